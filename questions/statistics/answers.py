"""What was chosen, how sure, how fast."""

from __future__ import annotations

import math
import statistics
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


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


def option_figures(
    options: Iterable[str], picks: Sequence[Collection[str]], rest: Sequence[float]
) -> dict[str, OptionFigures]:
    """For each option who picked it: `picks` and `rest` have an entry for each answer, what it
    chose and the learner's mean mark of 0..1 on the other questions, NaN where there is none."""
    return {one: _figures([one in picked for picked in picks], rest) for one in options}


def certainty_gap(marks: Sequence[float], certainties: Sequence[int | None]) -> float | None:
    """How much surer, in steps of 1 to 3, those who were right were than those who were not: near
    0 or below, people cannot tell whether they know it. None without both."""
    pairs = [(mark, sure) for mark, sure in zip(marks, certainties, strict=True) if sure]
    right = [sure for mark, sure in pairs if mark >= 1]
    wrong = [sure for mark, sure in pairs if mark < 1]
    return statistics.fmean(right) - statistics.fmean(wrong) if right and wrong else None


def median_seconds(seconds: Iterable[int | None]) -> float | None:
    known = [one for one in seconds if one is not None]
    return float(statistics.median(known)) if known else None


def _figures(is_chosen: Sequence[bool], rest: Sequence[float]) -> OptionFigures:
    pairs = list(zip(is_chosen, rest, strict=True))
    learners = sum(is_chosen)
    return OptionFigures(
        learners=learners,
        share=100 * learners / len(pairs) if pairs else 0.0,
        mean=_mean(one for chosen, one in pairs if chosen),
        others=_mean(one for chosen, one in pairs if not chosen),
    )


def _mean(shares: Iterable[float]) -> float | None:
    known = [one for one in shares if not math.isnan(one)]
    return 100 * statistics.fmean(known) if known else None
