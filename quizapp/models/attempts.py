"""Attempts at quizzes: their slots and the responses given."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.articles import ArticleVersion, StoredItem
from quizapp.models.base import WHERE, Base, UtcDateTime

# `held_until` of answers that are never told.
NEVER = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)


class Mode(enum.StrEnum):
    """Practice tells after each question, an exam at the end."""

    PRACTICE = "practice"
    EXAM = "exam"


class News(enum.StrEnum):
    """What an attempt's learner has not seen yet: its results, a comment, another mark."""

    TOLD = "told"
    COMMENT = "comment"
    MARKS = "marks"


# An exam with a time limit that nobody has closed yet.
_IS_RUNNING = text("ends_at IS NOT NULL AND finished_at IS NULL")
_IS_HELD = text("held_until IS NOT NULL")
_IS_NEW = text("news IS NOT NULL")


class Attempt(Base):
    """One learner's go at one drawn quiz. `finished_at` is None while questions are open.

    `ends_at` is when an exam's time is up, None without a limit, with the `extra_minutes` that the
    learner added to it. `dismissed_at` says that the learner wants to see an open attempt no more.
    `share_token` is the address under which others can start the same quiz, None while nobody can.

    An attempt at an assignment is the learner's `assignment_try`-th at it; the pair settles the
    race of two tabs. Nothing is told of its answers, nor remembered of them, before `held_until`,
    which is taken away when that moment has passed; None where nothing is held back. Answers that
    were written on paper and typed in by an instructor are `is_on_paper`. `news` is the last thing
    that happened to it while the learner was away, None once the learner has looked.

    `points` is the sum of its slots' scores, and `dropped` how many of them do not count; the
    database keeps both (`models.tallies`).
    """

    __tablename__ = "attempts"
    __table_args__ = (
        Index("ix_attempts_user_id_started_at", "user_id", "started_at"),
        Index(
            "ix_attempts_running",
            "user_id",
            info={WHERE: _IS_RUNNING},
        ),
        Index("ix_attempts_held", "user_id", info={WHERE: _IS_HELD}),
        Index("ix_attempts_news", "user_id", info={WHERE: _IS_NEW}),
        Index(
            "ix_attempts_assignment_id_user_id_assignment_try",
            "assignment_id",
            "user_id",
            "assignment_try",
            unique=True,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("article_versions.id"))
    activity: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    mode: Mapped[Mode] = mapped_column(
        Enum(Mode, native_enum=False, length=16, values_callable=lambda modes: list(modes))
    )
    seed: Mapped[int]
    length: Mapped[int]
    retry_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("attempts.id", ondelete="SET NULL"), index=True
    )
    started_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    ends_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    extra_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    dismissed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    share_token: Mapped[str | None] = mapped_column(String(43), unique=True, index=True)
    assignment_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignments.id", ondelete="SET NULL")
    )
    assignment_try: Mapped[int | None]
    held_until: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    is_on_paper: Mapped[bool] = mapped_column(default=False, server_default=false())
    news: Mapped[News | None] = mapped_column(
        Enum(News, native_enum=False, length=16, values_callable=lambda each: list(each))
    )
    points: Mapped[float] = mapped_column(server_default="0")
    dropped: Mapped[int] = mapped_column(server_default="0")

    version: Mapped[ArticleVersion] = relationship()


class Slot(Base):
    """One question of an attempt: the item with its variant, and the order in which its options
    and groups stood. `score` is the one that counts, None until answered; `tries` is 0 until then.
    `hinted` is whether the hint was asked for, `flagged` whether the learner wants to come back to
    it in an exam. `regrade_id` is the override by which it is marked; where that drops the
    question, `is_dropped` takes it out of whatever it would be counted in."""

    __tablename__ = "slots"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    position: Mapped[int]
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    option_order: Mapped[list[str]] = mapped_column(JSON)
    group_order: Mapped[list[str]] = mapped_column(JSON)
    tries: Mapped[int] = mapped_column(default=0)
    score: Mapped[float | None]
    skipped_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    hinted: Mapped[bool] = mapped_column(default=False, server_default=false())
    flagged: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_dropped: Mapped[bool] = mapped_column(default=False, server_default=false())
    # No reference in the database, for which SQLite would make this large table anew: an override
    # goes with its item alone, and the item's slots go before it.
    regrade_id: Mapped[int | None]

    item: Mapped[StoredItem] = relationship()


class Response(Base):
    """One try at a slot. The unique pair settles double clicks, two tabs and the back button:
    the first of two equal tries is kept, the second finds it there. `hinted` is whether the hint
    stood on the page. `answered_at` is when it came; `given_at` is when it was given, for one that
    was kept on a device without a network, and None for all others."""

    __tablename__ = "responses"
    __table_args__ = (UniqueConstraint("slot_id", "try_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id", ondelete="CASCADE"))
    try_number: Mapped[int]
    answer: Mapped[Any] = mapped_column(JSON)
    score: Mapped[float]
    parts: Mapped[dict[str, bool]] = mapped_column(JSON)
    seconds: Mapped[int | None]
    certainty: Mapped[int | None]
    hinted: Mapped[bool] = mapped_column(default=False, server_default=false())
    answered_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    given_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
