"""How the database is spoken to: what SQLite needs to be safe, and writes that may meet."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import flask
from flask import Flask
from sqlalchemy import Engine, Executable, Table, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    OperationalError,
    PendingRollbackError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import SessionTransaction
from sqlalchemy.pool import ConnectionPoolEntry

from quizapp.extensions import db
from quizapp.gateway import BUSY
from quizapp.models.base import limit_indexes
from quizapp.prepared import Rows, run

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

# Somebody waits for this with a filled-in form. A lock is held for milliseconds, and by a backup or
# a disk that has stopped for longer than anybody waits.
_BUSY_TIMEOUT_MS = 4_000
_READING_METHODS = ("GET", "HEAD", "OPTIONS")
ROWS_AT_ONCE = 500
"""Of an answer of any length, which is read in portions."""
_IN_LINE = "quizapp.in_line"
_KNOWN = "quizapp.connection"


def init_app(app: Flask) -> None:
    with app.app_context():
        limit_indexes(db.engine.dialect.name)
        if db.engine.dialect.name == "sqlite":
            _prepare_sqlite(db.engine)
        else:
            _prepare_postgresql(db.engine)


_AWAY = (OperationalError, InterfaceError, PendingRollbackError, PoolTimeoutError)


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
        statement: sqlite.Insert | postgresql.Insert = _insert_of(dialect_name)(self._table)
        values = {
            name: value(statement.excluded) if callable(value) else value
            for name, value in self._update.items()
        }
        return statement.on_conflict_do_update(index_elements=list(self._keys), set_=values)


def _insert_of(dialect_name: str) -> Any:
    if dialect_name == "sqlite":
        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # loaded where it is the one that serves

    return postgresql.insert


def execute(
    statement: Executable,
    parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]],
) -> Rows:
    """Runs a statement about columns, one that is built once, in the session's transaction: for
    where speed is felt."""
    return run(_connection(), statement, parameters)


def _connection() -> Connection:
    """That of the session's transaction. To ask the session anew for each statement costs more than
    many of them, and gives the same until the transaction ends."""
    session = db.session()
    known: tuple[SessionTransaction, Connection] | None = session.info.get(_KNOWN)
    if known is not None and known[0] is session.get_transaction() and known[0].is_active:
        return known[1]
    connection = session.connection()
    session.info[_KNOWN] = (session.get_transaction(), connection)
    return connection


def is_database_away(error: BaseException) -> bool:
    """Whether an error says that the database is busy or cannot be reached, and not that we asked
    for something wrong."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    # PendingRollbackError: what comes after a connection that broke off.
    return isinstance(error, _AWAY)


def release() -> None:
    """Ends the open transaction, so that nobody waits while a password is being hashed."""
    db.session.rollback()


def begin_reading() -> None:
    """Begins a transaction that only reads, also outside a request: nobody waits for it."""
    db.session.connection(execution_options={"only_reads": True})


def read_only() -> None:
    """Ends the open transaction; what comes only reads, also in a request that may write."""
    db.session.rollback()
    begin_reading()


def read_one_moment() -> None:
    """As `read_only`; all that comes is seen as it is at one moment."""
    db.session.rollback()
    is_postgresql = db.engine.dialect.name == "postgresql"
    level = {"isolation_level": "REPEATABLE READ"} if is_postgresql else {}
    db.session.connection(execution_options={"only_reads": True, **level})


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


class _NamedFile:
    """The file of an SQLite database, as long as its name leads to it.

    One that was deleted or replaced takes what is written until it is closed, and then it is gone.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._identity: tuple[int, int] | None = None

    def note(self) -> None:
        """Remembers which file it is that was opened first."""
        if self._identity is None:
            self._identity = self._find()

    def check(self) -> None:
        """Raises OperationalError where the name no longer leads to the file."""
        if self._identity is not None and self._find() != self._identity:
            raise OperationalError(None, None, FileNotFoundError("the database file was replaced"))

    def _find(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_dev, found.st_ino


class _Line:
    """Those of a process who write take turns, in the order in which they came.

    SQLite's own waiting is a sleep between tries: whoever tries at the right moment overtakes, and
    a few are overtaken for a second.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_taken = False

    def enter(self, seconds: float) -> bool:
        """Waits for its turn; False where that has not come after so long."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=seconds):
            return True
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # it came in this very moment

    def leave(self) -> None:
        """Lets the next one in."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


def _stand_in_line(engine: Engine) -> Callable[[Connection], None]:
    """What a connection calls before it begins to write; its turn ends when the pool has it back,
    after the commit."""
    line = _Line()

    @event.listens_for(engine, "checkin")
    def leave(_connection: Any, record: ConnectionPoolEntry) -> None:
        if record.info.pop(_IN_LINE, False):
            line.leave()

    def enter(connection: Connection) -> None:
        if connection.connection.is_detached:
            return  # the pool never has it back: a migration's, which waits as SQLite does
        info = connection.info
        if info.get(_IN_LINE):
            return
        if not line.enter(_BUSY_TIMEOUT_MS / 1000):
            raise OperationalError(None, None, TimeoutError("too many wait to write"))
        info[_IN_LINE] = True

    return enter


def _watch_file(engine: Engine) -> None:
    file = _NamedFile(engine.url.database or "")

    @event.listens_for(engine, "do_connect")
    def make_no_other(*_: object) -> None:
        file.check()

    @event.listens_for(engine, "connect")
    def note(*_: object) -> None:
        file.note()

    @event.listens_for(engine, "begin")
    @event.listens_for(engine, "commit")
    def check(_connection: Connection) -> None:
        file.check()


def _prepare_sqlite(engine: Engine) -> None:
    if engine.url.database not in (None, "", ":memory:"):
        _watch_file(engine)

    enter = _stand_in_line(engine)

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
        if _only_reads(connection):
            connection.exec_driver_sql("BEGIN")
            return
        _refuse_who_waited_long()
        enter(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare_postgresql(engine: Engine) -> None:
    """Whoever meets a lock is told so as soon as with SQLite, before forms that wait hold every
    thread. What is run by hand, outside a request, waits for as long as it takes."""

    @event.listens_for(engine, "connect")
    def set_patience(connection: Any, _record: object) -> None:
        if flask.has_request_context():
            connection.execute(f"SET lock_timeout = {_BUSY_TIMEOUT_MS}")
            connection.commit()

    @event.listens_for(engine, "begin")
    def begin(_connection: Connection) -> None:
        _refuse_who_waited_long()


def _refuse_who_waited_long() -> None:
    if flask.has_request_context() and BUSY in flask.request.environ:
        raise OperationalError(None, None, TimeoutError("too many wait to write"))


def _only_reads(connection: Connection) -> bool:
    only_reads: bool | None = connection.get_execution_options().get("only_reads")
    if only_reads is not None:
        return only_reads
    return flask.has_request_context() and flask.request.method in _READING_METHODS
