"""The marks of a class by assignment: what counts for each learner, and whether it is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select, true
from sqlalchemy.orm import aliased

from quizapp.assignments.counting import Try, find_result
from quizapp.assignments.terms import terms_of
from quizapp.classes.departures import Departed, list_departed
from quizapp.classes.members import (
    EVERYBODY,
    LEARNER_COLUMNS,
    Learner,
    learner_of,
    list_page,
    put_in_order,
    select_learners,
)
from quizapp.classes.teaching import TaughtClass
from quizapp.database import ROWS_AT_ONCE
from quizapp.extensions import db
from quizapp.models import (
    Assignment,
    AssignmentException,
    Attempt,
    Counting,
    Departure,
    Membership,
)
from quizapp.statistics.shelf import kept_if_large

# A learner's tries by assignment, and whether each was on paper.
_Found = tuple[Try, bool]
_Tries = dict[int, list[_Found]]
# As `_add_try` reads them.
_TRY_COLUMNS: Sequence[Any] = (
    Attempt.assignment_id,
    Attempt.is_on_paper,
    Attempt.id,
    func.coalesce(Attempt.assignment_try, 1),
    Attempt.points,
    Attempt.length - Attempt.dropped,
    Attempt.finished_at,
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The assignments, with when each is due: for all, and for those who have a date of their own,
    by learner and assignment."""

    assignments: Sequence[Assignment]
    due: Mapping[int, dt.datetime]
    own_due: Mapping[tuple[int, int], dt.datetime]

    def due_at(self, user_id: int, assignment_id: int) -> dt.datetime:
        return self.own_due.get((user_id, assignment_id)) or self.due[assignment_id]


@dataclass(frozen=True, slots=True)
class Column:
    """One assignment, with the mean of what counts, None where nothing does yet."""

    id: int
    title: str
    mean: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What counts for one learner: `share` between 0 and 1, None where nothing was handed in;
    `is_open` says that something was begun. It comes from one attempt, or from several."""

    share: float | None = None
    attempt_id: int | None = None
    is_late: bool = False
    is_open: bool = False


_NOT_BEGUN = Cell()


@dataclass(frozen=True, slots=True)
class Line:
    """One learner with a cell for each assignment."""

    learner: Learner
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The assignments by due date, and the learners of one page, by sort name."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class DepartedTable:
    """Who has left, with the marks of what they had handed in by then."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[Departed, tuple[Cell, ...]], ...]


def get_table(taught: TaughtClass, page: int) -> Table:
    """The learners of one page, with the means of all, in the same few queries however large the
    class is; a page past the end is the last one."""
    assignments = _assignments(taught)
    number, last, learners = list_page(taught, page)
    ids = [one.id for one in learners]
    key = "means", taught.id, taught.created_at
    means = kept_if_large(taught.learners, key, lambda: _means(taught))
    lines = _lines(assignments, learners, Attempt.user_id.in_(ids))
    return Table(_columns(assignments, means), lines, number, last, taught.learners)


def get_whole_table(taught: TaughtClass) -> tuple[Sequence[str], Iterator[Line]]:
    """The titles of the columns, and everybody in the class, by sort name. Lines are read as they
    are consumed, in a single query, so that thousands take no more memory than a few."""
    put_in_order(taught)
    assignments = _assignments(taught)
    return [each.title for each in assignments], _iterate_lines(taught, assignments)


def get_departed(taught: TaughtClass) -> DepartedTable:
    """Of an attempt that was not handed in before its learner left nothing is told."""
    assignments, departed = _assignments(taught), list_departed(taught)
    was_ended = exists().where(
        Departure.class_id == taught.id,
        Departure.user_id == Attempt.user_id,
        Attempt.finished_at <= Departure.left_at,
    )
    lines = _lines(assignments, tuple(one.learner for one in departed), was_ended)
    cells = (line.cells for line in lines)
    return DepartedTable(_columns(assignments, {}), tuple(zip(departed, cells, strict=True)))


def _assignments(taught: TaughtClass) -> Sequence[Assignment]:
    return db.session.scalars(
        select(Assignment)
        .where(Assignment.class_id == taught.id, Assignment.archived_at.is_(None))
        .order_by(Assignment.due_at, Assignment.id)
    ).all()


def _columns(assignments: Sequence[Assignment], means: Mapping[int, float]) -> tuple[Column, ...]:
    return tuple(Column(each.id, each.title, means.get(each.id)) for each in assignments)


def _lines(
    assignments: Sequence[Assignment], learners: Sequence[Learner], wanted: ColumnElement[bool]
) -> tuple[Line, ...]:
    """Of these learners, with the attempts that are wanted."""
    ids = [one.id for one in assignments]
    rules, tries = _rules(assignments), _tries(ids, wanted)
    nothing: _Tries = {}
    return tuple(Line(one, _cells(one.id, tries.get(one.id, nothing), rules)) for one in learners)


def _iterate_lines(taught: TaughtClass, assignments: Sequence[Assignment]) -> Iterator[Line]:
    rules, ids = _rules(assignments), [one.id for one in assignments]
    is_own = (Attempt.user_id == Membership.user_id) & Attempt.assignment_id.in_(ids)
    rows = db.session.execute(
        select_learners(*_TRY_COLUMNS)
        .outerjoin(Attempt, is_own)
        .where(*EVERYBODY.of(taught))
        .order_by(Membership.sorts_as, Membership.user_id),
        execution_options={"yield_per": ROWS_AT_ONCE},
    )
    width = len(LEARNER_COLUMNS)
    for user_id, own in groupby(rows, key=itemgetter(0)):
        first = next(own)
        tries: _Tries = {}
        for row in chain([first], own):
            _add_try(tries, row[width:])
        yield Line(learner_of(first), _cells(user_id, tries, rules))


def _rules(assignments: Sequence[Assignment]) -> _Rules:
    """Few have an exception: joined to the tries they would cost each of them."""
    rows = db.session.scalars(
        select(AssignmentException).where(
            AssignmentException.assignment_id.in_([one.id for one in assignments])
        )
    )
    by_id = {one.id: one for one in assignments}
    return _Rules(
        assignments,
        {one.id: terms_of(one, None).due_at for one in assignments},
        {
            (one.user_id, one.assignment_id): terms_of(by_id[one.assignment_id], one).due_at
            for one in rows
        },
    )


def _cells(user_id: int, tries: _Tries, rules: _Rules) -> tuple[Cell, ...]:
    return tuple(
        _cell(each.counting, own, rules.due_at(user_id, each.id))
        if (own := tries.get(each.id))
        else _NOT_BEGUN
        for each in rules.assignments
    )


def _tries(ids: Sequence[int], wanted: ColumnElement[bool]) -> dict[int, _Tries]:
    """By learner."""
    rows = db.session.execute(
        select(Attempt.user_id, *_TRY_COLUMNS).where(Attempt.assignment_id.in_(ids), wanted)
    )
    found: dict[int, _Tries] = {}
    for user_id, *row in rows:
        _add_try(found.setdefault(user_id, {}), row)
    return found


def _add_try(tries: _Tries, row: Sequence[Any]) -> None:
    """From _TRY_COLUMNS, empty where a learner began nothing."""
    assignment_id, is_on_paper, *columns = row
    if assignment_id is not None:
        tries.setdefault(assignment_id, []).append((Try(*columns), is_on_paper))


def _cell(counting: Counting, tries: Sequence[_Found], due_at: dt.datetime) -> Cell:
    if len(tries) == 1:  # as most have: by every rule it is the one that counts
        ((only, is_on_paper),) = tries
        if only.finished_at is None:
            return Cell(is_open=True)
        is_late = only.finished_at > due_at and not is_on_paper
        return Cell(only.share, only.attempt_id, is_late)
    ended = sorted((one for one in tries if one[0].finished_at), key=_in_order)
    result = find_result([each for each, _ in ended], counting)
    if result is None:
        return Cell(is_open=True)
    shown, is_on_paper = next(
        (one for one in ended if one[0].attempt_id == result.attempt_id), ended[-1]
    )
    is_late = shown.finished_at is not None and shown.finished_at > due_at
    return Cell(result.share, result.attempt_id, is_late and not is_on_paper)


def _in_order(found: _Found) -> tuple[int, int]:
    return found[0].number, found[0].attempt_id


def _means(taught: TaughtClass) -> dict[int, float]:
    """By assignment, the mean of what counts for the learners of whom anything does, as
    `find_result` has it."""
    length = Attempt.length - Attempt.dropped
    share = case((length > 0, Attempt.points / length), else_=0.0)
    other = aliased(Attempt)
    number, others = (func.coalesce(one.assignment_try, 1) for one in (Attempt, other))

    def of_others(function: Any) -> ColumnElement[Any]:
        ended = (
            other.assignment_id == Attempt.assignment_id,
            other.user_id == Attempt.user_id,
            other.finished_at.is_not(None),
        )
        return select(function(others)).where(*ended).scalar_subquery()

    counts = case(
        (Assignment.counting == Counting.FIRST, number == of_others(func.min)),
        (Assignment.counting == Counting.LAST, number == of_others(func.max)),
        else_=true(),
    )
    is_mean = Assignment.counting == Counting.MEAN
    results = (
        select(
            Assignment.id, case((is_mean, func.avg(share)), else_=func.max(share)).label("share")
        )
        .join(Attempt, Attempt.assignment_id == Assignment.id)
        .join(
            Membership,
            (Membership.user_id == Attempt.user_id) & (Membership.class_id == Assignment.class_id),
        )
        .where(Assignment.class_id == taught.id, Attempt.finished_at.is_not(None), counts)
        .group_by(Assignment.id, Assignment.counting, Attempt.user_id)
        .subquery()
    )
    rows = db.session.execute(
        select(results.c.id, func.avg(results.c.share).label("mean")).group_by(results.c.id)
    )
    return {row.id: max(0.0, row.mean) for row in rows}
