import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.drawing.shares import TemplateCaps, share

_WEIGHTS = st.dictionaries(st.text(max_size=3), st.integers(1, 50), min_size=1, max_size=9)


@given(_WEIGHTS, st.integers(1, 30), st.integers())
def test_what_is_due_is_next_to_what_is_expected(weights, length, seed):
    dealt = share(weights, length, random.Random(seed))
    assert abs(sum(dealt.due.values()) - length) <= 1  # one more or less by rounding
    assert all(abs(dealt.due[name] - dealt.expected[name]) < 1 + 1e-9 for name in weights)


def test_a_small_share_is_due_as_often_as_it_is_large():
    weights = {"many": 19, "few": 1}
    due = [share(weights, 5, random.Random(seed)).due["few"] for seed in range(400)]
    assert 0.18 < sum(due) / len(due) < 0.32  # expected: a quarter


def test_what_is_due_costs_nothing_and_the_rest_more_and_more():
    dealt = share({"a": 1, "b": 1}, 4, random.Random(1))
    assert [dealt.excess("a", drawn) for drawn in range(4)] == [0, 0, 1.5, 2]


@pytest.mark.parametrize(("length", "most"), [(1, 1), (5, 1), (8, 1), (10, 2), (20, 4)])
def test_a_template_has_at_most_a_fifth(length, most):
    assert TemplateCaps(length, ()).most("t") == most


@pytest.mark.parametrize(
    ("lately", "most"),
    [
        ([["t", "t", *"abcdefgh"]], 2),  # a fifth: (2 + 0.5 · 2)/15
        ([[*"tttt", *"abcdef"]], 1),  # 1 + 0.5 · 4 = 3 = 0.2 · 15
        ([[*"ttttttt", *"abc"]], 0),
        ([[*"abcdefghij"], [*"ttttttt", *"abc"]], 1),  # 0.25 · 7 of 0.2 · 17.5 leaves 1.75
    ],
)
def test_what_was_asked_too_often_lately_waits_the_less_the_longer_ago(lately, most):
    assert TemplateCaps(10, lately).most("t") == most
    assert TemplateCaps(10, lately).most("new") == 2
