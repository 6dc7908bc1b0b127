"""Things to sort. The templates stand by the sort of fact that fills them."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.kinds.classify import exercises, groups, listings
from questions.items.model import Item

_SORTS = (groups, exercises, listings)


def make(context: Context) -> Iterator[Item]:
    for sort in _SORTS:
        yield from sort.make(context)
