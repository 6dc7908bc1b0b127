"""Which article a class is about: whoever gives it work need not look for it each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import null, select, union_all

from quizapp.articles.service import Version, published_versions
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import ArticleClass, ArticleVersion, Assignment, LiveRound


def articles_for(each: TaughtClass) -> tuple[Version, ...]:
    """The articles that are offered: first what the class worked on, the latest before the rest,
    then what is offered to it and not to everybody, then all others."""
    latest = _latest(each.id)
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    return tuple(
        sorted(
            published_versions(),
            key=lambda one: (one.article_id in latest, latest.get(one.article_id) or never),
            reverse=True,
        )
    )


def _latest(class_id: int) -> dict[int, dt.datetime | None]:
    """When the class was last given each article; None for those that it was only offered."""
    rows: Iterable[Any] = db.session.execute(
        union_all(
            select(ArticleVersion.article_id, Assignment.made_at)
            .join(Assignment, Assignment.version_id == ArticleVersion.id)
            .where(Assignment.class_id == class_id),
            select(ArticleVersion.article_id, LiveRound.started_at)
            .join(LiveRound, LiveRound.version_id == ArticleVersion.id)
            .where(LiveRound.class_id == class_id),
            select(ArticleClass.article_id, null()).where(ArticleClass.class_id == class_id),
        )
    )
    found: dict[int, dt.datetime | None] = {}
    for article_id, at in rows:
        found[article_id] = max(filter(None, (found.get(article_id), at)), default=None)
    return found
