"""All figures of a class, made in one go from its answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.scoring import guess_score
from questions.statistics import (
    ENOUGH_LEARNERS,
    Flag,
    ItemFigures,
    QuizFigures,
    certainty_gap,
    flags_of,
    held_back,
    item_figures,
    median_seconds,
    quiz_figures,
)
from quizapp.classes.teaching import TaughtClass
from quizapp.statistics.answers import Answers, Ints, Selection, read_answers
from quizapp.statistics.catalogue import Asked, read_catalogue
from quizapp.statistics.confusion import Confusion, read_confusion
from quizapp.statistics.facts import FactRow, fact_rows, facts_of
from quizapp.statistics.grid import Grid, Marks, lay_out
from quizapp.statistics.options import OptionRow, option_rows
from quizapp.statistics.weeks import Quarter, read_quarters

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One draw of a question with what its answers tell. `guess` is in percent; `facts` are the
    ids of those that it asks."""

    asked: Asked
    figures: ItemFigures
    skipped: int
    guess: float
    certainty_gap: float | None
    seconds: float | None
    options: tuple[OptionRow, ...]
    flags: tuple[Flag, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """The figures as they were at `made_at`; where they `is_being_renewed`, there will soon be
    newer ones. `quiz` are those of the learners' totals, a question's draws taken together; indices
    of too few are held back everywhere. `quarters` are when they came."""

    made_at: dt.datetime
    questions: tuple[QuestionRow, ...]
    facts: tuple[FactRow, ...]
    quiz: QuizFigures
    confusion: Confusion
    quarters: tuple[Quarter, ...]
    is_being_renewed: bool = False


def make_figures(taught: TaughtClass, selection: Selection, now: dt.datetime) -> ClassFigures:
    """From every answer that the selection takes."""
    answers = read_answers(taught, selection)
    catalogue = read_catalogue({int(one) for one in np.unique(answers.items)})
    places = _mapped(answers.items, catalogue.places)
    users, learners = np.unique(answers.users, return_inverse=True)
    which, asked = selection.which, catalogue.asked
    grid = lay_out(_marks(answers, learners, places), (len(users), len(asked)), which)
    ids = {one: n for n, one in enumerate(dict.fromkeys(each.item.id for each in asked))}
    questions = _mapped(places, {n: ids[each.item.id] for n, each in enumerate(asked)})
    whole = lay_out(_marks(answers, learners, questions), (len(users), len(ids)), which)
    figures = item_figures(grid.matrix, ENOUGH_LEARNERS)
    return ClassFigures(
        made_at=now,
        questions=tuple(
            _question(each, place, figures[place], grid, answers, facts_of(each, catalogue))
            for place, each in enumerate(asked)
        ),
        facts=fact_rows(answers, places, learners, catalogue, which),
        quiz=_enough(quiz_figures(whole.matrix)),
        confusion=read_confusion(catalogue, grid.index, answers),
        quarters=read_quarters(taught, selection),
    )


def _mapped(numbers: Ints, to: dict[int, int]) -> Ints:
    known, inverse = np.unique(numbers, return_inverse=True)
    found: Ints = np.array([to[int(one)] for one in known], dtype=np.int64)[inverse]
    return found


def _marks(answers: Answers, learners: Ints, columns: Ints) -> Marks:
    return Marks(
        learners,
        columns,
        answers.slots,
        answers.marks,
        answers.is_answered,
        answers.is_handed_in,
    )


def _question(
    asked: Asked,
    place: int,
    figures: ItemFigures,
    grid: Grid,
    answers: Answers,
    facts: Iterable[str],
) -> QuestionRow:
    is_answered = grid.matrix.is_answered[:, place]
    taken = grid.index[is_answered, place]
    rest = grid.matrix.rest(place)[is_answered]
    options = option_rows(asked.item, answers.answers[taken], answers.texts, rest)
    distractors = [one.figures for one in options if one.is_distractor]
    return QuestionRow(
        asked=asked,
        figures=held_back(figures),
        skipped=int(grid.skipped[place]),
        guess=100 * guess_score(asked.item),
        certainty_gap=certainty_gap(answers.marks[taken], answers.certainties[taken]),
        seconds=median_seconds(answers.seconds[taken]),
        options=options,
        flags=flags_of(figures, distractors),
        facts=tuple(facts),
    )


def _enough(figures: QuizFigures) -> QuizFigures:
    """Without the indices while there are too few learners."""
    if figures.learners >= ENOUGH_LEARNERS:
        return figures
    return replace(figures, skewness=None, kurtosis=None, reliability=None, error=None)
