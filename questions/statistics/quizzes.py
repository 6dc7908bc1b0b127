"""The figures of all questions together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.statistics.matrix import Floats, ScoreMatrix
from questions.statistics.moments import kurtosis, mean, skewness, standard_deviation, variance

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")

BINS = 10


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """What the totals of `learners` on `questions` tell.

    `mean`, `sd` and `error` are points out of `questions`; where not everybody was asked
    everything, a total is the learner's mean mark times `questions`. `reliability` is Cronbach's α
    in percent and `error` the standard error of a total: both None unless `is_complete`, since
    they compare learners who were asked the same. `histogram` counts the learners in each tenth of
    the scale, the lowest first; a full score is in the last.
    """

    learners: int
    questions: int
    is_complete: bool
    mean: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None
    reliability: float | None
    error: float | None
    histogram: tuple[int, ...]


def quiz_figures(matrix: ScoreMatrix) -> QuizFigures:
    """Of the learners for whom any question counts."""
    shares = matrix.shares[~np.isnan(matrix.shares)]
    questions = matrix.marks.shape[1]
    totals = shares * questions
    alpha = _alpha(matrix, totals) if matrix.is_complete else None
    sd = standard_deviation(totals)
    return QuizFigures(
        learners=len(totals),
        questions=questions,
        is_complete=matrix.is_complete,
        mean=mean(totals),
        sd=sd,
        skewness=skewness(totals),
        kurtosis=kurtosis(totals),
        reliability=None if alpha is None else 100 * alpha,
        error=None if alpha is None or sd is None else sd * math.sqrt(max(0.0, 1 - alpha)),
        histogram=_histogram(shares),
    )


def _alpha(matrix: ScoreMatrix, totals: Floats) -> float | None:
    """Cronbach's α, which Moodle calls the coefficient of internal consistency."""
    questions, whole = matrix.marks.shape[1], variance(totals)
    if questions < 2 or not whole:
        return None
    parts = sum(variance(column) or 0.0 for column in matrix.marks.T)
    alpha: float = questions / (questions - 1) * (1 - parts / whole)
    return alpha


def _histogram(shares: Floats) -> tuple[int, ...]:
    # 0.7 × 10 is a little less than 7: a hundredth of a mark decides nothing.
    bins = np.minimum(np.floor(shares * BINS + 1e-9).astype(int), BINS - 1)
    return tuple(int(n) for n in np.bincount(bins, minlength=BINS))
