"""The table of a class with everybody in it, for files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import SQLColumnExpression, literal, select

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
from quizapp.extensions import db
from quizapp.models import Article, ArticleTally, Membership, TopicTally, User

# Of one learner in one column: points, of so many questions, so many of them without an answer.
Counts = tuple[float, int, int]
_NOTHING: Counts = (0.0, 0, 0)


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
    tallies = _tallies(taught, wanted, head)
    nothing = [_NOTHING] * (len(head.topics) + 1)
    for row in _people(taught, wanted, sorting, head):
        yield learner_of(row), tallies.get(row[0], nothing)


def _people(taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head) -> Sequence[Any]:
    column = head.sorted_by(sorting)
    part = select_places(taught, wanted, sorting, column).subquery()
    is_member = (Membership.user_id == part.c.user_id) & (Membership.class_id == taught.id)
    score = None if column is None else part.c.score
    return db.session.execute(
        select(*LEARNER_COLUMNS)
        .select_from(part)
        .join(Membership, is_member)
        .join(User, User.id == part.c.user_id)
        .order_by(*in_order(sorting, score, part.c.sorts_as, part.c.user_id))
    ).all()


def _tallies(taught: TaughtClass, wanted: Wanted, head: Head) -> dict[int, list[Counts]]:
    """By learner."""
    places = {(one.slug, one.title): place for place, one in enumerate(head.topics)}
    width = len(places)
    tally = TopicTally if head.shown else ArticleTally
    topic: SQLColumnExpression[Any] = TopicTally.topic if head.shown else literal("")
    query = (
        select(tally.user_id, Article.slug, topic, tally.points, tally.counted, tally.unanswered)
        .select_from(Membership)
        .join(tally, tally.user_id == Membership.user_id)
        .join(Article, Article.id == tally.article_id)
        .where(*wanted.of(taught), tally.counted > 0)
    )
    if head.shown:
        query = query.where(Article.slug == head.shown.slug)
    found: dict[int, list[Counts]] = {}
    for user_id, slug, title, *told in db.session.execute(query):
        own = found.get(user_id)
        if own is None:
            own = found[user_id] = [_NOTHING] * (width + 1)
        place = places.get((slug, title))
        if place is not None:
            points, counted, unanswered = own[place] = cast(Counts, tuple(told))
            sums = own[width]
            own[width] = sums[0] + points, sums[1] + counted, sums[2] + unanswered
    return found
