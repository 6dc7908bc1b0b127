"""What the answers come to, counted as they come in.

Triggers of the database keep these tables, and `Attempt.points` and `Attempt.dropped`: whatever
changes an answer, an attempt or whose it is, also what cascades, changes them in the same
transaction. They can be made again from the answers (`flask rebuild-tallies`).
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base

# In `Table.info`: what stands there follows from other tables, so that no backup needs it.
DERIVED = "derived"


# A row beside the others of its learner: reading a class's takes half the time.
_OPTIONS = {"sqlite_with_rowid": False, "info": {DERIVED: True}}


def _owner(table: str) -> Mapped[int]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)


class ArticleTally(Base):
    """One learner's answers to an article, whatever its version. `points` of `counted` questions,
    one point each: all of an attempt that is handed in, where those `unanswered` count 0, and the
    answered ones of a practice that is open, which are `in_open`."""

    __tablename__ = "article_tallies"
    __table_args__ = _OPTIONS

    user_id: Mapped[int] = _owner("users")
    article_id: Mapped[int] = _owner("articles")
    points: Mapped[float]
    counted: Mapped[int]
    unanswered: Mapped[int]
    in_open: Mapped[int]


class TopicTally(Base):
    """The same for one topic of the article."""

    __tablename__ = "topic_tallies"
    __table_args__ = _OPTIONS

    user_id: Mapped[int] = _owner("users")
    article_id: Mapped[int] = _owner("articles")
    topic: Mapped[str] = mapped_column(String(200), primary_key=True)
    points: Mapped[float]
    counted: Mapped[int]
    unanswered: Mapped[int]
    in_open: Mapped[int]


class DayTally(Base):
    """The `points` of the questions that count, `answers` of them, in the attempts that one learner
    began on one `day`, in UTC, counted from 1970."""

    __tablename__ = "day_tallies"
    __table_args__ = _OPTIONS

    user_id: Mapped[int] = _owner("users")
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    points: Mapped[float]
    answers: Mapped[int]
