"""The figures of a class as text that a database keeps, and back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy.exc import NoResultFound

from questions.statistics import Flag, Interval, ItemFigures, OptionFigures, QuizFigures
from quizapp.quizzes.banks import AskedFact, get_bank
from quizapp.statistics.catalogue import Asked
from quizapp.statistics.confusion import (
    ClassMixup,
    Confusion,
    ConfusionCell,
    ConfusionMatrix,
    ConfusionRow,
)
from quizapp.statistics.facts import FactRow
from quizapp.statistics.figures import ClassFigures, QuestionRow
from quizapp.statistics.options import OptionRow

# Another number where anything here changes: what an older program kept is made anew.
_FORMAT = 1


class OtherFormatError(Exception):
    """It was written by another version of this program, or what it is about is gone."""


def pack(figures: ClassFigures) -> str:
    """Questions go by their rows, and drawings by their places among the options."""
    confusion = figures.confusion
    packed = [
        _FORMAT,
        [_question(one) for one in figures.questions],
        [
            [_values(one.fact), one.questions, _item_figures(one.figures), one.skipped]
            for one in figures.facts
        ],
        _values(figures.quiz),
        [[one.columns, [_row(row) for row in one.rows]] for one in confusion.matrices],
        [_values(one) for one in confusion.mixups],
        figures.quarters,
    ]
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def unpack(content: str, made_at: dt.datetime) -> ClassFigures:
    """Raises OtherFormatError."""
    packed = json.loads(content)
    if packed[0] != _FORMAT:
        raise OtherFormatError
    _, questions, facts, quiz, matrices, mixups, quarters = packed
    quiz[-1] = tuple(quiz[-1])  # the histogram
    return ClassFigures(
        made_at=made_at,
        questions=tuple(_read_question(*one) for one in questions),
        facts=tuple(
            FactRow(AskedFact(*fact), count, _read_item_figures(*figures), skipped)
            for fact, count, figures, skipped in facts
        ),
        quiz=QuizFigures(*quiz),
        confusion=Confusion(
            tuple(
                ConfusionMatrix(tuple(columns), tuple(_read_row(*row) for row in rows))
                for columns, rows in matrices
            ),
            tuple(ClassMixup(*one) for one in mixups),
        ),
        quarters=tuple((at, answers, points) for at, answers, points in quarters),
    )


def _values(one: Any) -> list[Any]:
    return [getattr(one, field.name) for field in fields(one)]


def _question(row: QuestionRow) -> list[Any]:
    return [
        row.asked.version_id,
        row.asked.row_id,
        _item_figures(row.figures),
        row.skipped,
        row.guess,
        row.certainty_gap,
        row.seconds,
        _options(row),
        [flag.value for flag in row.flags],
        row.facts,
    ]


def _options(row: QuestionRow) -> Iterable[list[Any]]:
    drawings = {one.figure: place for place, one in enumerate(row.asked.item.options) if one.figure}
    return [
        [
            one.text,
            one.group,
            None if one.drawing is None else drawings[one.drawing],
            one.is_right,
            one.is_distractor,
            *_values(one.figures),
        ]
        for one in row.options
    ]


def _read_question(
    version_id: int,
    row_id: int,
    figures: list[Any],
    skipped: int,
    guess: float,
    certainty_gap: float | None,
    seconds: float | None,
    options: list[list[Any]],
    flags: list[str],
    facts: list[str],
) -> QuestionRow:
    try:
        bank = get_bank(version_id)
        item = bank.item(row_id)
    except (NoResultFound, KeyError) as error:
        raise OtherFormatError from error
    return QuestionRow(
        asked=Asked(row_id, item, bank.slug, bank.title, version_id),
        figures=_read_item_figures(*figures),
        skipped=skipped,
        guess=guess,
        certainty_gap=certainty_gap,
        seconds=seconds,
        options=tuple(
            OptionRow(
                text,
                group,
                None if drawing is None else item.options[drawing].figure,
                is_right,
                is_distractor,
                OptionFigures(*told),
            )
            for text, group, drawing, is_right, is_distractor, *told in options
        ),
        flags=tuple(map(Flag, flags)),
        facts=tuple(facts),
    )


def _item_figures(figures: ItemFigures) -> list[Any]:
    interval = figures.interval
    ends = None if interval is None else _values(interval)
    return [ends if value is interval else value for value in _values(figures)]


def _read_item_figures(
    learners: int,
    left_out: int,
    facility: float | None,
    interval: list[float] | None,
    *others: Any,
) -> ItemFigures:
    ends = None if interval is None else Interval(*interval)
    return ItemFigures(learners, left_out, facility, ends, *others)


def _row(row: ConfusionRow) -> list[Any]:
    return [row.thing, row.answers, [_values(cell) for cell in row.cells]]


def _read_row(thing: str, answers: int, cells: list[list[Any]]) -> ConfusionRow:
    return ConfusionRow(thing, answers, tuple(ConfusionCell(*cell) for cell in cells))
