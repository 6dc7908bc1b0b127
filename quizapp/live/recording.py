"""The answers of a round, kept with each learner: as an attempt, handed in when the round ended.

From there on they are counted, shown and remembered like those of any exam. A question that a
learner did not answer is no part of it: whoever came late or had no network is not marked down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from questions import scoring
from questions.items.model import Item
from quizapp.extensions import db
from quizapp.models import Attempt, LiveAnswer, LiveRound, Response, Slot, User
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import LIVE, LIVE_TITLE
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.closing import remember_exam
from quizapp.regrading.overrides import (
    AS_IT_WAS,
    columns_of,
    find_covers,
    get_overrides,
    store_covers,
)


def record(live: LiveRound, now: dt.datetime) -> None:
    """Commits for each learner on their own, so that nobody waits for long. What is recorded
    already stays: this can be done again where it broke off."""
    learners = db.session.scalars(
        select(LiveAnswer.user_id)
        .where(LiveAnswer.round_id == live.id, LiveAnswer.attempt_id.is_(None))
        .distinct()
        .order_by(LiveAnswer.user_id)
    ).all()
    db.session.commit()
    for user_id in learners:
        _record_one(live, user_id, now)


def _record_one(live: LiveRound, user_id: int, now: dt.datetime) -> None:
    # Whoever ends the round at the same moment waits here, and finds nothing left to do.
    learner = db.session.get(User, user_id, with_for_update={"key_share": True})
    answers = db.session.scalars(
        select(LiveAnswer)
        .where(
            LiveAnswer.round_id == live.id,
            LiveAnswer.user_id == user_id,
            LiveAnswer.attempt_id.is_(None),
        )
        .order_by(LiveAnswer.position)
    ).all()
    if learner is not None and answers:
        attempt_id = _add_attempt(live, user_id, answers, now)
        remember_exam(user_id, attempt_id, now)
    db.session.commit()


def _add_attempt(
    live: LiveRound, user_id: int, answers: Sequence[LiveAnswer], now: dt.datetime
) -> int:
    attempt = Attempt(
        user_id=user_id,
        version_id=live.version_id,
        activity=LIVE,
        title=LIVE_TITLE,
        mode=Mode.EXAM,
        seed=live.id,
        length=len(answers),
        started_at=live.started_at,
        finished_at=now,
    )
    db.session.add(attempt)
    db.session.flush()
    bank = get_bank(live.version_id)
    asked = [live.questions[one.position - 1] for one in answers]
    items = [bank.item(question["item"]) for question in asked]
    covers = find_covers(user_id, {question["item"] for question in asked})
    overrides = get_overrides(covers, bank.item)
    slots = [
        {
            "attempt_id": attempt.id,
            "position": place,
            "item_id": question["item"],
            "option_order": question["options"],
            "group_order": [],
            "tries": 1,
            **columns_of(covers.get(question["item"])),
            "score": overrides.get(question["item"], AS_IT_WAS).mark(
                item, scoring.response_from_json(item, one.answer)
            ),
        }
        for place, (question, item, one) in enumerate(
            zip(asked, items, answers, strict=True), start=1
        )
    ]
    # Without their numbers, which SQLite would give for one row at a time.
    db.session.execute(insert(Slot), slots)
    slot_ids = db.session.scalars(
        select(Slot.id).where(Slot.attempt_id == attempt.id).order_by(Slot.position)
    ).all()
    responses = [
        {
            "slot_id": slot_id,
            "try_number": 1,
            "answer": one.answer,
            "score": one.score,
            "parts": _parts(item, one.answer),
            "seconds": one.seconds,
            "answered_at": one.answered_at,
        }
        for slot_id, item, one in zip(slot_ids, items, answers, strict=True)
    ]
    db.session.execute(insert(Response), responses)
    store_covers(attempt.id, covers)
    for one in answers:
        one.attempt_id = attempt.id
    return attempt.id


def _parts(item: Item, answer: Any) -> dict[str, bool]:
    return dict(scoring.score(item, scoring.response_from_json(item, answer)).parts)
