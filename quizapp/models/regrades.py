"""What instructors decided about marks: overrides of a question for a class, with what each
changed, and comments on answers."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime

MAX_REASON = 500


class Verb(enum.StrEnum):
    """What an override does: other answers are right, the question does not count, or everybody
    has its point."""

    KEY = "key"
    DROP = "drop"
    FULL = "full"


class Regrade(Base):
    """An override of one stored item for the answers of a class's members. `accepted` are the
    answers that are right from then on, in the items format, the first one to be shown; None for
    the other verbs. It stays in force after the class or the instructor is gone."""

    __tablename__ = "regrades"
    __table_args__ = (Index("ix_regrades_class_id_item_id", "class_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int | None] = mapped_column(ForeignKey("classes.id", ondelete="SET NULL"))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    verb: Mapped[Verb] = mapped_column(
        Enum(Verb, native_enum=False, length=16, values_callable=lambda verbs: list(verbs))
    )
    accepted: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str] = mapped_column(String(MAX_REASON))
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    undone_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class RegradedSlot(Base):
    """A question of an attempt that an override covers. `before` and `after` are its marks when the
    override was made, None for a mark that was not there or does not count."""

    __tablename__ = "regraded_slots"

    regrade_id: Mapped[int] = mapped_column(
        ForeignKey("regrades.id", ondelete="CASCADE"), primary_key=True
    )
    slot_id: Mapped[int] = mapped_column(
        ForeignKey("slots.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    before: Mapped[float | None]
    after: Mapped[float | None]


class AnswerComment(Base):
    """What an instructor wrote about a learner's answer; the learner reads it."""

    __tablename__ = "answer_comments"
    __table_args__ = (UniqueConstraint("slot_id", "author_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
