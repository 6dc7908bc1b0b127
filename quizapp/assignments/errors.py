"""What can go wrong with assignments; the views have the words."""

from __future__ import annotations

import datetime as dt


class NotFoundError(Exception):
    """There is no such assignment, learner or form for the one who asks."""


class AlreadyGivenError(Exception):
    """The class was given the same a moment ago: a form came a second time."""

    def __init__(self, assignment_id: int) -> None:
        super().__init__(assignment_id)
        self.assignment_id = assignment_id


class NotOpenError(Exception):
    """The assignment opens later."""

    def __init__(self, opens_at: dt.datetime) -> None:
        super().__init__(opens_at)
        self.opens_at = opens_at


class OverError(Exception):
    """The due date is past, and nothing late is accepted."""


class NoAttemptsLeftError(Exception):
    """The learner has started as often as is allowed."""


class InvalidAnswersError(Exception):
    """Answers from paper that cannot be read, by the position of their question: why."""

    def __init__(self, problems: dict[int, str]) -> None:
        super().__init__(problems)
        self.problems = problems
