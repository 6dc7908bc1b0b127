from __future__ import annotations

import pytest

from questions.quality import limits


@pytest.mark.parametrize(("hits", "of", "expected"), [(5, 10, True), (1, 10, False), (2, 10, True)])
def test_a_count_is_within_chance(hits: int, of: int, expected: bool) -> None:
    # Binomial, p = 1/2, n = 10: P(X ≤ 1) = .0107, P(X ≤ 2) = .0547.
    assert limits.is_within_chance(hits, [0.5] * of) is expected


def test_places_are_even_below_the_quantile() -> None:
    # χ² of 14, 3, 3 against 20/3 each is 12.1 at two degrees of freedom; the quantile is 5.991.
    assert not limits.is_even([14, 3, 3], [20 / 3] * 3)
    assert limits.is_even([8, 6, 6], [20 / 3] * 3)


@pytest.mark.parametrize(
    ("true", "of", "expected"),
    [(0, 0, True), (1, 1, True), (2, 3, True), (3, 3, False), (6, 10, True), (7, 10, False)],
)
def test_truth_is_even(true: int, of: int, expected: bool) -> None:
    assert limits.has_even_truth(true, of) is expected


def test_the_spread_is_the_deviation_over_the_mean() -> None:
    assert limits.spread([10, 10]) == 0
    assert limits.spread([5, 15]) == 0.5
