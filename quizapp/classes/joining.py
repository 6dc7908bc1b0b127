"""How learners come into a class and out of it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from quizapp import audit
from quizapp.classes import roster
from quizapp.classes.codes import make_code, normalise_code
from quizapp.classes.errors import (
    JoiningClosedError,
    NotFoundError,
    OwnClassError,
    UnknownCodeError,
)
from quizapp.classes.teaching import TaughtClass, names_of_instructors, names_or_nobody
from quizapp.database import Upsert
from quizapp.extensions import db
from quizapp.models import Class, ClassInstructor, Departure, Membership, RosterEntry, User
from quizapp.models.base import table_of
from quizapp.quizzes.closing import close_overdue

CODE_TRIES = 5

_memberships = table_of(Membership)
_OF_ROSTER = ("section", "student_number", "sort_name")


def _said_or_kept(name: str) -> Callable[[Any], Any]:
    return lambda new: func.coalesce(func.nullif(new[name], ""), _memberships.c[name])


# Whoever is a member already stays one: what the roster says of them is taken over.
_JOIN = Upsert(
    _memberships,
    {name: _said_or_kept(name) for name in _OF_ROSTER},
    keys=("class_id", "user_id"),
)

# Leaving twice is leaving once.
_DEPART = Upsert(
    table_of(Departure),
    {name: itemgetter(name) for name in (*_OF_ROSTER, "joined_at", "left_at", "was_removed")},
    keys=("class_id", "user_id"),
)


@dataclass(frozen=True, slots=True)
class JoinedClass:
    """A class as its learners see it."""

    id: int
    name: str
    instructor: str
    is_demo: bool
    is_archived: bool


def get_by_code(typed: str) -> JoinedClass:
    """The class that a join code opens. Raises UnknownCodeError and JoiningClosedError."""
    found = _find(typed)
    if found is None:
        raise UnknownCodeError
    if found.joining_closed_at is not None or found.archived_at is not None:
        raise JoiningClosedError(found.name)
    return _seen_by_learners([found])[0]


def find_open(typed: str) -> int | None:
    """The class that a code, or the path of a join page, would let somebody into."""
    found = _find(typed)
    is_open = found and found.joining_closed_at is None and found.archived_at is None
    return found.id if found and is_open else None


def get_invitation(user: User, class_id: int) -> JoinedClass:
    """The class on whose roster this account stands. Raises NotFoundError."""
    found = db.session.scalars(roster.invitations(user).where(Class.id == class_id)).one_or_none()
    if found is None:
        raise NotFoundError
    return _seen_by_learners([found])[0]


def is_member(user_id: int, class_id: int) -> bool:
    return db.session.get(Membership, (class_id, user_id)) is not None


def list_invitations(user: User) -> tuple[JoinedClass, ...]:
    """The classes that wait for this account, by name."""
    found = db.session.scalars(roster.invitations(user).order_by(Class.name, Class.id)).all()
    return _seen_by_learners(found)


def list_joined(user_id: int) -> tuple[JoinedClass, ...]:
    """The classes in which somebody learns, by name, archived ones too."""
    joined = db.session.scalars(
        select(Class)
        .join(Membership, Membership.class_id == Class.id)
        .where(Membership.user_id == user_id)
        .order_by(Class.name, Class.id)
    ).all()
    return _seen_by_learners(joined)


def join_class(user_id: int, typed: str, now: dt.datetime) -> JoinedClass:
    """Makes somebody a member; joining twice is joining once.

    Raises UnknownCodeError, JoiningClosedError and OwnClassError.
    """
    found = get_by_code(typed)
    _add_member(db.session.get_one(User, user_id), found.id, now)
    return found


def accept_invitation(user: User, class_id: int, now: dt.datetime) -> JoinedClass:
    """As `join_class`, for whoever stands on the roster. Raises NotFoundError, OwnClassError."""
    found = get_invitation(user, class_id)
    _add_member(user, found.id, now, is_by_invitation=True)
    return found


def decline_invitation(user: User, class_id: int) -> None:
    """Takes somebody off a roster. Raises NotFoundError."""
    get_invitation(user, class_id)
    db.session.execute(
        delete(RosterEntry).where(RosterEntry.class_id == class_id, roster.is_for(user))
    )
    db.session.commit()


def leave_class(user_id: int, class_id: int, now: dt.datetime) -> None:
    """Ends a membership, where there is one; the learner's answers stay theirs, and the class keeps
    that they were in it (docs/decisions/leaving-a-class.md), with the marks of what had ended by
    then."""
    close_overdue(user_id, now)
    if _depart(class_id, user_id, now, was_removed=False):
        learner = db.session.get_one(User, user_id)
        audit.record(learner, "class.leave", f"class {class_id}", now)
    db.session.commit()


def remove_learner(actor: User, taught: TaughtClass, user_id: int, now: dt.datetime) -> None:
    """As `leave_class`, by the one who teaches it."""
    close_overdue(user_id, now)
    learner = db.session.get(User, user_id)
    audit.record(actor, "class.remove_learner", f"class {taught.id}", now, learner=learner)
    _depart(taught.id, user_id, now, was_removed=True)
    db.session.commit()


def renew_code(taught: TaughtClass) -> None:
    """Gives a class a new join code; the old one stops working at once."""
    for _ in range(CODE_TRIES):
        try:
            db.session.execute(
                update(Class).where(Class.id == taught.id).values(join_code=make_code())
            )
            db.session.commit()
        except IntegrityError:
            db.session.rollback()
        else:
            return
    raise RuntimeError("no free join code was found")


def set_joining(taught: TaughtClass, is_open: bool, now: dt.datetime) -> None:
    """Lets people in by the code, or nobody any more."""
    closed_at = None if is_open else taught.joining_closed_at or now
    db.session.execute(
        update(Class).where(Class.id == taught.id).values(joining_closed_at=closed_at)
    )
    db.session.commit()


def end_membership(class_id: int, user_id: int) -> None:
    db.session.execute(
        delete(Membership).where(Membership.class_id == class_id, Membership.user_id == user_id)
    )


def _depart(class_id: int, user_id: int, now: dt.datetime, *, was_removed: bool) -> bool:
    """Ends a membership and keeps that it was; gives whether there was one."""
    member = db.session.get(Membership, (class_id, user_id), with_for_update=True)
    if member is None:
        return False
    said = {name: getattr(member, name) for name in (*_OF_ROSTER, "joined_at")}
    db.session.delete(member)
    departure = {"class_id": class_id, "user_id": user_id, "left_at": now}
    _DEPART.execute([{**departure, "was_removed": was_removed, **said}])
    return True


def _add_member(
    user: User, class_id: int, now: dt.datetime, *, is_by_invitation: bool = False
) -> None:
    if db.session.get(ClassInstructor, (class_id, user.id)) is not None:
        raise OwnClassError
    entry = roster.take_entry(class_id, user)
    member = db.session.get(Membership, (class_id, user.id))
    if is_by_invitation and entry is None and member is None:
        raise NotFoundError  # struck off at this moment
    said = dict.fromkeys(_OF_ROSTER, "") | dict(entry or {})
    try:
        _JOIN.execute([{"class_id": class_id, "user_id": user.id, "joined_at": now, **said}])
        # Only now: the line above waits for whoever leaves at this moment.
        db.session.execute(
            delete(Departure).where(Departure.class_id == class_id, Departure.user_id == user.id)
        )
        db.session.commit()
    except IntegrityError:
        db.session.rollback()  # the class was deleted this moment


def _find(typed: str) -> Class | None:
    code = normalise_code(typed)
    if not code:
        return None
    return db.session.scalars(select(Class).where(Class.join_code == code)).one_or_none()


def _seen_by_learners(found: Sequence[Class]) -> tuple[JoinedClass, ...]:
    if not found:
        return ()
    names = names_of_instructors(each.id for each in found)
    return tuple(
        JoinedClass(
            each.id,
            each.name,
            names_or_nobody(names, each.id),
            each.is_demo,
            is_archived=each.archived_at is not None,
        )
        for each in found
    )
