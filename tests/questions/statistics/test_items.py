from __future__ import annotations

import math

import numpy as np
import pytest

from questions.statistics import ItemFigures, ScoreMatrix, item_figures, wilson
from tests.questions.statistics.matrices import Rows, random_matrices

CHECK_ROWS = [
    [int(mark) for mark in row] for row in ["1111", "1110", "1101", "1010", "0100", "1000"]
]
MATRICES = random_matrices()


def _of(rows: Rows | list[list[int]]) -> tuple[ItemFigures, ...]:
    return item_figures(ScoreMatrix.of_rows(rows))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("facility", [83.33, 66.67, 50.0, 33.33]),
        ("discrimination", [23.35, 12.50, 18.57, 43.30]),
        ("efficiency", [33.33, 14.29, 20.0, 50.0]),
        ("weight", [21.43, 23.96, 26.25, 28.35]),
    ],
)
def test_the_check_rows_have_their_figures(name: str, expected: list[float]) -> None:
    assert [round(getattr(one, name), 2) for one in _of(CHECK_ROWS)] == expected


@pytest.mark.parametrize("rows", MATRICES)
def test_figures_agree_with_an_independent_calculation(rows: Rows) -> None:
    marks = np.array(rows)
    totals = marks.sum(axis=1)
    figures = _of(rows)
    for column, one in enumerate(figures):
        own, rest = marks[:, column], totals - marks[:, column]
        assert one.facility == pytest.approx(100 * own.mean(), abs=1e-9)
        if len(own) < 2:
            assert (one.sd, one.discrimination, one.efficiency) == (None, None, None)
            continue
        assert one.sd == pytest.approx(100 * own.std(ddof=1), abs=1e-9)
        if np.ptp(own) < 1e-9 or np.ptp(rest) < 1e-9:
            assert (one.discrimination, one.efficiency) == (None, None)
            continue
        assert one.discrimination == pytest.approx(100 * np.corrcoef(own, rest)[0, 1], abs=1e-9)
        best = np.cov(np.sort(own), np.sort(rest))[0, 1]
        assert one.efficiency == pytest.approx(100 * np.cov(own, rest)[0, 1] / best, abs=1e-9)


@pytest.mark.parametrize("rows", [one for one in MATRICES if len(one) > 1])
def test_weights_are_roots_of_covariances_with_the_total(rows: Rows) -> None:
    marks = np.array(rows)
    with_total = [np.cov(column, marks.sum(axis=1))[0, 1] for column in marks.T]
    roots = [math.sqrt(one) if one > 1e-9 else 0.0 for one in with_total]
    for one, root, covariance in zip(_of(rows), roots, with_total, strict=True):
        assert one.pulls_back == (covariance < -1e-9)
        if one.pulls_back or not sum(roots):
            assert one.weight is None
        else:
            assert one.weight == pytest.approx(100 * root / sum(roots), abs=1e-9)


def test_a_question_that_pulls_back_has_no_weight_and_the_others_share_it() -> None:
    figures = _of([[1, 1, 0], [1, 1, 0], [1, 0, 1], [0, 0, 1]])
    assert [one.pulls_back for one in figures] == [False, False, True]
    assert figures[2].weight is None
    assert sum(one.weight or 0 for one in figures) == pytest.approx(100)


def test_a_question_that_was_not_asked_counts_for_nothing() -> None:
    rows = [[1, 0, None], [0, 1, 1], [1, 1, None], [0, None, 0], [1, 0, 1]]
    first, _, third = item_figures(ScoreMatrix.of_rows(rows))
    assert (first.learners, first.left_out, first.facility) == (5, 0, 60)
    assert (third.learners, third.left_out) == (3, 0)
    own, rest = [1, 0, 1, 0, 1], [0, 1, 1, 0, 0.5]
    assert first.discrimination == pytest.approx(100 * np.corrcoef(own, rest)[0, 1])


def test_a_question_left_out_counts_in_the_total_and_is_no_wrong_answer() -> None:
    marks = np.array([[1.0, 1.0], [0.0, 0.0], [0.0, 1.0]])
    is_answered = np.array([[True, True], [False, True], [True, True]])
    first, second = item_figures(ScoreMatrix(marks, is_answered))
    assert (first.learners, first.left_out, first.facility) == (2, 1, 50)
    assert (second.learners, second.left_out, second.discrimination) == (3, 0, 50)


def test_few_answers_do_not_share_the_weight() -> None:
    rows = [[1, 1, None], [0, 0, 0], [1, 0, 1]]
    figures = item_figures(ScoreMatrix.of_rows(rows), enough=3)
    assert figures[2].weight is None
    assert sum(one.weight or 0 for one in figures) == pytest.approx(100)


@pytest.mark.parametrize(
    "rows", [[], [[]], [[1]], [[None]], [[1, 1], [1, 1]], [[None, 1], [0, None]]]
)
def test_what_cannot_be_told_is_none(rows: list[list[int | None]]) -> None:
    for one in item_figures(ScoreMatrix.of_rows(rows)):
        assert (one.discrimination, one.efficiency, one.weight) == (None, None, None)
        assert one.facility is None or not math.isnan(one.facility)


def test_an_interval_is_wilsons() -> None:
    interval = wilson(0.8, 10)
    assert interval is not None
    assert (round(interval.low, 2), round(interval.high, 2)) == (49.02, 94.33)
    assert wilson(0.0, 0) is None
    none_right = wilson(0.0, 5)
    assert none_right is not None
    assert none_right.low == 0
