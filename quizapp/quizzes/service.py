"""Starting a quiz: what is drawn for whom."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select

from questions.drawing import Drawn, draw
from questions.items.model import Item
from quizapp.extensions import db
from quizapp.models import Attempt, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.errors import (
    NotFoundError,
    NothingToAskError,
)

MIXED = "mixed"
RETRY = "retry"
ACTIVITY_LENGTH = 8
_OPENING = 1000.0  # more than any repetition weighs in a draw


@dataclass(frozen=True, slots=True)
class Choice:
    """What a learner wants to be asked: an activity by its key, or a mixed quiz. Empty `topics`
    or `kinds` mean all of them."""

    version_id: int
    activity: str
    title: str
    mode: Mode
    length: int
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


def start(user_id: int, choice: Choice, seed: int, now: dt.datetime) -> int:
    """Draws a quiz and gives the new attempt's id. Raises NothingToAskError."""
    bank = get_bank(choice.version_id)
    rng = random.Random(seed)  # noqa: S311 - a draw of questions, not a secret
    pool = _one_variant_each(_pool(bank, choice), rng)
    drawn = draw(pool, length=choice.length, rng=rng, priority=_priority(bank, choice))
    return _create_attempt(user_id, choice, bank, drawn, seed, now)


def retry_missed(user_id: int, attempt_id: int, seed: int, now: dt.datetime) -> int:
    """A new practice attempt with what was wrong, partly right, skipped or left open.

    Raises NotFoundError, NothingToAskError.
    """
    attempt = get_attempt(user_id, attempt_id)
    missed = db.session.scalars(
        select(Slot.item_id)
        .where(Slot.attempt_id == attempt_id, (Slot.score.is_(None)) | (Slot.score < 1))
        .order_by(Slot.position)
    ).all()
    bank = get_bank(attempt.version_id)
    choice = Choice(attempt.version_id, RETRY, attempt.title, Mode.PRACTICE, len(missed))
    rng = random.Random(seed)  # noqa: S311
    drawn = draw([bank.item(n) for n in missed], length=len(missed), rng=rng)
    return _create_attempt(user_id, choice, bank, drawn, seed, now, retry_of=attempt_id)


def get_attempt(user_id: int, attempt_id: int) -> Attempt:
    """An attempt of this learner. Raises NotFoundError, also for another learner's."""
    attempt = db.session.get(Attempt, attempt_id)
    if attempt is None or attempt.user_id != user_id:
        raise NotFoundError
    return attempt


def _pool(bank: StoredBank, choice: Choice) -> list[Item]:
    activity = bank.find_activity(choice.activity)
    if activity is None and choice.activity != MIXED:
        raise NothingToAskError
    return [
        item
        for item in bank.items
        if (activity is None or item.id in activity.item_ids)
        and (not choice.topics or item.topic in choice.topics)
        and (not choice.kinds or item.kind in choice.kinds)
    ]


def _priority(bank: StoredBank, choice: Choice) -> Callable[[Item], float]:
    """A ready-made quiz opens with the item that it is named after."""
    activity = bank.find_activity(choice.activity)
    opening = activity.item_ids[0] if activity else None
    return lambda item: _OPENING if item.id == opening else 0.0


def _one_variant_each(pool: Iterable[Item], rng: random.Random) -> list[Item]:
    variants: dict[str, list[Item]] = {}
    for item in pool:
        variants.setdefault(item.id, []).append(item)
    return [rng.choice(draws) for draws in variants.values()]


def _create_attempt(
    user_id: int,
    choice: Choice,
    bank: StoredBank,
    drawn: Sequence[Drawn],
    seed: int,
    now: dt.datetime,
    retry_of: int | None = None,
) -> int:
    if not drawn:
        raise NothingToAskError
    attempt = Attempt(
        user_id=user_id,
        version_id=choice.version_id,
        activity=choice.activity,
        title=choice.title,
        mode=choice.mode,
        seed=seed,
        length=len(drawn),
        retry_of_id=retry_of,
        started_at=now,
    )
    db.session.add(attempt)
    db.session.flush()
    rows = [
        {
            "attempt_id": attempt.id,
            "position": position,
            "item_id": bank.row_id(one.item),
            "option_order": list(one.option_order),
            "group_order": list(one.group_order),
            "tries": 0,
        }
        for position, one in enumerate(drawn, start=1)
    ]
    db.session.execute(insert(Slot), rows)
    db.session.commit()
    return attempt.id
