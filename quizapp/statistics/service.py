"""The pages about a class's questions and what it understands; nothing here changes anything."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from questions.items import Explanation, PublicItem, explain, public_view
from questions.statistics import Flag, ItemFigures, QuizFigures
from quizapp.articles.service import Version, find_article
from quizapp.classes.errors import NotFoundError
from quizapp.classes.sorting import Sorting
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Assignment
from quizapp.quizzes.banks import get_bank
from quizapp.statistics import keeping
from quizapp.statistics.answers import Selection
from quizapp.statistics.confusion import Confusion
from quizapp.statistics.facts import FactRow
from quizapp.statistics.figures import ClassFigures, QuestionRow, make_figures
from quizapp.statistics.shelf import kept
from quizapp.statistics.weeks import Week, list_weeks

ROWS_A_PAGE = 25
BY_FLAG = "flag"
# Answers; of so many all figures are made in a quarter of a second, while somebody waits.
_MOST_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list: a draw of a question, or a fact. Exactly one of the two is there."""

    question: QuestionRow | None
    fact: FactRow | None
    figures: ItemFigures
    skipped: int
    flags: tuple[Flag, ...]

    @property
    def words(self) -> str:
        if self.question is not None:
            return self.question.asked.item.prompt
        return self.fact.fact.text if self.fact else ""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """One page of the questions, or facts, of a class. `fact` is what the questions were narrowed
    to. `flagged` counts all pages."""

    made_at: dt.datetime
    lines: tuple[Line, ...]
    fact: FactRow | None
    quiz: QuizFigures
    sorting: Sorting
    is_being_renewed: bool
    flagged: int
    total: int
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One draw of a question as it stood, its figures, its other draws, and the facts that it
    asks, each with the figures of all questions about it. `article_id` is where reviewers decide
    about it, None where it is asked no more."""

    made_at: dt.datetime
    is_being_renewed: bool
    row: QuestionRow
    view: PublicItem
    told: Explanation
    others: tuple[QuestionRow, ...]
    facts: tuple[FactRow, ...]
    article_id: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the article that is asked about: how many learners answered, and in percent how
    right; None where nobody was asked."""

    learners: int
    facility: float | None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a class mixes up, how it did from week to week, and an article with the places that are
    asked about, by their spans; `articles` are those that the class answered, by slug."""

    made_at: dt.datetime
    is_being_renewed: bool
    confusion: Confusion
    weeks: tuple[Week, ...]
    articles: Mapping[str, str]
    article: Version | None
    places: Mapping[tuple[int, int], Place]


def list_assignments(taught: TaughtClass) -> dict[int, str]:
    """The titles of what the class was given, the newest first, by id."""
    rows = db.session.execute(
        select(Assignment.id, Assignment.title)
        .where(Assignment.class_id == taught.id)
        .order_by(Assignment.opens_at.desc(), Assignment.id.desc())
    )
    return {row.id: row.title for row in rows}


def get_figures(taught: TaughtClass, selection: Selection, now: dt.datetime) -> ClassFigures:
    """All figures of a class. Those of many answers are kept in the database and may be some time
    old, and say so, but not so old that somebody is in them who left. Raises StillCountingError
    where there are none yet."""
    sums = keeping.read_sums(taught)
    if sums.answers > _MOST_AT_ONCE:
        return keeping.get_kept(taught, selection, sums, now)
    key = "figures", taught.id, taught.created_at, taught.learners, selection
    return kept(key, lambda: make_figures(taught, selection, now))


def parse_sorting(by: str, direction: str) -> Sorting:
    """The sorting that an address asks for; what makes no sense shows flagged ones first."""
    return Sorting(by, direction == "desc") if by in _VALUES else Sorting(BY_FLAG)


def list_questions(
    figures: ClassFigures, sorting: Sorting, page: int, *, by_fact: bool, fact_id: str = ""
) -> QuestionList:
    """A page of the questions, or of the facts; of one fact's questions where it is known. A page
    past the end is the last one."""
    fact = next((one for one in figures.facts if one.fact.id == fact_id), None)
    lines = _lines(figures, by_fact and fact is None, fact)
    lines = _sorted(lines, sorting)
    last = max(1, math.ceil(len(lines) / ROWS_A_PAGE))
    number = min(max(page, 1), last)
    return QuestionList(
        made_at=figures.made_at,
        is_being_renewed=figures.is_being_renewed,
        lines=tuple(lines[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]),
        fact=fact,
        quiz=figures.quiz,
        sorting=sorting,
        flagged=sum(bool(line.flags) for line in lines),
        total=len(lines),
        number=number,
        last=last,
    )


def get_question(figures: ClassFigures, row_id: int) -> QuestionPage:
    """Raises NotFoundError where the class has not been asked it."""
    row = next((one for one in figures.questions if one.asked.row_id == row_id), None)
    if row is None:
        raise NotFoundError
    item = row.asked.item
    version = find_article(row.asked.slug)
    is_asked = version is not None and any(one.id == item.id for one in get_bank(version.id).items)
    return QuestionPage(
        made_at=figures.made_at,
        is_being_renewed=figures.is_being_renewed,
        row=row,
        view=public_view(item),
        told=explain(item, None, None),
        others=tuple(
            one for one in figures.questions if one.asked.item.id == item.id and one is not row
        ),
        facts=tuple(one for one in figures.facts if one.fact.id in row.facts),
        article_id=version.article_id if version and is_asked else None,
    )


def get_understanding(
    taught: TaughtClass, selection: Selection, slug: str, now: dt.datetime
) -> Understanding:
    """With the article of this name, or the one of which the class answered most."""
    figures = get_figures(taught, selection, now)
    articles = {one.asked.slug: one.asked.article for one in figures.questions}
    shown = slug if slug in articles else next(iter(articles), "")
    article = find_article(shown) if shown else None
    return Understanding(
        made_at=figures.made_at,
        is_being_renewed=figures.is_being_renewed,
        confusion=figures.confusion,
        weeks=list_weeks(taught, figures.quarters, now),
        articles=articles,
        article=article,
        places=_places(article, figures.facts) if article else {},
    )


def _lines(figures: ClassFigures, by_fact: bool, fact: FactRow | None) -> list[Line]:
    if by_fact:
        return [Line(None, one, one.figures, one.skipped, ()) for one in figures.facts]
    return [
        Line(one, None, one.figures, one.skipped, one.flags)
        for one in figures.questions
        if fact is None or fact.fact.id in one.facts
    ]


_VALUES: Mapping[str, Callable[[Line], float | str | None]] = {
    BY_FLAG: lambda line: line.figures.facility,
    "question": lambda line: line.words.casefold(),
    "facility": lambda line: line.figures.facility,
    "guess": lambda line: line.question.guess if line.question else None,
    "discrimination": lambda line: line.figures.discrimination,
    "efficiency": lambda line: line.figures.efficiency,
    "weight": lambda line: line.figures.weight,
    "gap": lambda line: line.question.certainty_gap if line.question else None,
    "seconds": lambda line: line.question.seconds if line.question else None,
    "learners": lambda line: line.figures.learners,
    "skipped": lambda line: line.skipped,
}


def _sorted(lines: Sequence[Line], sorting: Sorting) -> list[Line]:
    """What has no such figure stands last both ways."""
    value = _VALUES[sorting.by]
    known = [line for line in lines if value(line) is not None]
    known.sort(key=lambda line: value(line) or 0, reverse=sorting.is_descending)
    found = known + [line for line in lines if value(line) is None]
    if sorting.by == BY_FLAG:
        found.sort(key=_gravity, reverse=True)
    return found


def _gravity(line: Line) -> int:
    return 2 if any(flag.is_serious for flag in line.flags) else bool(line.flags)


def _places(article: Version, facts: Sequence[FactRow]) -> dict[tuple[int, int], Place]:
    """The places of all that this version asks; of several facts in one place the one that fewest
    got right stands for it, and one that nobody was asked for none of the others."""
    answered = {one.fact.id: one.figures for one in facts}
    places: dict[tuple[int, int], Place] = {}
    for fact in get_bank(article.id).facts:
        figures = answered.get(fact.id)
        place = Place(figures.learners, figures.facility) if figures else Place(0, None)
        span = fact.start, fact.end
        places[span] = _worse(places[span], place) if span in places else place
    return places


def _worse(one: Place, other: Place) -> Place:
    if one.facility is None or other.facility is None:
        return one if other.facility is None else other
    return min(one, other, key=lambda place: place.facility or 0.0)
