"""What can go wrong in the library; the views have the words."""

from __future__ import annotations

from collections.abc import Mapping

from questions.review import Refused
from questions.review.items import Flaw


class NotFoundError(Exception):
    """There is no such article, fact, item or lost decision."""


class RevisedError(Exception):
    """Somebody saved something else after the page was loaded: nothing is overwritten."""


class UnsettledError(Exception):
    """Some facts are uncertain or contradicted, and nobody said to publish all the same."""


class CrowdedError(Exception):
    """Others took every name that was tried for a new article."""


class FactGoneError(Exception):
    """The text no longer has this fact, or nothing makes this question any more."""


class WrongFieldsError(Exception):
    """A correction or an addition cannot be used; `problems` has a code for each field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(sorted(problems)))
        self.problems = problems


class FlawedError(Exception):
    """The checker speaks against a question, or against its new stem."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__(", ".join(flaw.code for flaw in flaws))
        self.flaws = flaws


class NotYoursError(Exception):
    """Only who brought the article, or an administrator, may do that."""


class ShippedError(Exception):
    """The article comes with the program: it can be withdrawn, and not deleted."""


class OtherTitleError(Exception):
    """What was typed to confirm is not the title."""


class RefusedLinesError(Exception):
    """Lines of a list cannot be used; `refused` says which, and why, and is empty where there is
    no line."""

    def __init__(self, refused: tuple[Refused, ...]) -> None:
        super().__init__(", ".join(one.code for one in refused))
        self.refused = refused


class NoClassChosenError(Exception):
    """An article for chosen classes needs at least one."""
