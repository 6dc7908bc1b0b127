"""What answers are worth: the key everything, nothing nothing, and a guess what the table says."""

import random
from functools import cache
from math import sqrt

import pytest

from questions.items import Kind
from questions.items.bank import context_of
from questions.items.kinds.registry import TEMPLATES
from questions.items.model import Blanks, NumericRange
from questions.scoring import guess_score, parse, score
from tests.questions.items.test_every_bank import bank_of, facts_of

ARTICLES = ("shipped", "ankle.md", "calf.txt", "hip-flexors.txt")
SEEDS = 1000
ANSWERS = 400
# Bounds in standard errors: one for all items together, and a wider one for each of hundreds.
TOGETHER, EACH = 3, 5
TYPED = (Kind.NUMERIC, Kind.CLOZE)


@cache
def drawn(seed):
    """What one module of templates makes of one article with this seed: over a thousand seeds,
    each comes up with each many times."""
    make = TEMPLATES[seed % len(TEMPLATES)]
    article = ARTICLES[seed // len(TEMPLATES) % len(ARTICLES)]
    return tuple(make(context_of(facts_of(article), seed)))


def best(item):
    if isinstance(item.key, NumericRange):
        return (item.key.low, item.key.high)
    if isinstance(item.key, Blanks):
        return {blank: accepted[0] for blank, accepted in item.key.accepted.items()}
    return item.key


def at_random(item, rng):
    """An answer of somebody who knows nothing; for options to tick, every selection is as likely,
    the empty one too."""
    options = [option.id for option in item.options]
    if item.kind is Kind.MULTIPLE_CHOICE:
        return tuple(one for one in options if rng.random() < 0.5)
    if item.kind is Kind.ORDER:
        return tuple(rng.sample(options, len(options)))
    if item.groups:
        groups = [group.id for group in item.groups]
        return {one: rng.choice(groups) for one in options}
    return rng.choice(options)


def test_with_a_thousand_seeds_the_key_is_worth_all_and_nothing_nothing():
    count = 0
    for seed in range(SEEDS):
        for item in drawn(seed):
            assert score(item, best(item)).score == 1, item.id
            assert parse(item, {}) is None, item.id
            count += 1
    assert count > 10 * SEEDS


def test_with_a_thousand_seeds_a_guess_is_worth_what_the_table_says():
    rng = random.Random(1)
    differences = [
        score(item, at_random(item, rng)).score - guess_score(item)
        for seed in range(SEEDS)
        for item in drawn(seed)
        if item.kind not in TYPED
    ]
    assert abs(_mean(differences)) <= TOGETHER * _standard_error(differences)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_guess_at_any_item_is_worth_what_the_table_says(name):
    rng = random.Random(2)
    for item in bank_of(name, 1).items:
        if item.kind in TYPED:
            assert guess_score(item) == 0
            continue
        scores = [score(item, at_random(item, rng)).score for _ in range(ANSWERS)]
        off = abs(_mean(scores) - guess_score(item))
        assert off <= EACH * _standard_error(scores), item.id


def _mean(values):
    return sum(values) / len(values)


def _standard_error(values):
    mean = _mean(values)
    return sqrt(sum((one - mean) ** 2 for one in values) / (len(values) - 1) / len(values))
