"""What can go wrong with a quiz; the views have the words."""

from __future__ import annotations

from questions.scoring import Response


class NotFoundError(Exception):
    """No such attempt or question, or it is another learner's."""


class NothingToAskError(Exception):
    """No item fits what was chosen."""


class NoArticleError(Exception):
    """Nothing is published yet."""


class UnansweredError(Exception):
    """The form was sent with nothing in it."""


class UnfinishedError(Exception):
    """Parts of the answer are still open, `left` of them; sent again as it is, it counts."""

    def __init__(self, response: Response, left: int) -> None:
        super().__init__(left)
        self.response = response
        self.left = left


class AlreadyAnsweredError(Exception):
    """This try was made before: the first answer stays."""


class TooManyTriesError(Exception):
    """The question has been answered as often as is kept; the answers that are there stay."""


class ExamOverError(Exception):
    """The exam was finished before this came in."""


class TimeIsUpError(ExamOverError):
    """The exam's time was up before this came in."""


class ExamOpenError(Exception):
    """The exam has to be finished first."""


class WithdrawnError(Exception):
    """Nothing new can be started from this article."""
