import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from questions.drawing.cards import card
from questions.drawing.conflicts import are_alike
from questions.drawing.sequence import in_turn
from tests.questions.drawing.samples import distinct


def _cards(templates):
    return [card(distinct(at, template)) for at, template in enumerate(templates)]


def _neighbors(cards):
    return sum(are_alike(one, other) for one, other in pairwise(cards))


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.integers())
def test_no_two_alike_follow_each_other_where_that_can_be(templates, seed):
    first = _cards(templates)
    ordered = in_turn(first, random.Random(seed))
    assert sorted(one.item.id for one in ordered) == sorted(one.item.id for one in first)
    assert ordered[:1] == first[:1]
    rest = templates[1:]
    if all(rest.count(one) <= (len(rest) + (one != templates[0])) // 2 for one in rest):
        assert _neighbors(ordered) == 0


def test_the_order_changes_with_chance():
    cards = _cards("abcdefgh")
    orders = {
        tuple(one.item.id for one in in_turn(cards, random.Random(seed))) for seed in range(9)
    }
    assert len(orders) > 5
