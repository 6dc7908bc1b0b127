"""Who was in a class and left it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from quizapp.accounts.service import login_of
from quizapp.classes.members import Learner
from quizapp.classes.naming import sort_key
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Departure, User


@dataclass(frozen=True, slots=True)
class Departed:
    """Somebody who is in a class no more; `was_removed` by an instructor."""

    learner: Learner
    left_at: dt.datetime
    was_removed: bool


def count_departed(taught: TaughtClass) -> int:
    ours = select(func.count()).where(Departure.class_id == taught.id)
    return db.session.scalar(ours) or 0


def list_departed(taught: TaughtClass) -> tuple[Departed, ...]:
    """By sort name."""
    rows = db.session.execute(
        select(User, Departure)
        .join(Departure, Departure.user_id == User.id)
        .where(Departure.class_id == taught.id)
    )
    found = (Departed(_learner(*row), row[1].left_at, row[1].was_removed) for row in rows)
    return tuple(sorted(found, key=lambda one: (sort_key(one.learner.sorts_as), one.learner.id)))


def _learner(user: User, departure: Departure) -> Learner:
    return Learner(
        user.id,
        user.name,
        login_of(user),
        user.email or "",
        departure.section,
        departure.student_number,
        departure.sort_name,
        user.is_demo,
        departure.joined_at,
        can_be_helped_in=False,
    )
