"""A word to type: the blank stands only where the sentence settles what belongs in it."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.kinds.cloze import definitions, exercises, groups, types
from questions.items.model import Item


def make(context: Context) -> Iterator[Item]:
    yield from groups.make(context)
    yield from types.make(context)
    yield from definitions.make(context)
    yield from exercises.make(context)


__all__ = ["make"]
