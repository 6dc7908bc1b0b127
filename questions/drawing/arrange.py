"""The order in which an item's options and groups stand for one learner."""

from __future__ import annotations

import random
from dataclasses import dataclass

from questions.items.model import Item, Kind
from questions.items.words import leading_number


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item as it stands in one quiz: the ids of its options and groups, in order."""

    item: Item
    option_order: tuple[str, ...]
    group_order: tuple[str, ...]


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
    if any(option.figure for option in item.options):
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
