"""What a guest did becomes an account's, and stops being so where that was a mistake."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, delete, exists, select, update
from sqlalchemy.orm import aliased

from quizapp.accounts.deletion import lock_attempts
from quizapp.accounts.errors import AccountNotFoundError
from quizapp.accounts.guests import UNDO_FOR, count_answers
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild_learner
from quizapp.memory.self_reports import merge_self_reports, take_self_reports_back
from quizapp.models import (
    ArticleTally,
    Attempt,
    DayTally,
    DiaryEntry,
    ExercisePick,
    Note,
    Report,
    Response,
    Slot,
    Takeover,
    TopicTally,
    User,
)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What was taken over at a moment, and until when that can be undone; `answers` is how many
    answers, 0 where it was something else."""

    id: int
    at: dt.datetime
    until: dt.datetime
    answers: int


def take_over(guest_id: int, user_id: int, now: dt.datetime) -> None:
    """Makes a guest's attempts, reports, notes, exercises and diary those of a registered account,
    whose memory is made again from all answers in their order; the guest ends. What was moved is
    kept for UNDO_FOR.

    Raises AccountNotFoundError where either is not what it should be, as after a second click.
    """
    guest, user = _lock_people(guest_id, user_id)
    if guest is None or user is None or not guest.is_guest or user.is_guest:
        db.session.rollback()
        raise AccountNotFoundError
    answers = count_answers(guest_id)
    moved = {
        "attempts": _move_attempts(guest_id, user_id),
        "reports": _move_reports(guest_id, user_id),
        "notes": _move_notes(guest_id, user_id),
        "said": merge_self_reports(guest_id, user_id),
        "picks": _move_picks(guest_id, user_id),
        "diary": _move_diary(guest_id, user_id),
    }
    rebuild_learner(user_id)
    db.session.add(
        Takeover(
            user_id=user_id,
            taken_at=now,
            answers=answers,
            moved=moved,
        )
    )
    _add_ability(user, guest.ability, guest.ability_answers)
    db.session.execute(delete(User).where(User.id == guest_id))
    db.session.commit()


def list_undoable(user_id: int, now: dt.datetime) -> list[TakenOver]:
    """What an account can still give back, the latest first."""
    rows = db.session.execute(
        select(Takeover.id, Takeover.taken_at, Takeover.answers)
        .where(Takeover.user_id == user_id, Takeover.taken_at > now - UNDO_FOR)
        .order_by(Takeover.id.desc())
    )
    return [TakenOver(row.id, row.taken_at, row.taken_at + UNDO_FOR, row.answers) for row in rows]


def give_back(takeover_id: int, user_id: int, now: dt.datetime) -> bool:
    """Deletes what was taken over, and makes the memory again without it: whose it is instead
    nobody knows. What the account went on with since stays, as its own. False where there is
    nothing to undo, as after a second click."""
    lock_attempts(user_id)
    user = db.session.get(User, user_id, with_for_update=True)
    undoable = select(Takeover).where(
        Takeover.user_id == user_id, Takeover.taken_at > now - UNDO_FOR
    )
    taken = next((one for one in db.session.scalars(undoable) if one.id == takeover_id), None)
    if user is None or taken is None:
        db.session.rollback()
        return False
    _delete_moved(taken)
    take_self_reports_back(user_id, taken.moved["said"])
    db.session.delete(taken)
    db.session.flush()
    _delete_empty_tallies(user_id)
    # Not by taking the guest's share out: each answer since counts the less the more there were
    # before, and what one of them changed would count as often as the guest had answered.
    own = rebuild_learner(user_id)
    user.ability, user.ability_answers = own.value, own.answers
    db.session.commit()
    return True


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


# Each gives the rows that it moved, by what tells them: a number alone does not, since databases
# give that of a deleted row again.


def _move_attempts(guest_id: int, user_id: int) -> list[list[Any]]:
    return _moved(
        update(Attempt)
        .where(Attempt.user_id == guest_id)
        .values(user_id=user_id)
        .returning(Attempt.id, Attempt.started_at)
    )


def _move_reports(guest_id: int, user_id: int) -> list[list[Any]]:
    """Where both have an open report of a question, the account's stays."""
    own = aliased(Report)
    is_same = exists().where(
        own.user_id == user_id,
        own.article_id == Report.article_id,
        own.item_id == Report.item_id,
        own.closed_at.is_(None),
    )
    return _moved(
        update(Report)
        .where(Report.user_id == guest_id, ~and_(Report.closed_at.is_(None), is_same))
        .values(user_id=user_id)
        .returning(Report.id, Report.created_at)
    )


def _move_notes(guest_id: int, user_id: int) -> list[list[Any]]:
    """Where both have marked the same, the account's stays."""
    own = aliased(Note)
    is_same = exists().where(
        own.user_id == user_id, own.article_id == Note.article_id, own.key == Note.key
    )
    return _moved(
        update(Note)
        .where(Note.user_id == guest_id, ~is_same)
        .values(user_id=user_id)
        .returning(Note.id, Note.changed_at)
    )


def _move_picks(guest_id: int, user_id: int) -> list[list[Any]]:
    """What both picked stays the account's."""
    own = aliased(ExercisePick)
    is_same = exists().where(
        own.user_id == user_id,
        own.article_id == ExercisePick.article_id,
        own.exercise_id == ExercisePick.exercise_id,
    )
    return _moved(
        update(ExercisePick)
        .where(ExercisePick.user_id == guest_id, ~is_same)
        .values(user_id=user_id)
        .returning(ExercisePick.article_id, ExercisePick.exercise_id, ExercisePick.picked_at)
    )


def _move_diary(guest_id: int, user_id: int) -> list[list[Any]]:
    """Keys of forms are as good as unique, but one that was forged must not end in an error."""
    both = aliased(DiaryEntry)
    is_taken = exists().where(both.user_id == user_id, both.form_key == DiaryEntry.form_key)
    return _moved(
        update(DiaryEntry)
        .where(DiaryEntry.user_id == guest_id, ~is_taken)
        .values(user_id=user_id)
        .returning(DiaryEntry.id, DiaryEntry.written_at)
    )


def _moved(statement: Any) -> list[list[Any]]:
    rows = db.session.execute(statement, execution_options={"synchronize_session": False})
    return [
        [part.isoformat() if isinstance(part, dt.datetime) else part for part in row]
        for row in rows
    ]


def _delete_moved(taken: Takeover) -> None:
    since = _went_on(taken)
    for table, name, moment in (
        (Attempt, "attempts", Attempt.started_at),
        (Report, "reports", Report.created_at),
        (Note, "notes", Note.changed_at),
        (DiaryEntry, "diary", DiaryEntry.written_at),
    ):
        for number, at in taken.moved[name]:
            if name == "attempts" and number in since:
                continue
            db.session.execute(
                delete(table).where(
                    table.id == number,
                    table.user_id == taken.user_id,
                    moment == dt.datetime.fromisoformat(at),
                )
            )
    for article_id, exercise_id, at in taken.moved["picks"]:
        db.session.execute(
            delete(ExercisePick).where(
                ExercisePick.user_id == taken.user_id,
                ExercisePick.article_id == article_id,
                ExercisePick.exercise_id == exercise_id,
                ExercisePick.picked_at == dt.datetime.fromisoformat(at),
            )
        )


def _delete_empty_tallies(user_id: int) -> None:
    """Their triggers take out what is deleted, and leave rows that count nothing."""
    for counted in (ArticleTally.counted, TopicTally.counted, DayTally.answers):
        tally = counted.class_
        db.session.execute(delete(tally).where(tally.user_id == user_id, counted == 0))


def _went_on(taken: Takeover) -> set[int]:
    """The attempts in which something was answered since."""
    answered = (
        select(Attempt.id)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(Response, Response.slot_id == Slot.id)
        .where(Attempt.user_id == taken.user_id, Response.answered_at > taken.taken_at)
    )
    return set(db.session.scalars(answered))


def _add_ability(user: User, ability: float, answers: int) -> None:
    """Each counts by the answers that it rests on."""
    together = user.ability_answers + answers
    if together:
        weighed = user.ability * user.ability_answers + ability * answers
        user.ability = weighed / together
    user.ability_answers = together
