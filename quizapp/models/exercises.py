"""A person's exercises: those picked, those that a clinician prescribes, and the diary."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import WHERE, Base, UtcDateTime

MAX_EXERCISE_NAME = 300
MAX_LINE = 140

_FOR_ALL = text("user_id IS NULL")
_FOR_ONE = text("user_id IS NOT NULL")


class ExercisePick(Base):
    """An exercise that a person chose. Its name is kept for when the article no longer has it."""

    __tablename__ = "exercise_picks"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    exercise_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(MAX_EXERCISE_NAME))
    picked_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class Prescription(Base):
    """One version of what a class's clinician prescribes: an exercise with its dose, for everybody
    in the class (`user_id` None) or for one learner. A version never changes; the one with the
    highest number is in force, unless it `is_ended`. `dose` is as in the facts format."""

    __tablename__ = "prescriptions"
    __table_args__ = (
        Index(
            "ix_prescriptions_for_all",
            "class_id",
            "article_id",
            "exercise_id",
            "number",
            unique=True,
            info={WHERE: _FOR_ALL},
        ),
        Index(
            "ix_prescriptions_for_one",
            "class_id",
            "user_id",
            "article_id",
            "exercise_id",
            "number",
            unique=True,
            info={WHERE: _FOR_ONE},
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    exercise_id: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(MAX_EXERCISE_NAME))
    number: Mapped[int]
    dose: Mapped[dict[str, Any]] = mapped_column(JSON)
    line: Mapped[str] = mapped_column(String(MAX_LINE))
    is_ended: Mapped[bool] = mapped_column(default=False)
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class DiaryEntry(Base):
    """What a person noted of one day; a day may have several. `done` lists the exercises as
    {"article_id", "exercise_id", "name", "sets"}; `felt` is 0 to 10, None where that was not said.
    `form_key` is that of the form which made it, so that a form sent twice is stored once."""

    __tablename__ = "diary_entries"
    __table_args__ = (
        UniqueConstraint("user_id", "form_key"),
        Index("ix_diary_entries_user_id_day", "user_id", "day"),
        CheckConstraint("felt BETWEEN 0 AND 10", name="felt_in_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    form_key: Mapped[str] = mapped_column(String(32))
    day: Mapped[dt.date] = mapped_column(Date)
    done: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    felt: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text)
    written_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class DiarySharing(Base):
    """That a learner lets the clinician of a class see the diary. It ends with the membership."""

    __tablename__ = "diary_sharing"
    __table_args__ = (
        ForeignKeyConstraint(
            ["class_id", "user_id"],
            ["memberships.class_id", "memberships.user_id"],
            name="fk_diary_sharing_membership",
            ondelete="CASCADE",
        ),
    )

    class_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(primary_key=True, index=True)
    shared_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
