from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask_login import login_user

from quizapp import create_app
from quizapp.accounts import throttle
from quizapp.accounts.throttle import Limit, visitor, visitor_address
from quizapp.extensions import db, limiter
from quizapp.models import Role, User
from tests.quizapp.conftest import make_settings

LIMIT = Limit("test", "2 per 15 minutes")


@pytest.fixture(autouse=True)
def _counters_of_this_test_alone() -> None:
    throttle._own_counters.cache_clear()
    throttle._shared.answers()


@pytest.fixture
def limited(app_with: Callable[..., Flask]) -> Flask:
    return app_with(RATELIMIT_ENABLED=True)


def test_tries_are_counted_for_each_key(limited: Flask) -> None:
    assert [LIMIT.take("anna") for _ in range(3)] == [True, True, False]
    assert LIMIT.take("bert")


def test_a_try_given_back_does_not_count(limited: Flask) -> None:
    for _ in range(5):
        assert LIMIT.take("anna")
        LIMIT.give_back("anna")
    LIMIT.take("anna")
    assert LIMIT.take("anna")
    assert not LIMIT.take("anna")


def test_a_forgotten_key_begins_anew(limited: Flask) -> None:
    for _ in range(3):
        LIMIT.take("anna")
    LIMIT.forget("anna")
    assert LIMIT.take("anna")


def test_limits_of_other_names_count_apart(limited: Flask) -> None:
    for _ in range(3):
        LIMIT.take("anna")
    assert Limit("other", LIMIT.rate).take("anna")


def test_switched_off_everything_is_let_through(app: Flask) -> None:
    assert all(LIMIT.take("anna") for _ in range(9))
    LIMIT.give_back("anna")


def test_counters_that_do_not_answer_are_replaced_by_own_ones(
    limited: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> int:
        raise ValueError("the counters are away")

    for method in ("incr", "get", "clear"):
        monkeypatch.setattr(limiter.storage, method, fail)
    assert LIMIT.take("anna")
    LIMIT.give_back("anna")
    assert [LIMIT.take("anna") for _ in range(3)] == [True, True, False]
    LIMIT.forget("anna")
    assert LIMIT.take("anna")


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("unix", "unix"),
    ],
)
def test_a_visitor_is_told_by_address_or_network(app: Flask, address: str, counted: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert visitor_address() == counted


def test_the_time_to_wait_is_that_of_the_rate() -> None:
    assert LIMIT.minutes == 15


class _Hanging:
    """A shared counter that takes connections and never answers; it counts them."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = f"redis://127.0.0.1:{self._socket.getsockname()[1]}"
        self._socket.setblocking(False)
        self._open: list[socket.socket] = []

    def count_connections(self) -> int:
        with contextlib.suppress(BlockingIOError):
            while True:
                self._open.append(self._socket.accept()[0])
        return len(self._open)

    def close(self) -> None:
        for one in (*self._open, self._socket):
            one.close()


@pytest.fixture
def hanging() -> Iterator[_Hanging]:
    server = _Hanging()
    yield server
    server.close()


def _app_with_redis(database: Path, address: str) -> Flask:
    settings = replace(make_settings(database), redis_url=address)
    return create_app(
        settings, {"TESTING": True, "WTF_CSRF_ENABLED": False, "RATELIMIT_ENABLED": True}
    )


def test_a_shared_counter_that_hangs_is_asked_once_and_then_left_alone_for_a_while(
    filled_database: Path, hanging: _Hanging, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _app_with_redis(filled_database, hanging.address)
    now = 1000.0
    monkeypatch.setattr(throttle, "_clock", lambda: now)
    with app.app_context():
        began = time.perf_counter()
        tries = [LIMIT.take("anna") for _ in range(3)]
        LIMIT.give_back("anna")
        assert tries == [True, True, False]
        assert hanging.count_connections() == 1
        now += 31
        LIMIT.take("bert")
        assert hanging.count_connections() == 2
        assert time.perf_counter() - began < 5  # was 13 s for a login


def test_a_shared_counter_that_is_down_is_not_waited_for(
    filled_database: Path, hanging: _Hanging
) -> None:
    hanging.close()
    app = _app_with_redis(filled_database, hanging.address)
    with app.app_context():
        began = time.perf_counter()
        assert [LIMIT.take("anna") for _ in range(3)] == [True, True, False]
        assert time.perf_counter() - began < 1  # was 2 s for a login


@pytest.mark.parametrize(
    ("role", "counted"),
    [(None, "192.0.2.7"), (Role.GUEST, "192.0.2.7"), (Role.LEARNER, "account")],
)
def test_an_account_is_counted_for_itself_and_whoever_may_be_many_by_address(
    app: Flask, make_user: Callable[..., int], role: Role | None, counted: str
) -> None:
    user_id = None if role is None else make_user("anna", role)
    with app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.7"}):
        if user_id is not None:
            login_user(db.session.get_one(User, user_id))
        assert visitor().split()[0] == counted
