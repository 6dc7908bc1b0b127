"""The order in which an item's options and groups stand for one learner."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from questions.items.model import Item, Kind
from questions.language.words import leading_number
from questions.limits.shares import has_even_places, sample

# One shuffle in twenty is uneven.
_MOST_SHUFFLES = 20


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item as it stands in one quiz: the ids of its options and groups, in order."""

    item: Item
    option_order: tuple[str, ...]
    group_order: tuple[str, ...]

    @property
    def shown(self) -> Item:
        """The item with its options in the order in which they are shown."""
        options = {option.id: option for option in self.item.options}
        return replace(self.item, options=tuple(options[one] for one in self.option_order))


def arrange_all(items: Sequence[Item], rng: random.Random) -> tuple[Drawn, ...]:
    """The items of one quiz, shuffled until the places of their keys are spread as chance spreads
    them; where numbers that have to ascend forbid it, as they come."""
    drawn: tuple[Drawn, ...] = ()
    for _ in range(_MOST_SHUFFLES):
        drawn = tuple(arrange(item, rng) for item in items)
        if has_even_places([sample(one.shown) for one in drawn]):
            break
    return drawn


def arrange(item: Item, rng: random.Random) -> Drawn:
    """The item with its options shuffled: numbers ascend, true stands before false, steps never
    stand solved. Responses to match with are shuffled too; groups to sort into keep their order."""
    groups = [group.id for group in item.groups]
    if item.kind is Kind.MATCH:
        rng.shuffle(groups)
    return Drawn(item, _option_order(item, rng), tuple(groups))


def _option_order(item: Item, rng: random.Random) -> tuple[str, ...]:
    if item.kind is Kind.TRUE_FALSE:
        return ("true", "false")
    if any(option.figure or option.id in item.pictures for option in item.options):
        return tuple(option.id for option in item.options)  # they are lettered
    numbers = [leading_number(option.text) for option in item.options]
    ascending = [number for number in numbers if number is not None]
    if len(ascending) == len(numbers) and item.kind is not Kind.ORDER:
        ranked = sorted(zip(ascending, item.options, strict=True), key=lambda pair: pair[0])
        return tuple(option.id for _, option in ranked)
    order = [option.id for option in item.options]
    rng.shuffle(order)
    if item.kind is Kind.ORDER and tuple(order) == item.key:
        order = [*order[1:], order[0]]
    return tuple(order)
