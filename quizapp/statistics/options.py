"""What was answered to a question, with the figures of each answer."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.items import explain
from questions.items.model import Item, Kind
from questions.lazily import Lazy
from questions.scoring import response_from_json, score
from questions.statistics import OptionFigures, option_figures
from questions.statistics.flags import is_attractive, is_unused
from questions.statistics.matrix import Bools, Floats
from quizapp.statistics.answers import Ints

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")

_CHOICES = frozenset({Kind.SINGLE_CHOICE, Kind.PICTURE, Kind.TRUE_FALSE, Kind.MULTIPLE_CHOICE})
_PLACED = frozenset({Kind.CLASSIFY, Kind.MATCH})
# Of words, numbers and orders people think up many; the rest are told together.
_MOST_ANSWERS = 8


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option; of things put in groups, one thing in one group; else one answer as it was
    given. `drawing` is the option's own. `is_distractor` says that it is a wrong one to choose."""

    text: str
    group: str
    drawing: str | None
    is_right: bool
    is_distractor: bool
    figures: OptionFigures

    @property
    def is_unused(self) -> bool:
        return self.is_distractor and is_unused(self.figures)

    @property
    def is_attractive(self) -> bool:
        return self.is_distractor and is_attractive(self.figures)


def option_rows(
    item: Item, answers: Ints, texts: tuple[str, ...], rest: Floats
) -> tuple[OptionRow, ...]:
    """Each option that could be chosen, in the item's order, or the most frequent answers.

    `answers` has the number of each answer's text, `rest` the learner's mean mark on the other
    questions.
    """
    if item.kind in _CHOICES:
        return tuple(_choices(item, _picked(answers, texts), rest))
    if item.kind in _PLACED:
        return tuple(_placements(item, _picked(answers, texts), rest))
    return tuple(_given(item, answers, texts, rest))


def _picked(answers: Ints, texts: tuple[str, ...]) -> dict[Hashable, Bools]:
    """Who picked what: an option, or an option and its group."""
    picked: dict[Hashable, Bools] = {}
    for number in np.unique(answers):
        whose = answers == number
        for one in _picks(json.loads(texts[number])):
            picked[one] = picked[one] | whose if one in picked else whose
    return picked


def _picks(answer: object) -> Iterable[Hashable]:
    if isinstance(answer, Mapping):
        return answer.items()
    return answer if isinstance(answer, list) else [answer]


def _choices(item: Item, picked: Mapping[Hashable, Bools], rest: Floats) -> Iterable[OptionRow]:
    keys = item.key if isinstance(item.key, tuple) else (item.key,)
    nobody = np.zeros(len(rest), dtype=bool)
    for option in item.options:
        is_right = option.id in keys
        figures = option_figures(picked.get(option.id, nobody), rest)
        yield OptionRow(option.text, "", option.figure, is_right, not is_right, figures)


def _placements(item: Item, picked: Mapping[Hashable, Bools], rest: Floats) -> Iterable[OptionRow]:
    nobody = np.zeros(len(rest), dtype=bool)
    for option in item.options:
        for group in item.groups:
            is_right = isinstance(item.key, Mapping) and item.key[option.id] == group.id
            figures = option_figures(picked.get((option.id, group.id), nobody), rest)
            if is_right or figures.learners:
                yield OptionRow(option.text, group.text, None, is_right, False, figures)


def _given(item: Item, answers: Ints, texts: tuple[str, ...], rest: Floats) -> Iterable[OptionRow]:
    numbers, counts = np.unique(answers, return_counts=True)
    for number in numbers[np.argsort(-counts, kind="stable")][:_MOST_ANSWERS]:
        response = response_from_json(item, json.loads(texts[number]))
        outcome = score(item, response)
        said = "; ".join(explain(item, response, outcome).given)
        figures = option_figures(answers == number, rest)
        yield OptionRow(said, "", None, outcome.is_right, False, figures)
