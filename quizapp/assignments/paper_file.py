"""Answers from paper as a table: a line for each learner, a column for each question."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from quizapp.assignments import paper
from quizapp.classes.members import Learner, list_learners
from quizapp.classes.roster_file import read_rows
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, User
from quizapp.quizzes import errors as quizzes_errors

MAX_LEARNERS = 100  # of 60 questions each, some seconds of the processor
_MORE_COLUMNS = 20  # beside those of the questions: who it is
_QUESTION = re.compile(r"q?\s*0*([1-9]\d{0,2})\.?", re.IGNORECASE)


class TableProblem(enum.Enum):
    """Why a whole table is refused."""

    NO_QUESTIONS = "no questions"
    TOO_MANY = "too many"


class UnreadableTableError(Exception):
    def __init__(self, problem: TableProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class LineProblem(enum.Enum):
    """Why a line as a whole is left out."""

    UNKNOWN = "unknown"
    SEVERAL = "several"
    TWICE = "twice"
    EMPTY = "empty"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class Line:
    """The answers of one learner as they were typed, by position; what is wrong with the line, or
    with single answers, by their position. `shown` is what it says of who the learner is."""

    number: int
    shown: str
    learner: Learner | None
    typed: Mapping[int, str]
    problem: LineProblem | None = None
    problems: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        return self.problem is None and not self.problems


def read_answers(assignment: Assignment, taught: TaughtClass, text: str) -> tuple[Line, ...]:
    """What the lines of a table say, and what is wrong with each; nothing is stored. Learners are
    told by login, student number or name, in the columns before the answers. Raises
    UnreadableTableError, and classes.roster_file.UnreadableRosterError where it is none."""
    rows = read_rows(text, assignment.length + _MORE_COLUMNS)
    places = _question_columns(rows[0][1], assignment.length)
    if not places:
        raise UnreadableTableError(TableProblem.NO_QUESTIONS)
    if len(rows) - 1 > MAX_LEARNERS:
        raise UnreadableTableError(TableProblem.TOO_MANY)
    learners = _by_identifier(list_learners(taught))
    lines = [_line(number, cells, places, learners) for number, cells in rows[1:]]
    return tuple(_checked(assignment, lines))


def store_answers(
    actor: User, assignment: Assignment, lines: Sequence[Line], now: dt.datetime
) -> int:
    """Stores the lines that are sound, each as `paper.enter` does, and counts them. A learner who
    starts an attempt at this very moment is left for the next time, and one whose answers were
    stored since the lines were read, as by a second press, is left out."""
    stored = 0
    for line in lines:
        if line.learner is None or not line.is_sound:
            continue
        tries = paper.count_tries(assignment, line.learner)
        if tries.is_on_paper:
            continue
        try:
            paper.enter(actor, assignment, line.learner, line.typed, now, after=tries.last)
        except quizzes_errors.NotFoundError:
            db.session.rollback()
            continue
        stored += 1
    return stored


def _question_columns(heads: Sequence[str], length: int) -> dict[int, int]:
    """The position of the question that each column is about, by its place."""
    found: dict[int, int] = {}
    for place, head in enumerate(heads):
        told = _QUESTION.fullmatch(head)
        if told and int(told[1]) <= length and int(told[1]) not in found.values():
            found[place] = int(told[1])
    return found


def _by_identifier(learners: Sequence[Learner]) -> dict[str, dict[int, Learner]]:
    """The learners, by number, of whom each login, student number and name may be said."""
    found: dict[str, dict[int, Learner]] = {}
    for one in learners:
        for text in (one.login, one.student_number, one.name, one.sort_name):
            if text:
                found.setdefault(text.casefold(), {})[one.id] = one
    return found


def _line(
    number: int,
    cells: Sequence[str],
    places: Mapping[int, int],
    learners: Mapping[str, Mapping[int, Learner]],
) -> Line:
    """A name that two learners have may stand beside the login of one of them. Where the cells
    name different learners, the answers could go to the wrong one."""
    who = [cell for cell in cells[: min(places)] if cell]
    named = [learners[cell.casefold()] for cell in who if cell.casefold() in learners]
    meant = [
        one for one in (named[0].values() if named else ()) if all(one.id in each for each in named)
    ]
    typed = {at: cells[place] for place, at in places.items() if place < len(cells)}
    problem = LineProblem.SEVERAL if named and not meant else None
    return Line(number, ", ".join(who)[:80], meant[0] if len(meant) == 1 else None, typed, problem)


def _checked(assignment: Assignment, lines: Sequence[Line]) -> Iterator[Line]:
    stored, seen = _on_paper(assignment), set[int]()
    for line in lines:
        problem = _problem(line, stored, seen)
        problems = {} if problem else paper.problems_of(assignment, line.typed)
        if line.learner:
            seen.add(line.learner.id)
        yield Line(line.number, line.shown, line.learner, line.typed, problem, problems)


def _problem(line: Line, stored: frozenset[int], seen: set[int]) -> LineProblem | None:
    if line.learner is None:
        return line.problem or LineProblem.UNKNOWN
    if line.learner.id in seen:
        return LineProblem.TWICE
    if line.learner.id in stored:
        return LineProblem.STORED
    return None if any(line.typed.values()) else LineProblem.EMPTY


def _on_paper(assignment: Assignment) -> frozenset[int]:
    """Who has answers from paper already: the same table sent twice stores nothing twice."""
    query = select(Attempt.user_id).where(
        Attempt.assignment_id == assignment.id,
        Attempt.is_on_paper,
        Attempt.finished_at.is_not(None),
    )
    return frozenset(db.session.scalars(query))
