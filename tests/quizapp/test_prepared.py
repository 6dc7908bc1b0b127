"""Statements that run on the driver itself."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from quizapp.clock import utc_now
from quizapp.database import execute
from quizapp.extensions import db
from quizapp.models import EndedSession, ItemDifficulty
from quizapp.models.base import table_of
from tests.quizapp.queries import counted

_difficulties, _sessions = table_of(ItemDifficulty), table_of(EndedSession)
_ADD = insert(_difficulties)
_GET = select(_difficulties).where(_difficulties.c.item_id == bindparam("wanted"))
_MOVE = (
    update(_difficulties)
    .where(_difficulties.c.item_id == bindparam("wanted"))
    .values(shift=func.coalesce(_difficulties.c.shift, 1.0) + bindparam("more"))
)
_SOME = select(_difficulties.c.item_id).where(
    _difficulties.c.item_id.in_(bindparam("wanted", expanding=True))
)


def _row(name: str) -> dict[str, object]:
    return {"item_id": name, "shift": 0.5, "answers": 2}


@pytest.mark.every_database
def test_rows_come_back_by_name(app: Flask) -> None:
    with app.app_context():
        execute(_ADD, _row("a"))
        assert execute(_MOVE, {"wanted": "a", "more": 1.0}).rowcount == 1
        found = execute(_GET, {"wanted": "a"}).one_or_none()
        assert (found.item_id, found.shift, found.answers) == ("a", 1.5, 2)
        assert execute(_GET, {"wanted": "b"}).one_or_none() is None


@pytest.mark.every_database
def test_several_rows_go_in_at_once_and_lists_of_any_length_are_asked_for(app: Flask) -> None:
    with app.app_context():
        execute(_ADD, [_row("a"), _row("b"), _row("c")])
        assert {row.item_id for row in execute(_SOME, {"wanted": ["a", "c", "d"]})} == {"a", "c"}


@pytest.mark.every_database
def test_moments_are_aware_and_in_utc_on_the_way_in_and_out(app: Flask) -> None:
    now = utc_now()
    with app.app_context():
        execute(insert(_sessions), {"key": "k", "ended_at": now})
        (row,) = execute(select(_sessions.c.ended_at), {})
        assert row.ended_at == now
        assert row.ended_at.tzinfo is dt.UTC
        with pytest.raises(ValueError, match="time zone"):
            execute(insert(_sessions), {"key": "l", "ended_at": now.replace(tzinfo=None)})


@pytest.mark.every_database
def test_errors_are_those_of_sqlalchemy_and_quote_nobody(app: Flask) -> None:
    with app.app_context():
        execute(_ADD, _row("somebody"))
        with pytest.raises(IntegrityError) as raised:
            execute(_ADD, _row("somebody"))
        assert raised.value.params is None
        db.session.rollback()


def test_they_are_counted_like_any_other(app: Flask) -> None:
    with counted(app) as statements, app.app_context():
        execute(_GET, {"wanted": "a"})
    assert len(statements) == 1


def test_a_connection_that_is_gone_is_said_to_be(app: Flask) -> None:
    with app.app_context():
        db.session.connection().connection.dbapi_connection.close()  # type: ignore[union-attr]
        with pytest.raises(DBAPIError) as raised:
            execute(_GET, {"wanted": "a"})
        assert raised.value.connection_invalidated
        db.session.remove()
