"""Classes and who is in them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import WHERE, Base, UtcDateTime

# Letters by their numbers, whatever the language of the database.
_BY_NUMBER = Text().with_variant(Text(collation="C"), "postgresql")
_IS_UNSORTED = text("sorts_as IS NULL")


class Class(Base):
    """A class; whoever has the join code can become a member, unless joining is closed or the class
    is archived. `time_zone` is the one in which its dates are told, an IANA name."""

    __tablename__ = "classes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    join_code: Mapped[str] = mapped_column(String(16), unique=True)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    is_demo: Mapped[bool] = mapped_column(default=False)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")
    joining_closed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    archived_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)


class ClassInstructor(Base):
    """Somebody who teaches a class. A class whose last one is gone is left to administrators."""

    __tablename__ = "class_instructors"

    class_id: Mapped[int] = mapped_column(
        ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    added_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class Membership(Base):
    """A learner in a class. What the roster says of the learner may be empty: the section, the
    student number, and the name by which lists are sorted.

    `sorts_as` and `found_by` are the names as `classes.naming` puts them in order and finds them.
    They are None until somebody looks, and triggers make them so again when a name changes."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index(
            "ix_memberships_unsorted",
            "class_id",
            info={WHERE: _IS_UNSORTED},
        ),
        Index("ix_memberships_class_id_sorts_as", "class_id", "sorts_as", "user_id"),
    )

    class_id: Mapped[int] = mapped_column(
        ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    joined_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    section: Mapped[str] = mapped_column(String(80), default="", server_default="")
    student_number: Mapped[str] = mapped_column(String(64), default="", server_default="")
    sort_name: Mapped[str] = mapped_column(String(160), default="", server_default="")
    sorts_as: Mapped[str | None] = mapped_column(_BY_NUMBER, deferred=True)
    found_by: Mapped[str | None] = mapped_column(Text, deferred=True)


class Departure(Base):
    """That somebody was in a class and is not any more; `was_removed` where an instructor decided
    so. The class keeps the marks of assignments that were handed in by then. It goes when the
    learner comes back, and with the account."""

    __tablename__ = "departures"

    class_id: Mapped[int] = mapped_column(
        ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    joined_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    was_removed: Mapped[bool]
    section: Mapped[str] = mapped_column(String(80))
    student_number: Mapped[str] = mapped_column(String(64))
    sort_name: Mapped[str] = mapped_column(String(160))


class RosterEntry(Base):
    """Somebody on the roster of a class who has not joined: a login, with or without an account,
    and what the roster says. It goes once that account joins."""

    __tablename__ = "roster_entries"
    __table_args__ = (UniqueConstraint("class_id", "login"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"))
    login: Mapped[str] = mapped_column(String(254), index=True)
    name: Mapped[str] = mapped_column(String(160))
    sort_name: Mapped[str] = mapped_column(String(160))
    student_number: Mapped[str] = mapped_column(String(64))
    section: Mapped[str] = mapped_column(String(80))
    added_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class ArticleClass(Base):
    """A class to which an article is offered that is not for everybody."""

    __tablename__ = "article_classes"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    class_id: Mapped[int] = mapped_column(
        ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True, index=True
    )
