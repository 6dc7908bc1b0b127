from __future__ import annotations

import math

import pytest

from questions.statistics import (
    OptionFigures,
    certainty_gap,
    median_seconds,
    option_figures,
)


def test_each_option_has_its_choosers_and_their_mean() -> None:
    picks = [("a",), ("a",), ("b",), ("a", "c")]
    figures = option_figures("abcd", picks, [0.5, 1.0, 0.25, 0.0])
    assert figures["a"] == OptionFigures(3, 75, 50, 25)
    assert figures["b"] == OptionFigures(1, 25, 25, 50)
    assert figures["d"] == OptionFigures(0, 0, None, pytest.approx(43.75))


def test_who_answered_nothing_else_has_no_mean() -> None:
    figures = option_figures("a", [("a",)], [math.nan])
    assert figures["a"] == OptionFigures(1, 100, None, None)
    assert option_figures("a", [], [])["a"] == OptionFigures(0, 0, None, None)


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
    assert certainty_gap(marks, certainties) == gap


def test_the_median_leaves_out_what_is_not_known() -> None:
    assert median_seconds([4, None, 10, 6]) == 6
    assert median_seconds([None]) is None
