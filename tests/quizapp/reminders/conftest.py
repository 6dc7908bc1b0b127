from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.articles.service import published_versions
from quizapp.extensions import db
from quizapp.models import CalendarFeed
from quizapp.quizzes.banks import AskedFact, get_bank
from tests.quizapp.quizzes.conftest import learner, learner_id, start

__all__ = ["learner", "learner_id", "start"]


@pytest.fixture
def facts(app: Flask) -> tuple[AskedFact, ...]:
    with app.app_context():
        return get_bank(published_versions()[0].id).facts


@pytest.fixture
def address(app: Flask, learner: FlaskClient, learner_id: int) -> Callable[[], str]:
    """The path of the learner's calendar, which was switched on."""
    assert learner.post("/study/calendar").status_code == 303

    def path() -> str:
        with app.app_context():
            return f"/calendar/{db.session.get_one(CalendarFeed, learner_id).token}.ics"

    return path
