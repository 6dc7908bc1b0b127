"""Every fact of the shipped article is asked by at least three templates. In other articles some
kinds of fact do not allow as many."""

from collections import defaultdict

import pytest

from questions.facts import statements
from questions.items import generate
from tests.questions.checks.test_generated import ARTICLES, source_of

WAYS = 3
# Where fewer templates are honest, and why.
FEWER = {
    "member": "A list that stands alone, open or of no known kind, has nothing that is surely not "
    "on it; and a name such as flexor pollicis longus tells its own list.",
    "type": "Two types make no choice of three, and what one of them has may be the other's too.",
    "position": "The name tells it, as in “Side plank”, and no goal or step stands in for it.",
    "equipment": "The name tells it, as in “Wall slide”, or several things are needed at once.",
    "goal": "The only goal that is stated has no other to stand beside it.",
    "steps": "Their order is not fixed, a word of each is in the name, or others are done alike.",
    "causes": "What the article does not name may well be a cause too.",
    "functions": "What the article does not name may well be one too.",
    "red_flags": "What is to be expected is told in another form, or has a word of the sign.",
    "definition": "No other term of its sort is defined, and none of the lexicon is like it.",
}
# How many of a kind's facts may have fewer, over all articles.
MOST_WITH_FEWER = 0.6


def kinds_of(facts):
    """The sort of each fact, by its id."""
    kinds = {one.id: "member" for group in facts.groups for one in group.members}
    kinds |= {one.id: "type" for types in facts.types for one in types.definitions.values()}
    for exercise in facts.exercises:
        kinds |= {stated.id: part for part, stated in exercise.parts.items()}
    for role in ("causes", "functions", "red_flags"):
        kinds |= {one.id: role for listing in getattr(facts, role) for one in listing.items}
    return kinds | {one.id: "definition" for one in facts.definitions}


def ways_by_kind(facts, seed):
    """For each kind of fact, how many templates ask each of its facts."""
    templates = defaultdict(set)
    for item in generate(facts, seed).items:
        for fact in item.facts:
            templates[fact].add(item.template)
    kinds, found = kinds_of(facts), defaultdict(list)
    for one in statements(facts):
        found[kinds[one.id]].append(len(templates[one.id]))
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_fact_of_the_shipped_article_is_asked_in_three_ways(seed):
    ways = ways_by_kind(source_of("shipped").facts, seed)
    assert {kind: min(counts) for kind, counts in ways.items() if min(counts) < WAYS} == {}


def test_a_kind_of_fact_that_is_asked_in_fewer_ways_is_known_with_its_reason():
    fewer, all_of = defaultdict(int), defaultdict(int)
    for name in ARTICLES:
        for kind, counts in ways_by_kind(source_of(name).facts, 1).items():
            all_of[kind] += len(counts)
            fewer[kind] += sum(count < WAYS for count in counts)
    assert {kind for kind, count in fewer.items() if count} <= set(FEWER)
    assert {
        k: f"{fewer[k]} of {n}" for k, n in all_of.items() if fewer[k] > MOST_WITH_FEWER * n
    } == {}
