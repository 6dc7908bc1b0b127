"""The marks of a class by assignment: what counts for each learner, and whether it is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select, true
from sqlalchemy.orm import aliased

from quizapp.assignments.counting import Try, find_result
from quizapp.assignments.terms import terms_of
from quizapp.classes.departures import Departed, list_departed
from quizapp.classes.members import Learner, list_learners, list_page
from quizapp.classes.teaching import TaughtClass
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

# A try, and whether it was on paper.
_Found = tuple[Try, bool]
_Exceptions = Mapping[tuple[int, int], AssignmentException]


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


def get_table(taught: TaughtClass, page: int | None = None) -> Table:
    """The learners of one page, with the means of all; or everybody in the class on one, without
    them. In the same few queries however large it is; a page past the end is the last one."""
    assignments = _assignments(taught)
    if page is None:
        members = select(Membership.user_id).where(Membership.class_id == taught.id)
        lines = _lines(assignments, list_learners(taught), Attempt.user_id.in_(members))
        return Table(_columns(assignments, {}), lines, 1, 1, taught.learners)
    number, last, learners = list_page(taught, page)
    ids = [one.id for one in learners]
    key = "means", taught.id, taught.created_at
    means = kept_if_large(taught.learners, key, lambda: _means(taught))
    lines = _lines(assignments, learners, Attempt.user_id.in_(ids))
    return Table(_columns(assignments, means), lines, number, last, taught.learners)


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
    exceptions, tries = _exceptions(ids), _tries(ids, wanted)
    return tuple(
        Line(
            one,
            tuple(
                _cell(each, own, exceptions.get(key))
                if (own := tries.get(key := (one.id, each.id)))
                else _NOT_BEGUN
                for each in assignments
            ),
        )
        for one in learners
    )


def _exceptions(ids: Sequence[int]) -> _Exceptions:
    """By learner and assignment. Few have any: joined to the tries they would cost each of them."""
    rows = db.session.scalars(
        select(AssignmentException).where(AssignmentException.assignment_id.in_(ids))
    )
    return {(one.user_id, one.assignment_id): one for one in rows}


def _tries(ids: Sequence[int], wanted: ColumnElement[bool]) -> dict[tuple[int, int], list[_Found]]:
    """By learner and assignment, the oldest first."""
    rows: Any = db.session.execute(
        select(
            Attempt.user_id,
            Attempt.assignment_id,
            Attempt.is_on_paper,
            Attempt.id,
            func.coalesce(Attempt.assignment_try, 1),
            Attempt.points,
            Attempt.length - Attempt.dropped,
            Attempt.started_at,
            Attempt.finished_at,
        )
        .where(Attempt.assignment_id.in_(ids), wanted)
        .order_by(Attempt.assignment_try, Attempt.id)
    )
    tries: dict[tuple[int, int], list[_Found]] = {}
    for user_id, assignment_id, is_on_paper, *columns in rows:
        own = tries.setdefault((user_id, assignment_id or 0), [])
        own.append((Try(*columns), is_on_paper))
    return tries


def _cell(
    assignment: Assignment, tries: Sequence[_Found], exception: AssignmentException | None
) -> Cell:
    result = find_result((each for each, _ in tries), assignment.counting)
    if result is None:
        return Cell(is_open=True)
    ended = [one for one in tries if one[0].finished_at]
    shown, is_on_paper = next(
        (one for one in ended if one[0].attempt_id == result.attempt_id), ended[-1]
    )
    terms = terms_of(assignment, exception)
    is_late = terms.is_late(shown.finished_at) and not is_on_paper
    return Cell(result.share, result.attempt_id, is_late)


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
