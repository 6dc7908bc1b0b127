"""What a learner keeps beside the answers: bookmarks and notes, what they said of flashcards, the
address of their calendar."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime


class Note(Base):
    """A bookmark, with a note where `text` is not empty; only its learner reads it.

    It is on a question (`item_id`), which is the same in every version, or on a sentence of the
    article, which is found again by `quote`, its words, or by the fact that it stated. `key` is
    what may be marked once: the item's id, or a digest of the words. `version_id`, `start` and
    `end` are where the sentence stood when it was marked, and `slot_id` is where the learner
    answered the question.
    """

    __tablename__ = "notes"
    __table_args__ = (UniqueConstraint("user_id", "article_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_versions.id", ondelete="CASCADE"), index=True
    )
    key: Mapped[str] = mapped_column(String(80))
    item_id: Mapped[str | None] = mapped_column(String(80))
    fact_id: Mapped[str | None] = mapped_column(String(80))
    slot_id: Mapped[int | None] = mapped_column(
        ForeignKey("slots.id", ondelete="SET NULL"), index=True
    )
    start: Mapped[int | None]
    end: Mapped[int | None]
    quote: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class SelfReport(Base):
    """What a learner said last of a fact on its flashcard: `questions.memory.SelfRating`."""

    __tablename__ = "self_reports"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    rating: Mapped[int]
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class CalendarFeed(Base):
    """The private address of a learner's calendar. `token` is kept as it is, since the address is
    shown again for each further device, and tells less than the rows of its learner. `minutes` is
    the time of the day for reminders, counted from midnight in the learner's zone; None for all
    day. `changed_at` is when something that the calendar tells was last set by its learner."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    token: Mapped[str] = mapped_column(String(32), unique=True)
    minutes: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
