"""What an assignment asks of one learner, its exceptions taken in: who may start when, and when an
attempt ends. Pure rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.assignments.errors import NoAttemptsLeftError, NotOpenError, OverError
from quizapp.models.assignments import Assignment, AssignmentException, Telling
from quizapp.models.attempts import NEVER, Mode


@dataclass(frozen=True, slots=True)
class Terms:
    """`attempts` and `minutes` are None for no limit. `has_exception` says whether something is
    otherwise for this learner than for the others, `extra_minutes` being part of it."""

    opens_at: dt.datetime
    due_at: dt.datetime
    accepts_late: bool
    attempts: int | None
    minutes: int | None
    extra_minutes: int = 0
    extra_attempts: int = 0
    has_own_dates: bool = False

    @property
    def has_exception(self) -> bool:
        return self.has_own_dates or bool(self.extra_minutes or self.extra_attempts)

    def check_start(self, used: int, now: dt.datetime) -> None:
        """Whether somebody who has started `used` attempts may start another. Raises NotOpenError,
        OverError, NoAttemptsLeftError."""
        if now < self.opens_at:
            raise NotOpenError(self.opens_at)
        if now >= self.due_at and not self.accepts_late:
            raise OverError
        if self.attempts is not None and used >= self.attempts:
            raise NoAttemptsLeftError

    def can_start(self, used: int, now: dt.datetime) -> bool:
        try:
            self.check_start(used, now)
        except (NotOpenError, OverError, NoAttemptsLeftError):
            return False
        return True

    def end_of(self, started_at: dt.datetime) -> dt.datetime | None:
        """When an attempt ends by itself: its time is up, or it is due and late is refused."""
        ends = [] if self.accepts_late else [self.due_at]
        if self.minutes is not None:
            ends.append(started_at + dt.timedelta(minutes=self.minutes))
        return min(ends, default=None)

    def is_late(self, finished_at: dt.datetime | None) -> bool:
        return finished_at is not None and finished_at > self.due_at


def terms_of(assignment: Assignment, exception: AssignmentException | None) -> Terms:
    """What holds for one learner."""
    attempts, minutes = assignment.attempts, assignment.minutes
    if exception is None:
        return Terms(
            assignment.opens_at, assignment.due_at, assignment.accepts_late, attempts, minutes
        )
    return Terms(
        exception.opens_at or assignment.opens_at,
        exception.due_at or assignment.due_at,
        assignment.accepts_late,
        None if attempts is None else attempts + exception.extra_attempts,
        None if minutes is None else minutes + exception.extra_minutes,
        0 if minutes is None else exception.extra_minutes,
        0 if attempts is None else exception.extra_attempts,
        bool(exception.opens_at or exception.due_at),
    )


def mode_of(assignment: Assignment) -> Mode:
    """How attempts go: where feedback comes later, practice is like an exam."""
    return assignment.mode if assignment.telling is Telling.NOW else Mode.EXAM


def held_until(
    assignment: Assignment, exceptions: Iterable[AssignmentException]
) -> dt.datetime | None:
    """From when answers are told: once nobody has time left, so that none is passed on."""
    if assignment.telling is Telling.NOW:
        return None
    if assignment.telling is Telling.NEVER:
        return NEVER
    return max([assignment.due_at, *(one.due_at for one in exceptions if one.due_at)])
