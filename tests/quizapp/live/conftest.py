from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.items.model import Item
from quizapp.extensions import db
from quizapp.models import Class, LiveRound, Role
from quizapp.quizzes.banks import get_bank
from tests.quizapp.classrooms import add_class
from tests.quizapp.quizzes import answers


@dataclass(frozen=True)
class Hall:
    """A class with its instructor and two learners, and somebody who is in no class."""

    app: Flask
    class_id: int
    code: str
    teacher: FlaskClient
    ada: FlaskClient
    ben: FlaskClient
    stranger: FlaskClient
    ada_id: int

    def start(self, **fields: object) -> int:
        """Starts a round and gives its id."""
        form = {"article": SHIPPED_SLUG, "about": "mixed", "length": "3"}
        answer = self.teacher.post(f"/classes/{self.class_id}/live", data=form | fields)
        assert answer.status_code == 303, answer.text
        return int(answer.location.rpartition("/")[2])

    def step(self, round_id: int, *steps: str) -> None:
        """Takes steps, each from where the round stands."""
        for step in steps:
            form = {"step": step, "revision": self.round(round_id).revision}
            path = f"/classes/{self.class_id}/live/{round_id}"
            assert self.teacher.post(path, data=form).status_code == 303

    def round(self, round_id: int) -> LiveRound:
        with self.app.app_context():
            return db.session.get_one(LiveRound, round_id)

    def item(self, round_id: int) -> Item:
        """The question that is shown, with its key."""
        version_id = self.round(round_id).version_id
        with self.app.app_context():
            return get_bank(version_id).item(self.item_id(round_id))

    def item_id(self, round_id: int) -> int:
        """The row of the question that is shown."""
        live = self.round(round_id)
        item_id: int = live.questions[live.position - 1]["item"]
        return item_id

    def fields(self, round_id: int, *, right: bool) -> Mapping[str, object]:
        """The form of an answer to the question that is shown."""
        live = self.round(round_id)
        answer = (answers.right if right else answers.wrong)(self.item(round_id))
        return {**answer, "round": round_id, "position": live.position}

    @property
    def phone(self) -> str:
        return f"/live/{self.code}"


@pytest.fixture
def hall(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> Hall:
    teacher, ada = make_user("teacher", Role.INSTRUCTOR), make_user("ada")
    ben, stranger = make_user("ben"), make_user("stranger")
    with app.app_context():
        class_id = add_class(teacher, ada, ben)
        each = db.session.get_one(Class, class_id)
        each.join_code = "CDFGHJK"
        db.session.commit()
    clients = [client_of(one) for one in (teacher, ada, ben, stranger)]
    return Hall(app, class_id, "CDFGHJK", *clients, ada_id=ada)
