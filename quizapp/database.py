"""How the database is spoken to: what SQLite needs to be safe, and writes that may meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import flask
from flask import Flask
from sqlalchemy import Engine, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from quizapp.extensions import db

_BUSY_TIMEOUT_MS = 10_000
_READING_METHODS = ("GET", "HEAD", "OPTIONS")


def init_app(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _prepare_sqlite(db.engine)


def upsert(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    update: Mapping[str, Any],
    keys: Iterable[str],
) -> None:
    """Inserts rows; where one with the same `keys` is there already, sets `update` on it.

    In `update`, the name `excluded` of a value stands for the row's own: pass column expressions,
    or a callable that takes the `excluded` columns.
    """
    dialect = sqlite if db.engine.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table)
    values = {
        name: value(statement.excluded) if callable(value) else value
        for name, value in update.items()
    }
    db.session.execute(
        statement.on_conflict_do_update(index_elements=list(keys), set_=values), list(rows)
    )


def release() -> None:
    """Ends the open transaction, so that nobody waits while a password is being hashed."""
    db.session.rollback()


@contextmanager
def snapshot() -> Iterator[Connection]:
    """A connection that sees everything as it was at one moment, and holds nobody up."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection.execution_options(only_reads=True)


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:
        # The driver's own transactions begin too late (at the first write): we begin ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {_BUSY_TIMEOUT_MS}",
            "journal_mode = WAL",
            "foreign_keys = ON",
            "synchronous = FULL",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later fails at once when another wrote in
        # between, whatever the busy timeout. One that may write takes its turn at the start.
        connection.exec_driver_sql("BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE")


def _only_reads(connection: Connection) -> bool:
    if connection.get_execution_options().get("only_reads"):
        return True
    return flask.has_request_context() and flask.request.method in _READING_METHODS
