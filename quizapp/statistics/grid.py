"""Answers laid out as learners by columns: questions, their draws, or facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.statistics import ScoreMatrix
from questions.statistics.matrix import Bools, Floats
from quizapp.statistics.answers import Ints, Which

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")


@dataclass(frozen=True, eq=False)
class Marks:
    """Marks to lay out: a row and a column for each, in the order of `slots`. A mark that is NaN
    counts 0 if it was handed in, and nothing otherwise."""

    rows: Ints
    columns: Ints
    slots: Ints
    marks: Floats
    is_answered: Bools
    is_handed_in: Bools


@dataclass(frozen=True, eq=False)
class Grid:
    """`index` has, for each learner and column, the place of the mark that was taken, −1 for
    none; `skipped` counts, for each column, the learners who were asked and have no answer."""

    matrix: ScoreMatrix
    index: Ints
    skipped: Ints


def joined(parts: Sequence[Marks]) -> Marks:
    columns = (
        np.concatenate([getattr(part, name.name) for part in parts]) for name in fields(Marks)
    )
    return Marks(*columns)


def lay_out(given: Marks, shape: tuple[int, int], which: Which) -> Grid:
    """Takes each learner's first or last mark in each column; what was only skipped in open
    practice gives way to any other."""
    index = np.full(shape, -1, dtype=np.int64)
    order = np.argsort(given.slots, kind="stable")
    if which is Which.FIRST:
        order = order[::-1]
    is_settled = (~np.isnan(given.marks) | given.is_handed_in)[order]
    # The last of several assignments to one cell is the one that stays.
    for places in (order[~is_settled], order[is_settled]):
        index[given.rows[places], given.columns[places]] = places
    is_there = index >= 0
    marks = np.full(shape, np.nan)
    marks[is_there] = given.marks[index[is_there]]
    is_answered, handed_in = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    is_answered[is_there] = given.is_answered[index[is_there]]
    handed_in[is_there] = given.is_handed_in[index[is_there]]
    marks[np.isnan(marks) & handed_in] = 0.0
    skipped = (is_there & ~is_answered).sum(axis=0)
    return Grid(ScoreMatrix(marks, is_answered), index, skipped)
