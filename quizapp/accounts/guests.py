"""Guests: accounts made for whoever tries at once, and what becomes of them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from quizapp.accounts.deletion import lock_attempts
from quizapp.accounts.errors import AccountNotFoundError
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild_learner
from quizapp.memory.self_reports import merge_self_reports
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
    User,
)

STALE_AFTER = dt.timedelta(days=30)  # a day less than the cookie with which a guest comes back
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


def merge_guest(guest_id: int, user_id: int) -> None:
    """Makes a guest's attempts, reports, notes, exercises and diary those of a registered account,
    whose memory is made again from all answers in their order; the guest ends.

    Raises AccountNotFoundError where either is not what it should be, as after a second click.
    """
    guest, user = _lock_people(guest_id, user_id)
    if guest is None or user is None or not guest.is_guest or user.is_guest:
        db.session.rollback()
        raise AccountNotFoundError
    db.session.execute(update(Attempt).where(Attempt.user_id == guest_id).values(user_id=user_id))
    _move_reports(guest_id, user_id)
    _move_notes(guest_id, user_id)
    merge_self_reports(guest_id, user_id)
    _move_exercises(guest_id, user_id)
    rebuild_learner(user_id)
    _add_ability(guest, user)
    db.session.execute(delete(User).where(User.id == guest_id))
    db.session.commit()


def delete_guest(guest_id: int) -> None:
    """Deletes a guest with all answers; does nothing where it is gone or is no guest."""
    lock_attempts(guest_id)
    db.session.execute(delete(User).where(User.id == guest_id, User.role == Role.GUEST))
    db.session.commit()


def delete_stale_guests(now: dt.datetime, limit: int | None = None) -> int:
    """Deletes guests without any activity for 30 days, the oldest first; gives how many."""
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
    db.session.commit()
    return len(ids)


def _lock_people(guest_id: int, user_id: int) -> tuple[User | None, User | None]:
    """The guest and the account, both locked, with nothing of the guest on its way any more.

    An answer locks its attempt and then refers to its user: whoever locks both does it in that
    order, or the two wait for each other.
    """
    own = select(Attempt.id).where(Attempt.user_id == guest_id).order_by(Attempt.id)
    while True:
        locked = lock_attempts(guest_id)
        guest = db.session.get(User, guest_id, with_for_update=True)
        if list(db.session.scalars(own)) == locked:
            # The account's own answers, in another tab, wait: their cards are made again.
            return guest, db.session.get(User, user_id, with_for_update=True)
        db.session.rollback()  # the guest began another quiz in between


def _move_reports(guest_id: int, user_id: int) -> None:
    """Where both have an open report of a question, the account's stays."""
    own = aliased(Report)
    is_same = exists().where(
        own.user_id == user_id,
        own.article_id == Report.article_id,
        own.item_id == Report.item_id,
        own.closed_at.is_(None),
    )
    db.session.execute(
        update(Report)
        .where(Report.user_id == guest_id, ~and_(Report.closed_at.is_(None), is_same))
        .values(user_id=user_id)
        .execution_options(synchronize_session=False)
    )


def _move_notes(guest_id: int, user_id: int) -> None:
    """Where both have marked the same, the account's stays."""
    own = aliased(Note)
    is_same = exists().where(
        own.user_id == user_id, own.article_id == Note.article_id, own.key == Note.key
    )
    db.session.execute(
        update(Note)
        .where(Note.user_id == guest_id, ~is_same)
        .values(user_id=user_id)
        .execution_options(synchronize_session=False)
    )


def _move_exercises(guest_id: int, user_id: int) -> None:
    """What both picked stays the account's."""
    own = aliased(ExercisePick)
    is_same = exists().where(
        own.user_id == user_id,
        own.article_id == ExercisePick.article_id,
        own.exercise_id == ExercisePick.exercise_id,
    )
    db.session.execute(
        update(ExercisePick)
        .where(ExercisePick.user_id == guest_id, ~is_same)
        .values(user_id=user_id)
        .execution_options(synchronize_session=False)
    )
    # Keys of forms are as good as unique, but one that was forged must not end in an error.
    both = aliased(DiaryEntry)
    is_taken = exists().where(both.user_id == user_id, both.form_key == DiaryEntry.form_key)
    db.session.execute(
        update(DiaryEntry)
        .where(DiaryEntry.user_id == guest_id, ~is_taken)
        .values(user_id=user_id)
        .execution_options(synchronize_session=False)
    )


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


def _add_ability(guest: User, user: User) -> None:
    """Each counts by the answers that it rests on."""
    answers = guest.ability_answers + user.ability_answers
    if answers:
        both = guest.ability * guest.ability_answers + user.ability * user.ability_answers
        user.ability = both / answers
    user.ability_answers = answers
