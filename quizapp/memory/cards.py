"""Cards between rows and values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from questions.memory import NOTHING_TOLD, Card, Curve, Forgetting, Memory
from quizapp.database import Upsert, execute
from quizapp.memory.shelf import Kept, Sums, get_shelf, sums_of
from quizapp.models import Knowledge, User
from quizapp.models.base import table_of

_table, _users = table_of(Knowledge), table_of(User)
_KEYS = ("user_id", "fact_id")
# As the fields of Card stand, then those of Memory.
_COLUMNS = tuple(
    _table.c[name]
    for name in (
        "fact_id", "asked", "right", "last_right", "first_at", "last_at", "right_since",
        "is_confirmed", "is_urgent", "luck", "last_item",
        "stability", "difficulty", "step", "is_relearning", "reviewed_at", "due",
    )
)  # fmt: skip
_MEMORY = 11  # where these begin
_END = len(_COLUMNS)  # and where what is known of the learner does
_USER = _END + 1


def _all() -> Select[Any]:
    return select(*_COLUMNS, _users.c.forgetting).join(_users, _users.c.id == _table.c.user_id)


def _own() -> Select[Any]:
    return _all().where(_table.c.user_id == bindparam("user_id"))


# The commonest question asks one fact: a list of any length is put into words anew each time.
_ONE = _own().where(_table.c.fact_id == bindparam("fact_id"))
_SOME = _own().where(_table.c.fact_id.in_(bindparam("facts", expanding=True)))
_ALL = _own()
_MOVED = _own().where(_table.c.last_at > bindparam("until"))
# What did not move since, as it adds up, and how the learner forgets now.
_REST = select(
    func.count(),
    func.coalesce(func.sum(_table.c.asked), 0),
    func.coalesce(func.sum(_table.c.right), 0),
    func.coalesce(func.sum(_table.c.stability), 0.0),
    select(_users.c.forgetting).where(_users.c.id == bindparam("user_id")).scalar_subquery(),
).where(_table.c.user_id == bindparam("user_id"), _table.c.last_at <= bindparam("until"))
_OF_MANY = (
    _all()
    .add_columns(_table.c.user_id)
    .where(
        _table.c.user_id.in_(bindparam("users", expanding=True)),
        _table.c.fact_id.in_(bindparam("facts", expanding=True)),
    )
    .order_by(_table.c.user_id)
)
_STORE = Upsert(
    _table,
    {
        column.name: lambda new, name=column.name: new[name]
        for column in _table.columns
        if column.name not in _KEYS
    },
    keys=_KEYS,
)


def get_cards(user_id: int | None, facts: Collection[str] | None = None) -> dict[str, Card]:
    """A learner's cards by fact, all or those of some facts."""
    if user_id is None:
        return {}
    if facts is None:
        return _all_cards(user_id)
    if len(facts) == 1:
        rows = execute(_ONE, {"user_id": user_id, "fact_id": next(iter(facts))})
    else:
        rows = execute(_SOME, {"user_id": user_id, "facts": list(facts)})
    return _cards(rows.all())


def _all_cards(user_id: int) -> dict[str, Card]:
    shelf = get_shelf()
    kept = shelf.find(user_id)
    cards = _brought_up_to_date(user_id, kept) if kept else None
    if cards is None:
        cards = _cards(execute(_ALL, {"user_id": user_id}).all())
    if kept is None or cards != kept.cards:
        shelf.keep(user_id, cards)
    return cards


def _brought_up_to_date(user_id: int, kept: Kept) -> dict[str, Card] | None:
    """The kept cards with those that moved since; None where the others are not as they were."""
    since = {"user_id": user_id, "until": kept.until}
    moved = _cards(execute(_MOVED, since).all())
    rest = execute(_REST, since).one_or_none()  # sums: there is always a row
    before = {fact: kept.cards[fact] for fact in moved.keys() & kept.cards.keys()}
    if not kept.sums.without(sums_of(before)).agree(Sums(*rest[:4])):
        return None
    cards = {**kept.cards, **moved}
    curve = _curve(rest[4])
    if next(iter(kept.cards.values())).curve == curve:
        return cards
    return {fact: Card(*card[:-1], curve) for fact, card in cards.items()}


def get_cards_of(user_ids: Collection[int], facts: Collection[str]) -> dict[int, dict[str, Card]]:
    """By learner, their cards of some facts."""
    rows = execute(_OF_MANY, {"users": list(user_ids), "facts": list(facts)})
    by_user = groupby(rows.all(), key=lambda row: row[_USER])
    return {user_id: _cards(list(own)) for user_id, own in by_user}


def store_cards(user_id: int, cards: Mapping[str, Card]) -> None:
    store_cards_of({user_id: cards})


def store_cards_of(cards: Mapping[int, Mapping[str, Card]]) -> None:
    """By learner. In one order for everybody, so that two answers at once cannot wait for each
    other."""
    rows = [
        row_of(user_id, fact, card)
        for user_id, own in sorted(cards.items())
        for fact, card in sorted(own.items())
    ]
    if rows:
        _STORE.execute(rows)


def forgetting_of(stored: str | None) -> Forgetting:
    """How a learner forgets, from what `stored_forgetting` gave."""
    return Forgetting.from_numbers(json.loads(stored)) if stored else NOTHING_TOLD


def stored_forgetting(forgetting: Forgetting) -> str | None:
    return None if forgetting == NOTHING_TOLD else json.dumps(forgetting.numbers)


@lru_cache(maxsize=1024)
def _curve(stored: str | None) -> Curve:
    return forgetting_of(stored).curve


def _cards(rows: Sequence[Row[Any]]) -> dict[str, Card]:
    if not rows:
        return {}
    curve = _curve(rows[0][_END])
    return dict(_card(row, curve) for row in rows)


def _card(row: Row[Any], curve: Curve) -> tuple[str, Card]:
    """By position: names cost a learner with thousands of cards half the time of a page."""
    fact, asked, right, last, first_at, last_at, since, confirmed, urgent, luck, item = row[
        :_MEMORY
    ]
    memory = None if row[_MEMORY] is None else Memory(*row[_MEMORY:_END])
    return fact, Card(
        asked, right, last, first_at, last_at, since, confirmed, urgent, luck, item, memory, curve
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
