"""The table of a class with everybody in it, for files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import ColumnElement, SQLColumnExpression, Subquery, literal, select

from quizapp.classes.gradebook import Head, get_head, in_order, select_places
from quizapp.classes.members import (
    EVERYBODY,
    LEARNER_COLUMNS,
    Learner,
    Wanted,
    learner_of,
    put_in_order,
)
from quizapp.classes.sorting import Sorting
from quizapp.classes.teaching import TaughtClass
from quizapp.database import ROWS_AT_ONCE
from quizapp.extensions import db
from quizapp.models import Article, ArticleTally, Membership, TopicTally, User

# Of one learner in one column: points, of so many questions, so many of them without an answer.
Counts = tuple[float, int, int]
_NOTHING: Counts = (0.0, 0, 0)
_IN_PORTIONS = {"yield_per": ROWS_AT_ONCE}


def get_whole_table(
    taught: TaughtClass, sorting: Sorting, slug: str = "", wanted: Wanted = EVERYBODY
) -> tuple[Head, Iterator[tuple[Learner, Sequence[Counts]]]]:
    """What `get_gradebook` shows on all its pages: for each learner the counts of each column and,
    last, those of all together. Plain numbers, since a class of thousands has fifty thousand."""
    put_in_order(taught)
    head = get_head(taught, slug, wanted)
    return head, _rows(taught, wanted, sorting, head)


def share_of(counts: Counts) -> float | None:
    """Between 0 and 1; None of no question."""
    points, counted, _ = counts
    # Sums that are kept by adding and taking away can miss 0 by the last digit.
    return max(0.0, points / counted) if counted else None


def _rows(
    taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head
) -> Iterator[tuple[Learner, Sequence[Counts]]]:
    """Both the learners and their counts are read as they are consumed, in the same order."""
    places = {(one.slug, one.title): place for place, one in enumerate(head.topics)}
    find_tallies = _by_learner(_read_tallies(taught, wanted, sorting, head))
    for row in _read_people(taught, wanted, sorting, head):
        cells = [_NOTHING] * (len(places) + 1)
        points, counted, unanswered = _NOTHING
        for _, slug, title, *counts in find_tallies(row[0]):
            place = places.get((slug, title))
            if place is not None and counts[1]:
                cells[place] = cast(Counts, tuple(counts))
                points += counts[0]
                counted += counts[1]
                unanswered += counts[2]
        cells[-1] = points, counted, unanswered
        yield learner_of(row), cells


def _by_learner(rows: Iterable[Any]) -> Callable[[int], Sequence[Any]]:
    """The rows of a learner, asked for in the order of the rows. Who is asked for otherwise, for
    somebody joined or left in between, is found too."""
    groups = groupby(rows, key=itemgetter(0))
    passed: dict[int, Sequence[Any]] = {}

    def find(user_id: int) -> Sequence[Any]:
        while user_id not in passed:
            number, own = next(groups, (user_id, ()))
            passed[number] = tuple(own)
        return passed.pop(user_id)

    return find


def _read_people(
    taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head
) -> Iterable[Any]:
    part, order = _places(taught, wanted, sorting, head)
    is_member = (Membership.user_id == part.c.user_id) & (Membership.class_id == taught.id)
    return db.session.execute(
        select(*LEARNER_COLUMNS)
        .select_from(part)
        .join(Membership, is_member)
        .join(User, User.id == part.c.user_id)
        .order_by(*order),
        execution_options=_IN_PORTIONS,
    )


def _read_tallies(
    taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head
) -> Iterable[Any]:
    """For each learner a row of each topic or article, or one of nothing."""
    part, order = _places(taught, wanted, sorting, head)
    tally = TopicTally if head.shown else ArticleTally
    topic: SQLColumnExpression[Any] = TopicTally.topic if head.shown else literal("")
    is_own = tally.user_id == part.c.user_id
    if head.shown:
        article = select(Article.id).where(Article.slug == head.shown.slug)
        is_own &= tally.article_id == article.scalar_subquery()
    counts = (tally.points, tally.counted, tally.unanswered)
    return db.session.execute(
        select(part.c.user_id, Article.slug, topic, *counts)
        .select_from(part)
        .outerjoin(tally, is_own)
        .outerjoin(Article, Article.id == tally.article_id)
        .order_by(*order),
        execution_options=_IN_PORTIONS,
    )


def _places(
    taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head
) -> tuple[Subquery, Sequence[ColumnElement[Any]]]:
    """Those who are wanted, and what puts them in order: outside, so that by name an index does it
    and nothing waits for the last row."""
    column = head.sorted_by(sorting)
    part = select_places(taught, wanted, sorting, column).order_by(None).subquery()
    score = None if column is None else part.c.score
    return part, tuple(in_order(sorting, score, part.c.sorts_as, part.c.user_id))
