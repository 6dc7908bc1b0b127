"""The marks of learners on questions, with gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from questions.lazily import Lazy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
else:
    np = Lazy("numpy")
    Floats = Any
    Bools = Any


@dataclass(frozen=True, eq=False)
class ScoreMatrix:
    """Marks of 0..1, a row for each learner and a column for each question.

    `marks` is NaN where a question does not count for a learner. Where `is_answered` is False, a
    mark that is there is that of a question left out of what was handed in: it counts for the
    learner's total, and tells nothing about the question.
    """

    marks: Floats
    is_answered: Bools

    @classmethod
    def of_rows(cls, rows: Iterable[Iterable[float | None]]) -> ScoreMatrix:
        """From rows of equal length, all answered where there is a mark."""
        listed = [[np.nan if one is None else one for one in row] for row in rows]
        marks = np.array(listed, dtype=float)
        if marks.ndim != 2:
            marks = np.empty((len(listed), 0))
        return cls(marks, ~np.isnan(marks))

    @cached_property
    def counts(self) -> Bools:
        return ~np.isnan(self.marks)

    @cached_property
    def points(self) -> Floats:
        """What each learner has in all."""
        points: Floats = np.nansum(self.marks, axis=1)
        return points

    @cached_property
    def asked(self) -> Floats:
        """How many questions count for each learner."""
        asked: Floats = self.counts.sum(axis=1).astype(float)
        return asked

    @property
    def is_complete(self) -> bool:
        """Whether every question counts for every learner."""
        return bool(self.counts.all())

    @cached_property
    def shares(self) -> Floats:
        """Each learner's mean mark; NaN where nothing counts."""
        return _divided(self.points, self.asked)

    def rest(self, column: int) -> Floats:
        """Each learner's mean mark on the other questions; NaN where there is none."""
        own = self.counts[:, column]
        return _divided(self.points - np.where(own, self.marks[:, column], 0.0), self.asked - own)


def _divided(parts: Floats, wholes: Floats) -> Floats:
    shares = np.full(len(parts), np.nan)
    np.divide(parts, wholes, out=shares, where=wholes > 0)
    return shares
