"""How the database is spoken to: what SQLite needs to be safe, and writes that may meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import flask
from flask import Flask
from sqlalchemy import CursorResult, Engine, Executable, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from quizapp.extensions import db

_BUSY_TIMEOUT_MS = 10_000
_READING_METHODS = ("GET", "HEAD", "OPTIONS")


def init_app(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _prepare_sqlite(db.engine)


class Upsert:
    """Inserts rows; where one with the same `keys` is there already, sets `update` on it.

    A value of `update` is a column expression, or a callable that takes the columns of the row
    that could not be inserted. The statement is built once for each kind of database.
    """

    def __init__(self, table: Table, update: Mapping[str, Any], keys: Sequence[str]) -> None:
        self._table = table
        self._update = update
        self._keys = keys
        self._statements: dict[str, Executable] = {}

    def execute(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Stores the rows in the session's transaction."""
        name = db.engine.dialect.name
        statement = self._statements.get(name)
        if statement is None:
            statement = self._statements[name] = self._build(name)
        execute(statement, list(rows))

    def _build(self, dialect_name: str) -> Executable:
        insert = sqlite.insert if dialect_name == "sqlite" else postgresql.insert
        statement: sqlite.Insert | postgresql.Insert = insert(self._table)
        values = {
            name: value(statement.excluded) if callable(value) else value
            for name, value in self._update.items()
        }
        return statement.on_conflict_do_update(index_elements=list(self._keys), set_=values)


def execute(
    statement: Executable,
    parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
) -> CursorResult[Any]:
    """Runs a statement about columns in the session's transaction, past the session's own layer,
    which costs as much again: for where speed is felt."""
    return db.session.connection().execute(statement, parameters)


def release() -> None:
    """Ends the open transaction, so that nobody waits while a password is being hashed."""
    db.session.rollback()


def begin_writing() -> None:
    """Ends the open transaction and begins one that may write, also in a request that reads."""
    db.session.rollback()
    db.session.connection(execution_options={"only_reads": False})


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
    only_reads: bool | None = connection.get_execution_options().get("only_reads")
    if only_reads is not None:
        return only_reads
    return flask.has_request_context() and flask.request.method in _READING_METHODS
