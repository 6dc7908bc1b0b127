"""Which tests of a run are made, where each run makes some of many that are alike; and when."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest


def draw_one_of_each(
    items: list[pytest.Item],
    config: pytest.Config,
    group_of: Callable[[pytest.Item], str | None],
) -> None:
    """Leaves one test of each group, in the order that they had; other runs draw others. Where no
    seed is given, all are made."""
    seed = config.getoption("randomly_seed", None)
    if seed is not None:
        items[:], waiting = drawn(items, seed, group_of)
        config.hook.pytest_deselected(items=waiting)


def drawn(
    items: Sequence[pytest.Item], seed: int, group_of: Callable[[pytest.Item], str | None]
) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """The tests of a run, and those that wait for another. Those without a group are all made."""
    groups: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if (group := group_of(item)) is not None:
            groups[group].append(item)
    made = {
        random.Random(f"{seed} {name}").choice(sorted(group, key=lambda item: item.nodeid))
        for name, group in groups.items()
    }
    waiting = [item for group in groups.values() for item in group if item not in made]
    left_out = set(waiting)
    return [item for item in items if item not in left_out], waiting


def slow_first(items: Sequence[pytest.Item], processes: int) -> list[pytest.Item]:
    """The tests in as many shares of the same length as there are processes, in each of which those
    in a browser come first: what is left at the end, for whichever process is ready, is quick."""
    slow = [item for item in items if item.get_closest_marker("browser")]
    quick = [item for item in items if not item.get_closest_marker("browser")]
    shares = zip(_split(slow, processes), _split(quick, processes), strict=True)
    return [item for share in shares for part in share for item in part]


def _split(items: list[pytest.Item], parts: int) -> list[list[pytest.Item]]:
    ends = [len(items) * part // parts for part in range(parts + 1)]
    return [items[start:end] for start, end in pairwise(ends)]
