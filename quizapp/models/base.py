"""What all tables share: the declarative base, names of constraints, moments in time."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from sqlalchemy import DateTime, Dialect, MetaData, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

# Constraints need names of their own so that migrations can drop them on every database.
_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

WHERE = "where"
"""What an index calls, in its `info`, the rows that it has; `limit_indexes` tells the database. As
options of their own these would load the dialects of databases that are not there."""


def limit_indexes(dialect_name: str) -> None:
    """Has indexes of some rows made of these alone, by a database of this kind."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            if WHERE in index.info:
                index.dialect_options[dialect_name]["where"] = index.info[WHERE]


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment, always aware and in UTC in Python; a moment without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """On SQLite, where a moment is text, in one step: pages read thousands of them."""
        if dialect.name == "sqlite":
            return _read_text
        return super().result_processor(dialect, coltype)

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=dt.UTC)
        return value.astimezone(dt.UTC)


def _read_text(value: str | None) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(f"{value}+00:00")


def table_of(model: type[Base]) -> Table:
    """The table behind a model, for statements that are about columns and not about objects."""
    return cast(Table, model.__table__)
