"""Giving work to a class: making, changing and deleting assignments, and exceptions from them."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from quizapp import audit
from quizapp.assignments.drawing import Content, draw_form, form_rows
from quizapp.assignments.errors import AlreadyGivenError, NotFoundError
from quizapp.assignments.terms import held_until, terms_of
from quizapp.classes import errors as classes_errors
from quizapp.classes.codes import ALPHABET
from quizapp.classes.service import get_learner
from quizapp.classes.teaching import TaughtClass, get_class, lock_class
from quizapp.database import begin_writing
from quizapp.extensions import db
from quizapp.models import (
    Assignment,
    AssignmentException,
    Attempt,
    Counting,
    Telling,
    User,
)
from quizapp.models.attempts import Mode
from quizapp.quizzes import closing, late
from quizapp.quizzes.activities import CHOSEN
from quizapp.quizzes.banks import get_bank

_SEED_BITS = 31
_CODE_LENGTH = 10
_CODE_TRIES = 5
# Whoever gives the very same again after so long means it.
_SENT_TWICE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """All of an assignment but its questions, as `models.Assignment` says."""

    title: str
    opens_at: dt.datetime
    due_at: dt.datetime
    mode: Mode
    telling: Telling
    counting: Counting
    attempts: int | None
    minutes: int | None
    accepts_late: bool
    is_same_for_all: bool


@dataclass(frozen=True, slots=True)
class ExceptionOf:
    """What is otherwise for one learner, as `models.AssignmentException` says."""

    opens_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    extra_minutes: int = 0
    extra_attempts: int = 0

    @property
    def is_none(self) -> bool:
        return self == ExceptionOf()


def get_taught(viewer: User, assignment_id: int) -> tuple[TaughtClass, Assignment]:
    """An assignment of a class that the viewer may look into, with the class. Raises
    NotFoundError."""
    found = db.session.get(Assignment, assignment_id)
    if found is None:
        raise NotFoundError
    try:
        return get_class(viewer, found.class_id), found
    except classes_errors.NotFoundError as error:
        raise NotFoundError from error


def create(
    actor: User, taught: TaughtClass, content: Content, rules: Rules, now: dt.datetime
) -> int:
    """Draws the form and gives the new assignment's id. Raises NothingToAskError, AlreadyGivenError
    where the form of a page was sent again, and NotFoundError, classes.errors.NotFoundError where
    the class or the article is deleted at this moment."""
    bank, seed = get_bank(content.version_id), secrets.randbits(_SEED_BITS)
    drawn = draw_form(bank, content, seed)
    actor_id = actor.id
    begin_writing()
    lock_class(taught)
    same_id = _find_same(taught, content, rules, form_rows(bank, drawn), now)
    if same_id is not None:
        raise AlreadyGivenError(same_id)
    for _ in range(_CODE_TRIES):
        code = "".join(secrets.choice(ALPHABET) for _ in range(_CODE_LENGTH))
        made = Assignment(
            class_id=taught.id,
            version_id=content.version_id,
            activity=content.activity,
            topics=list(content.topics),
            kinds=list(content.kinds),
            length=len(drawn),
            form=form_rows(bank, drawn),
            form_code=code,
            seed=seed,
            made_by_id=actor_id,
            made_at=now,
        )
        _set(made, rules)
        db.session.add(made)
        try:
            db.session.flush()
        except IntegrityError as error:
            db.session.rollback()
            if not db.session.scalar(select(exists().where(Assignment.form_code == code))):
                raise NotFoundError from error
            continue
        note(actor, "create", made, now)
        db.session.commit()
        return made.id
    raise RuntimeError("no free form code was found")


def change(actor: User, assignment: Assignment, rules: Rules, now: dt.datetime) -> None:
    """Changes what holds from now on, for attempts that are open too; the questions stay."""
    _set(assignment, rules)
    _apply(assignment, now)
    note(actor, "change", assignment, now)
    db.session.commit()


def archive(assignment: Assignment, archived_at: dt.datetime | None) -> None:
    """Takes an assignment out of the learners' lists, or with None back into them."""
    assignment.archived_at = archived_at
    db.session.commit()


def delete_assignment(actor: User, assignment: Assignment, now: dt.datetime) -> None:
    """Deletes an assignment; attempts at it stay with the learners."""
    note(actor, "delete", assignment, now)
    db.session.execute(delete(Assignment).where(Assignment.id == assignment.id))
    db.session.commit()


def find_exception(assignment_id: int, user_id: int) -> AssignmentException | None:
    return db.session.get(AssignmentException, (assignment_id, user_id))


def set_exception(
    actor: User,
    taught: TaughtClass,
    assignment: Assignment,
    user_id: int,
    wanted: ExceptionOf,
    now: dt.datetime,
) -> None:
    """Makes, changes or takes away a learner's exception; open attempts go by it at once. Raises
    NotFoundError, classes.errors.NotFoundError for whoever is not in the class."""
    # One after the other: what is read is what the other has stored.
    if db.session.get(Assignment, assignment.id, with_for_update={"key_share": True}) is None:
        raise NotFoundError
    get_learner(taught, user_id)
    stored = find_exception(assignment.id, user_id)
    if stored is not None:
        db.session.delete(stored)
        db.session.flush()
    if not wanted.is_none:
        db.session.add(
            AssignmentException(
                assignment_id=assignment.id,
                user_id=user_id,
                opens_at=wanted.opens_at,
                due_at=wanted.due_at,
                extra_minutes=wanted.extra_minutes,
                extra_attempts=wanted.extra_attempts,
            )
        )
        db.session.flush()
    _apply(assignment, now)
    note(actor, "exception", assignment, now, user_id)
    db.session.commit()


def close_attempt(
    actor: User, assignment: Assignment, user_id: int, attempt_id: int, now: dt.datetime
) -> None:
    """Ends a learner's open attempt by the instructor's word; what is stored in it counts. Raises
    NotFoundError."""
    attempt = db.session.get(Attempt, attempt_id)
    if attempt is None or (attempt.assignment_id, attempt.user_id) != (assignment.id, user_id):
        raise NotFoundError
    if attempt.finished_at is not None:
        return
    # Its time is up at this moment: what comes later is kept as late.
    attempt.ends_at = now
    note(actor, "close", assignment, now, user_id)
    db.session.flush()
    closing.close(user_id, attempt_id, now)


def take_late(
    actor: User,
    assignment: Assignment,
    user_id: int,
    attempt_id: int,
    position: int,
    now: dt.datetime,
) -> None:
    """Counts a late answer. Raises NotFoundError, quizzes.errors.NotFoundError."""
    attempt = db.session.get(Attempt, attempt_id)
    if attempt is None or attempt.assignment_id != assignment.id:
        raise NotFoundError
    note(actor, "late", assignment, now, user_id)
    late.take(user_id, attempt_id, position, now)


def note(
    actor: User, act: str, assignment: Assignment, now: dt.datetime, user_id: int | None = None
) -> None:
    """Puts what was done into the log of the class; `user_id` is to whom."""
    audit.record(
        actor,
        f"assignment.{act}",
        f"class {assignment.class_id}",
        now,
        learner=None if user_id is None else db.session.get(User, user_id),
        detail=assignment.title,
    )


def list_exceptions(
    assignment_id: int, user_ids: Collection[int] | None = None
) -> dict[int, AssignmentException]:
    """By learner; everybody's where none are named."""
    found = select(AssignmentException).where(AssignmentException.assignment_id == assignment_id)
    if user_ids is not None:
        found = found.where(AssignmentException.user_id.in_(user_ids))
    rows = db.session.scalars(found)
    return {one.user_id: one for one in rows}


def _find_same(
    taught: TaughtClass,
    content: Content,
    rules: Rules,
    form: list[list[Any]],
    now: dt.datetime,
) -> int | None:
    """What was given lately by the same choices, down to the minute at which it opens."""
    lately = db.session.scalars(
        select(Assignment).where(
            Assignment.class_id == taught.id,
            Assignment.version_id == content.version_id,
            Assignment.activity == content.activity,
            Assignment.length == len(form),
            Assignment.made_at > now - _SENT_TWICE,
            Assignment.archived_at.is_(None),
            Assignment.title == rules.title,
        )
    )
    for one in lately:
        if (one.topics, one.kinds) != ([*content.topics], [*content.kinds]):
            continue
        if all(getattr(one, name) == getattr(rules, name) for name in Rules.__slots__) and (
            content.activity != CHOSEN or _items_of(one.form) == _items_of(form)
        ):
            return one.id
    return None


def _items_of(form: list[list[Any]]) -> set[int]:
    return {row_id for row_id, *_ in form}


def _set(assignment: Assignment, rules: Rules) -> None:
    for name in Rules.__slots__:
        setattr(assignment, name, getattr(rules, name))


def _apply(assignment: Assignment, now: dt.datetime) -> None:
    """Lets changed rules hold for attempts that there are: when the open ones end, and until when
    answers are held back. What was told once stays told."""
    exceptions = list_exceptions(assignment.id)
    open_attempts = db.session.scalars(
        select(Attempt).where(Attempt.assignment_id == assignment.id, Attempt.finished_at.is_(None))
    )
    for attempt in open_attempts:
        terms = terms_of(assignment, exceptions.get(attempt.user_id))
        attempt.ends_at = terms.end_of(attempt.started_at)
    db.session.flush()
    held = held_until(assignment, exceptions.values())
    is_untold: ColumnElement[bool] = Attempt.held_until.is_not(None)
    if held is not None:
        is_untold |= Attempt.finished_at.is_(None) & (Attempt.mode == Mode.EXAM)
    # What is handed in and held until now is told, and remembered, by whoever looks next.
    db.session.execute(
        update(Attempt)
        .where(Attempt.assignment_id == assignment.id, is_untold)
        .values(held_until=held or now)
    )
