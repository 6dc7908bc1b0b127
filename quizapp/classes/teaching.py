"""Who teaches a class, and the proof of it that queries of a class ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from quizapp.classes.errors import NotFoundError
from quizapp.extensions import db
from quizapp.models import Assignment, Class, ClassInstructor, Membership, User


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """A class that somebody may look into: `get_class` alone makes it, so whoever holds one was
    authorised. `is_own` says that the viewer teaches it; an administrator may look into any.
    `learners` counts them, and `has_unsorted` says that the place of one among them is to be found
    (`members.put_in_order`)."""

    id: int
    name: str
    join_code: str
    time_zone: str
    created_at: dt.datetime
    joining_closed_at: dt.datetime | None
    archived_at: dt.datetime | None
    is_demo: bool
    is_own: bool
    learners: int
    has_unsorted: bool

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def is_joining_open(self) -> bool:
        return self.joining_closed_at is None and not self.is_archived


def get_class(viewer: User, class_id: int) -> TaughtClass:
    """A class that the viewer teaches, any class for an administrator. Raises NotFoundError."""
    own = Membership.class_id == Class.id
    learners = select(func.count()).select_from(Membership).where(own).scalar_subquery()
    has_unsorted = exists().where(own, Membership.sorts_as.is_(None))
    row = db.session.execute(
        select(Class, teaches(viewer.id, Class.id), learners, has_unsorted).where(
            Class.id == class_id
        )
    ).one_or_none()
    if row is None or not (viewer.is_admin or (viewer.is_instructor and row[1])):
        raise NotFoundError
    each: Class = row[0]
    return TaughtClass(
        each.id,
        each.name,
        each.join_code,
        each.time_zone,
        each.created_at,
        each.joining_closed_at,
        each.archived_at,
        each.is_demo,
        is_own=row[1],
        learners=row[2],
        has_unsorted=row[3],
    )


def lock_class(taught: TaughtClass) -> None:
    """Lets those who change the same of a class do so one after the other. Raises NotFoundError
    where the class is gone. The weaker lock: others may refer to the class meanwhile."""
    wanted = select(Class.id).where(Class.id == taught.id).with_for_update(key_share=True)
    if db.session.scalar(wanted) is None:
        raise NotFoundError


def find_class_of(assignment_id: int) -> int | None:
    """The class that was given an assignment."""
    return db.session.scalar(select(Assignment.class_id).where(Assignment.id == assignment_id))


def teaches(user_id: int, class_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether somebody is among the instructors of a class."""
    return exists().where(ClassInstructor.class_id == class_id, ClassInstructor.user_id == user_id)


def names_of_instructors(class_ids: Iterable[int]) -> dict[int, str]:
    """For each class its instructors' names, who was there first first, with commas between."""
    wanted = set(class_ids)
    if not wanted:
        return {}
    rows = db.session.execute(
        select(ClassInstructor.class_id, User)
        .join(User, User.id == ClassInstructor.user_id)
        .where(ClassInstructor.class_id.in_(wanted))
        .order_by(ClassInstructor.added_at, User.id)
    )
    names: dict[int, list[str]] = {}
    for class_id, user in rows:
        names.setdefault(class_id, []).append(user.name)
    return {class_id: ", ".join(found) for class_id, found in names.items()}


def names_or_nobody(names: dict[int, str], class_id: int) -> str:
    return names.get(class_id) or _("nobody at the moment")
