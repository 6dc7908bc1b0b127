"""Steps put in order: Kendall's τ, floored at 0."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations
from math import comb, factorial

from questions.items.model import Item
from questions.scoring.model import Fields, InvalidResponseError, Response
from questions.scoring.shapes import as_choices, list_key, option_ids, sent


def parse(item: Item, fields: Fields) -> Response | None:
    """Repeated `order=<option id>` in the learner's order; None when none came."""
    steps = sent(fields, "order")
    return _as_order(item, steps) if steps else None


def count_open(item: Item, fields: Fields, shown: Sequence[str]) -> int:
    """The steps that are missing; all of them where they stand as they were first shown, which is
    never the right order."""
    steps = sent(fields, "order")
    missing = len(set(option_ids(item)) - set(steps))
    return len(item.options) if steps == tuple(shown) else missing


def score(item: Item, response: Response) -> tuple[float, dict[str, bool]]:
    """max(0, τ); a step is right when it may stay where it is while others move."""
    order = _as_order(item, response)
    moved = set(to_move(item, order))
    return max(0.0, kendall_tau(_ranks(item, order))), {one: one not in moved for one in order}


def guess_score(item: Item) -> float:
    """The mean of max(0, τ) over all orders, from the number of orders with each number of
    inversions (Mahonian numbers)."""
    steps = len(list_key(item))
    pairs = comb(steps, 2)
    total = sum(
        orders * max(0.0, 1 - 2 * inversions / pairs)
        for inversions, orders in enumerate(_orders_by_inversions(steps))
    )
    return total / factorial(steps)


def kendall_tau(ranks: Sequence[int]) -> float:
    """Kendall's τ of distinct ranks against ascending order, −1..1."""
    pairs = comb(len(ranks), 2)
    inversions = sum(first > second for first, second in combinations(ranks, 2))
    return 1 - 2 * inversions / pairs


def to_move(item: Item, response: Response) -> tuple[str, ...]:
    """The fewest steps that must move: those outside a longest ordered subset, in key order."""
    order = _as_order(item, response)
    ranks = _ranks(item, order)
    staying = set(_longest_increasing(ranks))
    return tuple(one for rank, one in enumerate(list_key(item)) if rank not in staying)


def _as_order(item: Item, response: Response) -> tuple[str, ...]:
    order = as_choices(item, response)
    if len(order) != len(item.options):
        raise InvalidResponseError("incomplete")
    return order


def _ranks(item: Item, order: Sequence[str]) -> list[int]:
    rank = {one: place for place, one in enumerate(list_key(item))}
    return [rank[one] for one in order]


def _orders_by_inversions(steps: int) -> list[int]:
    counts = [1]
    for size in range(2, steps + 1):
        grown = [0] * (len(counts) + size - 1)
        for inversions, orders in enumerate(counts):
            for added in range(size):
                grown[inversions + added] += orders
        counts = grown
    return counts


def _longest_increasing(ranks: Sequence[int]) -> list[int]:
    """One longest increasing subsequence (patience sorting)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        place = bisect_left(tails, rank)
        before[rank] = tails[place - 1] if place else None
        tails[place : place + 1] = [rank]
    chain: list[int] = []
    step = tails[-1] if tails else None
    while step is not None:
        chain.append(step)
        step = before[step]
    return chain[::-1]
