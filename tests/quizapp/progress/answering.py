"""Attempts with answers straight in the database, for tests of what is shown of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from questions.items.model import Blanks, NumericRange
from questions.scoring import response_to_json
from quizapp.extensions import db
from quizapp.models import Attempt, Knowledge, Response, Slot, StoredItem
from quizapp.models.attempts import Mode
from quizapp.quizzes.banks import get_bank

NOON = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
SKIPPED = "skipped"
Score = float | str | None


def add_attempt(
    user_id: int,
    scores: Sequence[Score],
    *,
    topic: str | None = None,
    mode: Mode = Mode.PRACTICE,
    is_finished: bool = True,
    at: dt.datetime = NOON,
    version_id: int = 1,
    title: str = "A quiz",
) -> int:
    """An attempt with a question for each score; None was not answered, SKIPPED was skipped.
    What is stored as answered is the right answer, whatever the score says."""
    attempt = Attempt(
        user_id=user_id,
        version_id=version_id,
        activity="mixed",
        title=title,
        mode=mode,
        seed=1,
        length=len(scores),
        started_at=at,
        finished_at=at if is_finished else None,
    )
    db.session.add(attempt)
    db.session.flush()
    items = _items(version_id, topic)
    for position, score in enumerate(scores, start=1):
        _add_slot(attempt.id, position, items[position % len(items)], score, at)
    db.session.commit()
    return attempt.id


def add_try(
    attempt_id: int, position: int, try_number: int, score: float, at: dt.datetime = NOON
) -> None:
    """A further try at a question; the score that counts stays as it is."""
    slot = db.session.scalars(
        db.select(Slot).filter_by(attempt_id=attempt_id, position=position)
    ).one()
    slot.tries = try_number
    db.session.add(_response(slot, try_number, score, at))
    db.session.commit()


def add_knowledge(user_id: int, fact_ids: Sequence[str], *, last_right: bool) -> None:
    """Facts answered twice, the last time at NOON; what was right then is known for years."""
    db.session.add_all(
        Knowledge(
            user_id=user_id,
            fact_id=fact_id,
            asked=2,
            right=int(last_right),
            last_right=last_right,
            first_at=NOON,
            last_at=NOON,
            stability=10_000.0 if last_right else 0.2,
            difficulty=5.0,
            reviewed_at=NOON,
            due=NOON + dt.timedelta(days=10_000 if last_right else 1),
        )
        for fact_id in fact_ids
    )
    db.session.commit()


def _items(version_id: int, topic: str | None) -> list[StoredItem]:
    query = db.select(StoredItem).filter_by(version_id=version_id).order_by(StoredItem.id)
    if topic is not None:
        query = query.filter_by(topic=topic)
    return list(db.session.scalars(query))


def _add_slot(
    attempt_id: int, position: int, item: StoredItem, score: Score, at: dt.datetime
) -> None:
    is_answered = isinstance(score, float | int)
    slot = Slot(
        attempt_id=attempt_id,
        position=position,
        item=item,
        option_order=[option["id"] for option in item.body["options"]],
        group_order=[group["id"] for group in item.body["groups"]],
        tries=int(is_answered),
        score=score if is_answered else None,
        skipped_at=at if score == SKIPPED else None,
    )
    db.session.add(slot)
    db.session.flush()
    if isinstance(score, float | int):
        db.session.add(_response(slot, 1, score, at))


def _response(slot: Slot, try_number: int, score: float, at: dt.datetime) -> Response:
    return Response(
        slot_id=slot.id,
        try_number=try_number,
        answer=_right_answer(slot.item),
        score=score,
        parts={},
        seconds=7,
        certainty=None,
        answered_at=at,
    )


def _right_answer(item: StoredItem) -> Any:
    key = get_bank(item.version_id).item(item.id).key
    if isinstance(key, NumericRange):
        return response_to_json((key.low, key.high))
    if isinstance(key, Blanks):
        return response_to_json({blank: words[0] for blank, words in key.accepted.items()})
    return response_to_json(key)
