"""Overrides of a question for a class: what one would change, making it, and taking it back.

An answer keeps the score by its item's own key (`Response.score`); an override changes the mark
that counts (`Slot.score`), so that taking it back finds everything that came before and since.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, insert, select, update

from questions import scoring
from questions.items import key_to_json
from questions.items.blanks import with_gaps
from questions.items.model import Item
from questions.scoring import Override
from quizapp import audit
from quizapp.classes.teaching import TaughtClass, lock_class
from quizapp.database import execute
from quizapp.extensions import db
from quizapp.models import (
    Attempt,
    Membership,
    Regrade,
    RegradedSlot,
    Response,
    Slot,
    StoredItem,
    User,
)
from quizapp.models.attempts import Mode, News
from quizapp.models.base import table_of
from quizapp.models.regrades import Verb
from quizapp.progress.service import scores_count
from quizapp.quizzes import news
from quizapp.quizzes.banks import get_bank
from quizapp.regrading.errors import ChangedError, NotFoundError
from quizapp.regrading.overrides import get_override

_slots = table_of(Slot)
_SET_MARK = (
    update(_slots)
    .where(_slots.c.id == bindparam("slot"))
    .values(
        score=bindparam("mark"), is_dropped=bindparam("dropped"), regrade_id=bindparam("override")
    )
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What an instructor wants, and why."""

    verb: Verb
    override: Override
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the class was asked, with what is in force for it there."""

    id: int
    item: Item
    override: Override


@dataclass(frozen=True, slots=True)
class Change:
    """One learner's mark for one question of an attempt. None is no mark: not answered, or not
    counted. Marks that nobody may see yet, as in an exam that is open, are not `is_told`. The mark
    `before` is by the override `regrade_id`."""

    slot_id: int
    user_id: int
    learner: str
    attempt_id: int
    quiz: str
    position: int
    before: float | None
    after: float | None
    is_told: bool
    regrade_id: int | None = None


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an override would change, by learner, how many marks it leaves the `same`, and how many
    it covers that are not told yet. `fingerprint` stands for just these marks."""

    changes: tuple[Change, ...]
    same: int
    untold: int
    fingerprint: str


def get_question(taught: TaughtClass, item_id: int) -> Question:
    """A question that members of the class were asked. Raises NotFoundError."""
    version_id = db.session.scalar(
        select(StoredItem.version_id)
        .join(Slot, Slot.item_id == StoredItem.id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .join(Membership, Membership.user_id == Attempt.user_id)
        .where(StoredItem.id == item_id, Membership.class_id == taught.id)
        .limit(1)
    )
    if version_id is None:
        raise NotFoundError
    item = get_bank(version_id).item(item_id)
    newest = db.session.scalars(
        select(Regrade)
        .where(
            Regrade.class_id == taught.id,
            Regrade.item_id == item_id,
            Regrade.undone_at.is_(None),
        )
        .order_by(Regrade.id.desc())
        .limit(1)
    ).one_or_none()
    return Question(item_id, item, get_override(item, newest))


def try_out(taught: TaughtClass, question: Question, wish: Wish) -> DryRun:
    """Whose mark would change from what to what; changes nothing."""
    rows = db.session.execute(_of_class(taught, question.id)).all()
    return _dry_run(_changes(rows, question.item, wish.override))


def apply(
    actor: User, taught: TaughtClass, question: Question, wish: Wish, seen: str, now: dt.datetime
) -> int:
    """Marks the question so from now on, in the answers there are and in those to come; gives the
    id of the override. Raises ChangedError where what the dry run with the fingerprint `seen`
    showed is no longer what would happen."""
    lock_class(taught)
    changes = _changes(_locked(_of_class(taught, question.id)), question.item, wish.override)
    if _dry_run(changes).fingerprint != seen:
        db.session.rollback()
        raise ChangedError
    made = Regrade(
        class_id=taught.id,
        item_id=question.id,
        verb=wish.verb,
        accepted=[key_to_json(key) for key in wish.override.keys] or None,
        reason=wish.reason,
        made_by_id=actor.id,
        made_at=now,
    )
    db.session.add(made)
    db.session.flush()
    _store(made, wish.override, changes)
    _tell(changes)
    detail = with_gaps(question.item.prompt)
    audit.record(actor, f"class.regrade.{wish.verb}", f"class {taught.id}", now, detail=detail)
    db.session.commit()
    return made.id


def undo(actor: User, taught: TaughtClass, regrade_id: int, now: dt.datetime) -> None:
    """Takes an override back: its questions are marked as if it had never been, by an earlier one
    where there is one in force. Undoing twice is undoing once. Raises NotFoundError."""
    lock_class(taught)
    regrade = db.session.get(Regrade, regrade_id, with_for_update=True)
    if regrade is None or regrade.class_id != taught.id:
        raise NotFoundError
    if regrade.undone_at is not None:
        return
    regrade.undone_at, regrade.undone_by_id = now, actor.id
    db.session.flush()
    version_id = db.session.get_one(StoredItem, regrade.item_id).version_id
    item = get_bank(version_id).item(regrade.item_id)
    rows = _locked(_marked().where(Slot.regrade_id == regrade.id))
    below = _in_force(regrade)
    if rows:
        marks = [_remarked(row, item, below.get(row.slot_id)) for row in rows]
        execute(_SET_MARK, marks)
        pairs = zip(rows, marks, strict=True)
        changed = (row.attempt_id for row, new in pairs if row.is_told and row.score != new["mark"])
        news.note(set(changed), News.MARKS)
    detail = with_gaps(item.prompt)
    audit.record(actor, "class.regrade.undo", f"class {taught.id}", now, detail=detail)
    db.session.commit()


def _tell(changes: Iterable[Change]) -> None:
    changed = {one.attempt_id for one in changes if one.is_told and one.before != one.after}
    news.note(changed, News.MARKS)


def _marked() -> Select[Any]:
    """Questions of attempts with the answer that counts: the first in practice, the last in an
    exam."""
    counted = Response.try_number == case((Attempt.mode == Mode.EXAM, Slot.tries), else_=1)
    columns: tuple[Any, ...] = (
        Slot.id.label("slot_id"),
        Slot.attempt_id,
        Slot.position,
        Slot.score,
        Slot.regrade_id,
        Attempt.user_id,
        Attempt.title,
        Response.answer,
        scores_count().label("is_told"),
        User,
    )
    return (
        select(*columns)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .join(User, User.id == Attempt.user_id)
        .outerjoin(Response, (Response.slot_id == Slot.id) & counted)
        .order_by(Slot.attempt_id, Slot.position)
    )


def _of_class(taught: TaughtClass, item_id: int) -> Select[Any]:
    members = select(Membership.user_id).where(Membership.class_id == taught.id)
    return _marked().where(Slot.item_id == item_id, Attempt.user_id.in_(members))


def _locked(query: Select[Any]) -> Sequence[Row[Any]]:
    """The rows, while no answer to any of their attempts can come in between. Attempts first, then
    their learners, as whoever answers; whoever ends a live round, which changes the sums of many
    learners too, waits for these."""
    wanted = query.with_only_columns(Slot.attempt_id).order_by(None)
    attempts = select(Attempt.id).where(Attempt.id.in_(wanted)).order_by(Attempt.id)
    db.session.execute(attempts.with_for_update(key_share=True))
    whose = query.with_only_columns(Attempt.user_id).order_by(None)
    learners = select(User.id).where(User.id.in_(whose)).order_by(User.id)
    db.session.execute(learners.with_for_update(key_share=True))
    # A statement that waited sees the other tables as they were before: the next one does not.
    return db.session.execute(query).all()


def _changes(rows: Iterable[Row[Any]], item: Item, override: Override) -> tuple[Change, ...]:
    return tuple(
        Change(
            slot_id=row.slot_id,
            user_id=row.user_id,
            learner=row.User.name,
            attempt_id=row.attempt_id,
            quiz=row.title,
            position=row.position,
            before=row.score,
            after=_mark(row, item, override),
            is_told=row.is_told,
            regrade_id=row.regrade_id,
        )
        for row in rows
    )


def _mark(row: Row[Any], item: Item, override: Override) -> float | None:
    given = None if row.answer is None else scoring.response_from_json(item, row.answer)
    return override.mark(item, given)


def _dry_run(changes: Sequence[Change]) -> DryRun:
    told = [one for one in changes if one.is_told]
    changed = sorted(
        (one for one in told if one.before != one.after),
        key=lambda one: (one.learner.casefold(), one.user_id, one.attempt_id),
    )
    marks = ";".join(f"{one.slot_id}:{one.regrade_id}:{one.before}:{one.after}" for one in changes)
    return DryRun(
        tuple(changed),
        len(told) - len(changed),
        len(changes) - len(told),
        hashlib.sha256(marks.encode()).hexdigest()[:32],
    )


def _store(made: Regrade, override: Override, changes: Sequence[Change]) -> None:
    covered = [
        {"regrade_id": made.id, "slot_id": one.slot_id, "before": one.before, "after": one.after}
        for one in changes
    ]
    marks = [
        {
            "slot": one.slot_id,
            "mark": one.after,
            "dropped": override.is_dropped,
            "override": made.id,
        }
        for one in changes
    ]
    if changes:
        db.session.execute(insert(RegradedSlot), covered)
        execute(_SET_MARK, marks)


def _in_force(undone: Regrade) -> dict[int, Regrade]:
    """By slot that an undone override covers, the newest one that covers it too and stands."""
    covered = select(RegradedSlot.slot_id).where(RegradedSlot.regrade_id == undone.id)
    found = db.session.execute(
        select(RegradedSlot.slot_id, Regrade)
        .join(Regrade, Regrade.id == RegradedSlot.regrade_id)
        .where(RegradedSlot.slot_id.in_(covered), Regrade.undone_at.is_(None))
        .order_by(Regrade.id)
    )
    return {row.slot_id: row.Regrade for row in found}


def _remarked(row: Row[Any], item: Item, regrade: Regrade | None) -> dict[str, Any]:
    override = get_override(item, regrade)
    return {
        "slot": row.slot_id,
        "mark": _mark(row, item, override),
        "dropped": override.is_dropped,
        "override": regrade.id if regrade else None,
    }
