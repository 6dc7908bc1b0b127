"""Assignments as a learner has them: what is due, starting, going on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, and_, select

from quizapp.articles.service import is_withdrawn_for_all
from quizapp.assignments.counting import Result, Try, find_result
from quizapp.assignments.drawing import draw_variant, stored_form
from quizapp.assignments.errors import NotFoundError
from quizapp.assignments.service import list_exceptions
from quizapp.assignments.terms import Terms, held_until, mode_of, terms_of
from quizapp.extensions import db
from quizapp.models import (
    Assignment,
    AssignmentException,
    Attempt,
    Class,
    Membership,
    Telling,
)
from quizapp.quizzes import errors as quizzes_errors
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.closing import close_overdue
from quizapp.quizzes.drawing import Choice
from quizapp.quizzes.errors import WithdrawnError
from quizapp.quizzes.service import Task, create_attempt

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class OwnTry:
    """An attempt as its learner sees it; `points` are None while they are not told."""

    attempt_id: int
    number: int
    points: float | None
    length: int
    started_at: dt.datetime
    finished_at: dt.datetime | None
    ends_at: dt.datetime | None
    is_late: bool
    is_on_paper: bool


@dataclass(frozen=True, slots=True)
class Work:
    """An assignment of one learner. `result` is what counts, None while nothing does or nothing is
    told; `told_from` is when answers are told where that is later, None otherwise. `is_past` says
    that its due date is."""

    id: int
    title: str
    class_name: str
    time_zone: str
    length: int
    is_exam: bool
    telling: Telling
    terms: Terms
    tries: tuple[OwnTry, ...]
    result: Result | None
    told_from: dt.datetime | None
    is_open: bool
    is_archived: bool
    is_past: bool

    @property
    def open_try(self) -> OwnTry | None:
        return next((one for one in self.tries if one.finished_at is None), None)

    @property
    def is_handed_in(self) -> bool:
        return any(one.finished_at for one in self.tries)

    @property
    def used(self) -> int:
        return max((one.number for one in self.tries), default=0)

    @property
    def is_to_do(self) -> bool:
        """Whether it waits for the learner: gone on with, or started a first time."""
        return self.open_try is not None or (self.is_open and not self.is_handed_in)

    @property
    def is_overdue(self) -> bool:
        """Whether nothing was handed in by the due date."""
        return self.is_past and not self.is_handed_in

    def can_start(self, now: dt.datetime) -> bool:
        return self.open_try is None and self.terms.can_start(self.used, now)


def list_work(user_id: int, now: dt.datetime) -> tuple[Work, ...]:
    """What a learner's classes have to do, the next due first, then what is over, the last first;
    without what opens later."""
    found = [one for one in _works(user_id, now) if one.terms.opens_at <= now]
    ahead = [one for one in found if one.terms.due_at > now or one.is_to_do]
    over = [one for one in found if one not in ahead]
    return (
        *sorted(ahead, key=lambda one: (one.terms.due_at, one.id)),
        *sorted(over, key=lambda one: (one.terms.due_at, one.id), reverse=True),
    )


def list_due(user_id: int, now: dt.datetime) -> tuple[Work, ...]:
    """What waits for a learner, the next due first."""
    return tuple(one for one in list_work(user_id, now) if one.is_to_do)


def get_work(user_id: int, assignment_id: int, now: dt.datetime) -> Work:
    """An assignment of a class in which somebody learns. Raises NotFoundError."""
    close_overdue(user_id, now)
    works = _works(user_id, now, Assignment.id == assignment_id)
    if not works:
        raise NotFoundError
    return works[0]


def start(user_id: int, assignment_id: int, now: dt.datetime) -> int:
    """Starts an attempt and gives its number; where one is open, that one's.

    Raises NotFoundError, NotOpenError, OverError, NoAttemptsLeftError, WithdrawnError.
    """
    work = get_work(user_id, assignment_id, now)
    if work.open_try is not None:
        return work.open_try.attempt_id
    work.terms.check_start(work.used, now)
    assignment = db.session.get_one(Assignment, assignment_id)
    if is_withdrawn_for_all(assignment.version_id):
        raise WithdrawnError
    number = work.used + 1
    try:
        return begin(assignment, user_id, work.terms, number, now)
    except quizzes_errors.NotFoundError as error:
        # Another window was quicker.
        again = get_work(user_id, assignment_id, now)
        if again.open_try is None:
            raise NotFoundError from error
        return again.open_try.attempt_id


def begin(
    assignment: Assignment,
    user_id: int,
    terms: Terms,
    number: int,
    now: dt.datetime,
    *,
    is_on_paper: bool = False,
) -> int:
    """Draws and stores a learner's `number`-th attempt. Raises quizzes.errors.NotFoundError where
    there is one of this number. Answers on paper are always to the form."""
    bank = get_bank(assignment.version_id)
    if assignment.is_same_for_all or is_on_paper:
        drawn = stored_form(bank, assignment)
    else:
        drawn = draw_variant(bank, assignment, user_id, number)
    choice = Choice(
        assignment.version_id,
        assignment.activity,
        assignment.title,
        mode_of(assignment),
        assignment.length,
    )
    task = Task(
        assignment.id,
        number,
        None if is_on_paper else terms.end_of(now),
        held_until(assignment, list_exceptions(assignment.id).values()),
        is_on_paper,
    )
    return create_attempt(user_id, choice, bank, drawn, assignment.seed, now, task=task)


def _works(user_id: int, now: dt.datetime, *wanted: ColumnElement[bool]) -> list[Work]:
    rows = db.session.execute(_of_learner(user_id).where(*wanted)).all()
    tries = _tries(user_id, [row[0].id for row in rows]) if rows else {}
    return [_work(*row, tries.get(row[0].id, ()), now) for row in rows]


def _of_learner(user_id: int) -> Select[Assignment, str, str, AssignmentException | None]:
    return (
        select(Assignment, Class.name, Class.time_zone, AssignmentException)
        .join(Class, Class.id == Assignment.class_id)
        .join(Membership, Membership.class_id == Class.id)
        .outerjoin(
            AssignmentException,
            and_(
                AssignmentException.assignment_id == Assignment.id,
                AssignmentException.user_id == user_id,
            ),
        )
        .where(
            Membership.user_id == user_id,
            Assignment.archived_at.is_(None),
            Class.archived_at.is_(None),
        )
        .order_by(Assignment.due_at.desc(), Assignment.id.desc())
        .limit(_MOST_SHOWN)
    )


def _work(
    assignment: Assignment,
    class_name: str,
    time_zone: str,
    exception: AssignmentException | None,
    attempts: Sequence[Row[Attempt, float, int]],
    now: dt.datetime,
) -> Work:
    terms = terms_of(assignment, exception)
    is_told = all(attempt.held_until is None for attempt, *_ in attempts if attempt.finished_at)
    tries = [try_of(*row) for row in attempts]
    return Work(
        id=assignment.id,
        title=assignment.title,
        class_name=class_name,
        time_zone=time_zone,
        length=assignment.length,
        is_exam=assignment.mode.value == "exam",
        telling=assignment.telling,
        terms=terms,
        tries=tuple(_own_try(*row, terms) for row in attempts),
        result=find_result(tries, assignment.counting) if is_told else None,
        told_from=next(
            (attempt.held_until for attempt, *_ in attempts if attempt.held_until), None
        ),
        is_open=terms.can_start(max((one.number for one in tries), default=0), now),
        is_archived=assignment.archived_at is not None,
        is_past=terms.due_at <= now,
    )


def _own_try(attempt: Attempt, points: float, counted: int, terms: Terms) -> OwnTry:
    is_told = attempt.finished_at is not None and attempt.held_until is None
    return OwnTry(
        attempt.id,
        attempt.assignment_try or 1,
        points if is_told else None,
        counted,
        attempt.started_at,
        attempt.finished_at,
        attempt.ends_at,
        terms.is_late(attempt.finished_at) and not attempt.is_on_paper,
        attempt.is_on_paper,
    )


def try_of(attempt: Attempt, points: float, counted: int) -> Try:
    """The attempt as what counts is chosen from."""
    return Try(
        attempt.id,
        attempt.assignment_try or 1,
        points,
        counted,
        attempt.finished_at,
    )


def with_points(*wanted: ColumnElement[bool]) -> Select[Attempt, float, int]:
    """Attempts with their points and how many questions count, oldest first; an unanswered one is
    worth nothing, one that was dropped does not count."""
    counted = Attempt.length - Attempt.dropped
    return (
        select(Attempt, Attempt.points, counted)
        .where(*wanted)
        .order_by(Attempt.assignment_try, Attempt.id)
    )


def _tries(
    user_id: int, assignment_ids: Sequence[int]
) -> dict[int | None, list[Row[Attempt, float, int]]]:
    rows = db.session.execute(
        with_points(Attempt.user_id == user_id, Attempt.assignment_id.in_(assignment_ids))
    )
    found: defaultdict[int | None, list[Row[Attempt, float, int]]] = defaultdict(list)
    for row in rows:
        found[row[0].assignment_id].append(row)
    return found
