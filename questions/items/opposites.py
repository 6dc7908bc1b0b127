"""Words that say the opposite of each other."""

from __future__ import annotations

from functools import cache

from questions.lexicon import table


def are_opposite_words(first: str, second: str) -> bool:
    """Whether two words in lower case are a known pair of opposites."""
    return (first, second) in _opposites()


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [*table("anatomy")["opposites"], *table("items")["opposites"]]
    return frozenset(
        (one, other) for first, second in pairs for one, other in ((first, second), (second, first))
    )
