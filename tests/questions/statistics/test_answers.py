from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from questions.statistics import (
    OptionFigures,
    certainty_gap,
    median_seconds,
    option_figures,
)
from questions.statistics.matrix import Floats


def _numbers(numbers: Sequence[float | None]) -> Floats:
    return np.array(numbers, dtype=float)


def _of(is_chosen: list[int], rest: list[float]) -> OptionFigures:
    return option_figures(np.array(is_chosen, dtype=bool), _numbers(rest))


def test_each_option_has_its_choosers_and_their_mean() -> None:
    rest = [0.5, 1.0, 0.25, 0.0]
    chosen = _of([1, 1, 0, 1], rest)
    assert (chosen.learners, chosen.share, chosen.mean, chosen.others) == (3, 75, 50, 25)
    assert chosen.chance == pytest.approx(164.4854 * np.std(rest, ddof=1) * math.sqrt(1 + 1 / 3))
    assert not chosen.attracts_the_able
    assert _of([0, 0, 0, 0], rest) == OptionFigures(0, 0, None, 43.75, None)


def test_chance_shrinks_with_the_learners() -> None:
    many = _of([1, 0] * 100, [0.7, 0.6] * 100)
    assert many.attracts_the_able
    assert not _of([1, 0], [0.7, 0.6]).attracts_the_able


def test_who_answered_nothing_else_has_no_mean() -> None:
    assert _of([1], [math.nan]) == OptionFigures(1, 100, None, None, None)
    assert _of([], []) == OptionFigures(0, 0, None, None, None)


@pytest.mark.parametrize(
    ("marks", "certainties", "gap"),
    [
        ([1, 1, 0, 0.5], [3, 2, 1, 1], 1.5),
        ([1, 0], [1, 3], -2),
        ([1, 1, 0], [3, None, None], None),
        ([], [], None),
    ],
)
def test_the_certainty_gap_is_right_less_wrong(
    marks: list[float], certainties: list[int | None], gap: float | None
) -> None:
    assert certainty_gap(_numbers(marks), _numbers(certainties)) == gap


def test_the_median_leaves_out_what_is_not_known() -> None:
    assert median_seconds(_numbers([4, None, 10, 6])) == 6
    assert median_seconds(_numbers([None])) is None
