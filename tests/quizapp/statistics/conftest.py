from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Role, User
from tests.quizapp.classrooms import add_class
from tests.quizapp.progress.answering import NOON


@dataclass(frozen=True)
class Hall:
    """A class of twenty-four, and somebody outside it."""

    id: int
    instructor: int
    learners: tuple[int, ...]
    stranger: int


@pytest.fixture
def hall(app: Flask, make_user: Callable[..., int]) -> Hall:
    instructor, stranger = make_user("instructor-one", Role.INSTRUCTOR), make_user("stranger")
    with app.app_context():
        users = [User(username=f"l{n}", role=Role.LEARNER, created_at=NOON) for n in range(24)]
        db.session.add_all(users)
        db.session.commit()
        ids = tuple(user.id for user in users)
        return Hall(add_class(instructor, *ids, now=NOON), instructor, ids, stranger)


@pytest.fixture
def teacher(hall: Hall, client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(hall.instructor)


@pytest.fixture
def in_app(app: Flask, hall: Hall) -> Iterator[None]:
    with app.app_context():
        yield
