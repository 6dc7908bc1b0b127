"""Classes made for tests, and their authorised view."""

from __future__ import annotations

import datetime as dt
import secrets

from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class, ClassInstructor, Membership, User


def add_class(
    instructor_id: int, *learner_ids: int, name: str = "PT", now: dt.datetime | None = None
) -> int:
    """Stores a class with its learners, inside an app context; gives its id."""
    now = now or utc_now()
    made = Class(name=name, join_code=secrets.token_hex(4).upper(), created_at=now)
    db.session.add(made)
    db.session.flush()
    db.session.add(ClassInstructor(class_id=made.id, user_id=instructor_id, added_at=now))
    db.session.add_all(
        Membership(class_id=made.id, user_id=one, joined_at=now) for one in learner_ids
    )
    db.session.commit()
    return made.id


def taught(instructor_id: int, class_id: int) -> TaughtClass:
    """The class as this instructor, or administrator, is let into it."""
    return get_class(db.session.get_one(User, instructor_id), class_id)
