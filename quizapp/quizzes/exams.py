"""Finding one's way in an open exam: what is answered, what is flagged, how much time is left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, update

from questions import scoring
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot
from quizapp.quizzes import answering
from quizapp.quizzes.answering import Answer
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.closing import get_open_exam
from quizapp.quizzes.errors import NotFoundError, UnansweredError

# What one press on "more time" adds; it can be pressed as often as somebody likes.
EXTENSION = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class ExamSlot:
    """One question in the list of an exam."""

    position: int
    is_answered: bool
    is_flagged: bool


def list_slots(attempt_id: int) -> tuple[ExamSlot, ...]:
    """The questions of an exam, by position."""
    rows = db.session.execute(
        select(Slot.position, Slot.tries > 0, Slot.flagged)
        .where(Slot.attempt_id == attempt_id)
        .order_by(Slot.position)
    )
    return tuple(ExamSlot(*row) for row in rows)


def set_flag(
    user_id: int, attempt_id: int, position: int, is_flagged: bool, now: dt.datetime
) -> None:
    """Flags a question of an open exam, or takes its flag away.

    Raises NotFoundError, also outside exams, and ExamOverError.
    """
    get_open_exam(user_id, attempt_id, now)
    changed = db.session.scalars(
        update(Slot)
        .where(Slot.attempt_id == attempt_id, Slot.position == position)
        .values(flagged=is_flagged)
        .returning(Slot.id)
    ).all()
    if not changed:
        raise NotFoundError
    db.session.commit()


def extend(user_id: int, attempt_id: int, now: dt.datetime) -> None:
    """Puts off the end of an exam whose time is running; pressed twice at once it counts once.

    Raises NotFoundError, also where there is no limit or an instructor set it, and ExamOverError.
    """
    attempt = get_open_exam(user_id, attempt_id, now)
    if attempt.ends_at is None or attempt.assignment_id is not None:
        raise NotFoundError
    db.session.execute(
        update(Attempt)
        .where(
            Attempt.id == attempt_id,
            Attempt.finished_at.is_(None),
            Attempt.ends_at == attempt.ends_at,
        )
        .values(
            ends_at=attempt.ends_at + EXTENSION,
            extra_minutes=Attempt.extra_minutes + EXTENSION // dt.timedelta(minutes=1),
        )
        .execution_options(synchronize_session=False)
    )
    db.session.commit()


def save(user_id: int, attempt_id: int, position: int, answer: Answer, now: dt.datetime) -> None:
    """Stores what the form of an exam's question holds, where that is something new.

    Raises what `answering.submit` does, but for a form with nothing in it.
    """
    attempt = get_open_exam(user_id, attempt_id, now)
    if not _is_news(attempt, position, answer):
        return
    try:
        answering.submit(user_id, attempt_id, position, answer, now)
    except UnansweredError:
        db.session.rollback()


def _is_news(attempt: Attempt, position: int, answer: Answer) -> bool:
    row = db.session.execute(
        select(Slot, Response)
        .outerjoin(Response, (Response.slot_id == Slot.id) & (Response.try_number == Slot.tries))
        .where(Slot.attempt_id == attempt.id, Slot.position == position)
    ).one_or_none()
    if row is None:
        raise NotFoundError
    slot: Slot = row[0]
    stored: Response | None = row[1]
    response = scoring.parse(get_bank(attempt.version_id).item(slot.item_id), answer.fields)
    if response is None:
        return False
    given = scoring.response_to_json(response)
    if stored is not None:
        return bool(given != stored.answer or answer.certainty != stored.certainty)
    # Steps that stand as they were first shown are no answer yet.
    return bool(given != slot.option_order)
