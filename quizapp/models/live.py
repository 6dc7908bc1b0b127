"""Rounds of questions that a class answers together in the lecture."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import WHERE, Base, UtcDateTime


class Phase(enum.StrEnum):
    """Where a round stands: before the first question; its question can be answered, cannot any
    more, with the counts on the screen, and with the right answer and why; over."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    EXPLAINED = "explained"
    ENDED = "ended"


_IS_GOING_ON = text("ended_at IS NULL")


class LiveRound(Base):
    """The `questions` are items with the order in which their options stand; `position` is that of
    the one that is shown, from 1, and `opened_at` when it could be answered. The `revision` rises
    with each change. A class has one round at a time."""

    __tablename__ = "live_rounds"
    __table_args__ = (
        Index(
            "uq_live_rounds_going_on",
            "class_id",
            unique=True,
            info={WHERE: _IS_GOING_ON},
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_versions.id", ondelete="CASCADE"), index=True
    )
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(default=0)
    phase: Mapped[Phase] = mapped_column(
        Enum(Phase, native_enum=False, length=16, values_callable=lambda phases: list(phases)),
        default=Phase.WAITING,
    )
    revision: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    opened_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class LiveAnswer(Base):
    """A learner's answer to one question of a round: the first one that came. `attempt_id` is the
    learner's attempt into which it went when the round ended."""

    __tablename__ = "live_answers"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("live_rounds.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    answer: Mapped[Any] = mapped_column(JSON)
    score: Mapped[float]
    seconds: Mapped[int | None]
    answered_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    attempt_id: Mapped[int | None] = mapped_column(
        ForeignKey("attempts.id", ondelete="SET NULL"), index=True
    )
