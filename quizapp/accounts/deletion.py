"""The end of an account, and what goes with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import aliased

from quizapp import audit
from quizapp.accounts.errors import AccountNotFoundError, LastAdminError
from quizapp.classes.roster import is_for
from quizapp.extensions import db
from quizapp.models import Attempt, ClassInstructor, Membership, Role, RosterEntry, User


@dataclass(frozen=True, slots=True)
class Loss:
    """The classes that nobody but this account teaches, and the learners in them: with the account
    gone they stay, and administrators alone see them."""

    classes: int
    learners: int


def get_loss(user_id: int) -> Loss:
    """How many classes, and how many learners in them, deleting an account leaves alone."""
    others = aliased(ClassInstructor)
    is_shared = exists().where(
        others.class_id == ClassInstructor.class_id, others.user_id != user_id
    )
    statement = (
        select(
            func.count(ClassInstructor.class_id.distinct()),
            func.count(Membership.user_id.distinct()),
        )
        .outerjoin(Membership, Membership.class_id == ClassInstructor.class_id)
        .where(ClassInstructor.user_id == user_id, ~is_shared)
    )
    classes, learners = db.session.execute(statement).one()
    return Loss(classes, learners)


def delete_account(user_id: int, actor_id: int, now: dt.datetime) -> None:
    """Deletes an account with everything that hangs on it, and what rosters say of it; the audit
    log keeps a pseudonym.

    Raises AccountNotFoundError, LastAdminError.
    """
    lock_attempts(user_id)
    admins = lock_admins()
    user, actor = db.session.get(User, user_id), db.session.get(User, actor_id)
    if user is None or actor is None or user.is_guest:
        raise AccountNotFoundError
    if admins == [user_id]:
        db.session.rollback()
        raise LastAdminError
    audit.record(actor, "account.delete", user, now)
    db.session.flush()
    db.session.execute(delete(RosterEntry).where(is_for(user)))
    db.session.execute(delete(User).where(User.id == user_id))
    db.session.commit()


def lock_attempts(user_id: int) -> list[int]:
    """The numbers of somebody's attempts; until the transaction ends no answer goes into them.

    To be called before the account itself is locked or deleted: answers lock in this order.
    """
    own = select(Attempt.id).where(Attempt.user_id == user_id).order_by(Attempt.id)
    return list(db.session.scalars(own.with_for_update()))


def lock_admins() -> list[int]:
    """The administrators' numbers; until the transaction ends nobody else changes who they are."""
    admins = select(User.id).where(User.role == Role.ADMIN).order_by(User.id)
    return list(db.session.scalars(admins.with_for_update()))
