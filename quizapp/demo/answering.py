"""How a made-up learner answers: right as often as their ability and the item's difficulty say."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from questions.items.model import Item, Kind
from questions.scoring.shapes import (
    blanks_key,
    list_key,
    option_ids,
    placement_key,
    range_key,
    single_key,
)

Fields = dict[str, list[str]]
# How many of the words that people type have a slip in them, and from which length on.
_SLIPS, _LONG_WORD = 0.1, 9


def chance(ability: float, difficulty: float) -> float:
    """The probability of a right answer: the Rasch model, with `difficulty` of 0..1 as −2..2."""
    return 1 / (1 + math.exp(4 * (difficulty - 0.5) - ability))


def answer_fields(item: Item, probability: float, rng: random.Random) -> Fields:
    """The fields that a learner's form would post; each part is right with that probability."""
    return _ANSWERS[item.kind](item, probability, rng)


def _choose(item: Item, probability: float, rng: random.Random) -> Fields:
    key = single_key(item)
    others = [one for one in option_ids(item) if one != key]
    return {"answer": [key if rng.random() < probability else rng.choice(others)]}


def _choose_several(item: Item, probability: float, rng: random.Random) -> Fields:
    key = set(list_key(item))
    chosen = [one for one in option_ids(item) if (one in key) == (rng.random() < probability)]
    return {"answer": chosen or [rng.choice(option_ids(item))]}


def _place(item: Item, probability: float, rng: random.Random) -> Fields:
    fields = {}
    free = [group.id for group in item.groups]
    for option, group in placement_key(item).items():
        others = [other for other in free if other != group] or [group]
        placed = group if rng.random() < probability else rng.choice(others)
        fields[f"place-{option}"] = [placed]
        if item.kind is Kind.MATCH and placed in free:
            free.remove(placed)  # on the page each holds one
    return fields


def _type(item: Item, probability: float, rng: random.Random) -> Fields:
    """Right words, now and then with two letters swapped; or none that is known."""
    fields = {}
    for blank, accepted in blanks_key(item).items():
        word = accepted[0] if rng.random() < probability else "no idea"
        fields[f"blank-{blank}"] = [_slipped(word) if rng.random() < _SLIPS else word]
    return fields


def _slipped(word: str) -> str:
    return word if len(word) < _LONG_WORD else f"{word[:-3]}{word[-2]}{word[-3]}{word[-1]}"


def _order(item: Item, probability: float, rng: random.Random) -> Fields:
    order = list(list_key(item))
    for first in range(len(order) - 1):
        if rng.random() > probability:
            order[first], order[first + 1] = order[first + 1], order[first]
    return {"order": order}


def _estimate(item: Item, probability: float, rng: random.Random) -> Fields:
    key = range_key(item)
    off = 0.0 if rng.random() < probability else rng.choice((2.0, 5.0, 10.0))
    return {"low": [f"{key.low + off:g}"], "high": [f"{key.high + off:g}"]}


_ANSWERS: Mapping[Kind, Callable[[Item, float, random.Random], Fields]] = {
    Kind.SINGLE_CHOICE: _choose,
    Kind.PICTURE: _choose,
    Kind.TRUE_FALSE: _choose,
    Kind.MULTIPLE_CHOICE: _choose_several,
    Kind.CLASSIFY: _place,
    Kind.MATCH: _place,
    Kind.ORDER: _order,
    Kind.NUMERIC: _estimate,
    Kind.CLOZE: _type,
}


def share(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in the proportion of the weights that add up to `total`."""
    whole = sum(weights)
    bounds = [round(total * sum(weights[:n]) / whole) for n in range(len(weights) + 1)]
    return [high - low for low, high in pairwise(bounds)]
