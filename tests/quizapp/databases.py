"""Databases of their own for tests: SQLite files, and PostgreSQL.

QUIZAPP_TEST_POSTGRES_URL is any database of a server on which this user may make others. Where it
is not set, the tests start a server of their own if its programs are here.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, Engine, make_url

from tests.quizapp import postgresql

KINDS = ("sqlite", "postgresql")
_VARIABLE = "QUIZAPP_TEST_POSTGRES_URL"


class SQLiteFiles:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, name: str, template: str | None = None) -> str:
        """Gives the URL of a new database, empty or a copy of what is behind another URL."""
        path = self._folder / f"{name}.sqlite3"
        if template is not None:
            shutil.copy(make_url(template).database or "", path)
        return f"sqlite:///{path}"


class PostgreSQLServer:
    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._prefix = f"quizapp_test_{secrets.token_hex(4)}"
        self._made: list[str] = []

    def make(self, name: str, template: str | None = None) -> str:
        """As of SQLiteFiles."""
        database = f"{self._prefix}_{name}"
        source = "template1" if template is None else make_url(template).database
        way = _way_to_copy(self._url)
        self._run(f'CREATE DATABASE "{database}" TEMPLATE "{source}" {way}')
        self._made.append(database)
        return self._url.set(database=database).render_as_string(hide_password=False)

    def drop_all(self) -> None:
        for database in self._made:
            self._run(f'DROP DATABASE "{database}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with _keeper(self._url).connect() as connection:
            connection.execute(text(statement))


@cache
def _keeper(url: URL) -> Engine:
    """Makes and drops databases through one connection: one each took as long as a database."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", pool_size=1)
    atexit.register(engine.dispose)
    return engine


@cache
def _way_to_copy(url: URL) -> str:
    """Files are copied in a fifth of the time that writing them to a log takes, the way of old; a
    server older than 15 knows no other."""
    with _keeper(url).connect() as connection:
        version = connection.dialect.server_version_info or (0,)
    return "STRATEGY FILE_COPY" if version >= (15,) else ""


@contextmanager
def open_server(kind: str, folder: Path) -> Iterator[SQLiteFiles | PostgreSQLServer]:
    """Where databases of one kind are made; afterwards they are gone. Skips what cannot be had."""
    if kind == "sqlite":
        yield SQLiteFiles(folder)
        return
    try:
        url = os.environ.get(_VARIABLE) or postgresql.start()
    except postgresql.NoServerError as error:
        pytest.skip(f"{_VARIABLE} names no PostgreSQL, and none can be started: {error}")
    server = PostgreSQLServer(url)
    try:
        yield server
    finally:
        server.drop_all()
