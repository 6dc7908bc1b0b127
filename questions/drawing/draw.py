"""A balanced mixed quiz from a pool of items."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from questions.limits.shares import Sample, may_grow, sample
from questions.drawing.arrange import Drawn, arrange_all
from questions.drawing.conflicts import Card, are_in_conflict, card
from questions.items.model import Item, Kind

# What weighs against an item: much that is like it was drawn already. A fact asked twice weighs
# most, then a kind or a topic that has had its share, which is larger for a topic with more facts.
# Chance has a say in all, or items whose facts are also in a big one would never come up. A
# statement to judge tells least about a learner, so it starts behind. The luckiest of many items
# is luckier than that of few, by the logarithm of how many there are: some of that is taken off, or
# the largest kinds would fill the quiz; all of it, and their items would hardly ever come up.
_FACT_AGAIN, _CHANCE, _STATEMENT, _EVENING = 1.5, 1.2, 0.5, 0.36
_LEAST_SHARE, _LARGEST_SHARE = 0.5, 2.0
# Where a pool is small for its quiz, an item that shuts out many others waits, so that the quiz
# gets as long as the pool allows; elsewhere the comparison of each with each is not worth its time.
_SMALL_POOL, _CROWDING = 4, 10.0


@dataclass(frozen=True)
class _Candidate:
    """An item with what it would repeat, and how much it is wanted."""

    card: Card
    facts: frozenset[str]
    wanted: float

    @cached_property
    def sample(self) -> Sample:
        return sample(self.card.item)


def draw(
    items: Iterable[Item],
    *,
    length: int,
    rng: random.Random,
    priority: Callable[[Item], float] | None = None,
) -> tuple[Drawn, ...]:
    """At most `length` items, spread over topics, kinds and facts, with their options shuffled.

    No item comes twice, none is nearly another, and no prompt gives another's key away; where
    that leaves too few, the quiz is shorter. `priority` says how much an item is wanted: 1 is
    worth about one repeated kind or topic. The same pool, length and state of `rng` give the same
    quiz.
    """
    pool = _evened([_candidate(item, rng, priority) for item in items])
    if len(pool) <= _SMALL_POOL * length:
        pool = _least_crowding(pool)
    return arrange_all([one.card.item for one in _chosen(pool, length)], rng)


def _chosen(pool: list[_Candidate], length: int) -> Sequence[_Candidate]:
    """The candidates that repeat least, one after the other. One that would spoil a share waits
    until another has made up for it; where nothing else is left, length comes before shares."""
    share = _topic_shares(pool)
    chosen: list[_Candidate] = []
    waiting: list[_Candidate] = []
    while (pool or waiting) and len(chosen) < length:
        is_last_resort = not pool
        if is_last_resort:
            pool, waiting = waiting, []
        best = pool.pop(_least_repeating(pool, share, chosen))
        if any(are_in_conflict(best.card, other.card) for other in chosen):
            continue
        if is_last_resort or may_grow([one.sample for one in (*chosen, best)], length):
            chosen.append(best)
            pool, waiting = [*pool, *waiting], []
        else:
            waiting.append(best)
    return chosen


def _candidate(
    item: Item, rng: random.Random, priority: Callable[[Item], float] | None
) -> _Candidate:
    wanted = (priority(item) if priority else 0.0) + _CHANCE * rng.expovariate(1.0)
    if item.kind is Kind.TRUE_FALSE:
        wanted -= _STATEMENT
    return _Candidate(card(item), frozenset(item.facts), wanted)


def _evened(pool: Sequence[_Candidate]) -> list[_Candidate]:
    """The pool with less of the advantage that kinds with many items have by chance."""
    kinds = Counter(one.card.item.kind for one in pool)
    return [
        replace(one, wanted=one.wanted - _EVENING * math.log(kinds[one.card.item.kind]))
        for one in pool
    ]


def _least_crowding(pool: Sequence[_Candidate]) -> list[_Candidate]:
    """The pool with each item wanted the less, the more of the others it shuts out."""
    shut_out = [0] * len(pool)
    for (a, one), (b, other) in combinations(enumerate(pool), 2):
        if are_in_conflict(one.card, other.card):
            shut_out[a] += 1
            shut_out[b] += 1
    return [
        replace(one, wanted=one.wanted - _CROWDING * count / len(pool))
        for one, count in zip(pool, shut_out, strict=True)
    ]


def _topic_shares(pool: Sequence[_Candidate]) -> dict[str, float]:
    """How many facts each topic has against the mean, within bounds."""
    facts: defaultdict[str, set[str]] = defaultdict(set)
    for one in pool:
        facts[one.card.item.topic] |= one.facts
    mean = sum(map(len, facts.values())) / max(1, len(facts))
    return {
        topic: min(_LARGEST_SHARE, max(_LEAST_SHARE, len(found) / mean))
        for topic, found in facts.items()
    }


def _least_repeating(
    pool: Sequence[_Candidate], share: Mapping[str, float], chosen: Sequence[_Candidate]
) -> int:
    drawn = Counter(one.card.item.kind.value for one in chosen)
    topics = Counter(one.card.item.topic for one in chosen)
    asked = frozenset(fact for one in chosen for fact in one.facts)

    def cost(place: int) -> float:
        one = pool[place]
        item = one.card.item
        again = len(one.facts & asked) / max(1, len(one.facts))
        like_it = drawn[item.kind.value] + topics[item.topic] / share[item.topic]
        return like_it + _FACT_AGAIN * again - one.wanted

    return min(range(len(pool)), key=cost)
