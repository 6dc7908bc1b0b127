"""What is remembered of answers: cards, difficulties, mix-ups. All of it can be made again from the
answers (`flask rebuild-memory`)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import WHERE, Base, UtcDateTime

LONGEST_NAME = 200
FAILED_OFTEN = 4
# A fact that was answered wrong so often, the last time too. In words, not in columns: a partial
# index serves a query that says the same, letter by letter.
IS_FAILED = text(f'asked - "right" >= {FAILED_OFTEN} AND NOT last_right')


class Knowledge(Base):
    """What one learner knows of one fact: the card, as `questions.memory.Card` says. From
    `stability` on it is the memory, empty while nothing but luck was seen. `first_at` is empty in
    rows from before there were cards, until they are made again."""

    __tablename__ = "knowledge"
    __table_args__ = (Index("ix_knowledge_failed", "user_id", info={WHERE: IS_FAILED}),)

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    asked: Mapped[int]
    right: Mapped[int]
    last_right: Mapped[bool]
    first_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    last_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    right_since: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    is_confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_urgent: Mapped[bool] = mapped_column(default=False, server_default=false())
    luck: Mapped[float] = mapped_column(default=1.0, server_default="1")
    last_item: Mapped[str] = mapped_column(String(80), default="", server_default="")
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    step: Mapped[int | None]
    is_relearning: Mapped[bool] = mapped_column(default=False, server_default=false())
    reviewed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    due: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class ItemDifficulty(Base):
    """How much harder an item is than was predicted, on the logit scale, over all its draws and
    versions, and how many first answers say so."""

    __tablename__ = "item_difficulties"

    item_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    shift: Mapped[float]
    answers: Mapped[int]


class Mixup(Base):
    """What one learner took for what, and how often; `fact_id` is the fact that says otherwise."""

    __tablename__ = "mixups"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    thing: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    taken_for: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    times: Mapped[int]
    last_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
