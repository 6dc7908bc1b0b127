"""GET /healthz."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Role, User


def test_it_answers_ok_without_a_cookie(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})
    assert "Set-Cookie" not in answer.headers


def test_it_says_so_when_the_database_does_not_answer(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr(db.session, "execute", fail)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "gone" not in answer.text


@pytest.mark.parametrize("instead", [None, b"", b"another file"])
def test_a_database_that_was_deleted_under_the_server_is_noticed(
    app: Flask, client: FlaskClient, instead: bytes | None
) -> None:
    assert client.get("/healthz").status_code == 200
    path = _database_of(app)
    path.unlink()
    if instead is not None:
        path.with_suffix(".new").write_bytes(instead)
        path.with_suffix(".new").rename(path)
    assert client.get("/healthz").status_code == 503
    assert path.exists() == (instead is not None)


def test_nothing_is_acknowledged_into_a_database_that_has_no_name(
    app: Flask, client: FlaskClient
) -> None:
    assert client.get("/").status_code == 200
    _database_of(app).unlink()
    answer = client.post("/register", data={"login": "anna", "password": "seven green bicycles"})
    assert answer.status_code == 503
    assert client.get("/login").status_code in (200, 503)


def test_a_database_that_is_deleted_during_a_transaction_does_not_commit(app: Flask) -> None:
    with app.app_context():
        db.session.add(User(username="lost", role=Role.LEARNER, created_at=utc_now()))
        db.session.flush()
        _database_of(app).unlink()
        with pytest.raises(OperationalError):
            db.session.commit()
        db.session.rollback()


def test_it_says_so_when_the_database_is_empty(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        db.session.execute(text("DROP TABLE users"))
        db.session.commit()
    assert client.get("/healthz").status_code == 503


def _database_of(app: Flask) -> Path:
    with app.app_context():
        return Path(str(db.engine.url.database))
