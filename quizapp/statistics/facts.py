"""Answers pooled by fact: what each says of the facts that its question asks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.items.model import Item
from questions.lazily import Lazy
from questions.scoring import response_from_json, score
from questions.statistics import ENOUGH_LEARNERS, ItemFigures, held_back, item_figures
from questions.statistics.matrix import Floats
from quizapp.quizzes.banks import AskedFact
from quizapp.statistics.answers import Answers, Ints, Which
from quizapp.statistics.catalogue import Asked, Catalogue
from quizapp.statistics.grid import Marks, joined, lay_out

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, how many `questions` asked it, and the figures of the answers to all of them."""

    fact: AskedFact
    questions: int
    figures: ItemFigures
    skipped: int


def fact_rows(
    answers: Answers, places: Ints, learners: Ints, catalogue: Catalogue, which: Which
) -> tuple[FactRow, ...]:
    """In the order of the articles. `places` says, for each answer, which of the catalogue's draws
    it belongs to, and `learners` whose it is, counted from 0."""
    asked_by = _asked_by(catalogue)
    if not asked_by:
        return ()
    by_place = _grouped(places, len(catalogue.asked))
    parts = [
        _marks(answers, learners, column, by_place[place], catalogue.asked[place].item, fact)
        for column, (fact, asking) in enumerate(asked_by.items())
        for place in asking
    ]
    shape = int(learners.max()) + 1, len(asked_by)
    grid = lay_out(joined(parts), shape, which)
    figures = item_figures(grid.matrix, ENOUGH_LEARNERS)
    return tuple(
        FactRow(
            catalogue.facts[fact],
            len({catalogue.asked[place].item.id for place in asking}),
            held_back(figures[column]),
            int(grid.skipped[column]),
        )
        for column, (fact, asking) in enumerate(asked_by.items())
    )


def facts_of(asked: Asked, catalogue: Catalogue) -> Iterator[str]:
    return (fact for fact in asked.item.facts if fact in catalogue.facts)


def _asked_by(catalogue: Catalogue) -> dict[str, list[int]]:
    """The draws that ask each fact, for the facts that were asked."""
    found: dict[str, list[int]] = {fact: [] for fact in catalogue.facts}
    for place, asked in enumerate(catalogue.asked):
        for fact in facts_of(asked, catalogue):
            found[fact].append(place)
    return {fact: places for fact, places in found.items() if places}


def _grouped(places: Ints, count: int) -> Sequence[Ints]:
    """For each place the answers that belong to it."""
    order = np.argsort(places, kind="stable")
    return np.split(order, np.searchsorted(places[order], np.arange(1, count)))


def _marks(
    answers: Answers, learners: Ints, column: int, whose: Ints, item: Item, fact: str
) -> Marks:
    elements = [option for option, tested in item.fact_by_option.items() if tested == fact]
    marks, is_answered = answers.marks[whose], answers.is_answered[whose]
    if elements:
        by_key = is_answered & ~answers.is_regraded[whose]
        marks = np.where(by_key, _shares(item, answers, whose, elements), marks)
    return Marks(
        rows=learners[whose],
        columns=np.full(len(whose), column, dtype=np.int64),
        slots=answers.slots[whose],
        marks=marks,
        is_answered=is_answered,
        is_handed_in=answers.is_handed_in[whose],
    )


def _shares(item: Item, answers: Answers, whose: Ints, elements: Sequence[str]) -> Floats:
    """Of the elements that test the fact, the share that is right in each answer."""
    numbers, inverse = np.unique(answers.answers[whose], return_inverse=True)
    shares = [_share(item, answers.texts[number], elements) for number in numbers]
    found: Floats = np.array(shares, dtype=float)[inverse]
    return found


def _share(item: Item, answer: str, elements: Sequence[str]) -> float:
    if not answer:
        return 0.0
    parts = score(item, response_from_json(item, json.loads(answer))).parts
    return sum(parts.get(one, False) for one in elements) / len(elements)
