"""Responses to an item: the right one, many that are partly right, some that are wrong."""

from itertools import combinations, islice, permutations

from questions.items import Blanks, Kind, NumericRange

_MANY = 40


def responses(item, rng):
    ids = [one.id for one in item.options]
    if isinstance(item.key, NumericRange):
        return _ranges(item.key)
    if isinstance(item.key, Blanks):
        right = {blank: words[-1].upper() for blank, words in item.key.accepted.items()}
        return [right, dict.fromkeys(right, "zzzz zzzz")]
    if item.kind in (Kind.CLASSIFY, Kind.MATCH):
        groups = [one.id for one in item.groups]
        guesses = ({one: rng.choice(groups) for one in ids} for _ in range(_MANY))
        return [dict(item.key), {ids[0]: item.key[ids[0]]}, *guesses]
    if item.kind is Kind.ORDER:
        return [item.key, *islice(permutations(ids), _MANY)]
    if item.kind is Kind.MULTIPLE_CHOICE:
        sizes = range(1, len(ids) + 1)
        return [item.key, *(each for size in sizes for each in combinations(ids, size))]
    return ids


def _ranges(key):
    low, high = key.low, key.high
    if low == high:
        return [(low, low), (low + 1, low + 1)]
    middle = (low + high) / 2
    return [
        (low, high), (middle, middle), (low, low), (low + 1, high + 2), (low - 1, high),
        (high + 5, high + 9), (low + 1, middle + 1),
    ]  # fmt: skip
