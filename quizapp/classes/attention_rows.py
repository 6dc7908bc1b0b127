"""What needs attention in a class, asked of the database in one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
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

from quizapp.classes.teaching import TaughtClass
from quizapp.models import (
    ArticleVersion,
    Assignment,
    AssignmentException,
    Attempt,
    Knowledge,
    Membership,
    Report,
    RosterEntry,
    Slot,
)
from quizapp.models.memory import IS_FAILED
from quizapp.progress.service import counted_mark, scores_count

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

SILENT, FAILING, FALLING, REPORTED, NOT_STARTED, LATE, AWAITED = range(7)


def everything(taught: TaughtClass, now: dt.datetime) -> CompoundSelect[Any]:
    """Rows of a kind, a number, a name, and two figures: what these are, each kind says below."""
    return union_all(
        _silent(taught),
        _failing(taught),
        _falling(taught, now),
        _reported(taught),
        _not_started(taught, now),
        _late(taught, now),
        _awaited(taught),
    )


def _silent(taught: TaughtClass) -> _Rows:
    has_begun = exists().where(Attempt.user_id == Membership.user_id)
    return _row(SILENT, Membership.user_id).where(Membership.class_id == taught.id, ~has_begun)


def _failing(taught: TaughtClass) -> _Rows:
    times = Knowledge.asked - Knowledge.right
    return (
        _row(FAILING, Membership.user_id, Knowledge.fact_id, times)
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
            counted_mark().is_not(None),
            scores_count(),
        )
        .group_by(Attempt.user_id)
        .subquery()
    )
    return _fallen(shares)


def _share(wanted: ColumnElement[bool], name: str) -> Iterable[ColumnElement[Any]]:
    yield func.avg(case((wanted, counted_mark()))).label(name)
    yield func.count(case((wanted, 1))).label(f"answers_{name}")


def _fallen(shares: Subquery) -> _Rows:
    columns = shares.c
    return _row(FALLING, columns.user_id, "", columns.before, columns.now).where(
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
        _row(REPORTED, Report.article_id, title, func.count())
        .join(Membership, Membership.user_id == Report.user_id)
        .where(Membership.class_id == taught.id, Report.closed_at.is_(None))
        .group_by(Report.article_id)
    )


def _not_started(taught: TaughtClass, now: dt.datetime) -> _Rows:
    has_begun = exists().where(
        Attempt.assignment_id == Assignment.id, Attempt.user_id == Membership.user_id
    )
    return _of_assignments(NOT_STARTED, taught, now).where(
        func.coalesce(AssignmentException.opens_at, Assignment.opens_at) <= now, ~has_begun
    )


def _late(taught: TaughtClass, now: dt.datetime) -> _Rows:
    was_late = exists().where(
        Attempt.assignment_id == Assignment.id,
        Attempt.user_id == Membership.user_id,
        Attempt.finished_at > func.coalesce(AssignmentException.due_at, Assignment.due_at),
        ~Attempt.is_on_paper,
    )
    return _of_assignments(LATE, taught, now).where(was_late)


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
    return _row(AWAITED, RosterEntry.id, func.coalesce(*said, RosterEntry.login)).where(
        RosterEntry.class_id == taught.id
    )


def _row(
    kind: int, number: _Column, name: _Column = "", first: _Column = 0.0, second: _Column = 0.0
) -> _Rows:
    """One shape for all that is asked, so that it is one question to the database."""
    return select(literal(kind), number, *(_as_column(one) for one in (name, first, second)))


def _as_column(value: _Column) -> _Column:
    return literal(value) if isinstance(value, str | float) else value
