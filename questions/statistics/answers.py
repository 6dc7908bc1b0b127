"""What was chosen, how sure, how fast."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.statistics.matrix import Bools, Floats
from questions.statistics.moments import standard_deviation

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")

_ONE_SIDED = 1.6448536269514722  # 5 % of a normal distribution lie beyond


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How many `learners` chose an option, the `share` of all who answered, in percent, and the
    mean mark, in percent, that its choosers (`mean`) and everybody else (`others`) have on the
    other questions. Were the option chosen without regard to what people know, `mean` would be
    above `others` by more than `chance` in one case of twenty."""

    learners: int
    share: float
    mean: float | None
    others: float | None
    chance: float | None

    @property
    def attracts_the_able(self) -> bool:
        if self.mean is None or self.others is None or self.chance is None:
            return False
        return self.mean - self.others > self.chance


def option_figures(is_chosen: Bools, rest: Floats) -> OptionFigures:
    """The figures of an option, with an entry for each answer: whether it was chosen, and the
    learner's mean mark of 0..1 on the other questions, NaN where there is none."""
    learners = int(is_chosen.sum())
    return OptionFigures(
        learners=learners,
        share=100 * learners / len(is_chosen) if len(is_chosen) else 0.0,
        mean=_mean(rest[is_chosen]),
        others=_mean(rest[~is_chosen]),
        chance=_chance(_known(rest[is_chosen]), _known(rest[~is_chosen])),
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


def _chance(choosers: Floats, others: Floats) -> float | None:
    spread = standard_deviation(np.concatenate([choosers, others]))
    if spread is None or not len(choosers) or not len(others):
        return None
    return 100 * _ONE_SIDED * spread * math.sqrt(1 / len(choosers) + 1 / len(others))


def _known(numbers: Floats) -> Floats:
    known: Floats = numbers[~np.isnan(numbers)]
    return known
