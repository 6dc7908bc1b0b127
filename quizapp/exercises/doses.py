"""Doses: what changed between two of them, and whether one is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.facts.model import Dosage, Range

# The amounts of a dose, in the order in which they are said.
ASKED = ("sets", "reps", "hold_seconds", "duration_seconds", "per_day", "per_week")


@dataclass(frozen=True, slots=True)
class Change:
    """One amount of a dose, before and after; None where it says nothing."""

    amount: str
    before: Range | None
    after: Range | None


@dataclass(frozen=True, slots=True)
class Recall:
    """One amount as somebody remembers it, None where nothing was typed, and what is right."""

    amount: str
    given: Range | None
    right: Range

    @property
    def is_right(self) -> bool:
        """Whatever lies within the range is right, such as 2 for "2 to 3 sets"."""
        given = self.given
        return given is not None and self.right.low <= given.low <= given.high <= self.right.high


def changes(before: Dosage, after: Dosage) -> tuple[Change, ...]:
    """The amounts that differ. Whether each side is meant stands in neither."""
    return tuple(_changes(before, after))


def asked_amounts(dosage: Dosage) -> tuple[str, ...]:
    """The amounts that a dose gives."""
    return tuple(name for name in ASKED if getattr(dosage, name) is not None)


def recall(dosage: Dosage, given: Mapping[str, Range | None]) -> tuple[Recall, ...]:
    """What somebody remembers of a dose, amount by amount."""
    return tuple(
        Recall(name, given.get(name), getattr(dosage, name)) for name in asked_amounts(dosage)
    )


def _changes(before: Dosage, after: Dosage) -> Iterator[Change]:
    for name in ASKED:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(name, old, new)
