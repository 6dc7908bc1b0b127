"""A quiz on certain facts: a question for each, and in other words than the last time."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from questions.drawing.arrange import Drawn, arrange_all
from questions.drawing.cards import Card, Deck
from questions.drawing.conflicts import are_in_conflict, share_ground
from questions.items.model import Item, Kind

# What weighs against an item: above all that it asked the fact the last time, then that it brings
# back what the quiz asked already, that it is half guessed anyway, that its ground is taken, that
# its template was used. What speaks for it: each further fact that is wanted, up to a few.
_SAME_AGAIN, _AGAIN, _STATEMENT, _GROUND, _TEMPLATE = 6.0, 3.0, 2.0, 1.5, 1.0
_FURTHER, _MOST_FURTHER = 0.5, 4
_CHANCE = 0.3


def draw_for(
    items: Iterable[Item],
    facts: Sequence[str],
    *,
    length: int,
    rng: random.Random,
    last_items: Mapping[str, str] | None = None,
    priority: Callable[[Item], float] | None = None,
    deck: Deck | None = None,
) -> tuple[Drawn, ...]:
    """At most `length` items that ask these facts, the first ones first, with options shuffled.

    A fact that nothing asks beside what was chosen already is left out. `last_items` has, by fact,
    the id of the item that asked it last: another one comes where there is one. `priority` says how
    much an item is wanted: 1 is worth about one repetition of its template.
    """
    deck = deck or Deck()
    quiz = _Quiz(facts, last_items or {}, priority, rng)
    asking: defaultdict[str, list[Card]] = defaultdict(list)
    for item in items:
        for fact in item.facts:
            asking[fact].append(deck.card(item))
    for fact in facts:
        if len(quiz.chosen) >= length:
            break
        if fact not in quiz.asked:
            quiz.add_for(fact, asking.get(fact, ()))
    return arrange_all([card.item for card in quiz.chosen], rng)


class _Quiz:
    """A quiz as far as it is drawn."""

    def __init__(
        self,
        facts: Sequence[str],
        last_items: Mapping[str, str],
        priority: Callable[[Item], float] | None,
        rng: random.Random,
    ) -> None:
        self.chosen: list[Card] = []
        self.asked: set[str] = set()
        self._wanted = frozenset(facts)
        self._last_items = last_items
        self._priority = priority
        self._rng = rng
        self._templates: Counter[str] = Counter()

    def add_for(self, fact: str, candidates: Sequence[Card]) -> None:
        ranked = sorted((self._cost(fact, card), n) for n, card in enumerate(candidates))
        for _, n in ranked:
            card = candidates[n]
            if not any(are_in_conflict(card, other) for other in self.chosen):
                self.chosen.append(card)
                self.asked |= card.asked
                self._templates[card.item.template] += 1
                return

    def _cost(self, fact: str, card: Card) -> float:
        item = card.item
        further = len((card.asked & self._wanted) - self.asked) - 1
        return (
            _SAME_AGAIN * (self._last_items.get(fact) == item.id)
            + _AGAIN * len(card.asked & self.asked) / max(1, len(card.asked))
            + _STATEMENT * (item.kind is Kind.TRUE_FALSE)
            + _GROUND * any(share_ground(card, other) for other in self.chosen)
            + _TEMPLATE * self._templates[item.template]
            - _FURTHER * min(further, _MOST_FURTHER)
            - (self._priority(item) if self._priority else 0.0)
            + _CHANCE * self._rng.random()
        )
