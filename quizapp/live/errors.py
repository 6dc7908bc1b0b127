"""What can go wrong with live rounds."""

from __future__ import annotations


class NotFoundError(Exception):
    """There is no such round, or no such class for the one who asks."""


class NothingToAskError(Exception):
    """No question fits the choice."""


class AnswersClosedError(Exception):
    """The question cannot be answered now: not yet, not any more, or another one is shown."""


class UnansweredError(Exception):
    """The form came without an answer."""
