"""What one learner knows by now, read from the database; nothing here changes it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, and_, case, cast, extract, func, or_, select

from questions.items.registers import CLINICAL
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.progress.mixups import MixupRow, list_mixups
from quizapp.progress.topics import ArticleProgress, list_articles
from quizapp.progress.week import QUARTER_SECONDS

ATTEMPTS_A_PAGE = 20
_DAYS_SHOWN = 30
_LOOK_BACK = dt.timedelta(days=180)


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
class CertaintyRow:
    """How often answers given with one certainty, 1..3, were wholly right."""

    level: int
    right: int
    answers: int

    @property
    def share(self) -> float:
        return self.right / self.answers


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the progress page shows."""

    articles: tuple[ArticleProgress, ...]
    days: tuple[DayAccuracy, ...]
    certainties: tuple[CertaintyRow, ...]
    mixups: tuple[MixupRow, ...]

    @property
    def is_empty(self) -> bool:
        return not self.days and not any(one.is_begun for one in self.articles)


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt in a list; `length` is without questions that were dropped. `points` are None in
    an exam that is not finished, and while they are held back. `is_dismissed` says that its learner
    left it open for good."""

    id: int
    title: str
    is_exam: bool
    started_at: dt.datetime
    finished_at: dt.datetime | None
    length: int
    answered: int
    skipped: int
    points: float | None
    is_dismissed: bool = False


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """One page of a learner's attempts, newest first. `dismissed` counts those that were dismissed,
    on this page or not."""

    rows: tuple[AttemptRow, ...]
    number: int
    last: int
    total: int
    dismissed: int


def get_overview(
    user_id: int | None,
    now: dt.datetime,
    day_of: Callable[[dt.datetime], dt.date],
    register: str = CLINICAL,
) -> Overview:
    """The overview of an account that is asked in this wording, or an empty one; `day_of` gives the
    day of a moment where the learner is."""
    return Overview(
        articles=list_articles(user_id, now, register),
        days=_accuracy(user_id, now, day_of),
        certainties=_certainties(user_id, now),
        mixups=list_mixups(user_id, now),
    )


def list_attempts(
    user_id: int | None,
    page: int,
    dismissed: bool | None = None,
    *,
    for_instructor: bool = False,
) -> AttemptPage:
    """A page of an account's attempts, those that were dismissed, the others, or with None both; a
    page past the end is the last one. From an instructor no points are held back."""
    is_dismissed = and_(Attempt.dismissed_at.is_not(None), Attempt.finished_at.is_(None))
    every, put_away = db.session.execute(
        select(func.count(), func.count().filter(is_dismissed)).where(Attempt.user_id == user_id)
    ).one()
    total = every if dismissed is None else put_away if dismissed else every - put_away
    last = max(1, math.ceil(total / ATTEMPTS_A_PAGE))
    number = min(max(page, 1), last)
    wanted = [Attempt.user_id == user_id]
    if dismissed is not None:
        wanted.append(is_dismissed if dismissed else ~is_dismissed)
    shown = (
        select(Attempt)
        .where(*wanted)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(ATTEMPTS_A_PAGE)
        .offset((number - 1) * ATTEMPTS_A_PAGE)
        .subquery()
    )
    c = shown.c
    columns = (
        c.id, c.title, c.mode, c.started_at, c.finished_at, c.length, c.dismissed_at,
        c.held_until,
    )  # fmt: skip
    rows = db.session.execute(
        select(
            *columns,
            func.count().filter(Slot.tries > 0, ~Slot.is_dropped).label("answered"),
            func.count(Slot.skipped_at).label("skipped"),
            func.sum(Slot.score).label("points"),
            func.count(case((Slot.is_dropped, 1))).label("dropped"),
        )
        .outerjoin(Slot, Slot.attempt_id == c.id)
        .group_by(*columns)
        .order_by(c.started_at.desc(), c.id.desc())
    )
    return AttemptPage(
        tuple(_attempt_row(row, for_instructor) for row in rows), number, last, total, put_away
    )


def scores_count() -> ColumnElement[bool]:
    """Whether an attempt's scores may be told and counted: an exam's only when it is finished."""
    return or_(Attempt.mode == Mode.PRACTICE, Attempt.finished_at.is_not(None))


def _are_told() -> ColumnElement[bool]:
    """As `scores_count`, for the learner, from whom an assignment may hold its scores back."""
    return and_(scores_count(), Attempt.held_until.is_(None))


def counted_mark() -> ColumnElement[float | None]:
    """What a question counts: its score, 0 where an attempt was handed in without an answer to it,
    and nothing while it is open, or where it was dropped."""
    is_missing = Attempt.finished_at.is_not(None) & Slot.score.is_(None) & ~Slot.is_dropped
    return case((is_missing, 0.0), else_=Slot.score)


def _accuracy(
    user_id: int | None, now: dt.datetime, day_of: Callable[[dt.datetime], dt.date]
) -> tuple[DayAccuracy, ...]:
    """By the day of the first try; the score is the one that counts."""
    quarter = cast(extract("epoch", Response.answered_at), Integer) // QUARTER_SECONDS
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
            _are_told(),
        )
        .group_by(quarter)
        .order_by(quarter)
    )
    days: dict[dt.date, DayAccuracy] = {}
    for row in rows:
        day = day_of(dt.datetime.fromtimestamp(row.quarter * QUARTER_SECONDS, dt.UTC))
        old = days.get(day, DayAccuracy(day, 0.0, 0))
        days[day] = DayAccuracy(day, old.points + row.points, old.answered + row.answered)
    return tuple(days.values())[-_DAYS_SHOWN:]


def _certainties(user_id: int | None, now: dt.datetime) -> tuple[CertaintyRow, ...]:
    """Of the answers that count: the first try in practice, the last in an exam."""
    counted = or_(
        and_(Attempt.mode == Mode.PRACTICE, Response.try_number == 1),
        and_(Attempt.mode == Mode.EXAM, Response.try_number == Slot.tries),
    )
    rows = db.session.execute(
        select(
            Response.certainty,
            func.sum(case((Slot.score >= 1, 1), else_=0)),
            func.count(),
        )
        .join(Slot, Slot.id == Response.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(
            Attempt.user_id == user_id,
            Response.certainty.is_not(None),
            Slot.score.is_not(None),
            Response.answered_at >= now - _LOOK_BACK,
            counted,
            _are_told(),
        )
        .group_by(Response.certainty)
        .order_by(Response.certainty.desc())
    )
    return tuple(CertaintyRow(level, right, answers) for level, right, answers in rows)


def _attempt_row(row: Row[Any], for_instructor: bool) -> AttemptRow:
    is_exam = row.mode == Mode.EXAM
    is_over = not is_exam or row.finished_at is not None
    may_tell = is_over and (for_instructor or row.held_until is None)
    return AttemptRow(
        id=row.id,
        title=row.title,
        is_exam=is_exam,
        started_at=row.started_at,
        finished_at=row.finished_at,
        length=row.length - row.dropped,
        answered=row.answered,
        skipped=row.skipped,
        points=(row.points or 0.0) if may_tell else None,
        is_dismissed=row.dismissed_at is not None and row.finished_at is None,
    )
