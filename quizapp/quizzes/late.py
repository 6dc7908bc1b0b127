"""Answers that come when the time of an assignment is up: kept beside the attempt, not counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ScalarSelect, Select, func, select

from questions import scoring
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild_learner
from quizapp.models import Attempt, LateAnswer, Regrade, Response, Slot
from quizapp.models.attempts import News
from quizapp.quizzes import news
from quizapp.quizzes.answering import Answer, moment_given
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.errors import NotFoundError
from quizapp.quizzes.service import get_attempt
from quizapp.regrading.overrides import get_override


def keep(user_id: int, attempt_id: int, position: int, answer: Answer, now: dt.datetime) -> bool:
    """Keeps an answer that came too late, where it says something new: the newest to each question.

    Only of assignments that were ended by their time or their instructor. Whoever handed in may
    have seen the answers since.
    """
    attempt = _locked(user_id, attempt_id)
    if attempt.assignment_id is None or attempt.finished_at != attempt.ends_at:
        return False
    slot = db.session.scalars(_slot(attempt_id, position)).one_or_none()
    response = _read(attempt, slot, answer) if slot else None
    if slot is None or response is None:
        return False
    kept = _kept(slot)
    if kept is not None and kept.taken_at is not None:
        return False
    outcome = scoring.score(get_bank(attempt.version_id).item(slot.item_id), response)
    db.session.merge(
        LateAnswer(
            slot_id=slot.id,
            answer=scoring.response_to_json(response),
            score=outcome.score,
            parts=dict(outcome.parts),
            certainty=answer.certainty,
            given_at=moment_given(attempt.started_at, answer.given_ago, now),
            came_at=now,
        )
    )
    db.session.commit()
    return True


def take(user_id: int, attempt_id: int, position: int, now: dt.datetime) -> None:
    """Makes a late answer the one that counts, and commits. Taking it twice is taking it once.
    Raises NotFoundError."""
    attempt = _locked(user_id, attempt_id)
    slot = db.session.scalars(_slot(attempt_id, position)).one_or_none()
    kept = _kept(slot) if slot else None
    if slot is None or kept is None:
        raise NotFoundError
    if kept.taken_at is not None:
        return
    number = slot.tries + 1
    db.session.add(
        Response(
            slot_id=slot.id,
            try_number=number,
            answer=kept.answer,
            score=kept.score,
            parts=kept.parts,
            certainty=kept.certainty,
            answered_at=kept.came_at,
            given_at=kept.given_at,
        )
    )
    before = slot.score
    mark: float | None = kept.score
    if slot.regrade_id is not None:
        item = get_bank(attempt.version_id).item(slot.item_id)
        override = get_override(item, db.session.get(Regrade, slot.regrade_id))
        mark = override.mark(item, scoring.response_from_json(item, kept.answer))
    slot.tries, slot.score, slot.skipped_at, kept.taken_at = number, mark, None, now
    db.session.flush()
    if attempt.held_until is None:
        rebuild_learner(user_id)
    if (mark or 0.0) != (before or 0.0):
        news.note([attempt_id], News.MARKS)
    db.session.commit()


@dataclass(frozen=True, slots=True)
class Kept:
    """A late answer: its question, its mark, when it came and, by the device, was given."""

    attempt_id: int
    position: int
    score: float
    given_at: dt.datetime | None
    came_at: dt.datetime
    is_taken: bool


def list_kept(assignment_id: int, user_id: int) -> tuple[Kept, ...]:
    """The late answers of one learner to an assignment, by attempt and position."""
    rows = db.session.execute(
        select(Slot.attempt_id, Slot.position, LateAnswer)
        .join(LateAnswer, LateAnswer.slot_id == Slot.id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.assignment_id == assignment_id, Attempt.user_id == user_id)
        .order_by(Slot.attempt_id, Slot.position)
    )
    return tuple(
        Kept(attempt_id, at, row.score, row.given_at, row.came_at, row.taken_at is not None)
        for attempt_id, at, row in rows
    )


def untaken() -> ScalarSelect[int]:
    """How many late answers to an attempt nobody has decided to count, as a column beside it."""
    return (
        select(func.count())
        .select_from(Slot)
        .join(LateAnswer, LateAnswer.slot_id == Slot.id)
        .where(Slot.attempt_id == Attempt.id, LateAnswer.taken_at.is_(None))
        .correlate(Attempt)
        .scalar_subquery()
    )


def _slot(attempt_id: int, position: int) -> Select[Slot]:
    wanted = select(Slot).where(Slot.attempt_id == attempt_id, Slot.position == position)
    return wanted.execution_options(populate_existing=True)


def _kept(slot: Slot) -> LateAnswer | None:
    return db.session.get(LateAnswer, slot.id, populate_existing=True)


def _locked(user_id: int, attempt_id: int) -> Attempt:
    """As `get_attempt`; whoever answers, or marks anew, waits. What is read afterwards is as they
    left it."""
    db.session.get(Attempt, attempt_id, with_for_update={"key_share": True})
    return get_attempt(user_id, attempt_id)


def _read(attempt: Attempt, slot: Slot, answer: Answer) -> scoring.Response | None:
    """The answer, where it is one and not the one that is stored."""
    try:
        response = scoring.parse(get_bank(attempt.version_id).item(slot.item_id), answer.fields)
    except scoring.InvalidResponseError:
        return None
    stored = db.session.scalars(
        select(Response.answer).where(
            Response.slot_id == slot.id, Response.try_number == slot.tries
        )
    ).one_or_none()
    if response is None or scoring.response_to_json(response) == stored:
        return None
    return response
