from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from quizapp.accounts import throttle
from quizapp.accounts.throttle import Limit, visitor_address
from quizapp.extensions import limiter

LIMIT = Limit("test", "2 per 15 minutes")


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

    throttle._own_counters.cache_clear()
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
