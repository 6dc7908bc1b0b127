import random
from collections import Counter
from itertools import combinations

import pytest

from questions.articles import shipped_article
from questions.drawing import draw
from questions.drawing.conflicts import are_in_conflict, card
from questions.facts import extract
from questions.items import Kind, generate
from questions.reading import read


@pytest.fixture(scope="module")
def pool():
    return generate(extract(read(shipped_article())), 1, variants=2).items


def quiz(pool, length=10, seed=1, **hooks):
    return draw(pool, length=length, rng=random.Random(seed), **hooks)


@pytest.mark.parametrize("length", [0, 1, 5, 10, 20])
def test_a_quiz_has_the_length_that_was_asked_for(pool, length):
    assert len(quiz(pool, length)) == length


def test_a_small_pool_makes_a_short_quiz(pool):
    assert len(quiz(pool[:2], 10)) <= 2
    assert quiz([], 10) == ()


def test_the_same_chance_draws_the_same_quiz(pool):
    assert quiz(pool, seed=3) == quiz(pool, seed=3)
    assert quiz(pool, seed=3) != quiz(pool, seed=4)


@pytest.mark.parametrize("seed", range(8))
def test_no_two_items_are_in_conflict(pool, seed):
    cards = [card(drawn.item) for drawn in quiz(pool, 20, seed)]
    assert not any(are_in_conflict(one, other) for one, other in combinations(cards, 2))


@pytest.mark.parametrize("seed", range(8))
def test_kinds_and_topics_are_spread(pool, seed):
    drawn = quiz(pool, 10, seed)
    kinds = Counter(one.item.kind for one in drawn)
    topics = Counter(one.item.topic for one in drawn)
    assert len(kinds) >= 5
    assert max(kinds.values()) <= 4
    assert len(topics) >= 3


def test_every_item_can_be_drawn(pool):
    drawn = {one.item.id for seed in range(150) for one in quiz(pool, 20, seed)}
    assert len(drawn) > 0.95 * len({item.id for item in pool})


def test_what_is_wanted_most_comes_first(pool):
    wanted = next(item for item in pool if item.kind is Kind.NUMERIC).id
    first = quiz(pool, 3, priority=lambda item: 9.0 if item.id == wanted else 0.0)[0]
    assert first.item.id == wanted


def test_drawing_leaves_the_pool_as_it_was(pool):
    before = list(pool)
    quiz(pool)
    assert list(pool) == before
