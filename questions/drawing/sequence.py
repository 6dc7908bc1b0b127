"""The order of the questions in a quiz."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

from questions.drawing.cards import Card
from questions.drawing.conflicts import are_alike


def in_turn(cards: Sequence[Card], rng: random.Random) -> list[Card]:
    """The cards in an order in which no two alike follow each other, where there is one. The first
    one stays first: a ready-made quiz opens with what it is named after."""
    if not cards:
        return []
    alike = _alike(cards)
    rest = list(range(1, len(cards)))
    rng.shuffle(rest)
    order = [0]
    while rest:
        following = _following(order[-1], rest, alike)
        rest.remove(following)
        order.append(following)
    return [cards[at] for at in order]


def _following(last: int, rest: Sequence[int], alike: Sequence[set[int]]) -> int:
    """One that is not like the last, and of these the one with most of its like still to come: it
    is the hardest to keep apart."""
    return max(rest, key=lambda at: (at not in alike[last], len(alike[at].intersection(rest))))


def _alike(cards: Sequence[Card]) -> list[set[int]]:
    alike: list[set[int]] = [set() for _ in cards]
    for (a, first), (b, second) in combinations(enumerate(cards), 2):
        if are_alike(first, second):
            alike[a].add(b)
            alike[b].add(a)
    return alike
