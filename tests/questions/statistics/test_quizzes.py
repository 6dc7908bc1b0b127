from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from questions.statistics import QuizFigures, ScoreMatrix, quiz_figures
from tests.questions.statistics.matrices import Rows, random_matrices
from tests.questions.statistics.test_items import CHECK_ROWS

MATRICES = random_matrices()
# pingouin 0.7.0: cronbach_alpha(pandas.DataFrame(rows))[0] of each matrix; None where it has none.
# Kept as numbers: half a gigabyte is a lot to install for one figure.
PINGOUIN = json.loads(Path(__file__).with_name("pingouin_alpha.json").read_text())


def _of(rows: Rows) -> QuizFigures:
    return quiz_figures(ScoreMatrix.of_rows(rows))


def test_the_check_rows_have_their_figures() -> None:
    figures = _of(CHECK_ROWS)
    assert figures.reliability is not None
    assert figures.error is not None
    assert (round(figures.reliability, 4), round(figures.error, 4)) == (42.4242, 0.9189)
    assert (figures.learners, figures.questions, figures.is_complete) == (6, 4, True)


@pytest.mark.parametrize(("rows", "alpha"), list(zip(MATRICES, PINGOUIN, strict=True)))
def test_reliability_agrees_with_pingouin(rows: Rows, alpha: float | None) -> None:
    figures = _of(rows)
    if alpha is None:
        assert (figures.reliability, figures.error) == (None, None)
        return
    assert figures.reliability == pytest.approx(100 * alpha, abs=1e-9)
    spread = np.array(rows).sum(axis=1).std(ddof=1)
    assert figures.error == pytest.approx(spread * np.sqrt(1 - alpha), abs=1e-7)


@pytest.mark.parametrize("rows", MATRICES)
def test_the_shape_of_the_totals_agrees_with_scipy(rows: Rows) -> None:
    from scipy.stats import kurtosis, skew  # takes as long to load as all matrices do

    totals, figures = np.array(rows).sum(axis=1), _of(rows)
    assert figures.mean == pytest.approx(totals.mean(), abs=1e-9)
    if np.ptp(totals) < 1e-9:
        assert (figures.skewness, figures.kurtosis) == (None, None)
        return
    assert figures.sd == pytest.approx(totals.std(ddof=1), abs=1e-9)
    assert figures.skewness == pytest.approx(skew(totals, bias=False), abs=1e-9)
    if len(totals) > 3:
        assert figures.kurtosis == pytest.approx(kurtosis(totals, bias=False), abs=1e-9)


def test_learners_who_were_asked_different_things_have_no_reliability() -> None:
    figures = quiz_figures(ScoreMatrix.of_rows([[1, None, 1], [0, 1, None], [1, 0, 0]]))
    assert (figures.is_complete, figures.reliability, figures.error) == (False, None, None)
    assert figures.mean == pytest.approx(3 * (1 + 1 / 2 + 1 / 3) / 3)


@pytest.mark.parametrize("rows", [[], [[]], [[None, None]]])
def test_without_answers_nothing_is_told(rows: list[list[None]]) -> None:
    figures = quiz_figures(ScoreMatrix.of_rows(rows))
    assert (figures.learners, figures.mean, figures.sd, figures.skewness) == (0, None, None, None)
    assert sum(figures.histogram) == 0


def test_the_histogram_counts_tenths() -> None:
    tens = [[1] * n + [0] * (10 - n) for n in (0, 1, 3, 3, 7, 9, 10)]
    assert quiz_figures(ScoreMatrix.of_rows(tens)).histogram == (1, 1, 0, 2, 0, 0, 0, 1, 0, 2)
