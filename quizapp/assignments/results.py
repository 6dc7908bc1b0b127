"""Assignments as their instructors see them: who has done what, and what counts."""

from __future__ import annotations

import datetime as dt
import enum
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Row, and_, case, func, select

from quizapp.assignments.counting import Result, find_result
from quizapp.assignments.service import list_exceptions
from quizapp.assignments.taking import try_of, with_points
from quizapp.assignments.terms import Terms, terms_of
from quizapp.classes.members import Learner, list_page
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Assignment, AssignmentException, Attempt, Membership
from quizapp.quizzes.late import untaken

# An attempt, its points, how many questions count, and late answers that were not taken.
_Row = Row[Attempt, float, int, int]


class State(enum.StrEnum):
    NOT_STARTED = "not_started"
    OPEN = "open"
    HANDED_IN = "handed_in"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment in the list of a class: how many learners have begun, have handed in, and have
    handed in late."""

    id: int
    title: str
    opens_at: dt.datetime
    due_at: dt.datetime
    is_archived: bool
    started: int
    finished: int
    late: int


@dataclass(frozen=True, slots=True)
class LearnerTry:
    """One attempt of a learner; `late_answers` came after its end and were not counted yet."""

    attempt_id: int
    number: int
    points: float
    length: int
    started_at: dt.datetime
    finished_at: dt.datetime | None
    ends_at: dt.datetime | None
    is_late: bool
    is_on_paper: bool
    late_answers: int


@dataclass(frozen=True, slots=True)
class LearnerResult:
    """Where one learner stands. `result` is what counts by the assignment's rule."""

    learner: Learner
    terms: Terms
    tries: tuple[LearnerTry, ...]
    result: Result | None

    @property
    def state(self) -> State:
        """Of the attempt that counts, or of the newest where it is the mean of several."""
        ended = [one for one in self.tries if one.finished_at]
        if not ended:
            return State.OPEN if self.tries else State.NOT_STARTED
        counted = self.result.attempt_id if self.result else None
        shown = next((one for one in ended if one.attempt_id == counted), ended[-1])
        return State.LATE if shown.is_late else State.HANDED_IN

    @property
    def open_try(self) -> LearnerTry | None:
        return next((one for one in self.tries if one.finished_at is None), None)

    @property
    def late_answers(self) -> int:
        return sum(one.late_answers for one in self.tries)


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Some of a class, by name."""

    rows: tuple[LearnerResult, ...]
    number: int
    last: int


def list_assignments(taught: TaughtClass) -> tuple[AssignmentRow, ...]:
    """The assignments of a class, the last due first, archived ones at the end. Counts those who
    are in the class."""
    is_late = Attempt.finished_at > func.coalesce(AssignmentException.due_at, Assignment.due_at)
    learner = Membership.user_id
    rows = db.session.execute(
        select(
            Assignment.id,
            Assignment.title,
            Assignment.opens_at,
            Assignment.due_at,
            Assignment.archived_at.is_not(None),
            func.count(learner.distinct()),
            func.count(case((Attempt.finished_at.is_not(None), learner)).distinct()),
            func.count(case((and_(is_late, ~Attempt.is_on_paper), learner)).distinct()),
        )
        .outerjoin(Attempt, Attempt.assignment_id == Assignment.id)
        .outerjoin(
            Membership,
            and_(
                Membership.user_id == Attempt.user_id,
                Membership.class_id == Assignment.class_id,
            ),
        )
        .outerjoin(
            AssignmentException,
            and_(
                AssignmentException.assignment_id == Assignment.id,
                AssignmentException.user_id == Attempt.user_id,
            ),
        )
        .where(Assignment.class_id == taught.id)
        .group_by(Assignment.id)
        .order_by(Assignment.archived_at.is_not(None), Assignment.due_at.desc(), Assignment.id)
    )
    return tuple(AssignmentRow(*row) for row in rows)


def list_current(taught: TaughtClass) -> dict[int, str]:
    """The titles of what a class was given and is not put away, the last due first, by id."""
    rows = db.session.execute(
        select(Assignment.id, Assignment.title)
        .where(Assignment.class_id == taught.id, Assignment.archived_at.is_(None))
        .order_by(Assignment.due_at.desc(), Assignment.id)
    )
    return {row.id: row.title for row in rows}


def get_page(taught: TaughtClass, assignment: Assignment, page: int) -> ResultPage:
    """A page of the class, by name; a page past the end is the last one."""
    number, last, learners = list_page(taught, page)
    return ResultPage(_results(assignment, learners), number, last)


def get_result(assignment: Assignment, learner: Learner) -> LearnerResult:
    """One learner of the class."""
    (found,) = _results(assignment, (learner,))
    return found


def _results(assignment: Assignment, learners: tuple[Learner, ...]) -> tuple[LearnerResult, ...]:
    ids = [one.id for one in learners]
    wanted = (Attempt.assignment_id == assignment.id, Attempt.user_id.in_(ids))
    tries: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in db.session.execute(with_points(*wanted).add_columns(untaken())):
        tries[row[0].user_id].append(row)
    exceptions = list_exceptions(assignment.id, ids)
    return tuple(
        _learner_result(
            assignment, one, terms_of(assignment, exceptions.get(one.id)), tries[one.id]
        )
        for one in learners
    )


def _learner_result(
    assignment: Assignment,
    learner: Learner,
    terms: Terms,
    attempts: list[_Row],
) -> LearnerResult:
    return LearnerResult(
        learner,
        terms,
        tuple(
            LearnerTry(
                attempt.id,
                attempt.assignment_try or 1,
                points,
                counted,
                attempt.started_at,
                attempt.finished_at,
                attempt.ends_at,
                terms.is_late(attempt.finished_at) and not attempt.is_on_paper,
                attempt.is_on_paper,
                late,
            )
            for attempt, points, counted, late in attempts
        ),
        find_result((try_of(*one[:3]) for one in attempts), assignment.counting),
    )
