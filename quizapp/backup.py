"""A consistent copy of everything, and its way back, the same for every database.

A backup is a zip: `manifest.json`, and for each table `<table>.jsonl` with a JSON object a row.
It can be brought back into another kind of database than the one it was taken from.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Enum,
    LargeBinary,
    Table,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    ProgrammingError,
    StatementError,
)
from sqlalchemy.types import TypeDecorator

from quizapp.database import snapshot
from quizapp.extensions import db
from quizapp.models.tallies import DERIVED
from quizapp.tallies.rebuilding import rebuild_on

FORMAT = "quizapp-backup/1"
_MANIFEST = "manifest.json"
_CHUNK = 500
_CHUNK_OF_FILES = 10  # rows that may have a megabyte each
# What zipfile, json and the database say of bytes that `back_up` did not write.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, LookupError, ValueError, TypeError,
    ArithmeticError, AttributeError, IntegrityError, DataError, InterfaceError, ProgrammingError,
)  # fmt: skip


class NotABackupError(Exception):
    """The file is no backup, or not a whole one."""


class OtherSchemaError(Exception):
    """The backup was taken by a version of the program whose tables were different."""


class NotEmptyError(Exception):
    """The database holds something that restoring would delete."""


def back_up(path: Path, now: dt.datetime) -> Mapping[str, int]:
    """Writes the backup, readable by its owner only, and gives the number of rows of each table.

    A file that was there is replaced once the new one is whole. Raises OSError.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            counts = _write(file, now)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return counts


def restore(path: Path, replace: bool) -> Mapping[str, int]:
    """Fills the database, whose tables must be there, and gives the number of rows of each table.

    All or nothing happens. `replace` allows to delete what is there. Raises NotABackupError,
    OtherSchemaError, NotEmptyError, OSError.
    """
    try:
        with zipfile.ZipFile(path) as archive, db.engine.begin() as connection:
            counts = _checked_counts(archive, connection)
            _clear(connection, replace)
            if connection.dialect.name == "sqlite":
                connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            for table in _kept_tables():
                _fill(connection, table, archive, counts[table.name])
            rebuild_on(connection)  # the columns that triggers keep were filled twice
    except _DAMAGED as error:
        raise NotABackupError from error
    except StatementError as error:
        if isinstance(error, DBAPIError):
            raise  # the database itself: no room, no connection
        raise NotABackupError from error  # a value that its column does not know
    return counts


def _write(file: Any, now: dt.datetime) -> dict[str, int]:
    counts = {}
    with snapshot() as connection, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in _kept_tables():
            with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as entry:
                counts[table.name] = _write_rows(connection, table, entry)
        manifest = {
            "format": FORMAT,
            "revision": _revision(connection),
            "taken_at": now.isoformat(),
            "rows": counts,
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return counts


def _write_rows(connection: Connection, table: Table, entry: Any) -> int:
    rows = connection.execution_options(yield_per=_chunk(table)).execute(
        select(table).order_by(*table.primary_key)
    )
    count = 0
    for row in rows.mappings():
        line = json.dumps(dict(row), ensure_ascii=False, default=_plain)
        entry.write(line.encode() + b"\n")
        count += 1
    return count


def _plain(value: dt.datetime | bytes) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value.isoformat()


def _files(table: Table) -> list[str]:
    """The columns that hold bytes."""
    return [column.name for column in table.columns if isinstance(column.type, LargeBinary)]


def _chunk(table: Table) -> int:
    return _CHUNK_OF_FILES if _files(table) else _CHUNK


def _checked_counts(archive: zipfile.ZipFile, connection: Connection) -> dict[str, int]:
    manifest = json.loads(archive.read(_MANIFEST))
    if manifest["format"] != FORMAT:
        raise NotABackupError
    if manifest["revision"] != _revision(connection):
        raise OtherSchemaError
    return {table.name: int(manifest["rows"][table.name]) for table in _kept_tables()}


def _kept_tables() -> list[Table]:
    """Without those whose rows follow from others."""
    return [table for table in db.metadata.sorted_tables if DERIVED not in table.info]


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _clear(connection: Connection, replace: bool) -> None:
    for table in reversed(db.metadata.sorted_tables):
        if replace:
            connection.execute(table.delete())
        elif connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise NotEmptyError


def _fill(connection: Connection, table: Table, archive: zipfile.ZipFile, expected: int) -> None:
    with archive.open(f"{table.name}.jsonl") as entry:
        rows = _read_rows(table, io.TextIOWrapper(entry, encoding="utf-8"))
        count = 0
        while chunk := list(islice(rows, _chunk(table))):
            connection.execute(insert(table), chunk)
            count += len(chunk)
    if count != expected:
        raise NotABackupError
    if connection.dialect.name == "postgresql":
        _continue_numbering(connection, table)


def _read_rows(table: Table, lines: io.TextIOWrapper) -> Iterator[dict[str, Any]]:
    names = {column.name for column in table.columns}
    choices = {
        column.name: [*column.type.enums, *([None] if column.nullable else [])]
        for column in table.columns
        if isinstance(column.type, Enum)
    }
    moments = [column.name for column in table.columns if _is_moment(column)]
    files = _files(table)
    for line in lines:
        row = json.loads(line)
        if set(row) != names or any(row[name] not in known for name, known in choices.items()):
            raise NotABackupError
        for name in moments:
            row[name] = row[name] and dt.datetime.fromisoformat(row[name])
        for name in files:
            row[name] = base64.b64decode(row[name], validate=True)
        yield row


def _is_moment(column: Column[Any]) -> bool:
    kind = column.type
    return isinstance(kind.impl if isinstance(kind, TypeDecorator) else kind, DateTime)


def _continue_numbering(connection: Connection, table: Table) -> None:
    """New rows get numbers after those that were brought back."""
    numbered = table.autoincrement_column
    if numbered is not None:
        highest = connection.execute(select(func.max(numbered))).scalar()
        sequence = func.pg_get_serial_sequence(table.name, numbered.name)
        connection.execute(select(func.setval(sequence, highest or 1, highest is not None)))
