"""Articles as they are offered: bringing them in at once, finding their versions, reading them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, not_, or_, select, true
from sqlalchemy.exc import IntegrityError

from questions import reading
from questions.articles import SHIPPED_SLUGS, shipped_article
from questions.reading import Block, BlockKind, Section, Span
from quizapp import audit
from quizapp.articles.credit import Credit
from quizapp.articles.making import Imported, NoItemsError, Wording, make, take_in
from quizapp.articles.storing import (
    StoredVersion,
    add_article,
    add_draft,
    change_text,
    decisions_of,
    item_decisions_of,
    make_slug,
    slug_of,
    store_version,
)
from quizapp.articles.viewing import may_see
from quizapp.database import release
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, Attempt, Draft

__all__ = [
    "ArticleNotFoundError",
    "ImportedArticle",
    "NoItemsError",
    "Version",
    "find_article",
    "get_published_version",
    "get_text",
    "get_version",
    "import_article",
    "load_shipped_articles",
    "make_slug",
    "published_versions",
]

_SHIPPED_SEED = 1


class ArticleNotFoundError(Exception):
    """There is no such article, or no such version of it that people may see."""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """What an import came to: the working copy, and where it was published the version that is
    offered. `is_new` is False where the newest version says just the same."""

    article_id: int
    slug: str
    title: str
    fact_count: int
    item_count: int
    version: StoredVersion | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version without its text. `activities` are as `questions.items.activities` made them.
    `is_withdrawn` also where whoever asks is in no class that the article is offered to."""

    id: int
    article_id: int
    slug: str
    number: int
    title: str
    author: str
    origin: str
    sha256: str
    published_at: dt.datetime | None
    is_withdrawn: bool
    activities: tuple[Mapping[str, Any], ...]

    @property
    def credit(self) -> Credit:
        return Credit(self.author, self.origin)


def import_article(
    data: bytes,
    slug: str | None,
    seed: int,
    publish: bool,
    now: dt.datetime,
    act: str | None = "article.import",
) -> ImportedArticle:
    """Makes `data` the working copy of the article named `slug`, and publishes it if asked.

    Without a slug the title gives it. Decisions about facts that are there still stay. The audit
    log calls it `act`, None where no person did it. Raises UnreadableArticleError and, where
    nothing can be asked, NoItemsError.
    """
    release()
    imported = take_in(data)
    slug = make_slug(slug or "") or slug_of(imported)
    try:
        return _import(imported, slug, seed, publish, now, act)
    except IntegrityError:
        # Another process stored this article in between: now its rows can be seen.
        db.session.rollback()
        return _import(imported, slug, seed, publish, now, act)


def load_shipped_articles(now: dt.datetime, slugs: Sequence[str] = SHIPPED_SLUGS) -> None:
    """Imports and publishes each shipped article where it never was: one that was withdrawn stays
    so."""
    for slug in slugs:
        if db.session.scalar(select(Article.id).where(Article.slug == slug)) is None:
            import_article(
                shipped_article(slug), slug, _SHIPPED_SEED, publish=True, now=now, act=None
            )


def published_versions(
    *, withdrawn_too: bool = False, article_ids: Collection[int] | None = None
) -> tuple[Version, ...]:
    """The version of each article that is offered: its newest published one, oldest article
    first. With `withdrawn_too` also those that were offered once; with `article_ids` of these
    articles only."""
    query = _newest_published() if withdrawn_too else _offered()
    if article_ids is not None:
        query = query.where(ArticleVersion.article_id.in_(article_ids))
    rows = db.session.execute(query.order_by(ArticleVersion.article_id))
    return tuple(_version(row) for row in rows)


def get_version(version_id: int) -> Version:
    """Raises ArticleNotFoundError."""
    row = db.session.execute(_versions().where(ArticleVersion.id == version_id)).one_or_none()
    if row is None:
        raise ArticleNotFoundError
    return _version(row)


def find_article(slug: str) -> Version | None:
    """The version of an article that is offered, if one is."""
    if make_slug(slug) != slug:
        return None  # no article has such a name, and not every database takes every character
    row = db.session.execute(_offered().where(Article.slug == slug)).one_or_none()
    return None if row is None else _version(row)


def get_published_version(slug: str, number: int) -> Version:
    """A version that was published, be it the newest or not. Raises ArticleNotFoundError."""
    if make_slug(slug) != slug:
        raise ArticleNotFoundError
    query = _versions().where(
        Article.slug == slug,
        ArticleVersion.number == number,
        ArticleVersion.published_at.is_not(None),
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise ArticleNotFoundError
    return _version(row)


def was_asked(user_id: int, version_id: int) -> bool:
    """Whether somebody has an attempt with questions of this version."""
    asked = select(Attempt.id).where(Attempt.user_id == user_id, Attempt.version_id == version_id)
    return db.session.scalar(asked.limit(1)) is not None


def is_withdrawn(version_id: int) -> bool:
    """Whether nothing new may be started from this version's article by whoever asks."""
    return not _is_offered(version_id, may_see())


def is_withdrawn_for_all(version_id: int) -> bool:
    """As `is_withdrawn`, whoever asks: for work that their class was given from it."""
    return not _is_offered(version_id, true())


def get_text(version: Version) -> reading.Article:
    """The version's text with its structure, into which its facts' spans point."""
    source = db.session.scalar(select(ArticleVersion.source).where(ArticleVersion.id == version.id))
    article = _read(source or "")
    if article.sha256 == version.sha256:
        return dataclasses.replace(article, title=version.title)
    # A reader made better since then keeps other words: only the kept text fits the spans.
    facts = db.session.scalar(select(ArticleVersion.facts).where(ArticleVersion.id == version.id))
    return _without_structure(version.title, (facts or {})["article"]["text"])


def _is_offered(version_id: int, to_whom: ColumnElement[bool]) -> bool:
    offered = (
        select(Article.id)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .where(ArticleVersion.id == version_id, Article.withdrawn_at.is_(None), to_whom)
    )
    return db.session.scalar(offered) is not None


def _import(
    imported: Imported, slug: str, seed: int, publish: bool, now: dt.datetime, act: str | None
) -> ImportedArticle:
    article_id = db.session.scalar(select(Article.id).where(Article.slug == slug))
    # Nobody edits the text between the look at it and the change.
    query = select(Draft).where(Draft.article_id == article_id).with_for_update()
    draft = db.session.scalar(query)
    if draft is None:
        made = make(imported.wording, {}, seed)
        if article_id is None:
            draft = add_article(slug, imported, seed, None, now)
        else:  # its working copy went with a downgrade of the database
            draft = add_draft(article_id, imported, seed, None, now)
    else:
        made = make(
            _as_before(imported.wording, draft),
            decisions_of(draft.id),
            draft.seed,
            item_decisions_of(draft.id),
        )
        change_text(draft.id, draft.text_revision, made.wording, None, now)
    version = store_version(made, draft.article_id, now) if publish else None
    if act is not None:
        audit.record(None, act, f"article {draft.article_id}", now)
    db.session.commit()
    return ImportedArticle(
        article_id=draft.article_id,
        slug=slug,
        title=made.wording.title,
        fact_count=len(made.fact_rows),
        item_count=made.item_count,
        version=version,
    )


def _as_before(wording: Wording, draft: Draft) -> Wording:
    """The wording with whose it is, as a person said before, where the new file does not say."""
    return dataclasses.replace(
        wording, author=wording.author or draft.author, origin=wording.origin or draft.origin
    )


def _versions() -> Select[Any]:
    columns: tuple[Any, ...] = (
        ArticleVersion.id,
        ArticleVersion.article_id,
        Article.slug,
        ArticleVersion.number,
        ArticleVersion.title,
        ArticleVersion.author,
        ArticleVersion.origin,
        ArticleVersion.sha256,
        ArticleVersion.published_at,
        or_(Article.withdrawn_at.is_not(None), not_(may_see())).label("is_withdrawn"),
        ArticleVersion.activities,
    )
    return select(*columns).join(Article, Article.id == ArticleVersion.article_id)


def _offered() -> Select[Any]:
    return _newest_published().where(Article.withdrawn_at.is_(None), may_see())


def _newest_published() -> Select[Any]:
    newest = (
        select(ArticleVersion.article_id, func.max(ArticleVersion.number).label("number"))
        .where(ArticleVersion.published_at.is_not(None))
        .group_by(ArticleVersion.article_id)
        .subquery()
    )
    return _versions().join(
        newest,
        (newest.c.article_id == ArticleVersion.article_id)
        & (newest.c.number == ArticleVersion.number),
    )


@lru_cache(maxsize=32)
def _read(source: str) -> reading.Article:
    return reading.read(source.encode())


def _without_structure(title: str, text: str) -> reading.Article:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, found[0], Span(*found.span()), ())
        for found in re.finditer(r"[^\n]+", text)
    )
    section = Section(heading=None, path=(), blocks=blocks)
    return reading.Article(title, text, "", (section,))


def _version(row: Row[Any]) -> Version:
    return Version(**{**row._mapping, "activities": tuple(row.activities)})
