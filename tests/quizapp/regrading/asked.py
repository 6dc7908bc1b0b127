"""Questions that learners of a class were asked, answered through the services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from questions.items.model import Item, Kind
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Slot, StoredItem
from quizapp.models.attempts import Mode
from quizapp.quizzes import answering, service
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.drawing import Choice

SINGLE = frozenset({Kind.SINGLE_CHOICE})


def start(user_id: int, *, mode: Mode = Mode.PRACTICE, seed: int = 7, length: int = 3) -> int:
    choice = Choice(1, MIXED, "A quiz", mode, length, kinds=SINGLE)
    return service.start(user_id, choice, seed=seed, now=utc_now()).attempt_id


def first_item(attempt_id: int) -> tuple[int, Item]:
    """The row and the item of an attempt's first question."""
    slot = slot_at(attempt_id)
    version_id = db.session.get_one(StoredItem, slot.item_id).version_id
    return slot.item_id, get_bank(version_id).item(slot.item_id)


def slot_at(attempt_id: int, position: int = 1) -> Slot:
    return db.session.scalars(
        db.select(Slot).filter_by(attempt_id=attempt_id, position=position)
    ).one()


def answer(user_id: int, attempt_id: int, option: str, number: int = 1) -> None:
    fields: Mapping[str, Sequence[str]] = {"answer": [option]}
    posted = answering.Answer(number, fields)
    answering.submit(user_id, attempt_id, 1, posted, utc_now())


def others(item: Item) -> list[str]:
    """The options that are wrong."""
    return [option.id for option in item.options if option.id != item.key]


def form(verb: str, **fields: Any) -> dict[str, Any]:
    return {"verb": verb, "reason": "The book says otherwise.", **fields}
