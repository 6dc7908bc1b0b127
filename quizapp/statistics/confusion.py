"""What the class took for what: matrices where the same few things are told apart again and again,
and a list of the most frequent mix-ups."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.items.model import Item, Kind
from questions.lazily import Lazy
from questions.memory import confusions
from questions.scoring import response_from_json, score
from quizapp.statistics.answers import Answers, Ints
from quizapp.statistics.catalogue import Catalogue

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")

_CHOICES = frozenset({Kind.SINGLE_CHOICE, Kind.PICTURE})
_MOST_MIXUPS = 12


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """How many answers put the row's thing there."""

    answers: int
    share: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """One thing, how many answers there are to it, and where they put it."""

    thing: str
    answers: int
    cells: tuple[ConfusionCell, ...]


@dataclass(frozen=True, slots=True)
class ConfusionMatrix:
    """Things by what they were taken for, or put with."""

    columns: tuple[str, ...]
    rows: tuple[ConfusionRow, ...]

    @property
    def wrong(self) -> int:
        return sum(cell.answers for row in self.rows for cell in row.cells if not cell.is_right)


@dataclass(frozen=True, slots=True)
class ClassMixup:
    """In so many answers `taken_for` was chosen where `thing` was right, or, where things are
    sorted (`is_placed`), `thing` was put with it. `row_id` is the draw in which that happened most.
    """

    thing: str
    taken_for: str
    is_placed: bool
    answers: int
    row_id: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """What a class mixes up: the matrices, most mix-ups first, and the most frequent pairs."""

    matrices: tuple[ConfusionMatrix, ...]
    mixups: tuple[ClassMixup, ...]


@dataclass(slots=True)
class _Family:
    """Questions in which the same things are told apart. `names` has the words for each thing,
    `right` where each of the rows belongs."""

    names: dict[Hashable, str] = field(default_factory=dict)
    counts: Counter[tuple[Hashable, Hashable]] = field(default_factory=Counter)
    right: dict[Hashable, set[Hashable]] = field(default_factory=dict)

    def name(self, thing: Hashable, text: str) -> None:
        """The shortest words for it are its name: "Cam" rather than "Cam type"."""
        self.names[thing] = min(self.names.get(thing, text), text, key=lambda one: (len(one), one))


def read_confusion(catalogue: Catalogue, index: Ints, answers: Answers) -> Confusion:
    """From the answers that were taken: `index` has them by learner and draw, −1 for none."""
    families: dict[Hashable, _Family] = {}
    mixups: dict[tuple[str, str, bool], Counter[int]] = {}
    items = [asked.item for asked in catalogue.asked]
    fact_of = _facts_by_text(items)
    for place, item in enumerate(items):
        for answer, times in _counted(index[:, place], answers):
            response = response_from_json(item, answer)
            for mixup in confusions(item, response, score(item, response)):
                key = mixup.thing, mixup.taken_for, item.kind not in _CHOICES
                mixups.setdefault(key, Counter())[catalogue.asked[place].row_id] += times
            _add(families, fact_of, item, answer, times)
    matrices = [_matrix(one) for one in families.values() if len(one.right) > 1]
    matrices.sort(key=lambda one: -one.wrong)
    shown = sorted(mixups.items(), key=lambda pair: (-pair[1].total(), pair[0]))[:_MOST_MIXUPS]
    return Confusion(
        tuple(one for one in matrices if one.wrong),
        tuple(
            ClassMixup(*key, rows.total(), row_id=rows.most_common(1)[0][0]) for key, rows in shown
        ),
    )


def _counted(taken: Ints, answers: Answers) -> Iterator[tuple[object, int]]:
    """Each answer that was given, decoded, and how often; none to questions that were regraded, of
    which the key no longer says what is wrong."""
    rows = taken[taken >= 0]
    rows = rows[answers.is_answered[rows] & ~answers.is_regraded[rows]]
    numbers, counts = np.unique(answers.answers[rows], return_counts=True)
    for number, times in zip(numbers, counts, strict=True):
        if answers.texts[number]:
            yield json.loads(answers.texts[number]), int(times)


def _facts_by_text(items: Sequence[Item]) -> dict[tuple[frozenset[str], str], str]:
    """The fact behind a key, by the options that it stood among and its words."""
    return {
        (_texts(item), _text(item, item.key)): item.facts[0]
        for item in items
        if item.kind in _CHOICES and isinstance(item.key, str) and item.facts
    }


def _add(
    families: dict[Hashable, _Family],
    fact_of: Mapping[tuple[frozenset[str], str], str],
    item: Item,
    answer: object,
    times: int,
) -> None:
    if item.kind is Kind.CLASSIFY and isinstance(answer, dict) and isinstance(item.key, Mapping):
        family = families.setdefault(frozenset(one.text for one in item.groups), _Family())
        for option, group in answer.items():
            right = _group(item, item.key[option])
            _count(family, (_text(item, option), right), _group(item, group), times)
            family.right[_text(item, option), right] = {right}
            family.name((_text(item, option), right), _text(item, option))
        for where in item.groups:
            family.name(where.text, where.text)
    if item.kind in _CHOICES and isinstance(answer, str) and isinstance(item.key, str):
        if any(option.figure for option in item.options):
            return  # their letters name nothing
        texts = _texts(item)
        things = {one.id: fact_of.get((texts, one.text), one.text) for one in item.options}
        family = families.setdefault(frozenset(things.values()), _Family())
        for one in item.options:
            family.name(things[one.id], one.text)
        _count(family, things[item.key], things[answer], times)
        family.right[things[item.key]] = {things[item.key]}


def _count(family: _Family, thing: Hashable, where: Hashable, times: int) -> None:
    family.counts[thing, where] += times


def _matrix(family: _Family) -> ConfusionMatrix:
    def by_name(thing: Hashable) -> str:
        return family.names[thing].casefold()

    columns = sorted({where for _, where in family.counts} | _all(family), key=by_name)
    rows = []
    for thing in sorted(family.right, key=by_name):
        total = sum(family.counts[thing, where] for where in columns)
        cells = tuple(
            ConfusionCell(
                family.counts[thing, where],
                family.counts[thing, where] / total if total else 0.0,
                where in family.right[thing],
            )
            for where in columns
        )
        rows.append(ConfusionRow(family.names[thing], total, cells))
    return ConfusionMatrix(tuple(family.names[one] for one in columns), tuple(rows))


def _all(family: _Family) -> set[Hashable]:
    return set().union(*family.right.values())


def _texts(item: Item) -> frozenset[str]:
    return frozenset(one.text for one in item.options)


def _text(item: Item, option_id: object) -> str:
    return next(one.text for one in item.options if one.id == option_id)


def _group(item: Item, group_id: object) -> str:
    return next(one.text for one in item.groups if one.id == group_id)
