"""Articles into the database, each wording as a version of its own; and out of it again."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from questions import reading
from questions.articles import SHIPPED_SLUG, shipped_article
from questions.reading import Block, BlockKind, Section, Span
from quizapp.articles.making import Made, NoItemsError, make
from quizapp.database import release
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, StoredFact, StoredItem

__all__ = [
    "ArticleNotFoundError",
    "ImportedVersion",
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
_MAX_SLUG = 120


class ArticleNotFoundError(Exception):
    """There is no such article, or no such version of it that people may see."""


@dataclass(frozen=True, slots=True)
class ImportedVersion:
    """What an import came to. `is_new` is False where the newest version says just the same."""

    id: int
    slug: str
    number: int
    title: str
    is_new: bool
    fact_count: int
    item_count: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version without its text. `activities` are as `questions.items.activities` made them."""

    id: int
    article_id: int
    slug: str
    number: int
    title: str
    sha256: str
    published_at: dt.datetime | None
    activities: tuple[Mapping[str, Any], ...]


def import_article(
    data: bytes, slug: str | None, seed: int, publish: bool, now: dt.datetime
) -> ImportedVersion:
    """Stores what is made from `data` as the next version of the article named `slug`.

    Without a slug the title gives it. The same words again make no new version; either way
    `publish` makes the version the one that is offered. Raises UnreadableArticleError and
    NoItemsError.
    """
    release()
    made = make(data, seed)
    slug = make_slug(slug or made.title) or f"article-{made.sha256[:8]}"
    try:
        return _store(made, slug, publish, now)
    except IntegrityError:
        # Another process stored a version of this article in between: now its rows can be seen.
        db.session.rollback()
        return _store(made, slug, publish, now)


def load_shipped_articles(now: dt.datetime) -> None:
    """Imports and publishes the shipped article where it is not there yet."""
    if find_article(SHIPPED_SLUG) is None:
        import_article(shipped_article(), SHIPPED_SLUG, _SHIPPED_SEED, publish=True, now=now)


def published_versions() -> tuple[Version, ...]:
    """The version of each article that is offered: its newest published one, oldest article
    first."""
    rows = db.session.execute(_newest_published().order_by(ArticleVersion.article_id))
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
    row = db.session.execute(_newest_published().where(Article.slug == slug)).one_or_none()
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


def get_text(version: Version) -> reading.Article:
    """The version's text with its structure, into which its facts' spans point."""
    source = db.session.scalar(select(ArticleVersion.source).where(ArticleVersion.id == version.id))
    article = _read(source or "")
    if article.sha256 == version.sha256:
        return article
    # A reader made better since then keeps other words: only the kept text fits the spans.
    facts = db.session.scalar(select(ArticleVersion.facts).where(ArticleVersion.id == version.id))
    return _without_structure(version.title, (facts or {})["article"]["text"])


def make_slug(text: str) -> str:
    """A name for addresses: small letters, digits and hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return "-".join(words)[:_MAX_SLUG].strip("-")


def _store(made: Made, slug: str, publish: bool, now: dt.datetime) -> ImportedVersion:
    article = db.session.scalar(select(Article).where(Article.slug == slug))
    if article is None:
        article = Article(slug=slug, created_at=now)
        db.session.add(article)
        db.session.flush()
    newest = db.session.scalar(
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article.id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
    )
    is_new = newest is None or (newest.sha256, newest.facts) != (made.sha256, made.facts)
    if newest is None or is_new:
        newest = _add_version(made, article, newest.number + 1 if newest else 1, now)
    if publish and newest.published_at is None:
        newest.published_at = now
    db.session.commit()
    return ImportedVersion(
        id=newest.id,
        slug=slug,
        number=newest.number,
        title=newest.title,
        is_new=is_new,
        fact_count=len(made.fact_rows),
        item_count=len(made.item_rows),
    )


def _add_version(made: Made, article: Article, number: int, now: dt.datetime) -> ArticleVersion:
    version = ArticleVersion(
        article_id=article.id,
        number=number,
        title=made.title,
        source=made.source,
        sha256=made.sha256,
        seed=made.seed,
        facts=made.facts,
        activities=made.activities,
        created_at=now,
    )
    db.session.add(version)
    db.session.flush()
    for table, rows in ((StoredFact, made.fact_rows), (StoredItem, made.item_rows)):
        db.session.execute(insert(table), [{"version_id": version.id, **row} for row in rows])
    return version


def _versions() -> Select[Any]:
    return select(
        ArticleVersion.id,
        ArticleVersion.article_id,
        Article.slug,
        ArticleVersion.number,
        ArticleVersion.title,
        ArticleVersion.sha256,
        ArticleVersion.published_at,
        ArticleVersion.activities,
    ).join(Article, Article.id == ArticleVersion.article_id)


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
