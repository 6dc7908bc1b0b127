"""Makes the tallies again from the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    case,
    cast,
    delete,
    extract,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute

from quizapp.extensions import db
from quizapp.models import (
    ArticleTally,
    ArticleVersion,
    Attempt,
    DayTally,
    KeptFigures,
    Membership,
    Slot,
    StoredItem,
    TopicTally,
)
from quizapp.models.base import Base
from quizapp.progress.service import counted_mark, scores_count

_DAY_SECONDS = 24 * 60 * 60
_IS_OVER, _HAS_SCORE = Attempt.finished_at.is_not(None), Slot.score.is_not(None)


def rebuild() -> int:
    """Makes all of them again and gives how many rows there are. Answers wait until it is done."""
    connection = db.session.connection()
    made = rebuild_on(connection)
    db.session.commit()
    return made


def rebuild_on(connection: Connection) -> int:
    """As `rebuild`, in the open transaction of a connection."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE attempts, slots IN SHARE ROW EXCLUSIVE MODE"))
    of_slots = select(func.coalesce(func.sum(Slot.score), 0.0)).where(
        Slot.attempt_id == Attempt.id, ~Slot.is_dropped
    )
    dropped = select(func.count()).where(Slot.attempt_id == Attempt.id, Slot.is_dropped)
    connection.execute(
        update(Attempt).values(points=of_slots.scalar_subquery(), dropped=dropped.scalar_subquery())
    )
    connection.execute(update(Membership).values(sorts_as=None, found_by=None))
    connection.execute(update(KeptFigures).values(answers=-1))  # as if there were others by now
    return sum(_fill(connection, *one) for one in _tallies())


def _fill(
    connection: Connection, model: type[Base], names: Sequence[str], query: Select[*tuple[Any, ...]]
) -> int:
    connection.execute(delete(model))
    connection.execute(insert(model).from_select(names, query))
    return connection.execute(select(func.count()).select_from(model)).scalar_one()


def _tallies() -> tuple[tuple[type[Base], Sequence[str], Select[*tuple[Any, ...]]], ...]:
    day = cast(func.floor(extract("epoch", Attempt.started_at) / _DAY_SECONDS), Integer)
    counts = ("points", "counted", "unanswered", "in_open")
    return (
        (
            TopicTally,
            ("user_id", "article_id", "topic", *counts),
            _grouped(ArticleVersion.article_id, StoredItem.topic),
        ),
        (
            ArticleTally,
            ("user_id", "article_id", *counts),
            _grouped(ArticleVersion.article_id),
        ),
        (
            DayTally,
            ("user_id", "day", "points", "answers"),
            select(Attempt.user_id, day, func.sum(counted_mark()), func.count())
            .join(Slot, Slot.attempt_id == Attempt.id)
            .where(scores_count(), counted_mark().is_not(None))
            .group_by(Attempt.user_id, day),
        ),
    )


def _grouped(*keys: InstrumentedAttribute[Any]) -> Select[Any]:
    """What each learner's questions count; those that count nothing are left out."""
    mark = counted_mark()
    return (
        select(
            Attempt.user_id,
            *keys,
            func.sum(mark),
            func.count(),
            func.count(case((_IS_OVER & ~_HAS_SCORE, 1))),
            func.count(case((~_IS_OVER, 1))),
        )
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(StoredItem, StoredItem.id == Slot.item_id)
        .join(ArticleVersion, ArticleVersion.id == Attempt.version_id)
        .where(scores_count(), mark.is_not(None))
        .group_by(Attempt.user_id, *keys)
    )
