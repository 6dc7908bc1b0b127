"""Statements that are put into words once, and run on the driver itself.

SQLAlchemy's own way to a cursor costs five times what SQLite takes for a row. What is felt in every
request, and by a class that answers at one moment, goes this way; everything else need not.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Executable
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

_KEPT = 256
Parameters = Mapping[str, Any]
_Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement gave, and how many rows it touched."""

    found: Sequence[Any]
    rowcount: int

    def __iter__(self) -> Iterator[Any]:
        return iter(self.found)

    def all(self) -> Sequence[Any]:
        return self.found

    def one_or_none(self) -> Any:
        """The row, where there is one; a statement that can give several does not ask so."""
        return self.found[0] if self.found else None


def run(
    connection: Connection, statement: Executable, parameters: Parameters | Sequence[Parameters]
) -> Rows:
    """Runs a statement once, or once for each of several parameters of the same names. Rows are
    named tuples. Raises what SQLAlchemy would."""
    rows = [parameters] if isinstance(parameters, Mapping) else parameters
    words = _prepare(statement, connection.dialect, tuple(rows[0]))
    if words is None:
        result = connection.execute(statement, parameters)
        return Rows(result.all() if result.returns_rows else (), result.rowcount)
    return words.run(connection, rows)


class _Words:
    """A statement in the words of one kind of database."""

    def __init__(self, statement: Executable, compiled: SQLCompiler, dialect: Dialect) -> None:
        self._text = str(compiled)
        self._dialect = dialect
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._names = list(compiled.positiontup or binds)
        self._is_positional = bool(compiled.positional)
        self._fixed = {name: bind.value for name, bind in binds.items() if not bind.required}
        self._binders = {
            name: binder
            for name, bind in binds.items()
            if (binder := _impl(bind.type, dialect).bind_processor(dialect)) is not None
        }
        columns = getattr(statement, "exported_columns", ())
        self._types = [column.type for column in columns]
        # Named tuples: some thousand cards are read by position.
        names = [column.key for column in columns]
        self._make_row: _Processor = _row_of(names)
        self._readers: list[tuple[int, _Processor]] | None = None

    def run(self, connection: Connection, rows: Sequence[Parameters]) -> Rows:
        bound = [self._bind(row) for row in rows]
        cursor = None
        try:
            cursor = connection.connection.cursor()
            for listener in connection.engine.dispatch.before_cursor_execute:
                listener(connection, cursor, self._text, bound, None, len(bound) > 1)
            if len(bound) == 1:
                cursor.execute(self._text, bound[0])
            else:
                cursor.executemany(self._text, bound)
            # Before it is closed, after which drivers differ in what they still know.
            columns, rowcount = cursor.description, cursor.rowcount
            found = [] if columns is None else cursor.fetchall()
        except self._dialect.loaded_dbapi.Error as error:
            raise self._explained(connection, cursor, error) from error
        finally:
            if cursor is not None:
                cursor.close()
        return Rows(self._read(found, columns), rowcount)

    def _bind(self, row: Parameters) -> Any:
        values = {**self._fixed, **row}
        for name, binder in self._binders.items():
            values[name] = binder(values[name])
        if self._is_positional:
            return [values[name] for name in self._names]
        return {name: values[name] for name in self._names}

    def _read(self, found: Sequence[Any], columns: Any) -> Sequence[Any]:
        if not found:
            return ()
        if self._readers is None:
            readers = [
                _impl(type_, self._dialect).result_processor(self._dialect, column[1])
                for type_, column in zip(self._types, columns, strict=True)
            ]
            self._readers = [(place, read) for place, read in enumerate(readers) if read]
        rows = []
        for row in found:
            values = list(row)
            for place, read in self._readers:
                values[place] = read(values[place])
            rows.append(self._make_row(values))
        return rows

    def _explained(self, connection: Connection, cursor: Any, error: Exception) -> Exception:
        is_gone = self._dialect.is_disconnect(
            error,  # type: ignore[arg-type]  # of the driver's own kind
            connection.connection,
            cursor,
        )
        explained = DBAPIError.instance(
            self._text,
            None,
            error,
            self._dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=is_gone,
            dialect=self._dialect,
        )
        if is_gone:
            connection.invalidate(error)
        return explained


@lru_cache(maxsize=_KEPT)
def _prepare(statement: Executable, dialect: Dialect, names: Sequence[str]) -> _Words | None:
    """None for what has to be put together anew each time: lists of any length, and values that
    SQLAlchemy would make up."""
    compiled = statement.compile(  # type: ignore[attr-defined]
        dialect=dialect, column_keys=list(names), for_executemany=True
    )
    made_up = (*compiled.insert_prefetch, *compiled.update_prefetch)
    if compiled.post_compile_params or made_up:
        return None
    return _Words(statement, compiled, dialect)


def _impl(type_: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return type_.dialect_impl(dialect)


def _row_of(names: Sequence[str]) -> _Processor:
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]
    make: _Processor = row._make
    return make
