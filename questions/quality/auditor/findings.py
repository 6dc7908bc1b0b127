"""What an audit finds."""

from __future__ import annotations

import enum
from dataclasses import dataclass

# What a reviewer has seen who agreed to the facts: what an exercise is called, and which of the
# numbers of a sentence is its dose.
SETTLED_BY_REVIEW = frozenset({"no-name", "amount-of-another"})


class Severity(enum.StrEnum):
    """The committee's marks: a major flaw spoils the item, a minor one wants an edit."""

    MAJOR = "major"
    MINOR = "minor"


class Family(enum.StrEnum):
    """The families of faults that readers found; `FORM` are the rules of item writing."""

    ORDER = "A"
    WORLD = "B"
    TOLD = "C"
    KEYS = "D"
    PLAIN = "E"
    SHARES = "F"
    WORDING = "G"
    PAGES = "H"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: what is wrong and what to do about it, as sentences for authors. `option` is the
    option that has it; `item_id` is None where it is the bank's."""

    code: str
    family: Family
    severity: Severity
    message: str
    option: str | None = None
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a bank or a quiz has wrong: with single items, and as a whole."""

    items: tuple[Finding, ...]
    whole: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.items, *self.whole)

    @property
    def is_clean(self) -> bool:
        return not self.findings


def is_major(findings: tuple[Finding, ...]) -> bool:
    """Whether one of them spoils the item."""
    return any(one.severity is Severity.MAJOR for one in findings)
