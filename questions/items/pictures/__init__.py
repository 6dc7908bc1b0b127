"""Questions on a drawing. The templates stand by the sort of fact that fills them."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.model import Item
from questions.items.pictures import naming, piriformis, turning, types

_SORTS = (types, turning, piriformis, naming)


def make(context: Context) -> Iterator[Item]:
    for sort in _SORTS:
        yield from sort.make(context)
