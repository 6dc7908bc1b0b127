"""What the bank says keeps its own language on the pages of a class in another."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import StoredItem
from tests.quizapp.classes.conftest import KNEES, Room
from tests.quizapp.languages import spanish_pieces
from tests.quizapp.progress.answering import add_attempt, add_try

_TOPIC = "Rotators of the hip"


def _words_of_the_bank() -> set[str]:
    bodies = db.session.scalars(db.select(StoredItem.body)).all()
    options = {option["text"] for body in bodies for option in body["options"]}
    groups = {group["text"] for body in bodies for group in body["groups"]}
    return (
        options | groups | {body["prompt"] for body in bodies} | {body["topic"] for body in bodies}
    )


def test_the_bank_is_marked_as_english_on_a_spanish_page(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        attempt_id = add_attempt(room.ada, [1.0] * 60)
        add_try(attempt_id, 1, 2, 1.0)
        add_attempt(room.ada, [1.0], topic=_TOPIC)
        import_article(KNEES, None, seed=1, publish=True, now=utc_now())
        words = _words_of_the_bank() | {"Muscles of the knee"}
    learner = f"/classes/{room.id}/learners/{room.ada}"
    for address in (
        f"/classes/{room.id}",
        learner,
        f"{learner}/attempts/{attempt_id}",
        f"{learner}/answers?article=hip-internal-rotation&topic={_TOPIC}",
    ):
        pieces = spanish_pieces(teacher, address)
        languages = {language for language, text in pieces if text in words}
        # What a learner's page names are quizzes, and these have their learner's own names.
        assert languages == ({"en"} if address != learner else set()), address
        assert "es" in {language for language, text in pieces if text}
