"""How Alembic reaches the database: through the app's own engine, in one transaction."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, Enum, text

from quizapp.extensions import db
from quizapp.models.base import UtcDateTime

_LOCK = 7_310_264  # any number that nothing else locks


def run_migrations() -> None:
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # A changed table is copied and dropped, which would delete all rows that refer to it.
            _without_foreign_keys(connection)
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            transactional_ddl=True,
            render_item=_render_item,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                # Of two servers that start at once, the second finds everything done.
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            context.run_migrations()


def _without_foreign_keys(connection: Connection) -> None:
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    connection.detach()  # the pool gets no connection that does not check


def _render_item(kind: str, item: object, _context: object) -> str | bool:
    """Types of column that Python knows more about are written as what the database has."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum) and not item.native_enum:
        return f"sa.String(length={item.length})"
    return False


if context.is_offline_mode():
    raise SystemExit("Migrations need a database to run on.")
run_migrations()
