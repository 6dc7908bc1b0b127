"""Cards between rows and values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, select

from questions.memory import Card, Memory
from quizapp.database import Upsert
from quizapp.extensions import db
from quizapp.models import Knowledge
from quizapp.models.base import table_of

_table = table_of(Knowledge)
_KEYS = ("user_id", "fact_id")
_SOME = select(_table).where(
    _table.c.user_id == bindparam("user_id"),
    _table.c.fact_id.in_(bindparam("facts", expanding=True)),
)
_ALL = select(_table).where(_table.c.user_id == bindparam("user_id"))
_STORE = Upsert(
    _table,
    {
        column.name: lambda new, name=column.name: new[name]
        for column in _table.columns
        if column.name not in _KEYS
    },
    keys=_KEYS,
)


def get_cards(user_id: int | None, facts: Iterable[str] | None = None) -> dict[str, Card]:
    """A learner's cards by fact, all or those of some facts."""
    if user_id is None:
        return {}
    if facts is None:
        rows = db.session.execute(_ALL, {"user_id": user_id})
    else:
        rows = db.session.execute(_SOME, {"user_id": user_id, "facts": list(facts)})
    return {row.fact_id: card_of(row) for row in rows}


def store_cards(user_id: int, cards: Mapping[str, Card]) -> None:
    """In one order for everybody, so that two answers at once cannot wait for each other."""
    if cards:
        _STORE.execute([row_of(user_id, fact, card) for fact, card in sorted(cards.items())])


def card_of(row: Row[Any]) -> Card:
    memory = None
    if row.stability is not None:
        memory = Memory(
            row.stability, row.difficulty, row.step, row.is_relearning, row.reviewed_at, row.due
        )
    return Card(
        asked=row.asked,
        right=row.right,
        last_right=row.last_right,
        first_at=row.first_at,
        last_at=row.last_at,
        right_since=row.right_since,
        is_confirmed=row.is_confirmed,
        is_urgent=row.is_urgent,
        luck=row.luck,
        last_item=row.last_item,
        memory=memory,
    )


def row_of(user_id: int, fact_id: str, card: Card) -> dict[str, Any]:
    memory = card.memory
    return {
        "user_id": user_id,
        "fact_id": fact_id,
        "asked": card.asked,
        "right": card.right,
        "last_right": card.last_right,
        "first_at": card.first_at,
        "last_at": card.last_at,
        "right_since": card.right_since,
        "is_confirmed": card.is_confirmed,
        "is_urgent": card.is_urgent,
        "luck": card.luck,
        "last_item": card.last_item,
        "stability": memory.stability if memory else None,
        "difficulty": memory.difficulty if memory else None,
        "step": memory.step if memory else None,
        "is_relearning": memory.is_relearning if memory else False,
        "reviewed_at": memory.reviewed_at if memory else None,
        "due": memory.due if memory else None,
    }


def begun_since(cards: Mapping[str, Card], moment: dt.datetime) -> int:
    """How many facts were asked for the first time since then."""
    return sum(card.first_at is not None and card.first_at >= moment for card in cards.values())
