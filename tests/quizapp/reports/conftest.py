from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Report, Role
from tests.quizapp.quizzes.answers import item_at, wrong
from tests.quizapp.quizzes.conftest import learner, learner_id, start

__all__ = ["learner", "learner_id", "start"]

COMMENT = "Two of the options are right."


@pytest.fixture
def answered(app: Flask, learner: FlaskClient, start: Callable[..., int]) -> str:
    """The path of a question that the learner answered in practice."""
    attempt_id = start(kinds=frozenset({"single_choice"}))
    path = f"/attempts/{attempt_id}/1"
    assert learner.post(path, data=wrong(item_at(app, attempt_id, 1))).status_code == 303
    return path


@pytest.fixture
def reviewer(make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(make_user("reviewer", Role.INSTRUCTOR))


@pytest.fixture
def reported(app: Flask, learner: FlaskClient, answered: str) -> Report:
    """An open report of the answered question."""
    learner.post(f"{answered}/report", data={"comment": COMMENT})
    (one,) = stored(app)
    return one


def stored(app: Flask) -> list[Report]:
    with app.app_context():
        return list(db.session.scalars(db.select(Report).order_by(Report.id)))
