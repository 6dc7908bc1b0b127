"""What happened to an attempt while its learner was away, on their home until they look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, select, update

from quizapp.database import begin_writing
from quizapp.extensions import db
from quizapp.models import Attempt
from quizapp.models.attempts import News

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NewsOf:
    """The last thing that happened to an attempt."""

    attempt_id: int
    title: str
    news: News


def note(attempt_ids: Collection[int], news: News) -> None:
    """Adds it to the open transaction of what happened. What is held back is no news before its
    learner may see it, and then it is told as a whole."""
    if attempt_ids:
        may_be_seen = Attempt.id.in_(attempt_ids) & Attempt.held_until.is_(None)
        db.session.execute(update(Attempt).where(may_be_seen).values(news=news))


def take_back(attempt_id: int, news: News) -> None:
    """Takes away what is there no more, where the learner has not looked yet."""
    is_it = (Attempt.id == attempt_id) & (Attempt.news == news)
    db.session.execute(update(Attempt).where(is_it).values(news=None))


def news_of(user_id: int) -> Select[int, str, dt.datetime, News | None]:
    """The attempts of a learner in which something is new."""
    return (
        select(Attempt.id, Attempt.title, Attempt.started_at, Attempt.news)
        .where(Attempt.user_id == user_id, Attempt.news.is_not(None))
        .order_by(Attempt.id.desc())
        .limit(_MOST_SHOWN)
    )


def mark_seen(attempt_id: int) -> None:
    """For an attempt whose learner looks at it."""
    begin_writing()
    db.session.execute(update(Attempt).where(Attempt.id == attempt_id).values(news=None))
    db.session.commit()
