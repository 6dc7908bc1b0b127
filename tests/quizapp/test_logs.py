"""One structured line a request."""

from __future__ import annotations

import datetime as dt
import errno
import io
import json
import logging
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.lines import SERVER_LOGGING, JsonLines, log, log_what_ends


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.fixture
def logged(app: Flask, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[dict[str, Any]]]:
    return lambda: _lines(capsys)


def test_a_request_is_one_line_of_json(
    client: FlaskClient, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    client.get("/healthz")
    (line,) = logged()
    assert (line["method"], line["route"], line["status"]) == ("GET", "/healthz", 200)
    assert line["ms"] >= 0
    assert line["user"] is None
    assert dt.datetime.fromisoformat(line["timestamp"]).utcoffset() == dt.timedelta()
    assert len(line["id"]) == 12


def test_a_line_break_in_what_is_told_begins_no_line(
    client: FlaskClient, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    forged = 'GET\r\n{"event": "login"}\u2028'
    client.open("/healthz", method=forged)
    (line,) = logged()
    assert (line["event"], line["method"]) == ("request", forged.upper())


def test_a_line_names_the_account_by_its_number(
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    logged: Callable[[], list[dict[str, Any]]],
) -> None:
    user_id = make_user("somebody")
    client_of(user_id).get("/progress")
    assert [line["user"] for line in logged()] == [user_id]


def test_lines_hold_the_rule_and_neither_path_nor_query_nor_form(
    client: FlaskClient, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    client.get("/articles/secret-slug?email=person@example.org")
    client.post("/login", data={"login": "person@example.org", "password": "secret-word"})
    text = json.dumps(logged())
    assert "secret" not in text
    assert "person" not in text


def test_what_nobody_foresaw_is_logged_with_its_place(
    app: Flask, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    @app.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError

    broken.allowed_roles = frozenset({"visitor"})  # type: ignore[attr-defined]
    assert app.test_client().get("/broken").status_code == 500
    error, request = logged()
    assert error["exception"][0]["type"] == "ZeroDivisionError"
    assert error["id"] == request["id"]


def test_the_servers_own_words_have_the_same_shape() -> None:
    record = logging.LogRecord("_granian", logging.WARNING, "", 1, "worker %s", ("died",), None)
    line = json.loads(JsonLines().format(record))
    assert (line["event"], line["level"]) == ("worker died", "warning")
    assert SERVER_LOGGING["formatters"]["json"]["()"] == "quizapp.lines.JsonLines"


def test_causes_that_go_round_in_a_circle_make_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = KeyError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    log.error("round and round", exc_info=first)
    (line,) = _lines(capsys)
    assert [each["type"] for each in line["exception"]] == ["KeyError", "ValueError"]


def test_what_ends_a_thread_is_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log_what_ends()
    thread = threading.Thread(target={}.__getitem__, args=["missing"], name="reader")
    thread.start()
    thread.join()
    (line,) = _lines(capsys)
    assert (line["thread"], line["exception"][0]["type"]) == ("reader", "KeyError")


class _FullDisk(io.StringIO):
    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_lines_that_cannot_be_written_stop_no_answer(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", _FullDisk())
    assert client.get("/healthz").status_code == 200
