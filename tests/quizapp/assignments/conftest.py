from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from quizapp.assignments import service
from quizapp.assignments.times import wall_time
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, Class, Role, Slot
from tests.quizapp.classrooms import add_class
from tests.quizapp.quizzes.answers import item_at, right

ZONE = "Europe/Madrid"


@dataclass(frozen=True)
class Course:
    """A class in Madrid with its instructor and two learners, and somebody who is in no class."""

    app: Flask
    class_id: int
    teacher: FlaskClient
    ada: FlaskClient
    ada_id: int
    ben: FlaskClient
    ben_id: int
    stranger: FlaskClient

    def give(self, **fields: object) -> int:
        """Makes an assignment of three questions and gives its id."""
        answer = self.teacher.post(f"/classes/{self.class_id}/assignments/new", data=form(**fields))
        assert answer.status_code == 303, answer.text
        return int(answer.location.split("/")[-2])

    def begin(self, client: FlaskClient, assignment_id: int) -> int:
        """Starts an attempt and gives its id."""
        answer = client.post(f"/assignments/{assignment_id}/start")
        assert "/attempts/" in answer.location, answer.location
        return int(answer.location.split("/")[-2])

    def answer(self, client: FlaskClient, attempt_id: int, *positions: int) -> None:
        """Answers questions rightly."""
        for position in positions:
            fields = right(item_at(self.app, attempt_id, position))
            assert client.post(f"/attempts/{attempt_id}/{position}", data=fields).status_code == 303

    def attempt(self, attempt_id: int) -> Attempt:
        with self.app.app_context():
            return db.session.get_one(Attempt, attempt_id)

    def assignment(self, assignment_id: int) -> Assignment:
        with self.app.app_context():
            return db.session.get_one(Assignment, assignment_id)

    def set(self, model: type[Assignment] | type[Attempt], row_id: int, **values: object) -> None:
        """Changes a row behind the app's back, as time would."""
        with self.app.app_context():
            for name, value in values.items():
                setattr(db.session.get_one(model, row_id), name, value)
            db.session.commit()

    def slots(self, attempt_id: int) -> list[Slot]:
        with self.app.app_context():
            found = db.select(Slot).filter_by(attempt_id=attempt_id).order_by(Slot.position)
            return list(db.session.scalars(found))


def form(**fields: object) -> dict[str, object]:
    now = wall_time(utc_now(), ZONE).replace(microsecond=0)
    return {
        "article": SHIPPED_SLUG,
        "activity": "mixed",
        "length": "3",
        "title": "Week 1",
        "opens_at": (now - dt.timedelta(hours=1)).isoformat(),
        "due_at": (now + dt.timedelta(days=7)).isoformat(),
        "mode": "exam",
        "telling": "now",
        "is_same_for_all": "yes",
        "attempts": "1",
        "counting": "best",
    } | fields


@pytest.fixture
def course(
    app: Flask,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    monkeypatch: pytest.MonkeyPatch,
) -> Course:
    monkeypatch.setattr(service.secrets, "randbits", lambda _bits: 7)  # the same questions always
    teacher_id = make_user("teacher", Role.INSTRUCTOR)
    ada_id, ben_id = make_user("ada", display_name="Ada"), make_user("ben", display_name="Ben")
    with app.app_context():
        class_id = add_class(teacher_id, ada_id, ben_id)
        db.session.get_one(Class, class_id).time_zone = ZONE
        db.session.commit()
    return Course(
        app,
        class_id,
        client_of(teacher_id),
        client_of(ada_id),
        ada_id,
        client_of(ben_id),
        ben_id,
        client_of(make_user("stranger", Role.INSTRUCTOR)),
    )
