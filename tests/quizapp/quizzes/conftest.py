from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.registers import PLAIN
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.models.attempts import Mode
from quizapp.quizzes import queries, service
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.drawing import Choice
from tests.quizapp.texts import OF_ANOTHER_ARTICLE


def offered(kinds: Iterable[str]) -> str | None:
    """The name of the article that asks for one of these kinds, which is offered from here on."""
    for kind, (slug, text) in OF_ANOTHER_ARTICLE.items():
        if kind in kinds:
            return import_article(text, slug, 1, publish=True, now=utc_now()).slug
    return None


@pytest.fixture
def learner_id(make_user: Callable[..., int]) -> int:
    return make_user()


@pytest.fixture
def learner(learner_id: int, client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(learner_id)


@pytest.fixture
def start(app: Flask, learner_id: int) -> Callable[..., int]:
    """Starts an attempt of the learner and gives its number. What the article that ships does not
    ask for is asked of another one; numbers are asked in plain words."""

    def begin(
        activity: str = MIXED, mode: Mode = Mode.PRACTICE, length: int = 3, **more: Any
    ) -> int:
        if "numeric" in more.get("kinds", ()):
            more = {"register": PLAIN, **more}
        with app.app_context():
            offer = queries.get_offer(offered(more.get("kinds", ())))
            choice = Choice(offer.version_id, activity, "A quiz", mode, length, **more)
            return service.start(learner_id, choice, seed=7, now=utc_now()).attempt_id

    return begin
