"""How the database is spoken to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine, func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from quizapp import create_app, database
from quizapp.clock import utc_now
from quizapp.database import Upsert, begin_reading, execute, release, snapshot
from quizapp.extensions import db
from quizapp.gateway import BUSY
from quizapp.models import Knowledge, Membership, Role, User
from quizapp.models.base import table_of
from tests.quizapp.conftest import make_settings


def _add_user(name: str) -> User:
    user = User(username=name, role=Role.LEARNER, created_at=utc_now())
    db.session.add(user)
    db.session.commit()
    return user


def _count_users() -> int:
    return db.session.execute(select(func.count()).select_from(User)).scalar_one()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 4_000)],
)
def test_sqlite_is_set_to_be_safe(
    make_database: Callable[..., str], pragma: str, value: object
) -> None:
    app = create_app(make_settings(make_database("as it is served")), {"TESTING": True})
    with app.app_context():
        assert db.session.execute(text(f"PRAGMA {pragma}")).scalar_one() == value
        db.session.remove()
        db.engine.dispose()


def test_a_row_that_refers_to_nothing_is_refused(app: Flask) -> None:
    with app.app_context():
        db.session.add(Membership(class_id=999, user_id=999, joined_at=utc_now()))
        with pytest.raises(IntegrityError):
            db.session.commit()


def test_a_reader_does_not_wait_for_a_writer(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as writer:
        writer.execute(text("DELETE FROM users"))
        with app.test_request_context(method="GET"):
            assert _count_users() == 0


def test_writers_that_read_first_take_turns_and_all_succeed(app: Flask) -> None:
    with app.app_context():
        user_id = _add_user("counted").id
    failures: list[Exception] = []

    def count_up() -> None:
        try:
            for _ in range(10):
                with app.app_context():
                    user = db.session.get_one(User, user_id)
                    user.session_version += 1
                    db.session.commit()
        except Exception as error:
            failures.append(error)

    with app.app_context():
        before = db.session.get_one(User, user_id).session_version
    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        after = db.session.get_one(User, user_id).session_version
    assert not failures
    assert after == before + 40


def test_writers_of_a_process_come_in_the_order_in_which_they_stood_in_line() -> None:
    line, came = database._Line(), []
    assert line.enter(1)

    def write(number: int) -> None:
        assert line.enter(10)
        came.append(number)
        line.leave()

    threads = [threading.Thread(target=write, args=[number]) for number in range(5)]
    for number, thread in enumerate(threads, 1):
        thread.start()
        while len(line._waiting) < number:
            time.sleep(0.001)
    line.leave()
    for thread in threads:
        thread.join()
    assert came == [0, 1, 2, 3, 4]


def test_who_waited_in_vain_holds_nobody_up() -> None:
    line = database._Line()
    assert line.enter(1)
    assert not line.enter(0.01)
    line.leave()
    assert line.enter(1)


def test_a_writer_whose_turn_does_not_come_is_told_so(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_TIMEOUT_MS", 10)
    with (
        app.app_context(),
        db.engine.begin(),
        pytest.raises(OperationalError, match="too many wait"),
        db.engine.begin(),
    ):
        pass
    with app.app_context(), db.engine.begin():
        pass  # the one before has left


@pytest.mark.every_database
def test_who_meets_somebody_elses_lock_is_told_so_soon(
    app: Flask, database_kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_TIMEOUT_MS", 20)
    lock = {"sqlite": "BEGIN EXCLUSIVE", "postgresql": "LOCK TABLE users IN EXCLUSIVE MODE"}
    with app.app_context():
        url = db.engine.url
    with create_engine(url, poolclass=NullPool).connect() as outside:
        outside.exec_driver_sql(lock[database_kind])
        with app.test_request_context(method="POST"), pytest.raises(OperationalError, match="lock"):
            _add_user("late")


@pytest.mark.every_database
def test_a_form_that_has_waited_long_enough_takes_no_turn(app: Flask) -> None:
    with (
        app.test_request_context(method="POST", environ_overrides={BUSY: True}),
        pytest.raises(OperationalError, match="too many wait"),
    ):
        _count_users()


def test_release_lets_the_next_writer_in(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        assert _count_users() == 0  # takes the turn to write
        release()
        with db.engine.connect() as other:
            other.execute(text("PRAGMA busy_timeout = 0"))
            other.rollback()
            other.execute(text("DELETE FROM users"))


def test_a_snapshot_does_not_see_what_is_written_later(app: Flask) -> None:
    count = select(func.count()).select_from(User)
    with app.app_context(), snapshot() as connection:
        assert connection.execute(count).scalar_one() == 0
        _add_user("late")
        assert connection.execute(count).scalar_one() == 0


def test_upsert_inserts_and_then_adds_to_what_is_there(app: Flask) -> None:
    now = utc_now()
    with app.app_context():
        user_id = _add_user("knowing").id
        row = {
            "user_id": user_id,
            "fact_id": "f",
            "asked": 1,
            "right": 1,
            "last_right": True,
            "last_at": now,
        }
        table = table_of(Knowledge)
        add = Upsert(
            table,
            update={"asked": lambda new: table.c.asked + new.asked},
            keys=("user_id", "fact_id"),
        )
        for _ in range(3):
            add.execute([row])
        db.session.commit()
        known = db.session.get_one(Knowledge, (user_id, "f"))
    assert (known.asked, known.right) == (3, 1)


def test_moments_come_back_aware_and_in_utc(app: Flask) -> None:
    with app.app_context():
        user_id = _add_user("timed").id
        db.session.expire_all()
        moment = db.session.get_one(User, user_id).created_at
    assert moment.utcoffset() is not None
    assert moment.tzname() == "UTC"


@pytest.mark.every_database
def test_each_transaction_has_its_own_connection_and_a_broken_one_none(app: Flask) -> None:
    names = select(table_of(User).c.username)
    with app.app_context():
        _add_user("Ada")
        assert [row.username for row in execute(names, {})] == ["Ada"]
        db.session.commit()
        begin_reading()
        assert [row.username for row in execute(names, {})] == ["Ada"]
        assert db.session.connection().get_execution_options()["only_reads"]
        db.session.rollback()
        db.session.add(User(username="Ada", role=Role.LEARNER, created_at=utc_now()))
        execute(names, {})
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()
        assert [row.username for row in execute(names, {})] == ["Ada"]
