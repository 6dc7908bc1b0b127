"""Figures of a class's questions, which take long to make of many answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime
from quizapp.models.tallies import DERIVED


class KeptFigures(Base):
    """The figures of a class as they were at `made_at`, which took so many `seconds`.

    `selection` says of which answers (`statistics.answers.Selection`). There were so many
    `learners` then, with `points` for so many `answers`: what is the same now has not changed.
    `flagged` questions had something serious against them; `worst` has the rows and the words of
    some of these. `content` is as `statistics.packing` writes it.
    """

    __tablename__ = "kept_figures"
    __table_args__ = {"info": {DERIVED: True}}  # noqa: RUF012 - as SQLAlchemy wants it

    class_id: Mapped[int] = mapped_column(
        ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True
    )
    selection: Mapped[str] = mapped_column(String(40), primary_key=True)
    made_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    seconds: Mapped[float]
    learners: Mapped[int]
    answers: Mapped[int]
    points: Mapped[float]
    flagged: Mapped[int]
    worst: Mapped[list[Any]] = mapped_column(JSON)
    content: Mapped[str] = mapped_column(Text)
