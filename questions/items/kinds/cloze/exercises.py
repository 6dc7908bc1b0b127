"""What an exercise needs and where it starts, in a word."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.blanks import blank
from questions.items.build import Context
from questions.items.kinds import setting
from questions.items.kinds.cloze import gaps
from questions.items.model import Item, Kind
from questions.items.wording import within

_DIFFICULTY = 0.5


def make(context: Context) -> Iterator[Item]:
    for one in setting.settings(context):
        if one.part in one.exercise.parts:
            prompt = f"{one.question} Answer: {blank(1)}."
            stem = setting.stem(context, Kind.CLOZE, one, prompt, _DIFFICULTY)
            item = gaps.item(context, stem, gaps.accepted(within(one.value)))
            if item is not None:
                yield item
