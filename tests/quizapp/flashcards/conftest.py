from __future__ import annotations

import pytest
from flask import Flask

from quizapp.articles.service import published_versions
from quizapp.quizzes.banks import AskedFact, get_bank
from tests.quizapp.quizzes.conftest import learner, learner_id, start

__all__ = ["learner", "learner_id", "start"]


@pytest.fixture
def facts(app: Flask) -> tuple[AskedFact, ...]:
    with app.app_context():
        return get_bank(published_versions()[0].id).facts
