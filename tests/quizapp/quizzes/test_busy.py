"""A database that is busy says so soon, and keeps the answer in the form."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from questions.items.model import Kind
from quizapp import database
from quizapp.extensions import db
from quizapp.gateway import BUSY
from quizapp.models.attempts import Mode
from tests.quizapp.quizzes.answers import item_at, right, stored_responses


@pytest.fixture
def lock(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[], sqlite3.Connection]:
    """Lets somebody else write until the connection that it gives is closed."""
    monkeypatch.setattr(database, "_BUSY_TIMEOUT_MS", 1)
    with app.app_context():
        path = str(db.engine.url.database)
        db.engine.dispose()

    def begin() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        return connection

    return begin


def _fields_of(page: str, path: str) -> list[tuple[str, str]]:
    form = next(f for f in html.fromstring(page).forms if f.get("action") == path)
    return form.form_values()


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("mode", list(Mode))
def test_an_answer_stays_in_its_form_and_can_be_sent_again(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    lock: Callable[[], sqlite3.Connection],
    kind: Kind,
    mode: Mode,
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}), mode=mode)
    path = f"/attempts/{attempt_id}/1"
    fields = right(item_at(app, attempt_id, 1))
    with closing(lock()):
        page = learner.post(path, data=fields)
    assert page.status_code == 503
    assert "too busy" in page.text
    assert stored_responses(app) == []
    kept: dict[str, list[str]] = {}
    for name, value in _fields_of(page.text, path):
        kept.setdefault(name, []).append(value)
    assert learner.post(path, data=kept).status_code == 303
    assert [r.score for r in stored_responses(app)] == [1.0]


def test_where_too_many_wait_to_write_nobody_waits_any_longer(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({Kind.SINGLE_CHOICE}))
    fields = right(item_at(app, attempt_id, 1))
    path = f"/attempts/{attempt_id}/1"
    page = learner.post(path, data=fields, environ_overrides={BUSY: True})
    assert page.status_code == 503
    assert "too busy" in page.text
    assert learner.post(path, data=fields).status_code == 303


def test_other_forms_say_that_we_are_busy(
    learner: FlaskClient, lock: Callable[[], sqlite3.Connection]
) -> None:
    with closing(lock()):
        assert learner.post("/attempts", data={"activity": "mixed"}).status_code == 503
        assert learner.get("/quizzes").status_code == 200
