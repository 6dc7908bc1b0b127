"""Messages from instructors to learners of their class."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import WHERE, Base, UtcDateTime

_STANDS = text("dismissed_at IS NULL")


class ClassMessage(Base):
    """A short message in plain text. `author_id` is None once that account is deleted."""

    __tablename__ = "class_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class ClassMessageRecipient(Base):
    """One learner whom a message was for; it stands on their home until `dismissed_at`."""

    __tablename__ = "class_message_recipients"
    __table_args__ = (
        Index(
            "ix_class_message_recipients_standing",
            "user_id",
            info={WHERE: _STANDS},
        ),
    )

    message_id: Mapped[int] = mapped_column(
        ForeignKey("class_messages.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    dismissed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
