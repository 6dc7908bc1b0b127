"""The flaws of matching: what is left over tells the last pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.checks.model import Source
from questions.checks.sorts import OPEN
from questions.items.model import Item, Kind
from questions.language.words import words

_MOST_PREMISES = 7


def find_elimination(item: Item, source: Source) -> Iterator[str]:
    """Match by elimination: more responses than premises, or reuse; ≤ 7 premises; all of one type.
    Haladyna et al. 2002, matching."""
    if item.kind is not Kind.MATCH:
        return
    if len(item.groups) <= len(item.options) and not item.reuse:
        yield "There are no more responses than premises, so the last pair is found by elimination."
    if len(item.options) > _MOST_PREMISES:
        yield f"There are more than {_MOST_PREMISES} things to match."
    for side, texts in (
        ("premises", [option.text for option in item.options]),
        ("responses", [group.text for group in item.groups]),
    ):
        if len({words(text) for text in texts}) < len(texts):
            yield f"Two of the {side} are the same."
        if _is_mixed(texts, source):
            yield f"The {side} are not all of one type."


def _is_mixed(texts: Sequence[str], source: Source) -> bool:
    sorts = {source.sort_of(text) for text in texts}
    return len(sorts) > 1 and not sorts <= OPEN
