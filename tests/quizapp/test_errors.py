"""What a person reads when something went wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy import text

from quizapp.extensions import db


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 418, 429])
def test_each_error_is_a_page_with_a_sentence(app: Flask, code: int) -> None:
    @app.get("/failing")
    def failing() -> str:
        abort(code)

    failing.allowed_roles = frozenset({"visitor"})  # type: ignore[attr-defined]
    answer = app.test_client().get("/failing")
    assert answer.status_code == code
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_a_missing_page_answers_404(client: FlaskClient) -> None:
    assert client.get("/no/such/page").status_code == 404


@pytest.mark.parametrize("method", ["DELETE", "TRACE"])
def test_a_wrong_method_says_which_ones_there_are(client: FlaskClient, method: str) -> None:
    answer = client.open("/healthz", method=method, headers={"X-Mine": "secret"})
    assert "secret" not in answer.text
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_an_unforeseen_error_is_a_page_that_tells_nothing_of_it(app: Flask) -> None:
    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("inner words")

    broken.allowed_roles = frozenset({"visitor"})  # type: ignore[attr-defined]
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "inner words" not in answer.text
    assert "on our side" in answer.text


@pytest.mark.parametrize("path", ["/", "/about", "/progress", "/login"])
def test_without_its_database_the_site_says_that_it_is_busy(
    app: Flask,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    path: str,
) -> None:
    browser = client_of(make_user())
    with app.app_context():
        db.session.execute(text("DROP TABLE users"))
        db.session.commit()

    answer = browser.get(path)

    assert answer.status_code == 503
    assert "too busy" in answer.text
