"""The end of an attempt: it is handed in, or its time is up. And after it, where answers are held
back, the moment from which they are told and remembered.

The server's clock decides when that is. An exam past its end is closed by whatever comes first: a
post that is too late, or a page on which it would be seen. No job runs in between.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    ColumnElement,
    case,
    exists,
    literal,
    null,
    select,
    true,
    union_all,
    update,
)

from questions.memory import Skill
from quizapp.database import begin_writing
from quizapp.extensions import db
from quizapp.memory import recording
from quizapp.memory.cards import forgetting_of
from quizapp.memory.rebuilding import rebuild_learner
from quizapp.memory.recording import Learner
from quizapp.memory.replaying import answers_of_exam
from quizapp.models import Attempt, Knowledge, Membership, User
from quizapp.models.attempts import Mode, News
from quizapp.models.base import UtcDateTime
from quizapp.quizzes.errors import ExamOverError, NotFoundError, TimeIsUpError
from quizapp.quizzes.service import get_attempt


def finish(user_id: int, attempt_id: int, now: dt.datetime) -> None:
    """Ends an attempt; in an exam, what was answered now counts as known or not.

    Raises NotFoundError. Finishing twice is finishing once.
    """
    get_attempt(user_id, attempt_id)
    close(user_id, attempt_id, now)


def get_open_exam(user_id: int, attempt_id: int, now: dt.datetime) -> Attempt:
    """An exam that can still be worked on. Raises NotFoundError, ExamOverError, TimeIsUpError."""
    attempt = get_attempt(user_id, attempt_id)
    if attempt.mode != Mode.EXAM:
        raise NotFoundError
    if attempt.finished_at is not None:
        raise why_over(attempt.finished_at, attempt.ends_at)
    if is_past(attempt.ends_at, now):
        close(user_id, attempt_id, now, only_overdue=True)
        raise TimeIsUpError
    return attempt


def why_over(finished_at: dt.datetime, ends_at: dt.datetime | None) -> ExamOverError:
    """What to tell whoever comes after the end: handed in, or ended by its time, whichever page or
    post closed it then."""
    return TimeIsUpError() if is_past(ends_at, finished_at) else ExamOverError()


def is_past(ends_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether the time of an exam is up; `ends_at` is None where it has no limit."""
    return ends_at is not None and ends_at <= now


def close(user_id: int, attempt_id: int, now: dt.datetime, *, only_overdue: bool = False) -> None:
    """Ends an attempt that is open, now or when its time was up, and commits. Where only what is
    overdue may end, one that was given more time meanwhile goes on."""
    is_over = Attempt.ends_at <= now if only_overdue else true()
    is_held = Attempt.held_until > now
    closed = db.session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.finished_at.is_(None), is_over)
        .values(
            finished_at=case((Attempt.ends_at < now, Attempt.ends_at), else_=_moment(now)),
            held_until=case((is_held, Attempt.held_until), else_=null()),
        )
        .returning(Attempt.mode, Attempt.finished_at, Attempt.held_until)
    ).one_or_none()
    if closed is not None and closed.mode == Mode.EXAM and closed.held_until is None:
        remember_exam(user_id, attempt_id, closed.finished_at)
    db.session.commit()


def tell(user_id: int, attempt_id: int, now: dt.datetime) -> None:
    """Ends the holding back of what was handed in, where its moment has come, and commits."""
    ended = db.session.scalars(
        update(Attempt)
        .where(
            Attempt.id == attempt_id, Attempt.finished_at.is_not(None), Attempt.held_until <= now
        )
        .values(held_until=None, news=News.TOLD)
        .returning(Attempt.finished_at)
    ).one_or_none()
    if ended is not None:
        remember_exam(user_id, attempt_id, ended)
    db.session.commit()


def close_overdue(user_id: int, now: dt.datetime) -> None:
    """Closes this learner's attempts whose time is up, and tells what was held back until now."""
    _close_overdue(Attempt.user_id == user_id, now)


def close_overdue_in_class(class_id: int, now: dt.datetime) -> None:
    """As `close_overdue`, for everybody in a class."""
    members = select(Membership.user_id).where(Membership.class_id == class_id)
    _close_overdue(Attempt.user_id.in_(members), now)


def _close_overdue(whose: ColumnElement[bool], now: dt.datetime) -> None:
    # Two halves, since each has an index of its own.
    columns = (Attempt.id, Attempt.user_id, Attempt.finished_at)
    running = select(*columns, Attempt.ends_at.label("since")).where(
        whose, Attempt.finished_at.is_(None), Attempt.ends_at <= now
    )
    held = select(*columns, Attempt.held_until.label("since")).where(
        whose, Attempt.finished_at.is_not(None), Attempt.held_until <= now
    )
    both = union_all(running, held).subquery()
    overdue = db.session.execute(select(both).order_by(both.c.since, both.c.id)).all()
    for attempt_id, user_id, finished_at, _since in overdue:
        begin_writing()
        if finished_at is None:
            close(user_id, attempt_id, now, only_overdue=True)
        else:
            tell(user_id, attempt_id, now)


def remember_exam(user_id: int, attempt_id: int, ended: dt.datetime) -> None:
    """Takes in the last answer to each question of an exam that has ended, all of that moment.

    Where something was asked between that moment and now, the cards are made again from all
    answers in their order.
    """
    learner = db.session.get_one(User, user_id, with_for_update={"key_share": True})
    answers = answers_of_exam(attempt_id)
    shifts = recording.get_shifts(one.item.id for one in answers)
    before = Learner(
        Skill(learner.ability, learner.ability_answers), forgetting_of(learner.forgetting)
    )
    is_late = db.session.scalar(
        select(exists().where(Knowledge.user_id == user_id, Knowledge.last_at > ended))
    )
    recording.record(user_id, before, answers, shifts)
    if answers and is_late:
        rebuild_learner(user_id)


def _moment(now: dt.datetime) -> ColumnElement[dt.datetime]:
    return literal(now, UtcDateTime())
