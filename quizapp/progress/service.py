"""What one learner knows by now, read from the database; nothing here changes it."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, and_, case, cast, extract, func, or_, select

from quizapp.articles.service import Version, find_article, published_versions
from quizapp.extensions import db
from quizapp.models import Attempt, Knowledge, Response, Slot, StoredFact
from quizapp.models.attempts import Mode

ATTEMPTS_A_PAGE = 20
_DAYS_SHOWN = 30
_LOOK_BACK = dt.timedelta(days=180)
# Zones differ from UTC by multiples of a quarter of an hour, so that quarters make up days.
_QUARTER_SECONDS = 15 * 60


class NotFoundError(Exception):
    """There is no such topic."""


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """How many facts of a topic are known (last answer right) and shaky (last answer wrong).
    `number` counts the topics of the article from 1."""

    number: int
    title: str
    known: int
    shaky: int
    total: int

    @property
    def not_asked(self) -> int:
        return self.total - self.known - self.shaky


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """The topics of one article, in its order."""

    slug: str
    title: str
    topics: tuple[TopicProgress, ...]

    @property
    def known(self) -> int:
        return sum(topic.known for topic in self.topics)

    @property
    def shaky(self) -> int:
        return sum(topic.shaky for topic in self.topics)

    @property
    def total(self) -> int:
        return sum(topic.total for topic in self.topics)


@dataclass(frozen=True, slots=True)
class DayAccuracy:
    """The points of the counting answers first given on one day, out of one each."""

    day: dt.date
    points: float
    answered: int

    @property
    def share(self) -> float:
        return self.points / self.answered


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the progress page shows."""

    articles: tuple[ArticleProgress, ...]
    days: tuple[DayAccuracy, ...]

    @property
    def is_empty(self) -> bool:
        return not self.days and not any(a.known or a.shaky for a in self.articles)


@dataclass(frozen=True, slots=True)
class FactProgress:
    """One fact and what the learner did with it; `is_known` is None where it was never asked."""

    text: str
    start: int
    end: int
    asked: int
    right: int
    is_known: bool | None


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic with its facts."""

    article: Version
    progress: TopicProgress
    facts: tuple[FactProgress, ...]


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt in a list. `points` are None in an exam that is not finished."""

    id: int
    title: str
    is_exam: bool
    started_at: dt.datetime
    finished_at: dt.datetime | None
    length: int
    answered: int
    skipped: int
    points: float | None


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """One page of a learner's attempts, newest first."""

    rows: tuple[AttemptRow, ...]
    number: int
    last: int
    total: int


def get_overview(
    user_id: int | None, now: dt.datetime, day_of: Callable[[dt.datetime], dt.date]
) -> Overview:
    """The overview of an account, or an empty one; `day_of` gives the day of a moment where the
    learner is."""
    return Overview(list_articles(user_id), _accuracy(user_id, now, day_of))


def list_articles(user_id: int | None) -> tuple[ArticleProgress, ...]:
    """What an account knows of each published article, by topic."""
    versions = published_versions()
    topics = _topics(user_id, [version.id for version in versions])
    return tuple(ArticleProgress(v.slug, v.title, topics.get(v.id, ())) for v in versions)


def get_topic(user_id: int | None, slug: str, number: int) -> TopicPage:
    """One topic of an article's offered version. Raises NotFoundError."""
    version = find_article(slug)
    topics = _topics(user_id, [version.id]).get(version.id, ()) if version else ()
    if version is None or not 1 <= number <= len(topics):
        raise NotFoundError
    topic = topics[number - 1]
    return TopicPage(version, topic, _facts(user_id, version.id, topic.title))


def list_attempts(user_id: int | None, page: int) -> AttemptPage:
    """A page of an account's attempts; a page past the end is the last one."""
    total = db.session.scalar(
        select(func.count()).select_from(Attempt).where(Attempt.user_id == user_id)
    )
    last = max(1, math.ceil((total or 0) / ATTEMPTS_A_PAGE))
    number = min(max(page, 1), last)
    shown = (
        select(Attempt)
        .where(Attempt.user_id == user_id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(ATTEMPTS_A_PAGE)
        .offset((number - 1) * ATTEMPTS_A_PAGE)
        .subquery()
    )
    c = shown.c
    columns = (c.id, c.title, c.mode, c.started_at, c.finished_at, c.length)
    rows = db.session.execute(
        select(
            *columns,
            func.count(Slot.score).label("answered"),
            func.count(Slot.skipped_at).label("skipped"),
            func.sum(Slot.score).label("points"),
        )
        .outerjoin(Slot, Slot.attempt_id == c.id)
        .group_by(*columns)
        .order_by(c.started_at.desc(), c.id.desc())
    )
    return AttemptPage(tuple(_attempt_row(row) for row in rows), number, last, total or 0)


def scores_count() -> ColumnElement[bool]:
    """Whether an attempt's scores may be told and counted: an exam's only when it is finished."""
    return or_(Attempt.mode == Mode.PRACTICE, Attempt.finished_at.is_not(None))


def _topics(user_id: int | None, version_ids: list[int]) -> dict[int, tuple[TopicProgress, ...]]:
    position = func.min(StoredFact.position)
    rows = db.session.execute(
        select(
            StoredFact.version_id,
            StoredFact.topic,
            func.count().label("total"),
            func.coalesce(func.sum(case((Knowledge.last_right.is_(True), 1))), 0).label("known"),
            func.coalesce(func.sum(case((Knowledge.last_right.is_(False), 1))), 0).label("shaky"),
        )
        .outerjoin(Knowledge, _knows(user_id))
        .where(StoredFact.version_id.in_(version_ids))
        .group_by(StoredFact.version_id, StoredFact.topic)
        .order_by(StoredFact.version_id, position)
    )
    return {
        version_id: tuple(
            TopicProgress(number, row.topic, row.known, row.shaky, row.total)
            for number, row in enumerate(group, start=1)
        )
        for version_id, group in itertools.groupby(rows, key=lambda row: int(row.version_id))
    }


def _facts(user_id: int | None, version_id: int, topic: str) -> tuple[FactProgress, ...]:
    rows = db.session.execute(
        select(StoredFact, Knowledge)
        .outerjoin(Knowledge, _knows(user_id))
        .where(StoredFact.version_id == version_id, StoredFact.topic == topic)
        .order_by(StoredFact.position)
    )
    return tuple(
        FactProgress(
            text=fact.text,
            start=fact.start,
            end=fact.end,
            asked=knowledge.asked if knowledge else 0,
            right=knowledge.right if knowledge else 0,
            is_known=knowledge.last_right if knowledge else None,
        )
        for fact, knowledge in rows
    )


def _knows(user_id: int | None) -> ColumnElement[bool]:
    return and_(Knowledge.fact_id == StoredFact.fact_id, Knowledge.user_id == user_id)


def _accuracy(
    user_id: int | None, now: dt.datetime, day_of: Callable[[dt.datetime], dt.date]
) -> tuple[DayAccuracy, ...]:
    """By the day of the first try; the score is the one that counts."""
    quarter = cast(extract("epoch", Response.answered_at), Integer) // _QUARTER_SECONDS
    rows = db.session.execute(
        select(
            quarter.label("quarter"),
            func.sum(Slot.score).label("points"),
            func.count().label("answered"),
        )
        .join(Slot, Slot.id == Response.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(
            Attempt.user_id == user_id,
            Response.try_number == 1,
            Response.answered_at >= now - _LOOK_BACK,
            Slot.score.is_not(None),
            scores_count(),
        )
        .group_by(quarter)
        .order_by(quarter)
    )
    days: dict[dt.date, DayAccuracy] = {}
    for row in rows:
        day = day_of(dt.datetime.fromtimestamp(row.quarter * _QUARTER_SECONDS, dt.UTC))
        old = days.get(day, DayAccuracy(day, 0.0, 0))
        days[day] = DayAccuracy(day, old.points + row.points, old.answered + row.answered)
    return tuple(days.values())[-_DAYS_SHOWN:]


def _attempt_row(row: Row[Any]) -> AttemptRow:
    is_exam = row.mode == Mode.EXAM
    may_tell = not is_exam or row.finished_at is not None
    return AttemptRow(
        id=row.id,
        title=row.title,
        is_exam=is_exam,
        started_at=row.started_at,
        finished_at=row.finished_at,
        length=row.length,
        answered=row.answered,
        skipped=row.skipped,
        points=(row.points or 0.0) if may_tell else None,
    )
