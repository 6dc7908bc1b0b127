"""Whatever stands in an address or a form, no page breaks."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models import Role
from tests.quizapp.hostile import FIELDS
from tests.quizapp.routes import fitting, paths

_HOSTILE = (
    "0",
    "-1",
    "2147483648",
    "9" * 30,
    "1e3",
    "%00",
    "%F0%9F%A6%B4",
    "%FF",
    "..%2F..%2Fetc%2Fpasswd",
    "' OR 1=1 --",
    "{{7*7}}",
    "a" * 3000,
)
# Routes with these values are thousands: each run tries others.
_LEFT_OUT = 0.6


@pytest.mark.parametrize("value", _HOSTILE)
def test_no_address_of_any_kind_breaks_a_page(
    app: Flask, browser_as: Callable[[str], FlaskClient], value: str
) -> None:
    broken = {}
    client = browser_as(Role.ADMIN)
    for route, method, path in paths(app, lambda _name: value):
        if route in ("POST /logout", "POST /settings/password", "POST /settings/delete"):
            continue
        if method == "POST" and "<" not in route:
            continue  # nothing hostile stands in such an address; forms are tried below
        if random.random() < _LEFT_OUT:
            continue
        status = client.open(path, method=method, query_string={"page": value}).status_code
        if status >= 500:
            broken[route] = status
    assert broken == {}


@pytest.mark.parametrize("value", ["", "x" * 20_000, "\x00", "\ud7ff🦴<script>", "-1", "9" * 400])
def test_no_form_of_any_kind_breaks_a_page(
    app: Flask, browser_as: Callable[[str], FlaskClient], value: str
) -> None:
    broken = {}
    client = browser_as(Role.ADMIN)
    for route, method, path in paths(app, fitting):
        if method != "POST" or random.random() < _LEFT_OUT:
            continue
        status = client.post(path, data=dict.fromkeys(FIELDS, value)).status_code
        if route == "POST /logout":
            client = browser_as(Role.ADMIN)
        if status >= 500:
            broken[route] = status
    assert broken == {}


def test_no_field_that_is_sent_as_a_file_breaks_a_page(
    app: Flask, browser_as: Callable[[str], FlaskClient]
) -> None:
    broken = {}
    client = browser_as(Role.ADMIN)
    for route, method, path in paths(app, fitting):
        if method != "POST" or route == "POST /logout":
            continue
        files = {name: (BytesIO(b"x"), "x.txt") for name in FIELDS}
        status = client.post(path, data=files).status_code
        if status >= 500:
            broken[route] = status
    assert broken == {}


@pytest.mark.parametrize("name", ["text", "title", "author", "origin", "csrf_token"])
def test_a_field_of_the_form_with_a_file_is_text_only(
    browser_as: Callable[[str], FlaskClient], name: str
) -> None:
    text = {"text": "# Hip\n\nRotators:\n\n- gluteus minimus", "title": "Hip"}
    as_file = {name: (BytesIO(b"from a file"), "x.txt")}
    answer = browser_as(Role.ADMIN).post("/library/new", data=text | as_file)
    assert answer.status_code in (303, 422)
    assert "from a file" not in answer.text


def test_a_file_that_is_sent_as_text_is_none(browser_as: Callable[[str], FlaskClient]) -> None:
    answer = browser_as(Role.ADMIN).post("/library/new", data={"file": "# Hip"})
    assert answer.status_code == 422
