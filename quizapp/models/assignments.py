"""Work that a class is given: assignments, exceptions for one learner, answers that came late."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, String, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.models.articles import ArticleVersion
from quizapp.models.attempts import Mode
from quizapp.models.base import Base, UtcDateTime


class Counting(enum.StrEnum):
    """Which of several attempts counts."""

    FIRST = "first"
    LAST = "last"
    BEST = "best"
    MEAN = "mean"


class Telling(enum.StrEnum):
    """When learners are told answers: as the mode does, after the last due date, or never."""

    NOW = "now"
    AFTER_DUE = "after_due"
    NEVER = "never"


def _one_of(kind: type[enum.StrEnum]) -> Enum:
    return Enum(kind, native_enum=False, length=16, values_callable=lambda each: list(each))


class Assignment(Base):
    """What a class is to do, from one version of an article.

    `activity` is a ready-made quiz by its key, or `activities.MIXED` over `topics` and `kinds`
    (empty for all), or `activities.CHOSEN`. `form` is the drawn form: for each question its item's
    row, the order of its options and of its groups. Everybody gets it where `is_same_for_all`;
    otherwise it is what stands on paper. `form_code` is how the form is called up. `attempts` is
    how many a learner may start and `minutes` an attempt's time limit, None for no limit.
    """

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(
        ForeignKey("article_versions.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(200))
    activity: Mapped[str] = mapped_column(String(40))
    topics: Mapped[list[str]] = mapped_column(JSON)
    kinds: Mapped[list[str]] = mapped_column(JSON)
    length: Mapped[int]
    form: Mapped[list[list[Any]]] = mapped_column(JSON)
    form_code: Mapped[str] = mapped_column(String(16), unique=True)
    seed: Mapped[int]
    is_same_for_all: Mapped[bool] = mapped_column(default=True, server_default=true())
    mode: Mapped[Mode] = mapped_column(_one_of(Mode))
    opens_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    accepts_late: Mapped[bool] = mapped_column(default=False, server_default=false())
    attempts: Mapped[int | None]
    counting: Mapped[Counting] = mapped_column(_one_of(Counting))
    minutes: Mapped[int | None]
    telling: Mapped[Telling] = mapped_column(_one_of(Telling))
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    archived_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

    version: Mapped[ArticleVersion] = relationship()


class AssignmentException(Base):
    """What is otherwise for one learner: None and 0 are as for everybody."""

    __tablename__ = "assignment_exceptions"

    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    opens_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    extra_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    extra_attempts: Mapped[int] = mapped_column(default=0, server_default="0")


class LateAnswer(Base):
    """An answer that came when its attempt had ended: kept beside it, the newest of each question,
    and counted only if an instructor takes it. `came_at` is when it came, `given_at` when it was
    given by the device's own word, None where that was not said."""

    __tablename__ = "late_answers"

    slot_id: Mapped[int] = mapped_column(
        ForeignKey("slots.id", ondelete="CASCADE"), primary_key=True
    )
    answer: Mapped[Any] = mapped_column(JSON)
    score: Mapped[float]
    parts: Mapped[dict[str, bool]] = mapped_column(JSON)
    certainty: Mapped[int | None]
    given_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    came_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    taken_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
