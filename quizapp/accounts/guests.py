"""Guests: accounts made for whoever tries at once, and what becomes of them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, delete, exists, func, or_, select

from quizapp.accounts.deletion import lock_attempts
from quizapp.extensions import db
from quizapp.models import (
    Attempt,
    DiaryEntry,
    ExercisePick,
    Note,
    Report,
    Response,
    Role,
    SelfReport,
    Slot,
    Takeover,
    User,
)

STALE_AFTER = dt.timedelta(days=30)  # a day less than the cookie with which a guest comes back
UNDO_FOR = dt.timedelta(days=14)  # what was taken over of one
_CLEANED_AT_ONCE = 20
_KEPT = (ExercisePick, DiaryEntry, Note, SelfReport, Report)


def create_guest(now: dt.datetime) -> User:
    """Makes a guest, and clears away a few whom nobody can be any more."""
    delete_stale_guests(now, limit=_CLEANED_AT_ONCE)
    guest = User(role=Role.GUEST, created_at=now)
    db.session.add(guest)
    db.session.commit()
    return guest


def find_guest(session_id: str | None) -> User | None:
    """The guest of a browser, by what its signed session says; None if gone or none."""
    number, _, version = (session_id or "").partition(".")
    if not (number.isdecimal() and version.isdecimal()):
        return None
    guest = db.session.get(User, int(number))
    if guest is None or not guest.is_guest or guest.session_version != int(version):
        return None
    return guest


def count_answers(guest_id: int) -> int:
    """How many answers a guest gave."""
    statement = (
        select(func.count(Response.id))
        .join(Slot, Slot.id == Response.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.user_id == guest_id)
    )
    return db.session.scalar(statement) or 0


def count_exercises(guest_id: int) -> int:
    """How many exercises a guest picked, and entries in a diary."""
    picked = select(func.count()).where(ExercisePick.user_id == guest_id).scalar_subquery()
    written = select(func.count()).where(DiaryEntry.user_id == guest_id).scalar_subquery()
    return db.session.scalar(select(picked + written)) or 0


def has_anything(guest_id: int) -> bool:
    """Whether a guest did anything that somebody may want to keep."""
    kept = (exists().where(table.user_id == guest_id) for table in _KEPT)
    return count_answers(guest_id) > 0 or bool(db.session.scalar(select(or_(*kept))))


def delete_guest(guest_id: int) -> None:
    """Deletes a guest with all answers; does nothing where it is gone or is no guest."""
    lock_attempts(guest_id)
    db.session.execute(delete(User).where(User.id == guest_id, User.role == Role.GUEST))
    db.session.commit()


def delete_stale_guests(now: dt.datetime, limit: int | None = None) -> int:
    """Deletes guests without any activity for 30 days, the oldest first; gives how many. What was
    taken over of others is forgotten when it cannot be undone any more."""
    before = now - STALE_AFTER
    stale = (
        select(User.id)
        .where(User.role == Role.GUEST, User.created_at < before, ~_was_active_since(before))
        .order_by(User.created_at)
        .limit(limit)
    )
    ids = db.session.scalars(stale).all()
    if ids:
        db.session.execute(delete(User).where(User.id.in_(ids), User.role == Role.GUEST))
    db.session.execute(delete(Takeover).where(Takeover.taken_at <= now - UNDO_FOR))
    db.session.commit()
    return len(ids)


def _was_active_since(before: dt.datetime) -> ColumnElement[bool]:
    began = exists().where(Attempt.user_id == User.id, Attempt.started_at >= before)
    answered = exists().where(
        Attempt.user_id == User.id,
        Slot.attempt_id == Attempt.id,
        Response.slot_id == Slot.id,
        Response.answered_at >= before,
    )
    noted = exists().where(Note.user_id == User.id, Note.changed_at >= before)
    turned = exists().where(SelfReport.user_id == User.id, SelfReport.at >= before)
    picked = exists().where(ExercisePick.user_id == User.id, ExercisePick.picked_at >= before)
    wrote = exists().where(DiaryEntry.user_id == User.id, DiaryEntry.written_at >= before)
    return began | answered | noted | turned | picked | wrote
