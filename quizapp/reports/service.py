"""Reporting a question, and closing a report with a reply."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError

from questions.items.blanks import with_gaps
from quizapp import audit
from quizapp.extensions import db
from quizapp.models import (
    ArticleVersion,
    Draft,
    Report,
    Slot,
    StoredItem,
    User,
)
from quizapp.quizzes import errors as quizzes_errors
from quizapp.quizzes.queries import get_question
from quizapp.reports.errors import AlreadyClosedError, AlreadyReportedError, NotFoundError

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A question as its learner sees it after answering; `open_comment` is what the learner's open
    report of it says, None where there is none."""

    attempt_id: int
    position: int
    slot_id: int
    article_id: int
    item_id: str
    lang: str
    prompt: str
    answer: str
    open_comment: str | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report, as its learner and the reviewers read it: without the learner's name."""

    id: int
    article: str
    item_id: str
    attempt_id: int
    position: int
    prompt: str
    answer: str
    comment: str
    created_at: dt.datetime
    closed_at: dt.datetime | None
    reply: str


def get_told(user_id: int, attempt_id: int, position: int) -> Told:
    """The question of this learner that may be reported. Raises NotFoundError where there is none,
    and while nothing is told about its answer yet."""
    try:
        page = get_question(user_id, attempt_id, position, again=False)
    except quizzes_errors.NotFoundError as error:
        raise NotFoundError from error
    if page.explanation is None:
        raise NotFoundError
    row = db.session.execute(
        select(Slot.id, StoredItem.item_id, ArticleVersion.article_id, Report.comment)
        .join(StoredItem, StoredItem.id == Slot.item_id)
        .join(ArticleVersion, ArticleVersion.id == StoredItem.version_id)
        .outerjoin(
            Report,
            (Report.user_id == user_id)
            & (Report.article_id == ArticleVersion.article_id)
            & (Report.item_id == StoredItem.item_id)
            & Report.closed_at.is_(None),
        )
        .where(Slot.attempt_id == attempt_id, Slot.position == position)
    ).one()
    return Told(
        attempt_id,
        position,
        row.id,
        row.article_id,
        row.item_id,
        page.view.lang,
        with_gaps(page.view.prompt),
        "; ".join(page.explanation.given),
        row.comment,
    )


def report(user_id: int, told: Told, comment: str, now: dt.datetime) -> None:
    """Stores a report; the same comment once more changes nothing. Raises AlreadyReportedError
    where another one is open, NotFoundError where the question was deleted meanwhile."""
    stored = Report(
        user_id=user_id,
        article_id=told.article_id,
        slot_id=told.slot_id,
        item_id=told.item_id,
        prompt=told.prompt,
        answer=told.answer,
        comment=comment,
        created_at=now,
    )
    db.session.add(stored)
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        before = get_told(user_id, told.attempt_id, told.position).open_comment
        if before != comment:
            raise AlreadyReportedError from error


def list_own(user_id: int) -> tuple[ReportRow, ...]:
    """A learner's newest reports."""
    return _rows(Report.user_id == user_id, newest_first=True)


def list_open(article_id: int) -> tuple[ReportRow, ...]:
    """The open reports of an article that have waited longest."""
    return _rows(Report.article_id == article_id, Report.closed_at.is_(None))


def list_closed(article_id: int) -> tuple[ReportRow, ...]:
    """The newest reports of an article that were closed."""
    closed = Report.closed_at.is_not(None)
    return _rows(Report.article_id == article_id, closed, newest_first=True)


def close(actor: User, article_id: int, report_id: int, reply: str, now: dt.datetime) -> None:
    """Closes a report with a reply; the same reply once more changes nothing. Raises NotFoundError,
    AlreadyClosedError."""
    wanted = (Report.id == report_id, Report.article_id == article_id)
    closed = db.session.execute(
        update(Report)
        .where(*wanted, Report.closed_at.is_(None))
        .values(closed_at=now, closed_by_id=actor.id, reply=reply)
        .returning(Report.id)
    ).scalar_one_or_none()
    if closed is not None:
        audit.record(actor, "article.close_report", f"article {article_id}", now)
        db.session.commit()
        return
    before = db.session.scalar(select(Report.reply).where(*wanted))
    if before is None:
        raise NotFoundError
    if before != reply:
        raise AlreadyClosedError


def _rows(*wanted: ColumnElement[bool], newest_first: bool = False) -> tuple[ReportRow, ...]:
    order = Report.id.desc() if newest_first else Report.id
    rows = db.session.execute(
        select(Report, Draft.title, Slot.attempt_id, Slot.position)
        .join(Slot, Slot.id == Report.slot_id)
        .outerjoin(Draft, Draft.article_id == Report.article_id)
        .where(*wanted)
        .order_by(order)
        .limit(_MOST_SHOWN)
    )
    return tuple(
        ReportRow(
            one.id,
            title or "",
            one.item_id,
            attempt_id,
            position,
            one.prompt,
            one.answer,
            one.comment,
            one.created_at,
            one.closed_at,
            one.reply,
        )
        for one, title, attempt_id, position in rows
    )
