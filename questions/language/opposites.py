"""Words that say the opposite of each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

from questions.lexicon import table


def are_opposite_words(first: str, second: str) -> bool:
    """Whether two words in lower case are a known pair of opposites."""
    return (first, second) in _opposites()


def has_opposites(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether a word of the first is the opposite of one of the second."""
    return not _opposites().isdisjoint(product(first, second))


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [*table("anatomy")["opposites"], *table("items")["opposites"]]
    return frozenset(
        (one, other) for first, second in pairs for one, other in ((first, second), (second, first))
    )
