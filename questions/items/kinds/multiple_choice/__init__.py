"""Several right options. The templates stand by the sort of fact that fills them."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.kinds.multiple_choice import groups, listings, steps, types
from questions.items.model import Item

_SORTS = (groups, types, steps, listings)


def make(context: Context) -> Iterator[Item]:
    for sort in _SORTS:
        yield from sort.make(context)
