"""The figures of each question, in percent as Moodle has them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.statistics.intervals import Interval, wilson
from questions.statistics.matrix import Floats, ScoreMatrix
from questions.statistics.moments import correlation, covariance, mean, standard_deviation

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What the answers to one question tell.

    `learners` answered it, and `left_out` handed it in without an answer. `facility`, with its
    interval, is their mean mark and `sd` how the marks spread. `discrimination` is the correlation
    with the learners' marks on the other questions; `efficiency` the same as a share of what it
    could be with these marks at best. `weight` is the share of the differences between totals that
    comes from here: None, and `pulls_back`, where it would be negative. All in percent.
    """

    learners: int
    left_out: int
    facility: float | None
    interval: Interval | None
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    weight: float | None
    pulls_back: bool


def item_figures(matrix: ScoreMatrix, enough: int = 2) -> tuple[ItemFigures, ...]:
    """The figures of each column. Only questions that so many learners answered share the weight
    among themselves."""
    columns = range(matrix.marks.shape[1])
    with_total = [_with_total(matrix, column, enough) for column in columns]
    whole = sum(math.sqrt(one) for one in with_total if one is not None and one > 0)
    return tuple(_figures(matrix, column, with_total[column], whole) for column in columns)


def _figures(
    matrix: ScoreMatrix, column: int, with_total: float | None, whole: float
) -> ItemFigures:
    is_answered = matrix.is_answered[:, column]
    marks = matrix.marks[is_answered, column]
    facility = mean(marks)
    all_rest = matrix.rest(column)
    compared = is_answered & ~np.isnan(all_rest)
    own, rest = matrix.marks[compared, column], all_rest[compared]
    is_positive = with_total is not None and with_total >= 0
    return ItemFigures(
        learners=len(marks),
        left_out=int((matrix.counts[:, column] & ~is_answered).sum()),
        facility=_percent(facility),
        interval=None if facility is None else wilson(facility, len(marks)),
        sd=_percent(standard_deviation(marks)),
        discrimination=_percent(correlation(own, rest)),
        efficiency=_efficiency(own, rest),
        weight=100 * math.sqrt(with_total or 0.0) / whole if is_positive and whole else None,
        pulls_back=with_total is not None and with_total < 0,
    )


def _with_total(matrix: ScoreMatrix, column: int, enough: int) -> float | None:
    """How a question's marks go together with the learners' means over all questions, itself
    included: in the same proportions as with their totals where everybody was asked everything."""
    is_answered = matrix.is_answered[:, column]
    if is_answered.sum() < enough:
        return None
    return covariance(matrix.marks[is_answered, column], matrix.shares[is_answered])


def _efficiency(own: Floats, rest: Floats) -> float | None:
    reached, possible = covariance(own, rest), covariance(np.sort(own), np.sort(rest))
    return None if reached is None or not possible else 100 * reached / possible


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
