"""Classes and their members: making, joining, leaving, and who may look into which."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from quizapp import audit
from quizapp.accounts.service import create_reset_link
from quizapp.classes.codes import make_code, normalise_code
from quizapp.classes.errors import NotFoundError, OwnClassError, UnknownCodeError
from quizapp.classes.teaching import (
    TaughtClass,
    names_of_instructors,
    names_or_nobody,
    teaches,
)
from quizapp.extensions import db
from quizapp.models import Class, ClassInstructor, Knowledge, Membership, Role, User

CLASSES_A_PAGE = 50
# Under this many facts asked, "most of them wrong" says nothing about a learner.
ENOUGH_FACTS = 10
_CODE_TRIES = 5


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class in the list of those who teach it. `silent` learners have not answered anything;
    `struggling` ones got the last answer wrong on most facts, of ENOUGH_FACTS or more."""

    id: int
    name: str
    instructor: str
    join_code: str
    is_demo: bool
    learners: int
    silent: int
    struggling: int


@dataclass(frozen=True, slots=True)
class ClassPage:
    """One page of classes, newest first."""

    cards: tuple[ClassCard, ...]
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class JoinedClass:
    """A class as its learners see it."""

    id: int
    name: str
    instructor: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Learner:
    """A member of a class. `can_be_helped_in` says whether its instructor may make a link that
    sets a new password: for learners only."""

    id: int
    name: str
    is_demo: bool
    joined_at: dt.datetime
    can_be_helped_in: bool


def create_class(instructor_id: int, name: str, now: dt.datetime) -> int:
    """Makes a class with a join code of its own and gives its id."""
    for _ in range(_CODE_TRIES):
        made = Class(name=name, join_code=make_code(), created_at=now)
        db.session.add(made)
        try:
            db.session.flush()
            db.session.add(ClassInstructor(class_id=made.id, user_id=instructor_id, added_at=now))
            db.session.commit()
        except IntegrityError:
            db.session.rollback()  # the code is taken
        else:
            return made.id
    raise RuntimeError("no free join code was found")


def renew_code(taught: TaughtClass) -> None:
    """Gives a class a new join code; the old one stops working at once."""
    for _ in range(_CODE_TRIES):
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


def rename_class(taught: TaughtClass, name: str) -> None:
    db.session.execute(update(Class).where(Class.id == taught.id).values(name=name))
    db.session.commit()


def delete_class(actor: User, taught: TaughtClass, now: dt.datetime) -> None:
    """Deletes a class and its memberships; the learners' answers stay with the learners."""
    audit.record(actor, "class.delete", f"class {taught.id}", now)
    db.session.execute(delete(Membership).where(Membership.class_id == taught.id))
    db.session.execute(delete(Class).where(Class.id == taught.id))
    db.session.commit()


def get_learner(taught: TaughtClass, user_id: int) -> Learner:
    """A learner of a class. Raises NotFoundError."""
    row = db.session.execute(
        select(User, Membership.joined_at)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.class_id == taught.id, User.id == user_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError
    user, joined_at = row
    return Learner(user.id, user.name, user.is_demo, joined_at, user.role == Role.LEARNER)


def list_learners(taught: TaughtClass) -> tuple[Learner, ...]:
    """Everybody in a class, by name."""
    rows = db.session.execute(
        select(User, Membership.joined_at)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.class_id == taught.id)
    )
    learners = (
        Learner(user.id, user.name, user.is_demo, joined_at, user.role == Role.LEARNER)
        for user, joined_at in rows
    )
    return tuple(sorted(learners, key=lambda one: (one.name.casefold(), one.id)))


def count_learners(taught: TaughtClass) -> int:
    return (
        db.session.scalar(
            select(func.count()).select_from(Membership).where(Membership.class_id == taught.id)
        )
        or 0
    )


def list_taught(viewer: User, page: int) -> ClassPage:
    """The classes of an instructor, everybody's for an administrator; a page past the end is the
    last one."""
    is_mine = teaches(viewer.id, Class.id)
    wanted: tuple[ColumnElement[bool], ...] = () if viewer.is_admin else (is_mine,)
    total = db.session.scalar(select(func.count()).select_from(Class).where(*wanted)) or 0
    last = max(1, math.ceil(total / CLASSES_A_PAGE))
    number = min(max(page, 1), last)
    shown = db.session.scalars(
        select(Class)
        .where(*wanted)
        .order_by(case((is_mine, 0), else_=1), Class.created_at.desc(), Class.id.desc())
        .limit(CLASSES_A_PAGE)
        .offset((number - 1) * CLASSES_A_PAGE)
    ).all()
    counts = _attention([each.id for each in shown])
    names = names_of_instructors(each.id for each in shown)
    cards = (
        ClassCard(
            each.id,
            each.name,
            names_or_nobody(names, each.id),
            each.join_code,
            each.is_demo,
            *counts.get(each.id, (0, 0, 0)),
        )
        for each in shown
    )
    return ClassPage(tuple(cards), number, last)


def list_joined(user_id: int) -> tuple[JoinedClass, ...]:
    """The classes in which somebody learns, by name."""
    joined = db.session.scalars(
        select(Class)
        .join(Membership, Membership.class_id == Class.id)
        .where(Membership.user_id == user_id)
        .order_by(Class.name, Class.id)
    ).all()
    names = names_of_instructors(each.id for each in joined)
    return tuple(
        JoinedClass(each.id, each.name, names_or_nobody(names, each.id), each.is_demo)
        for each in joined
    )


def get_by_code(typed: str) -> JoinedClass:
    """The class that a join code opens. Raises UnknownCodeError."""
    found = db.session.scalars(
        select(Class).where(Class.join_code == normalise_code(typed))
    ).one_or_none()
    if found is None:
        raise UnknownCodeError
    names = names_of_instructors([found.id])
    return JoinedClass(found.id, found.name, names_or_nobody(names, found.id), found.is_demo)


def join_class(user_id: int, typed: str, now: dt.datetime) -> JoinedClass:
    """Makes somebody a member; joining twice is joining once.

    Raises UnknownCodeError and OwnClassError.
    """
    found = get_by_code(typed)
    if db.session.get(ClassInstructor, (found.id, user_id)) is not None:
        raise OwnClassError
    db.session.add(Membership(class_id=found.id, user_id=user_id, joined_at=now))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()  # a member already, or the class was deleted this moment
        return get_by_code(typed)
    return found


def leave_class(user_id: int, class_id: int) -> None:
    """Ends a membership, where there is one; the learner's answers stay theirs."""
    _end_membership(class_id, user_id)
    db.session.commit()


def remove_learner(actor: User, taught: TaughtClass, user_id: int, now: dt.datetime) -> None:
    """As `leave_class`, by the one who teaches it."""
    learner = db.session.get(User, user_id)
    audit.record(actor, "class.remove_learner", f"class {taught.id}", now, learner=learner)
    _end_membership(taught.id, user_id)
    db.session.commit()


def create_password_link(actor: User, taught: TaughtClass, user_id: int, now: dt.datetime) -> str:
    """The token of a link with which a learner of this class sets a new password.

    Raises NotFoundError, also for a member who is an instructor elsewhere.
    """
    learner = get_learner(taught, user_id)
    user = db.session.get_one(User, user_id)
    if not learner.can_be_helped_in:
        raise NotFoundError
    audit.record(actor, "class.password_link", f"class {taught.id}", now, learner=user)
    return create_reset_link(user, actor, now)


def _end_membership(class_id: int, user_id: int) -> None:
    db.session.execute(
        delete(Membership).where(Membership.class_id == class_id, Membership.user_id == user_id)
    )


def _attention(class_ids: Iterable[int]) -> dict[int, tuple[int, int, int]]:
    """For each class its learners, those without any answer, and those who struggle.

    Counts rows of knowledge, one for each learner and fact, so that the page costs the same
    however much a class has answered.
    """
    wrong = func.coalesce(func.sum(case((Knowledge.last_right.is_(False), 1))), 0)
    asked = func.count(Knowledge.fact_id)
    each = (
        select(Membership.class_id, asked.label("asked"), wrong.label("wrong"))
        .outerjoin(Knowledge, Knowledge.user_id == Membership.user_id)
        .where(Membership.class_id.in_(class_ids))
        .group_by(Membership.class_id, Membership.user_id)
        .subquery()
    )
    is_struggling = (each.c.asked >= ENOUGH_FACTS) & (each.c.wrong * 2 > each.c.asked)
    rows = db.session.execute(
        select(
            each.c.class_id,
            func.count(),
            func.coalesce(func.sum(case((each.c.asked == 0, 1))), 0),
            func.coalesce(func.sum(case((is_struggling, 1))), 0),
        ).group_by(each.c.class_id)
    )
    return {class_id: (n, silent, hard) for class_id, n, silent, hard in rows}
