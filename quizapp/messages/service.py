"""Writing to learners of a class, and what stands on a learner's home."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, insert, select, true, update

from quizapp import audit
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import (
    Assignment,
    Attempt,
    Class,
    ClassMessage,
    ClassMessageRecipient,
    Membership,
    Response,
    Slot,
    User,
)

EVERYBODY = "all"
NOT_BEGUN = "not-begun"
_SECTION = "section-"
_ASSIGNMENT = "assignment-"
_MOST_SHOWN = 50


class NobodyError(Exception):
    """There is nobody to whom the message would go."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a message can be for: everybody, who has not answered anything yet, a section, or who
    has not begun an assignment; `name` is the section's or the assignment's. `learners` are how
    many that is now."""

    key: str
    learners: int
    name: str = ""

    @property
    def is_section(self) -> bool:
        return self.key.startswith(_SECTION)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as the class's instructors see it; `author` is empty once the account is gone."""

    text: str
    author: str
    sent_at: dt.datetime
    learners: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A message on a learner's home."""

    id: int
    class_name: str
    author: str
    text: str
    sent_at: dt.datetime


def list_audiences(taught: TaughtClass) -> tuple[Audience, ...]:
    is_ours = Membership.class_id == taught.id
    sections = db.session.execute(
        select(Membership.section, func.count())
        .where(is_ours)
        .group_by(Membership.section)
        .order_by(Membership.section)
    ).all()
    silent = db.session.scalar(
        select(func.count()).select_from(Membership).where(is_ours, _is_silent())
    )
    begun = (
        select(func.count(Attempt.user_id.distinct()))
        .join(Membership, and_(Membership.user_id == Attempt.user_id, is_ours))
        .where(Attempt.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    assignments = db.session.execute(
        select(Assignment.id, Assignment.title, begun)
        .where(Assignment.class_id == taught.id, Assignment.archived_at.is_(None))
        .order_by(Assignment.due_at, Assignment.id)
    )
    everybody = sum(learners for _, learners in sections)
    return (
        Audience(EVERYBODY, everybody),
        Audience(NOT_BEGUN, silent or 0),
        *(Audience(not_begun(id_), everybody - n, title) for id_, title, n in assignments),
        *(Audience(f"{_SECTION}{name}", n, name) for name, n in sections if name),
    )


def not_begun(assignment_id: int) -> str:
    """The key of those who have not begun an assignment."""
    return f"{_ASSIGNMENT}{assignment_id}"


def send(actor: User, taught: TaughtClass, audience: Audience, text: str, now: dt.datetime) -> int:
    """Puts a message on the home of these learners, and gives how many they are. Raises
    NobodyError."""
    learners = db.session.scalars(
        select(Membership.user_id).where(Membership.class_id == taught.id, _is_in(audience))
    ).all()
    if not learners:
        db.session.rollback()
        raise NobodyError
    message = ClassMessage(class_id=taught.id, author_id=actor.id, text=text, sent_at=now)
    db.session.add(message)
    db.session.flush()
    rows = [{"message_id": message.id, "user_id": user_id} for user_id in learners]
    db.session.execute(insert(ClassMessageRecipient), rows)
    audit.record(actor, "class.message", f"class {taught.id}", now, detail=audience.name)
    db.session.commit()
    return len(learners)


def list_sent(taught: TaughtClass) -> tuple[Sent, ...]:
    """The newest messages to a class."""
    each = (
        select(
            ClassMessageRecipient.message_id,
            func.count().label("learners"),
            func.count(ClassMessageRecipient.dismissed_at).label("dismissed"),
        )
        .join(ClassMessage, ClassMessage.id == ClassMessageRecipient.message_id)
        .where(ClassMessage.class_id == taught.id)
        .group_by(ClassMessageRecipient.message_id)
        .subquery()
    )
    rows = db.session.execute(
        select(ClassMessage, User, each.c.learners, each.c.dismissed)
        .outerjoin(User, User.id == ClassMessage.author_id)
        .outerjoin(each, each.c.message_id == ClassMessage.id)
        .where(ClassMessage.class_id == taught.id)
        .order_by(ClassMessage.id.desc())
        .limit(_MOST_SHOWN)
    )
    return tuple(
        Sent(one.text, author.name if author else "", one.sent_at, learners or 0, dismissed or 0)
        for one, author, learners, dismissed in rows
    )


def list_standing(user_id: int) -> tuple[Standing, ...]:
    """What a learner has not dismissed yet, newest first, of the classes they are in."""
    rows = db.session.execute(
        select(ClassMessage, Class.name, User)
        .join(ClassMessageRecipient, ClassMessageRecipient.message_id == ClassMessage.id)
        .join(Class, Class.id == ClassMessage.class_id)
        .join(
            Membership,
            and_(
                Membership.class_id == Class.id,
                Membership.user_id == ClassMessageRecipient.user_id,
            ),
        )
        .outerjoin(User, User.id == ClassMessage.author_id)
        .where(
            ClassMessageRecipient.user_id == user_id,
            ClassMessageRecipient.dismissed_at.is_(None),
        )
        .order_by(ClassMessage.id.desc())
        .limit(_MOST_SHOWN)
    )
    return tuple(
        Standing(one.id, name, author.name if author else "", one.text, one.sent_at)
        for one, name, author in rows
    )


def dismiss(user_id: int, message_id: int, now: dt.datetime) -> None:
    """Takes a message off a learner's home, where it stands there."""
    db.session.execute(
        update(ClassMessageRecipient)
        .where(
            ClassMessageRecipient.message_id == message_id,
            ClassMessageRecipient.user_id == user_id,
            ClassMessageRecipient.dismissed_at.is_(None),
        )
        .values(dismissed_at=now)
    )
    db.session.commit()


def _is_in(audience: Audience) -> ColumnElement[bool]:
    if audience.key == EVERYBODY:
        return true()
    if audience.is_section:
        return Membership.section == audience.name
    if audience.key == NOT_BEGUN:
        return _is_silent()
    assignment_id = int(audience.key.removeprefix(_ASSIGNMENT))
    return ~exists().where(
        Attempt.assignment_id == assignment_id, Attempt.user_id == Membership.user_id
    )


def _is_silent() -> ColumnElement[bool]:
    answered = (
        select(Response.id)
        .join(Slot, Slot.id == Response.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.user_id == Membership.user_id)
    )
    return ~exists(answered)
