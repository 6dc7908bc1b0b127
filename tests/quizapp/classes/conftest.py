from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.classes import service
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class, Membership, Role

KNEES = b"""# Muscles of the knee

## Flexors of the knee

In all, 4 muscles bend the knee:

- Biceps femoris
- Semitendinosus
- Semimembranosus
- Popliteus

## Extensors of the knee

In all, 4 muscles straighten the knee:

- Rectus femoris
- Vastus lateralis
- Vastus medialis
- Vastus intermedius
"""


@dataclass(frozen=True)
class Room:
    """A class with its instructor and two learners, and a learner who is in no class."""

    id: int
    code: str
    instructor: int
    ada: int
    ben: int
    stranger: int


@pytest.fixture
def room(app: Flask, make_user: Callable[..., int]) -> Room:
    instructor = make_user("instructor-one", Role.INSTRUCTOR)
    ada = make_user("ada", display_name="Ada")
    ben = make_user("ben", display_name="Ben")
    stranger = make_user("stranger", display_name="Stranger")
    with app.app_context():
        class_id = service.create_class(instructor, "Anatomy 1", utc_now())
        db.session.add_all(
            Membership(class_id=class_id, user_id=each, joined_at=utc_now()) for each in (ada, ben)
        )
        db.session.commit()
        code = db.session.get_one(Class, class_id).join_code
    return Room(class_id, code, instructor, ada, ben, stranger)


@pytest.fixture
def teacher(room: Room, client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(room.instructor)
