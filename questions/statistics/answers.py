"""What was chosen, how sure, how fast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from questions.statistics.matrix import Bools, Floats


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How many `learners` chose an option, the `share` of all who answered, in percent, and the
    mean mark, in percent, that its choosers (`mean`) and everybody else (`others`) have on the
    other questions."""

    learners: int
    share: float
    mean: float | None
    others: float | None

    @property
    def attracts_the_able(self) -> bool:
        return self.mean is not None and self.others is not None and self.mean > self.others


def option_figures(is_chosen: Bools, rest: Floats) -> OptionFigures:
    """The figures of an option, with an entry for each answer: whether it was chosen, and the
    learner's mean mark of 0..1 on the other questions, NaN where there is none."""
    learners = int(is_chosen.sum())
    return OptionFigures(
        learners=learners,
        share=100 * learners / len(is_chosen) if len(is_chosen) else 0.0,
        mean=_mean(rest[is_chosen]),
        others=_mean(rest[~is_chosen]),
    )


def certainty_gap(marks: Floats, certainties: Floats) -> float | None:
    """How much surer, in steps of 1 to 3, those who were right were than those who were not: near
    0 or below, people cannot tell whether they know it. A certainty is NaN where nobody said how
    sure they were. None without both."""
    right, wrong = _known(certainties[marks >= 1]), _known(certainties[marks < 1])
    return float(right.mean() - wrong.mean()) if len(right) and len(wrong) else None


def median_seconds(seconds: Floats) -> float | None:
    """Of those that are not NaN."""
    known = _known(seconds)
    return float(np.median(known)) if len(known) else None


def _mean(shares: Floats) -> float | None:
    known = _known(shares)
    return 100 * float(known.mean()) if len(known) else None


def _known(numbers: Floats) -> Floats:
    known: Floats = numbers[~np.isnan(numbers)]
    return known
