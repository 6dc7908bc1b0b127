"""Who and what in a class needs its instructor's attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    case,
    cast,
    exists,
    extract,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from quizapp.classes.naming import sort_key
from quizapp.classes.service import Learner
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    Assignment,
    AssignmentException,
    Attempt,
    Knowledge,
    Membership,
    Report,
    RosterEntry,
    Slot,
    StoredFact,
)
from quizapp.models.memory import IS_FAILED
from quizapp.progress.service import scores_count

# The last week against the four before it; under so many answers a share says little, and a fall
# of less than a fifth is within its chance.
_WEEK = dt.timedelta(days=7)
_BEFORE = dt.timedelta(days=28)
_ENOUGH_NOW, _ENOUGH_BEFORE = 10, 20
_FALL = 0.2

# Columns of different kinds in one shape, and the statements made of them.
_Column = Any
_Rows = Select[Any]

# Work that was due longer ago than this is nothing of today any more.
_RECENTLY_DUE = dt.timedelta(days=14)

_SILENT, _FAILING, _FALLING, _REPORTED, _NOT_STARTED, _LATE, _AWAITED = range(7)


@dataclass(frozen=True, slots=True)
class Failing:
    """A learner who answered one fact wrong again and again, the last time too."""

    learner: Learner
    fact: str
    slug: str
    topic: str
    times: int


@dataclass(frozen=True, slots=True)
class Falling:
    """A learner whose share of points in the last week is well under that of the weeks before."""

    learner: Learner
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Behind:
    """An assignment with the learners who have not started it, or who handed it in late."""

    assignment_id: int
    title: str
    learners: tuple[Learner, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with questions that learners of the class reported, and nobody has looked at."""

    article_id: int
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Attention:
    """`silent` learners have begun nothing; `awaited` are the names on the roster that have not
    joined, which is no trouble yet."""

    silent: tuple[Learner, ...]
    not_started: tuple[Behind, ...]
    late: tuple[Behind, ...]
    failing: tuple[Failing, ...]
    falling: tuple[Falling, ...]
    reported: tuple[Reported, ...]
    awaited: tuple[str, ...]

    @property
    def is_needed(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self) if one.name != "awaited")


def get_attention(taught: TaughtClass, learners: Sequence[Learner], now: dt.datetime) -> Attention:
    """What needs attention in a class, each list in the order of `learners`, who are everybody in
    it."""
    found: Sequence[Any] = db.session.execute(
        union_all(
            _silent(taught),
            _failing(taught),
            _falling(taught, now),
            _reported(taught),
            _not_started(taught, now),
            _late(taught, now),
            _awaited(taught),
        )
    ).all()
    rows: tuple[list[Any], ...] = ([], [], [], [], [], [], [])
    for kind, number, name, first, second in found:
        rows[kind].append((number, name, first, second))
    by_id = {learner.id: learner for learner in learners}
    places = {learner.id: place for place, learner in enumerate(learners)}
    for kind in (
        _SILENT,
        _FAILING,
        _FALLING,
        _NOT_STARTED,
        _LATE,
    ):  # whoever joined this moment comes the next time
        rows[kind][:] = [row for row in rows[kind] if row[0] in by_id]
        rows[kind].sort(key=lambda row: (places[row[0]], -row[2], row[1]))
    facts = _facts({name for _, name, _, _ in rows[_FAILING]})
    return Attention(
        not_started=_by_assignment(rows[_NOT_STARTED], by_id),
        late=_by_assignment(rows[_LATE], by_id),
        silent=tuple(by_id[user_id] for user_id, *_ in rows[_SILENT]),
        failing=tuple(
            Failing(by_id[user_id], *facts[fact_id], int(times))
            for user_id, fact_id, times, _ in rows[_FAILING]
            if fact_id in facts
        ),
        falling=tuple(
            Falling(by_id[user_id], before, share) for user_id, _, before, share in rows[_FALLING]
        ),
        reported=tuple(
            Reported(article_id, title, int(count))
            for article_id, title, count, _ in rows[_REPORTED]
        ),
        awaited=tuple(sorted((name for _, name, *_ in rows[_AWAITED]), key=sort_key)),
    )


def _by_assignment(rows: Iterable[Any], by_id: Mapping[int, Learner]) -> tuple[Behind, ...]:
    """Those due first first."""
    found: dict[tuple[float, int, str], list[Learner]] = {}
    for user_id, title, assignment_id, due in rows:
        found.setdefault((due, int(assignment_id), title), []).append(by_id[user_id])
    return tuple(
        Behind(assignment_id, title, tuple(found[due, assignment_id, title]))
        for due, assignment_id, title in sorted(found)
    )


def _silent(taught: TaughtClass) -> _Rows:
    has_begun = exists().where(Attempt.user_id == Membership.user_id)
    return _row(_SILENT, Membership.user_id).where(Membership.class_id == taught.id, ~has_begun)


def _failing(taught: TaughtClass) -> _Rows:
    times = Knowledge.asked - Knowledge.right
    return (
        _row(_FAILING, Membership.user_id, Knowledge.fact_id, times)
        .join(Knowledge, Knowledge.user_id == Membership.user_id)
        .where(Membership.class_id == taught.id, IS_FAILED)
    )


def _falling(taught: TaughtClass, now: dt.datetime) -> _Rows:
    is_recent = Attempt.started_at >= now - _WEEK
    shares = (
        select(
            Attempt.user_id,
            *_share(is_recent, "now"),
            *_share(~is_recent, "before"),
        )
        .join(Membership, Membership.user_id == Attempt.user_id)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .where(
            Membership.class_id == taught.id,
            Attempt.started_at >= now - _WEEK - _BEFORE,
            Slot.score.is_not(None),
            scores_count(),
        )
        .group_by(Attempt.user_id)
        .subquery()
    )
    return _fallen(shares)


def _share(wanted: ColumnElement[bool], name: str) -> Iterable[ColumnElement[Any]]:
    yield func.avg(case((wanted, Slot.score))).label(name)
    yield func.count(case((wanted, 1))).label(f"answers_{name}")


def _fallen(shares: Subquery) -> _Rows:
    columns = shares.c
    return _row(_FALLING, columns.user_id, "", columns.before, columns.now).where(
        columns.answers_now >= _ENOUGH_NOW,
        columns.answers_before >= _ENOUGH_BEFORE,
        columns.before - columns.now >= _FALL,
    )


def _reported(taught: TaughtClass) -> _Rows:
    title = (
        select(ArticleVersion.title)
        .where(ArticleVersion.article_id == Report.article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        _row(_REPORTED, Report.article_id, title, func.count())
        .join(Membership, Membership.user_id == Report.user_id)
        .where(Membership.class_id == taught.id, Report.closed_at.is_(None))
        .group_by(Report.article_id)
    )


def _not_started(taught: TaughtClass, now: dt.datetime) -> _Rows:
    has_begun = exists().where(
        Attempt.assignment_id == Assignment.id, Attempt.user_id == Membership.user_id
    )
    return _of_assignments(_NOT_STARTED, taught, now).where(
        func.coalesce(AssignmentException.opens_at, Assignment.opens_at) <= now, ~has_begun
    )


def _late(taught: TaughtClass, now: dt.datetime) -> _Rows:
    was_late = exists().where(
        Attempt.assignment_id == Assignment.id,
        Attempt.user_id == Membership.user_id,
        Attempt.finished_at > func.coalesce(AssignmentException.due_at, Assignment.due_at),
        ~Attempt.is_on_paper,
    )
    return _of_assignments(_LATE, taught, now).where(was_late)


def _of_assignments(kind: int, taught: TaughtClass, now: dt.datetime) -> _Rows:
    """Each learner with each assignment of these days, and what they have otherwise in it."""
    due = cast(extract("epoch", Assignment.due_at), Float)
    return (
        _row(kind, Membership.user_id, Assignment.title, Assignment.id, due)
        .join(Assignment, Assignment.class_id == Membership.class_id)
        .outerjoin(
            AssignmentException,
            (AssignmentException.assignment_id == Assignment.id)
            & (AssignmentException.user_id == Membership.user_id),
        )
        .where(
            Membership.class_id == taught.id,
            Assignment.archived_at.is_(None),
            Assignment.due_at > now - _RECENTLY_DUE,
        )
    )


def _awaited(taught: TaughtClass) -> _Rows:
    said = (func.nullif(one, "") for one in (RosterEntry.sort_name, RosterEntry.name))
    return _row(_AWAITED, RosterEntry.id, func.coalesce(*said, RosterEntry.login)).where(
        RosterEntry.class_id == taught.id
    )


def _row(
    kind: int, number: _Column, name: _Column = "", first: _Column = 0.0, second: _Column = 0.0
) -> _Rows:
    """One shape for all that is asked, so that it is one question to the database."""
    return select(literal(kind), number, *(_as_column(one) for one in (name, first, second)))


def _as_column(value: _Column) -> _Column:
    return literal(value) if isinstance(value, str | float) else value


def _facts(fact_ids: set[str]) -> dict[str, tuple[str, str, str]]:
    """What each fact says, and the article and topic in which it is asked, as the newest version
    has it."""
    if not fact_ids:
        return {}
    rows = db.session.execute(
        select(StoredFact.fact_id, StoredFact.text, Article.slug, StoredFact.topic)
        .join(ArticleVersion, ArticleVersion.id == StoredFact.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(StoredFact.fact_id.in_(fact_ids))
        .order_by(StoredFact.version_id)
    )
    return {fact_id: (said, slug, topic) for fact_id, said, slug, topic in rows}
