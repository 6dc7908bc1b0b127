"""How a table of a class is sorted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sorting:
    """By what, as an address names it, and which way round."""

    by: str
    is_descending: bool = False

    def direction_of(self, by: str) -> str | None:
        """The `aria-sort` of a column; None where the table is not sorted by it."""
        if by != self.by:
            return None
        return "descending" if self.is_descending else "ascending"

    def after_press(self, by: str) -> Sorting:
        """What pressing a column's head asks for: the other way round, or that column."""
        return Sorting(by, by == self.by and not self.is_descending)
