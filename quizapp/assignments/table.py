"""The marks of a class by assignment: what counts for each learner, and whether it is late."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Row, exists, select

from quizapp.assignments.counting import find_result
from quizapp.assignments.taking import try_of, with_points
from quizapp.assignments.terms import terms_of
from quizapp.classes.departures import Departed, list_departed
from quizapp.classes.gradebook import LEARNERS_A_PAGE
from quizapp.classes.service import Learner, list_learners
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Assignment, AssignmentException, Attempt, Departure, Membership

_Tries = list[Row[Attempt, float, int]]


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


def get_table(taught: TaughtClass) -> Table:
    """Everybody in the class, on one page, in the same few queries however large it is."""
    is_member = Attempt.user_id.in_(
        select(Membership.user_id).where(Membership.class_id == taught.id)
    )
    return _table(taught, list_learners(taught), is_member)


def get_departed(taught: TaughtClass) -> DepartedTable:
    """Of an attempt that was not handed in before its learner left nothing is told."""
    departed = list_departed(taught)
    was_ended = exists().where(
        Departure.class_id == taught.id,
        Departure.user_id == Attempt.user_id,
        Attempt.finished_at <= Departure.left_at,
    )
    table = _table(taught, tuple(one.learner for one in departed), was_ended)
    cells = (line.cells for line in table.lines)
    return DepartedTable(table.columns, tuple(zip(departed, cells, strict=True)))


def _table(taught: TaughtClass, learners: Sequence[Learner], wanted: ColumnElement[bool]) -> Table:
    """Of these learners, with the attempts that are wanted."""
    assignments = db.session.scalars(
        select(Assignment)
        .where(Assignment.class_id == taught.id, Assignment.archived_at.is_(None))
        .order_by(Assignment.due_at, Assignment.id)
    ).all()
    ids = [one.id for one in assignments]
    tries, exceptions = _tries(ids, wanted), _exceptions(ids)
    lines = tuple(
        Line(
            one,
            tuple(
                _cell(each, tries.get((one.id, each.id), []), exceptions.get((one.id, each.id)))
                for each in assignments
            ),
        )
        for one in learners
    )
    columns = tuple(
        Column(each.id, each.title, _mean([line.cells[place].share for line in lines]))
        for place, each in enumerate(assignments)
    )
    return Table(columns, lines, 1, 1, len(lines))


def get_page(table: Table, number: int) -> Table:
    """The table with the learners of one page; a page past the end is the last one."""
    last = max(1, math.ceil(table.total / LEARNERS_A_PAGE))
    number = min(max(number, 1), last)
    first = (number - 1) * LEARNERS_A_PAGE
    return replace(
        table, lines=table.lines[first : first + LEARNERS_A_PAGE], number=number, last=last
    )


def _tries(ids: list[int], wanted: ColumnElement[bool]) -> dict[tuple[int, int], _Tries]:
    rows = db.session.execute(with_points(Attempt.assignment_id.in_(ids), wanted))
    tries: defaultdict[tuple[int, int], _Tries] = defaultdict(list)
    for row in rows:
        tries[row[0].user_id, row[0].assignment_id or 0].append(row)
    return tries


def _exceptions(ids: list[int]) -> dict[tuple[int, int], AssignmentException]:
    rows = db.session.scalars(
        select(AssignmentException).where(AssignmentException.assignment_id.in_(ids))
    )
    return {(one.user_id, one.assignment_id): one for one in rows}


def _cell(assignment: Assignment, tries: _Tries, exception: AssignmentException | None) -> Cell:
    result = find_result((try_of(*one) for one in tries), assignment.counting)
    if result is None:
        return Cell(is_open=bool(tries))
    terms = terms_of(assignment, exception)
    ended = [each for each, _, _ in tries if each.finished_at]
    shown = next((one for one in ended if one.id == result.attempt_id), ended[-1])
    is_late = terms.is_late(shown.finished_at) and not shown.is_on_paper
    return Cell(result.share, result.attempt_id, is_late)


def _mean(shares: list[float | None]) -> float | None:
    given = [one for one in shares if one is not None]
    return sum(given) / len(given) if given else None
