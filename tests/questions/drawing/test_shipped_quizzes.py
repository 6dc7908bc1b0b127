"""Quizzes drawn from the bank of the shipped article, as learners get them."""

import random
from collections import Counter
from itertools import combinations, pairwise

import pytest

from questions.drawing import Deck, draw
from questions.drawing.conflicts import are_alike, are_in_conflict, share_ground
from questions.items.asks import Asks, asks_of
from questions.items.registers import CLINICAL, PLAIN, in_register
from questions.limits.shares import broken_shares, sample
from tests.questions.items.every_bank import SHIPPED, bank_of

_QUIZZES, _LENGTH = 200, 10


@pytest.fixture(scope="module")
def bank():
    return bank_of(SHIPPED, 1, 3)


@pytest.fixture(scope="module")
def deck():
    return Deck()


@pytest.fixture(scope="module", params=[CLINICAL, PLAIN])
def quizzes(request, bank, deck):
    """Ten questions each, one variant of each item in the pool."""
    pool = in_register(bank.items, request.param)
    return [_quiz(pool, deck, seed) for seed in range(_QUIZZES // 2)]


def _quiz(pool, deck, seed):
    rng = random.Random(seed)
    variants = {}
    for item in pool:
        variants.setdefault(item.id, []).append(item)
    items = [rng.choice(draws) for draws in variants.values()]
    return draw(items, length=_LENGTH, rng=rng, deck=deck)


def test_each_has_its_length(quizzes):
    """A question is left out rather than asked beside another that tells it."""
    lengths = Counter(len(drawn) for drawn in quizzes)
    assert min(lengths) >= 0.8 * _LENGTH
    assert lengths[_LENGTH] >= 0.9 * len(quizzes)


def test_no_two_questions_are_one_tell_each_other_or_share_their_ground(quizzes, deck):
    for drawn in quizzes:
        for one, other in combinations([deck.card(one.item) for one in drawn], 2):
            assert not are_in_conflict(one, other)
            assert not share_ground(one, other)


def test_a_quarter_applies(quizzes):
    for drawn in quizzes:
        applied = [one for one in drawn if asks_of(one.item.template) is Asks.APPLY]
        assert len(applied) >= _LENGTH / 4


def test_no_template_comes_more_than_twice(quizzes):
    """Where nothing else is left, length comes before shares."""
    most = [max(Counter(one.item.template for one in drawn).values()) for drawn in quizzes]
    assert sum(one > 2 for one in most) <= 0.03 * len(quizzes)


def test_no_two_alike_stand_in_a_row(quizzes, deck):
    for drawn in quizzes:
        cards = [deck.card(one.item) for one in drawn]
        assert not any(are_alike(one, other) for one, other in pairwise(cards))


def test_keys_are_spread_as_chance_spreads_them(quizzes):
    """Where nothing else is left, length comes before shares: of 300 quizzes for professionals 7,
    of 300 for patients 15."""
    uneven = [one for one in quizzes if list(broken_shares([sample(it.shown) for it in one]))]
    assert len(uneven) <= 0.06 * len(quizzes)


def test_topics_and_kinds_are_spread(quizzes):
    for drawn in quizzes:
        assert len({one.item.topic for one in drawn}) >= 3
        assert len({one.item.kind for one in drawn}) >= 3


def test_nearly_every_question_comes_up(bank, deck):
    pool = in_register(bank.items, CLINICAL)
    drawn = {one.item.id for seed in range(200) for one in _quiz(pool, deck, seed)}
    assert len(drawn) > 0.8 * len({item.id for item in pool})
