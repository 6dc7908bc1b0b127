"""Quizzes drawn from made-up pools, of which it is known what they hold."""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.drawing import Deck, draw, draw_same
from questions.drawing.cards import card
from questions.drawing.conflicts import are_alike, are_in_conflict, share_ground
from questions.items.asks import Asks, asks_of
from questions.items.model import Kind
from tests.questions.drawing.samples import distinct

_RECALLED = ("muscle.member", "action.movement", "type.described", "cause.which", "flag.which")
_APPLIED = ("scene.lever", "scene.pivot", "muscle.weak", "muscle.tight")


def quiz(pool, length=10, seed=1, **hooks):
    return draw(pool, length=length, rng=random.Random(seed), **hooks)


def drawn_ids(*args, **hooks):
    return [one.item.id for one in quiz(*args, **hooks)]


def _pool(templates, copies=6, **fields):
    return [distinct(at, name, **fields) for at, name in enumerate([*templates] * copies)]


def _applied(drawn):
    return sum(asks_of(one.item.template) is Asks.APPLY for one in drawn)


_ITEMS = st.lists(
    st.builds(
        lambda template, topic, fact, kind: (template, topic, (f"exercise-{fact}.goal-1",), kind),
        st.sampled_from(_RECALLED + _APPLIED),
        st.sampled_from(["hip", "knee", "foot"]),
        st.integers(0, 20),
        st.sampled_from([Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.ORDER]),
    ),
    max_size=40,
).map(lambda told: [distinct(at, *one) for at, one in enumerate(told)])


@settings(deadline=None)
@given(_ITEMS, st.integers(0, 14), st.integers(0, 2**32))
def test_every_quiz_holds_the_rules(pool, length, seed):
    drawn = quiz(pool, length, seed)
    assert len(drawn) <= length
    assert {one.item.id for one in drawn} <= {item.id for item in pool}
    cards = [card(one.item) for one in drawn]
    for one, other in combinations(cards, 2):
        assert not are_in_conflict(one, other)
        assert not share_ground(one, other)
    if len(drawn) < length:  # nothing was left that could have come
        left = [card(item) for item in pool if item.id not in {one.item.id for one in drawn}]
        assert all(any(share_ground(one, other) for other in cards) for one in left)


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 20), st.integers(0, 2**32))
def test_a_quarter_applies_and_no_template_has_more_than_a_fifth(length, seed):
    drawn = quiz(_pool(_RECALLED * 3 + _APPLIED, copies=3), length, seed)
    assert len(drawn) == length
    assert _applied(drawn) >= length / 4
    most = max(Counter(one.item.template for one in drawn).values())
    assert most <= max(1, length // 5) or length > 9 * (length // 5)


@pytest.mark.parametrize("seed", range(10))
def test_no_two_alike_stand_in_a_row(seed):
    drawn = quiz(_pool(_RECALLED), 10, seed)
    cards = [card(one.item) for one in drawn]
    assert not any(are_alike(one, other) for one, other in pairwise(cards))


def test_where_nothing_is_to_be_applied_a_quiz_recalls():
    assert len(quiz(_pool(_RECALLED))) == 10


def test_where_a_pool_has_one_template_length_comes_before_its_share():
    assert len(quiz(_pool(["muscle.member"], copies=12))) == 10


def test_a_small_pool_makes_a_short_quiz():
    assert len(quiz(_pool(["muscle.member"], copies=3))) == 3
    assert quiz([], 10) == ()
    assert quiz(_pool(_RECALLED), 0) == ()


def test_the_same_chance_draws_the_same_quiz():
    pool = _pool(_RECALLED)
    assert quiz(pool, seed=3) == quiz(pool, seed=3) == quiz(pool, seed=3, deck=Deck())
    assert quiz(pool, seed=3) != quiz(pool, seed=4)


def test_what_is_wanted_most_comes_first():
    pool = _pool(_RECALLED + _APPLIED)
    wanted = pool[17].id
    for seed in range(10):
        drawn = drawn_ids(pool, 5, seed, priority=lambda item: 99.0 * (item.id == wanted))
        assert drawn[0] == wanted


def test_a_topic_of_one_fact_comes_as_often_as_its_share():
    pool = [*_pool(_RECALLED, copies=8), distinct(99, "term.typed", "alone")]
    deck = Deck()
    seen = sum("item99" in drawn_ids(pool, 5, seed, deck=deck) for seed in range(200))
    assert 12 <= seen <= 44  # 5/41 of 200 is 24, give or take chance


def test_what_was_asked_lately_comes_less():
    pool = _pool(_RECALLED)
    lately = [["flag.which", "flag.which"], ["flag.which"]]

    def times(**hooks):
        deck = Deck()
        drawn = (one for seed in range(60) for one in quiz(pool, 5, seed, deck=deck, **hooks))
        return sum(one.item.template == "flag.which" for one in drawn)

    assert times(lately=lately) < times() / 2


def test_a_drill_comes_back_to_a_sentence_only_when_nothing_else_is_left():
    twice = [distinct(at, name, facts=(f"exercise-{at // 2}.part-{at}",)) for at, name in _ten()]
    assert len(quiz(twice)) == 5
    assert len(quiz(twice, is_drill=True)) == 10
    for seed in range(10):
        drawn = quiz(twice, 5, seed, is_drill=True)
        assert len({card(one.item).exercises for one in drawn}) == 5


@pytest.mark.parametrize("is_drill", [False, True])
def test_no_question_comes_twice_or_nearly_so(is_drill):
    first = distinct(1, "scene.lever")
    again = replace(first, id="again", facts=("another",), template="scene.pivot")
    assert len(quiz([first, first, again], 3, is_drill=is_drill)) == 1


def test_the_same_questions_come_in_another_order():
    items = _pool(_RECALLED, copies=2)
    drawn = [draw_same(items, rng=random.Random(seed)) for seed in range(5)]
    assert {frozenset(one.item.id for one in order) for order in drawn} == {
        frozenset(item.id for item in items)
    }
    assert len({tuple(one.item.id for one in order) for order in drawn}) == 5


def test_drawing_leaves_the_pool_as_it_was():
    pool = _pool(_RECALLED)
    before = list(pool)
    quiz(pool)
    assert pool == before


def _ten():
    return enumerate([*_RECALLED, *_RECALLED])
