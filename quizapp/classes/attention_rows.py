"""What needs attention in a class, asked of the database in one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    cast,
    exists,
    extract,
    func,
    literal,
    or_,
    select,
    union_all,
)

from quizapp.classes.teaching import TaughtClass
from quizapp.models import (
    Article,
    ArticleVersion,
    Assignment,
    AssignmentException,
    Attempt,
    DayTally,
    KeptFigures,
    Knowledge,
    Membership,
    Report,
    RosterEntry,
    StoredFact,
    User,
)
from quizapp.models.base import UtcDateTime
from quizapp.models.memory import IS_FAILED
from quizapp.statistics.answers import Selection, name_of

# Today and the six days before it against the four weeks before them; under so many answers a share
# says little, and a fall of less than a fifth is within its chance.
_DAY_SECONDS = 24 * 60 * 60
_WEEK, _BEFORE = 7, 28
_ENOUGH_NOW, _ENOUGH_BEFORE = 10, 20
_FALL = 0.2

# Columns of different kinds in one shape, and the statements made of them.
_Column = Any
_Rows = Select[Any]

# Work that was due longer ago than this is nothing of today any more.
_RECENTLY_DUE = dt.timedelta(days=14)

_CLASS, _TODAY = (bindparam(name, type_=Integer) for name in ("class", "today"))
_NOW, _LATELY = (bindparam(name, type_=UtcDateTime) for name in ("now", "lately"))

SILENT, FAILING, FALLING, REPORTED, NOT_STARTED, LATE, AWAITED, FLAGGED, SECTION = range(9)
_OF_LEARNERS = (SILENT, FAILING, FALLING, NOT_STARTED, LATE)
_OF_ASSIGNMENTS = (NOT_STARTED, LATE)
# Of each kind, and of each assignment, so many are named; all are counted.
MOST_NAMED = 200


def values(taught: TaughtClass, now: dt.datetime) -> dict[str, Any]:
    today = int(now.timestamp()) // _DAY_SECONDS
    return {"class": taught.id, "today": today, "now": now, "lately": now - _RECENTLY_DUE}


@cache  # putting it together costs as much as running it
def everything() -> _Rows:
    """Rows of a kind, a number, a name, and two figures: what these are, each kind says below. With
    each, how many of the kind there are, the names of its learner, and what its fact says, where,
    as the newest version has it. Learners are in the order of the class. To be run with what
    `values` gives."""
    found = union_all(
        _silent(),
        _failing(),
        _falling(),
        _reported(),
        _not_started(),
        _late(),
        _awaited(),
        _flagged(),
        _sections(),
    ).subquery("found")
    kind, number, name, first, second = found.c
    group = case((kind.in_(_OF_ASSIGNMENTS), first), else_=0.0)
    is_member = (Membership.class_id == _CLASS) & (Membership.user_id == number)
    placed = (
        select(
            kind.label("kind"),
            number.label("number"),
            name.label("name"),
            first.label("first"),
            second.label("second"),
            func.count().over(partition_by=(kind, group)).label("total"),
            func.row_number()
            .over(
                partition_by=(kind, group),
                order_by=(Membership.sorts_as, number, first.desc(), name),
            )
            .label("place"),
        )
        .select_from(found)
        .outerjoin(Membership, is_member & kind.in_(_OF_LEARNERS))
        .subquery("placed")
    )
    c = placed.c
    is_its_fact = (StoredFact.fact_id == c.name) & (
        StoredFact.version_id == cast(c.second, Integer)
    )
    return (
        select(
            c.kind, c.number, c.name, c.first, c.second, c.total,
            User.display_name, User.username, User.email,
            StoredFact.text, Article.slug, StoredFact.topic,
        )
        .select_from(placed)
        .outerjoin(User, (User.id == c.number) & c.kind.in_(_OF_LEARNERS))
        .outerjoin(StoredFact, is_its_fact & (c.kind == FAILING))
        .outerjoin(ArticleVersion, ArticleVersion.id == StoredFact.version_id)
        .outerjoin(Article, Article.id == ArticleVersion.article_id)
        .where(or_(c.place <= MOST_NAMED, c.kind == SECTION))
        .order_by(c.kind, c.place)
    )  # fmt: skip


def _silent() -> _Rows:
    has_begun = exists().where(Attempt.user_id == Membership.user_id)
    return _row(SILENT, Membership.user_id).where(Membership.class_id == _CLASS, ~has_begun)


def _failing() -> _Rows:
    """With how many times, and the newest version that has the fact: what is in none is nothing
    that could be shown."""
    times = Knowledge.asked - Knowledge.right
    is_here = (Membership.class_id == _CLASS) & IS_FAILED
    knows = Knowledge.user_id == Membership.user_id
    failed = select(Knowledge.fact_id).join(Membership, knows).where(is_here)
    newest = (
        select(StoredFact.fact_id, func.max(StoredFact.version_id).label("version_id"))
        .where(StoredFact.fact_id.in_(failed))
        .group_by(StoredFact.fact_id)
        .subquery()
    )
    return (
        _row(FAILING, Membership.user_id, Knowledge.fact_id, times, newest.c.version_id)
        .join(Knowledge, knows)
        .join(newest, newest.c.fact_id == Knowledge.fact_id)
        .where(is_here)
    )


def _falling() -> _Rows:
    is_recent = DayTally.day > _TODAY - _WEEK
    shares = (
        select(
            DayTally.user_id,
            *_share(is_recent, "now"),
            *_share(~is_recent, "before"),
        )
        .join(Membership, Membership.user_id == DayTally.user_id)
        .where(Membership.class_id == _CLASS, DayTally.day > _TODAY - _WEEK - _BEFORE)
        .group_by(DayTally.user_id)
        .subquery()
    )
    columns = shares.c
    before, now_ = (
        func.coalesce(points, 0.0) / func.nullif(answers, 0)
        for points, answers in (
            (columns.before, columns.answers_before),
            (columns.now, columns.answers_now),
        )
    )
    return _row(FALLING, columns.user_id, "", before, now_).where(
        columns.answers_now >= _ENOUGH_NOW,
        columns.answers_before >= _ENOUGH_BEFORE,
        before - now_ >= _FALL,
    )


def _share(wanted: ColumnElement[bool], name: str) -> Iterable[ColumnElement[Any]]:
    yield func.sum(case((wanted, DayTally.points))).label(name)
    yield func.coalesce(func.sum(case((wanted, DayTally.answers))), 0).label(f"answers_{name}")


def _reported() -> _Rows:
    title = (
        select(ArticleVersion.title)
        .where(ArticleVersion.article_id == Report.article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        _row(REPORTED, Report.article_id, title, func.count())
        .join(Membership, Membership.user_id == Report.user_id)
        .where(Membership.class_id == _CLASS, Report.closed_at.is_(None))
        .group_by(Report.article_id)
    )


def _not_started() -> _Rows:
    has_begun = exists().where(
        Attempt.assignment_id == Assignment.id, Attempt.user_id == Membership.user_id
    )
    return _of_assignments(NOT_STARTED).where(
        func.coalesce(AssignmentException.opens_at, Assignment.opens_at) <= _NOW, ~has_begun
    )


def _late() -> _Rows:
    was_late = exists().where(
        Attempt.assignment_id == Assignment.id,
        Attempt.user_id == Membership.user_id,
        Attempt.finished_at > func.coalesce(AssignmentException.due_at, Assignment.due_at),
        ~Attempt.is_on_paper,
    )
    return _of_assignments(LATE).where(was_late)


def _of_assignments(kind: int) -> _Rows:
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
            Membership.class_id == _CLASS,
            Assignment.archived_at.is_(None),
            Assignment.due_at > _LATELY,
        )
    )


def _awaited() -> _Rows:
    said = (func.nullif(one, "") for one in (RosterEntry.sort_name, RosterEntry.name))
    return _row(AWAITED, RosterEntry.id, func.coalesce(*said, RosterEntry.login)).where(
        RosterEntry.class_id == _CLASS
    )


def _flagged() -> _Rows:
    """How many questions the figures speak against, with the rows and words of some, and of when
    the figures are: nothing is counted for this. Nothing where somebody in them has left."""
    remained = select(func.count()).where(
        Membership.class_id == _CLASS, Membership.joined_at <= KeptFigures.made_at
    )
    made_at = cast(extract("epoch", KeptFigures.made_at), Float)
    return _row(FLAGGED, KeptFigures.flagged, cast(KeptFigures.worst, Text), made_at).where(
        KeptFigures.class_id == _CLASS,
        KeptFigures.selection == name_of(Selection()),
        KeptFigures.flagged > 0,
        KeptFigures.learners == remained.correlate(KeptFigures).scalar_subquery(),
    )


def _sections() -> _Rows:
    """How many learners are in each; without those who are in none."""
    return (
        _row(SECTION, func.count(), Membership.section)
        .where(Membership.class_id == _CLASS, Membership.section != "")
        .group_by(Membership.section)
    )


def _row(
    kind: int, number: _Column, name: _Column = "", first: _Column = 0.0, second: _Column = 0.0
) -> _Rows:
    """One shape for all that is asked, so that it is one question to the database."""
    return select(literal(kind), number, *(_as_column(one) for one in (name, first, second)))


def _as_column(value: _Column) -> _Column:
    return literal(value) if isinstance(value, str | float) else value
