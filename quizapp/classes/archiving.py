"""Classes that are over: out of use, and brought back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, true, update

from quizapp import audit
from quizapp.classes.teaching import TaughtClass, teaches
from quizapp.extensions import db
from quizapp.models import Class, User

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ArchivedClass:
    id: int
    name: str
    archived_at: dt.datetime


def archive_class(actor: User, taught: TaughtClass, now: dt.datetime) -> None:
    """Takes a class out of use: it can be looked at and brought back, and nobody can join."""
    _set_archived(taught, taught.archived_at or now)
    audit.record(actor, "class.archive", f"class {taught.id}", now)
    db.session.commit()


def restore_class(actor: User, taught: TaughtClass, now: dt.datetime) -> None:
    """Brings an archived class back."""
    _set_archived(taught, None)
    audit.record(actor, "class.restore", f"class {taught.id}", now)
    db.session.commit()


def list_archived(viewer: User) -> tuple[ArchivedClass, ...]:
    """The archived classes that somebody may bring back, the newest first."""
    is_mine = teaches(viewer.id, Class.id)
    rows = db.session.execute(
        select(Class.id, Class.name, Class.archived_at)
        .where(Class.archived_at.is_not(None), true() if viewer.is_admin else is_mine)
        .order_by(Class.archived_at.desc(), Class.id.desc())
        .limit(_MOST_SHOWN)
    )
    return tuple(ArchivedClass(id_, name, at) for id_, name, at in rows if at is not None)


def _set_archived(taught: TaughtClass, archived_at: dt.datetime | None) -> None:
    db.session.execute(update(Class).where(Class.id == taught.id).values(archived_at=archived_at))
