"""Questions that learners reported, and what became of each report."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import WHERE, Base, UtcDateTime

_IS_OPEN = text("closed_at IS NULL")


class Report(Base):
    """What a learner says is wrong with a question. `prompt` and `answer` are the words that stood
    on the page, `answer` empty where none was given. The unique index settles double clicks: one
    open report for each learner and question. `closed_by_id` is None while the report is open, and
    once that account is deleted."""

    __tablename__ = "reports"
    __table_args__ = (
        Index(
            "ix_reports_open",
            "user_id",
            "article_id",
            "item_id",
            unique=True,
            info={WHERE: _IS_OPEN},
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[str] = mapped_column(String(80))
    prompt: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    reply: Mapped[str] = mapped_column(Text, default="")
