"""Which of several attempts counts."""

from __future__ import annotations

import datetime as dt

import pytest

from quizapp.assignments.counting import Result, Try, find_result
from quizapp.models import Counting

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)


def _try(number: int, points: float, is_open: bool = False) -> Try:
    return Try(100 + number, number, points, 10, None if is_open else NOW)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Counting.FIRST, Result(0.1, 101)),
        (Counting.LAST, Result(0.4, 103)),
        (Counting.BEST, Result(0.7, 102)),
        (Counting.MEAN, Result(0.4, None)),
    ],
)
def test_the_rule_says_which_counts(rule: Counting, expected: Result) -> None:
    tries = [_try(3, 4), _try(1, 1), _try(2, 7), _try(4, 10, is_open=True)]
    found = find_result(tries, rule)
    assert found is not None
    assert (found.share, found.attempt_id) == (pytest.approx(expected.share), expected.attempt_id)


def test_the_last_digit_of_a_sum_decides_nothing() -> None:
    best = find_result([_try(1, 0.1 + 0.2), _try(2, 0.3), _try(3, 0.3 + 2**-50)], Counting.BEST)
    assert best == Result(0.03, 101)
    below = find_result([_try(1, -(2.0**-60))], Counting.LAST)
    assert str(below and below.share) == "0.0"


def test_one_right_answer_of_ten_is_a_tenth() -> None:
    assert find_result([_try(1, 1)], Counting.MEAN) == Result(0.1, 101)


def test_nothing_counts_before_something_is_handed_in() -> None:
    assert find_result([], Counting.BEST) is None
    assert find_result([_try(1, 5, is_open=True)], Counting.LAST) is None
