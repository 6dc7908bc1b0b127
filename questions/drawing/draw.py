"""A balanced mixed quiz from a pool of items."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable

from questions.drawing.arrange import Drawn, arrange
from questions.drawing.conflicts import Card, are_in_conflict, card
from questions.items.model import Item

# What weighs against an item: much that is like it was drawn already. A fact asked twice weighs
# most, then a kind or a topic that has had its share; chance decides between equals.
_FACT_AGAIN, _SAME_KIND, _SAME_TOPIC, _SAME_TEMPLATE, _CHANCE = 3.0, 1.0, 1.0, 1.0, 0.5


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
    pool = [card(item) for item in items]
    rng.shuffle(pool)
    wanted = [(priority(one.item) if priority else 0.0) + _CHANCE * rng.random() for one in pool]
    open_cards = dict(enumerate(pool))
    chosen: list[Card] = []
    tally: Counter[str] = Counter()
    while open_cards and len(chosen) < length:
        best = min(open_cards, key=lambda at: (_repetition(pool[at], tally) - wanted[at], at))
        taken = open_cards.pop(best)
        chosen.append(taken)
        tally.update(_traits(taken.item))
        open_cards = {at: one for at, one in open_cards.items() if not are_in_conflict(taken, one)}
    return tuple(arrange(one.item, rng) for one in chosen)


def _traits(item: Item) -> list[str]:
    return [
        f"kind {item.kind}",
        f"topic {item.topic}",
        f"template {item.template}",
        *(f"fact {fact}" for fact in item.facts),
    ]


def _repetition(one: Card, tally: Counter[str]) -> float:
    item = one.item
    again = sum(tally[f"fact {fact}"] > 0 for fact in item.facts) / max(1, len(item.facts))
    return (
        _FACT_AGAIN * again
        + _SAME_KIND * tally[f"kind {item.kind}"]
        + _SAME_TOPIC * tally[f"topic {item.topic}"]
        + _SAME_TEMPLATE * tally[f"template {item.template}"]
    )
