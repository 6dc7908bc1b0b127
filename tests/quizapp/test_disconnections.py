"""Databases that hang up, and what a visitor sees of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    OperationalError,
    PendingRollbackError,
    TimeoutError,
)

from quizapp.extensions import db


@pytest.fixture
def hang_up(app: Flask, database_kind: str) -> Callable[[], None]:
    """Lets the server end all connections that the app has open."""
    if database_kind != "postgresql":
        pytest.skip("a file does not hang up")

    with app.app_context():
        url = db.engine.url

    def end_connections() -> None:
        outside = create_engine(url, poolclass=NullPool)
        with outside.connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )

    return end_connections


@pytest.mark.every_database
def test_connections_that_were_dropped_in_between_are_made_anew(
    client: FlaskClient, hang_up: Callable[[], None]
) -> None:
    assert client.get("/healthz").status_code == 200
    hang_up()
    for path in ("/", "/healthz", "/login", "/quizzes"):
        assert client.get(path).status_code == 200


@pytest.mark.every_database
def test_a_connection_that_is_dropped_during_a_request_is_a_503(
    app: Flask, client: FlaskClient, hang_up: Callable[[], None]
) -> None:
    @app.get("/cut-off")
    def cut_off() -> str:
        db.session.execute(text("SELECT 1"))
        hang_up()
        db.session.execute(text("SELECT 1"))
        return "never"

    cut_off.allowed_roles = frozenset({"visitor"})  # type: ignore[attr-defined]
    assert client.get("/cut-off").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("", {}, Exception()),
        InterfaceError("", {}, Exception()),
        DBAPIError("", {}, Exception(), connection_invalidated=True),
        PendingRollbackError("reconnect first"),
        TimeoutError("no connection is free"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_each_way_of_being_cut_off_is_a_503(app: Flask, error: Exception) -> None:
    @app.get("/failing")
    def failing() -> str:
        raise error

    failing.allowed_roles = frozenset({"visitor"})  # type: ignore[attr-defined]
    assert app.test_client().get("/failing").status_code == 503


def test_what_fails_while_cleaning_up_does_not_undo_an_answer(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError("ROLLBACK", {}, Exception("the server hung up"))

    with app.app_context():
        session = type(db.session())
    monkeypatch.setattr(session, "close", lambda _self: fail())
    assert client.get("/quizzes").status_code == 200
    assert not db.session.registry.registry  # nothing is left for the next request to find
