"""Keeping pictures, finding those that somebody may see, forgetting those that nothing shows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, true

from questions.items import Item
from questions.pictures import Picture
from quizapp.articles.viewing import may_see
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    Attempt,
    Draft,
    ItemReviewDecision,
    LiveRound,
    Membership,
    StoredPicture,
    User,
)

MAX_OF_ARTICLE = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Content:
    media_type: str
    data: bytes


def pictures_of(item: Item) -> Mapping[str, Picture]:
    """All pictures of a question, by digest."""
    return {one.sha256: one for found in item.pictures.values() for one in found}


def is_full(article_id: int, item: Item) -> bool:
    """Whether the article has no room for the pictures of one more question."""
    missing = _missing(article_id, item)
    if not missing:
        return False
    sizes = db.session.scalar(
        select(func.coalesce(func.sum(func.length(StoredPicture.data)), 0)).where(
            StoredPicture.article_id == article_id
        )
    )
    return int(sizes or 0) + sum(len(one.data) for one in missing) > MAX_OF_ARTICLE


def keep(article_id: int, item: Item, by: User, now: dt.datetime) -> None:
    """Stores a question's pictures, in the open transaction."""
    for one in _missing(article_id, item):
        db.session.add(
            StoredPicture(
                article_id=article_id,
                sha256=one.sha256,
                media_type=one.media_type,
                data=one.data,
                by_id=by.id,
                at=now,
            )
        )
    db.session.flush()


def forget_unused(article_id: int) -> None:
    """Deletes what no question of the article shows, in the open transaction."""
    stored = set(
        db.session.scalars(
            select(StoredPicture.sha256).where(StoredPicture.article_id == article_id)
        )
    )
    if not stored:
        return
    decided = select(ItemReviewDecision.body).join(Draft, Draft.id == ItemReviewDecision.draft_id)
    published = select(ArticleVersion.item_decisions)
    named = json.dumps(
        [
            *db.session.scalars(decided.where(Draft.article_id == article_id)),
            *db.session.scalars(published.where(ArticleVersion.article_id == article_id)),
        ]
    )
    unused = [one for one in stored if one not in named]
    db.session.execute(
        delete(StoredPicture).where(
            StoredPicture.article_id == article_id, StoredPicture.sha256.in_(unused)
        )
    )


def find_content(sha256: str, viewer: User | None) -> Content | None:
    """The picture, where the viewer may see an article that has it."""
    row = db.session.execute(
        select(StoredPicture.media_type, StoredPicture.data)
        .join(Article, Article.id == StoredPicture.article_id)
        .where(StoredPicture.sha256 == sha256, _may_be_seen_by(viewer))
        .limit(1)
    ).one_or_none()
    return None if row is None else Content(row.media_type, row.data)


def with_content(items: Iterable[Item]) -> Iterator[Item]:
    """The questions with the bytes of their pictures, loaded as each comes."""
    for item in items:
        yield _filled(item) if item.pictures else item


def _missing(article_id: int, item: Item) -> list[Picture]:
    wanted = pictures_of(item)
    there = select(StoredPicture.sha256).where(
        StoredPicture.article_id == article_id, StoredPicture.sha256.in_(wanted)
    )
    known = set(db.session.scalars(there)) if wanted else set()
    return [one for one in wanted.values() if one.sha256 not in known]


def _may_be_seen_by(viewer: User | None) -> ColumnElement[bool]:
    """Whoever reviews sees all; others what is offered to them, or what they were asked about."""
    if viewer is not None and viewer.is_instructor:
        return true()
    version = ArticleVersion.article_id == Article.id
    is_published = exists().where(version, ArticleVersion.published_at.is_not(None))
    is_offered = and_(may_see(), Article.withdrawn_at.is_(None), is_published)
    if viewer is None:
        return is_offered
    was_asked = exists().where(
        version, Attempt.version_id == ArticleVersion.id, Attempt.user_id == viewer.id
    )
    is_in_lecture = exists().where(
        version,
        LiveRound.version_id == ArticleVersion.id,
        Membership.class_id == LiveRound.class_id,
        Membership.user_id == viewer.id,
    )
    return or_(is_offered, was_asked, is_in_lecture)


def _filled(item: Item) -> Item:
    rows = db.session.execute(
        select(StoredPicture.sha256, StoredPicture.data).where(
            StoredPicture.sha256.in_(pictures_of(item))
        )
    )
    data = {row.sha256: row.data for row in rows}
    # One that is gone leaves its words.
    filled = {
        place: tuple(replace(one, data=data.get(one.sha256, b"")) for one in found)
        for place, found in item.pictures.items()
    }
    return replace(item, pictures=filled)
