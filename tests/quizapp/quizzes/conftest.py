from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.clock import utc_now
from quizapp.models.attempts import Mode
from quizapp.quizzes import queries, service
from quizapp.quizzes.drawing import MIXED, Choice


@pytest.fixture
def learner_id(make_user: Callable[..., int]) -> int:
    return make_user()


@pytest.fixture
def learner(learner_id: int, client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(learner_id)


@pytest.fixture
def start(app: Flask, learner_id: int) -> Callable[..., int]:
    """Starts an attempt of the learner and gives its number."""

    def begin(
        activity: str = MIXED, mode: Mode = Mode.PRACTICE, length: int = 3, **more: object
    ) -> int:
        with app.app_context():
            choice = Choice(
                queries.get_offer().version_id, activity, "A quiz", mode, length, **more
            )
            return service.start(learner_id, choice, seed=7, now=utc_now())

    return begin
