"""One right option. The templates stand by the sort of fact that fills them."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.kinds.single_choice import (
    amounts,
    definitions,
    details,
    doubled,
    exercises,
    fitting,
    groups,
    listings,
    lists,
    settings,
    step_choices,
    types,
)
from questions.items.model import Item

_SORTS = (
    groups,
    lists,
    doubled,
    types,
    exercises,
    settings,
    step_choices,
    details,
    amounts,
    fitting,
    definitions,
    listings,
)


def make(context: Context) -> Iterator[Item]:
    for sort in _SORTS:
        yield from sort.make(context)
