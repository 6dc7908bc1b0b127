"""The auditor as reviewers meet it: which flaws speak against what they wrote."""

from __future__ import annotations

from collections.abc import Sequence

from questions.auditing import Finding as Flaw
from questions.facts.model import Facts
from questions.items import Bank, Item
from questions.quality.auditor import Severity
from questions.review.items.rewording import reworded

__all__ = ["Checker", "Flaw", "flaws_of_bank", "is_minor"]


class Checker:
    """Holds questions against the facts of one article."""

    def __init__(self, facts: Facts) -> None:
        from questions.auditing import Auditor  # with all its rules

        self._auditor = Auditor(facts)

    def flaws(self, item: Item) -> tuple[Flaw, ...]:
        """All that is wrong with a question, each said once."""
        return tuple(dict.fromkeys(self._auditor.item(item)))

    def flaws_of_stem(self, draws: Sequence[Item], stem: str) -> tuple[Flaw, ...]:
        """What is wrong with draws of a question under another stem that was not before."""
        known = {(one.code, one.message) for item in draws for one in self.flaws(item)}
        found = (one for item in draws for one in self.flaws(reworded(item, stem)))
        return tuple(dict.fromkeys(one for one in found if (one.code, one.message) not in known))


def flaws_of_bank(bank: Bank, facts: Facts) -> tuple[Flaw, ...]:
    """What is wrong with each item and with the bank as a whole, each said once."""
    from questions.auditing import Auditor

    return tuple(dict.fromkeys(Auditor(facts).bank(bank).findings))


def is_minor(flaw: Flaw) -> bool:
    """Whether a flaw wants an edit, and spoils nothing."""
    return flaw.severity is Severity.MINOR


def spoiling(flaws: Sequence[Flaw]) -> tuple[Flaw, ...]:
    """The flaws with which nothing is asked, whoever made it."""
    return tuple(one for one in flaws if not is_minor(one))
