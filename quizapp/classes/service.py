"""Classes and who is in them: making, changing, deleting, and the lists of them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import case, delete, func, select, true, update
from sqlalchemy.exc import IntegrityError

from quizapp import audit
from quizapp.accounts.service import create_reset_link
from quizapp.classes.codes import make_code
from quizapp.classes.errors import NotFoundError, WrongNameError
from quizapp.classes.joining import CODE_TRIES
from quizapp.classes.members import EVERYBODY, Learner, learner_of, select_learners
from quizapp.classes.teaching import (
    TaughtClass,
    names_of_instructors,
    names_or_nobody,
    teaches,
)
from quizapp.extensions import db
from quizapp.models import Class, ClassInstructor, Knowledge, Membership, User

CLASSES_A_PAGE = 50
# Under this many facts asked, "most of them wrong" says nothing about a learner.
ENOUGH_FACTS = 10


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class in the list of those who teach it. `silent` learners have not answered anything;
    `struggling` ones got the last answer wrong on most facts, of ENOUGH_FACTS or more."""

    id: int
    name: str
    instructor: str
    has_instructor: bool
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


def create_class(instructor_id: int, name: str, now: dt.datetime, time_zone: str = "UTC") -> int:
    """Makes a class with a join code of its own and gives its id."""
    for _ in range(CODE_TRIES):
        made = Class(name=name, join_code=make_code(), created_at=now, time_zone=time_zone)
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


def change_class(taught: TaughtClass, name: str, time_zone: str) -> None:
    values = {"name": name, "time_zone": time_zone}
    db.session.execute(update(Class).where(Class.id == taught.id).values(values))
    db.session.commit()


def delete_class(actor: User, taught: TaughtClass, name: str, now: dt.datetime) -> None:
    """Deletes a class with its memberships and roster, if `name` is its name; the learners'
    answers stay with the learners. Raises WrongNameError."""
    if name.casefold() != taught.name.casefold():
        raise WrongNameError
    audit.record(actor, "class.delete", f"class {taught.id}", now)
    db.session.execute(delete(Membership).where(Membership.class_id == taught.id))
    db.session.execute(delete(Class).where(Class.id == taught.id))
    db.session.commit()


def get_learner(taught: TaughtClass, user_id: int) -> Learner:
    """A learner of a class. Raises NotFoundError."""
    row = db.session.execute(
        select_learners().where(*EVERYBODY.of(taught), User.id == user_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError
    return learner_of(row)


def change_learner(
    taught: TaughtClass, user_id: int, section: str, student_number: str, sort_name: str
) -> None:
    """Sets what the class says of a learner."""
    db.session.execute(
        update(Membership)
        .where(Membership.class_id == taught.id, Membership.user_id == user_id)
        .values(section=section, student_number=student_number, sort_name=sort_name)
    )
    db.session.commit()


def list_taught(viewer: User, page: int) -> ClassPage:
    """The classes of an instructor that are in use, everybody's for an administrator; a page past
    the end is the last one."""
    is_mine = teaches(viewer.id, Class.id)
    wanted = (Class.archived_at.is_(None), true() if viewer.is_admin else is_mine)
    rows = (
        select(Class)
        .where(*wanted)
        .order_by(case((is_mine, 0), else_=1), Class.created_at.desc(), Class.id.desc())
        .limit(CLASSES_A_PAGE)
    )
    number, last = max(page, 1), 1
    shown = db.session.scalars(rows).all() if number == 1 else []
    if number > 1 or len(shown) == CLASSES_A_PAGE:
        total = db.session.scalar(select(func.count()).select_from(Class).where(*wanted)) or 0
        last = max(1, math.ceil(total / CLASSES_A_PAGE))
        number = min(number, last)
        shown = db.session.scalars(rows.offset((number - 1) * CLASSES_A_PAGE)).all()
    if not shown:
        return ClassPage((), number, last)
    counts = _attention([each.id for each in shown])
    names = names_of_instructors(each.id for each in shown)
    cards = (
        ClassCard(
            each.id,
            each.name,
            names_or_nobody(names, each.id),
            each.id in names,
            each.join_code,
            each.is_demo,
            *counts.get(each.id, (0, 0, 0)),
        )
        for each in shown
    )
    return ClassPage(tuple(cards), number, last)


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
