"""Articles, their versions, and the facts and items made from each version."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.base import Base, UtcDateTime


class Article(Base):
    """`owner_id` is who brought the article: None for one that ships, or once that account is
    deleted. While `withdrawn_at` is set, nobody can start anything new from it.
    `is_for_classes` says that it is offered to chosen classes only, also when none of them is
    left; `is_embeddable` that single questions may be shown on other sites."""

    __tablename__ = "articles"
    # Kept copies and open pages name articles and versions by number: none is given twice.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it so

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    is_for_classes: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_embeddable: Mapped[bool] = mapped_column(default=False, server_default=false())


class ArticleVersion(Base):
    """One wording of an article. Attempts point at the version that they were made with, so a
    version is never changed; the newest published one is offered. `decisions` are the reviewers',
    by the id of the fact, as they were when it was published, and `item_decisions` those about
    questions that did something."""

    __tablename__ = "article_versions"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(200), default="")
    origin: Mapped[str] = mapped_column(String(500), default="")
    sha256: Mapped[str] = mapped_column(String(64))
    seed: Mapped[int]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    decisions: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    item_decisions: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, default=list, server_default="[]"
    )
    activities: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

    article: Mapped[Article] = relationship()


class StoredFact(Base):
    """One thing that can be known, as it stands in one version. `fact_id` is the same in every
    version whose sentence for it is the same."""

    __tablename__ = "facts"

    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_versions.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]


class StoredItem(Base):
    """One draw of an item. `body` is the whole item, its key included, in the items format; the
    columns beside it are what quizzes are chosen and counted by."""

    __tablename__ = "items"
    __table_args__ = (UniqueConstraint("version_id", "item_id", "variant"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("article_versions.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(80), index=True)
    variant: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    template: Mapped[str] = mapped_column(String(80))
    topic: Mapped[str] = mapped_column(String(200))
    register: Mapped[str] = mapped_column(String(20))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
