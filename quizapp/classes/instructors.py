"""Who teaches a class: taking colleagues in, leaving, handing over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select

from quizapp import audit
from quizapp.accounts.logins import parse_login
from quizapp.accounts.service import find_by_login, login_of
from quizapp.classes.errors import LastInstructorError, NoSuchInstructorError, NotFoundError
from quizapp.classes.joining import end_membership
from quizapp.classes.teaching import TaughtClass, lock_class
from quizapp.extensions import db
from quizapp.models import ClassInstructor, Role, User

_CAN_TEACH = (Role.INSTRUCTOR, Role.ADMIN)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Instructor:
    id: int
    name: str
    login: str
    added_at: dt.datetime


def list_instructors(taught: TaughtClass) -> tuple[Instructor, ...]:
    """Who teaches a class, who was there first first."""
    rows = db.session.execute(
        select(User, ClassInstructor.added_at)
        .join(ClassInstructor, ClassInstructor.user_id == User.id)
        .where(ClassInstructor.class_id == taught.id)
        .order_by(ClassInstructor.added_at, User.id)
    )
    return tuple(Instructor(user.id, user.name, login_of(user), at) for user, at in rows)


def names_of_administrators() -> tuple[str, ...]:
    """Some of those who can make an account an instructor's."""
    found = db.session.scalars(
        select(User).where(User.role == Role.ADMIN).order_by(User.id).limit(_MOST_NAMED)
    )
    return tuple(one.name for one in found)


def add_instructor(actor: User, taught: TaughtClass, typed: str, now: dt.datetime) -> str:
    """Lets a colleague teach a class, who no longer learns in it; gives the name. Raises
    NoSuchInstructorError, and InvalidLoginError for what nobody can log in with."""
    user = find_by_login(parse_login(typed))
    if user is None or user.role not in _CAN_TEACH:
        raise NoSuchInstructorError
    name = user.name
    lock_class(taught)
    if db.session.get(ClassInstructor, (taught.id, user.id)) is None:
        end_membership(taught.id, user.id)
        db.session.add(ClassInstructor(class_id=taught.id, user_id=user.id, added_at=now))
        audit.record(actor, "class.add_instructor", user, now)
    db.session.commit()
    return name


def remove_instructor(actor: User, taught: TaughtClass, user_id: int, now: dt.datetime) -> None:
    """Ends somebody's teaching of a class, be it the own. Raises NotFoundError, and
    LastInstructorError where nobody else could go on."""
    lock_class(taught)
    teachers = {
        user.id: user
        for user in db.session.scalars(
            select(User)
            .join(ClassInstructor, ClassInstructor.user_id == User.id)
            .where(ClassInstructor.class_id == taught.id)
        )
    }
    if user_id not in teachers:
        raise NotFoundError
    if not any(one.role in _CAN_TEACH for one in teachers.values() if one.id != user_id):
        raise LastInstructorError
    db.session.execute(
        delete(ClassInstructor).where(
            ClassInstructor.class_id == taught.id, ClassInstructor.user_id == user_id
        )
    )
    audit.record(actor, "class.remove_instructor", teachers[user_id], now)
    db.session.commit()
