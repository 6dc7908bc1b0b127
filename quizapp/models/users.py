"""Accounts, the one-time links that set a password, and what accounts took over of guests."""

from __future__ import annotations

import datetime as dt
import enum
import secrets
from functools import partial
from typing import Any

from flask_login import UserMixin
from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime


class Role(enum.StrEnum):
    """What an account may do. A guest is an account that nobody can log in to again."""

    GUEST = "guest"
    LEARNER = "learner"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"


_studying = partial(mapped_column, deferred=True, deferred_group="studying")


class User(Base, UserMixin):
    """`email` is kept in lower case and `username` case-folded, so that each is unique to a
    person's eye. `session_version` rises with each change of password: older logins end. It begins
    anywhere, since databases give the number of a deleted account again, and a cookie of that
    account must not open the new one."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(
            "role = 'guest' OR email IS NOT NULL OR username IS NOT NULL", name="has_login"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(
        Enum(Role, native_enum=False, length=16, values_callable=lambda roles: list(roles))
    )
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    username: Mapped[str | None] = mapped_column(String(64), unique=True)
    display_name: Mapped[str | None] = mapped_column(String(80))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    session_version: Mapped[int] = mapped_column(default=lambda: 1 + secrets.randbelow(2**30))
    language: Mapped[str | None] = mapped_column(String(12))
    timezone: Mapped[str | None] = mapped_column(String(64))
    # In which words questions are asked, "plain" or "clinical"; None where that was never chosen.
    wording: Mapped[str | None] = mapped_column(String(12))
    # How able the answers so far show somebody, on the logit scale, and how many they are. This and
    # what follows is read when asked for: every request loads its account, few ask for these.
    ability: Mapped[float] = _studying(default=0.0, server_default="0")
    ability_answers: Mapped[int] = _studying(default=0, server_default="0")
    # How fast the answers show somebody to forget: `questions.memory.Forgetting`, as a JSON list.
    forgetting: Mapped[str | None] = _studying(Text)
    # What somebody wants of a day; None where that was never said.
    new_a_day: Mapped[int | None] = _studying()
    minutes_a_day: Mapped[int | None] = _studying()
    exam_at: Mapped[dt.datetime | None] = _studying(UtcDateTime)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, index=True)
    is_demo: Mapped[bool] = mapped_column(default=False)

    @property
    def name(self) -> str:
        """What other people see."""
        return self.display_name or self.username or self.email or ""

    @property
    def is_guest(self) -> bool:
        return self.role == Role.GUEST

    @property
    def is_instructor(self) -> bool:
        return self.role in (Role.INSTRUCTOR, Role.ADMIN)

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    def get_id(self) -> str:
        return f"{self.id}.{self.session_version}"


class OneTimeLink(Base):
    """A link that works once. Only the digest of its token is kept; `user_id` is None for the
    link that makes the first administrator. `made_by_id` is whoever it was shown to, None where
    that was the person itself: a link works while its maker may still make it."""

    __tablename__ = "one_time_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(16))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class EndedSession(Base):
    """A session that was logged out of: copies of its cookie open nothing any more. Kept for as
    long as such a cookie could still be valid."""

    __tablename__ = "ended_sessions"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    ended_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, index=True)


class Takeover(Base):
    """That an account took over what was done in its browser without one, kept as long as that can
    be undone. `moved` lists the rows by kind, each with the moment that tells it; `answers` is how
    many answers were among them."""

    __tablename__ = "takeovers"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    taken_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    answers: Mapped[int]
    moved: Mapped[dict[str, list[list[Any]]]] = mapped_column(JSON)
