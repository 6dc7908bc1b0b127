"""Working copies of articles, and what reviewers decided about their facts and questions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.articles import Article
from quizapp.models.base import Base, UtcDateTime
from quizapp.models.users import User


class Draft(Base):
    """The one working copy of an article, as Markdown. `text_revision` rises with each saved edit:
    an edit that has seen an older one is not stored. `left_out` holds the lines that the reader
    dropped at the import, each with where it stood; of older imports only the words. `is_changed`
    says that something of it is not published."""

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), unique=True
    )
    title: Mapped[str] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(200))
    origin: Mapped[str] = mapped_column(String(500))
    left_out: Mapped[list[Any]] = mapped_column(JSON)
    seed: Mapped[int]
    text_revision: Mapped[int] = mapped_column(default=1)
    is_changed: Mapped[bool] = mapped_column(default=True)
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    updated_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)

    article: Mapped[Article] = relationship()
    updated_by: Mapped[User | None] = relationship(foreign_keys=[updated_by_id])


class ReviewDecision(Base):
    """What was decided about one fact last. A decision that was taken back stays as a row with the
    verb "open": its `revision` goes on rising, so that a page that was loaded before never takes a
    later decision for the one that it has seen. `text` is what the fact said. `by_id` is None once
    that account is deleted."""

    __tablename__ = "review_decisions"

    draft_id: Mapped[int] = mapped_column(
        ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    verb: Mapped[str] = mapped_column(String(16))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)

    by: Mapped[User | None] = relationship()


class ItemReviewDecision(Base):
    """What was decided about one question last: `verb` says whether this is about hiding it, about
    its stem, or the question itself, written by a reviewer. As with facts, a decision that was
    taken back stays as a row: `is_open` says so, and `revision` goes on rising. `text` is what the
    question asked. `by_id` is None once that account is deleted."""

    __tablename__ = "item_decisions"

    draft_id: Mapped[int] = mapped_column(
        ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    verb: Mapped[str] = mapped_column(String(16), primary_key=True)
    is_open: Mapped[bool]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)

    by: Mapped[User | None] = relationship()
