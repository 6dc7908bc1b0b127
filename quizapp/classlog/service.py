"""The entries of the audit log about one class, with names where the accounts are still there."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import exists, func, or_, select

from quizapp import audit
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import AuditEntry, ClassInstructor, Departure, Membership, Role, User

ENTRIES_A_PAGE = 50
# What learners do of their own accord.
_OF_LEARNERS = frozenset({"class.leave"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what, and to whom. `actor` is empty for somebody who teaches the class no more, and
    `learner` for somebody whose account is gone, whose `learner_code` still tells them apart; the
    code is empty where it was about nobody. `detail` says what was changed."""

    at: dt.datetime
    actor: str
    action: str
    learner: str
    learner_code: str
    detail: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of a class's log, newest first."""

    entries: tuple[Entry, ...]
    number: int
    last: int


def get_log(taught: TaughtClass, page: int) -> LogPage:
    """A page past the end is the last one."""
    # Some databases give the number of a deleted class again.
    is_ours = (AuditEntry.subject == f"class {taught.id}") & (AuditEntry.at >= taught.created_at)
    total = db.session.scalar(select(func.count()).select_from(AuditEntry).where(is_ours)) or 0
    last = max(1, math.ceil(total / ENTRIES_A_PAGE))
    number = min(max(page, 1), last)
    rows = db.session.scalars(
        select(AuditEntry)
        .where(is_ours)
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(ENTRIES_A_PAGE)
        .offset((number - 1) * ENTRIES_A_PAGE)
    ).all()
    actors = _names(_instructors(taught)) if rows else {}
    is_of_learners = any(row.learner or row.action in _OF_LEARNERS for row in rows)
    learners = _names(_learners(taught)) if is_of_learners else {}
    entries = (
        Entry(
            row.at,
            actors.get(row.actor) or learners.get(row.actor, ""),
            row.action,
            learners.get(row.learner or "", ""),
            (row.learner or "")[:8],
            row.detail,
        )
        for row in rows
    )
    return LogPage(tuple(entries), number, last)


def _names(people: Iterable[User]) -> dict[str, str]:
    """By the code under which somebody stands in the log."""
    return {audit.pseudonym(user): user.name for user in people}


def _instructors(taught: TaughtClass) -> Iterable[User]:
    """Who teaches it, and administrators, who may do the same."""
    teaches = exists().where(
        ClassInstructor.class_id == taught.id, ClassInstructor.user_id == User.id
    )
    return db.session.scalars(select(User).where(or_(teaches, User.role == Role.ADMIN)))


def _learners(taught: TaughtClass) -> Iterable[User]:
    """Who is in it, and who was."""
    is_in, was_in = (
        exists().where(table.class_id == taught.id, table.user_id == User.id)
        for table in (Membership, Departure)
    )
    return db.session.scalars(select(User).where(or_(is_in, was_in)))
