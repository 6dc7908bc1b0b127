"""Who logged in and whose password was tried, in the log."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.quizapp.accounts.conftest import OTHER_PASSWORD, PASSWORD, log_in


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[[], list[tuple[Any, ...]]]:
    """The events since it was last asked: what, the account's number, why. Each has the id of its
    request, and none says what was typed."""

    def read() -> list[tuple[Any, ...]]:
        written = capsys.readouterr().err
        assert "anna" not in written
        assert PASSWORD not in written
        lines = [json.loads(line) for line in written.splitlines()]
        requests = {line["id"] for line in lines if line["event"] == "request"}
        events = [line for line in lines if line["event"] != "request"]
        assert {line["id"] for line in events} <= requests
        return [(one["event"], one["account"], one.get("reason")) for one in events]

    return read


def test_logins_and_failed_ones_are_events_with_the_number_of_the_account(
    app: Flask, make_account: Callable[..., int], told: Callable[[], list[tuple[Any, ...]]]
) -> None:
    user_id, client = make_account(), app.test_client()
    log_in(client, password=OTHER_PASSWORD)
    log_in(client, "nobody-of-this-name")
    log_in(client, "no name, and no address @")
    wrong = "wrong name or password"
    assert told() == [
        ("login refused", user_id, wrong),
        ("login refused", None, wrong),
        ("login refused", None, wrong),
    ]
    log_in(client)
    client.post("/logout")
    assert told() == [("login", user_id, None), ("logout", user_id, None)]


def test_a_password_that_is_asked_for_again_and_wrong_is_an_event(
    app: Flask, make_account: Callable[..., int], told: Callable[[], list[tuple[Any, ...]]]
) -> None:
    user_id, client = make_account(), app.test_client()
    log_in(client)
    told()
    client.post("/settings/password", data={"current": OTHER_PASSWORD, "password": OTHER_PASSWORD})
    client.post("/settings/delete", data={"password": OTHER_PASSWORD, "confirmed": "y"})
    assert told() == [("password refused", user_id, "wrong password")] * 2


def test_tries_that_are_too_many_are_events(
    app_with: Callable[..., Flask], told: Callable[[], list[tuple[Any, ...]]]
) -> None:
    client = app_with(RATELIMIT_ENABLED=True).test_client()
    for _ in range(11):
        log_in(client)
    assert told()[-1] == ("login refused", None, "too many tries")
