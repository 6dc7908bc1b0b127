from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.articles.sentences import sentences_of
from quizapp.articles.service import find_article, get_text, import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Note
from tests.quizapp.quizzes.conftest import learner, learner_id, start
from tests.quizapp.reports.conftest import answered

__all__ = ["answered", "learner", "learner_id", "start"]

ARTICLE = """# Muscles of the elbow

## Flexors of the elbow

In all, 3 muscles bend the elbow:

- Biceps brachii
- Brachialis
- Brachioradialis

Brachialis lies under biceps. It is the strongest of the three.
"""
KEPT = "It is the strongest of the three."


def publish(app: Flask, text: str) -> None:
    """Publishes this as the newest version of the article about the elbow."""
    with app.app_context():
        import_article(text.encode(), "elbow", 1, publish=True, now=utc_now())


@pytest.fixture
def sentence(app: Flask) -> Callable[..., str]:
    """The path of the form about a sentence of the newest version."""

    def path(words: str = KEPT) -> str:
        with app.app_context():
            version = find_article("elbow")
            assert version is not None
            found = next(one for one in sentences_of(get_text(version)) if one.text == words)
        span = f"from={found.span.start}&to={found.span.end}"
        return f"/articles/elbow/{version.number}/note?{span}"

    publish(app, ARTICLE)
    return path


@pytest.fixture
def noted(app: Flask, learner: FlaskClient, sentence: Callable[..., str]) -> Note:
    """A note on a sentence."""
    assert learner.post(sentence(), data={"text": "For the exam"}).status_code == 303
    return stored(app)[-1]


def stored(app: Flask) -> list[Note]:
    with app.app_context():
        return list(db.session.scalars(db.select(Note).order_by(Note.id)))
