"""Whatever is sent, the page answers with a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.models import Role
from tests.quizapp.accounts.conftest import PASSWORD, log_in

PAGES = [
    "/register", "/login", "/forgotten", "/reset/none", "/setup/none", "/settings",
    "/settings/password", "/settings/delete", "/guest-answers", "/admin/users/new",
    "/admin/users/1/role", "/admin/users/99/link", "/admin/users/99/delete",
]  # fmt: skip
FIELDS = [
    "login", "password", "display_name", "timezone", "language", "current", "confirmed", "mine",
    "role",
]  # fmt: skip
VALUES = [
    "", "\x00", "a\x00b", "%", "'; DROP TABLE users; --", "<script>alert(1)</script>", "{{7*7}}",
    "\u202e\u2066\u200b", "\ufeff", "\uffff", "🦴" * 400, "ﷺ" * 1000, "a" * 100_000, "-1", "NaN",
    "\r\nSet-Cookie: a=b", "../../..", "İ" * 60, "ŉ" * 64, "a@" + "b." * 130 + "c",
]  # fmt: skip


@pytest.fixture
def browser(app: Flask, make_account: Callable[..., int]) -> FlaskClient:
    make_account("boss", Role.ADMIN)
    client = app.test_client()
    log_in(client, "boss")
    return client


def _is_fine(answer: TestResponse) -> bool:
    return answer.status_code in (200, 303, 404, 422)


@pytest.mark.parametrize("page", PAGES)
def test_no_text_gives_an_error_page(browser: FlaskClient, page: str) -> None:
    for value in VALUES:
        assert _is_fine(browser.post(page, data=dict.fromkeys(FIELDS, value))), value


@pytest.mark.parametrize("page", PAGES)
def test_no_shape_gives_an_error_page(browser: FlaskClient, page: str) -> None:
    bodies: list[tuple[str, bytes]] = [
        ("application/json", b'{"login": {"a": 1}, "password": ["\\ud800"]}'),
        ("application/json", b"[1, 2, 3]"),
        ("application/json", b'"text"'),
        ("application/json", b"{"),
        ("text/plain", b"login=anna"),
        ("application/x-www-form-urlencoded", b"login=%ED%A0%80&password=%FF%FE&login=b"),
        ("application/x-www-form-urlencoded", b"login&password&=&&;%%%"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="login"; filename="f"\r\n\r\nA\r\n--x--',
        ),
    ]
    for content_type, body in bodies:
        answer = browser.post(page, data=body, content_type=content_type)
        assert _is_fine(answer), (content_type, body)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/users?page=-1", "/admin/users?page=99999999999999999999", "/admin/users?page=²",
        "/admin/users?page=1e9", "/admin/users?q=%00", "/admin/users?q=%ED%A0%80",
        "/admin/users?q=%25_%5C", "/admin/users?q=" + "a" * 5000, "/admin/audit?who=%00",
        "/admin/audit?who=" + "a" * 5000, "/admin/audit?page=00000000000000000000000001",
        "/admin/users/99999999999999999999999999", "/admin/users/0", "/admin/users/2147483647",
        "/guest-answers?next=%00", "/login?next=/%0d%0aSet-Cookie:a=b",
    ],
)  # fmt: skip
def test_no_address_gives_an_error_page(browser: FlaskClient, address: str) -> None:
    assert _is_fine(browser.get(address))


def test_what_was_typed_comes_back_escaped(client: FlaskClient) -> None:
    answer = client.post(
        "/register", data={"login": '"><script>alert(1)</script>', "password": PASSWORD}
    )
    assert "<script>alert" not in answer.text


def test_a_name_is_shown_escaped(browser: FlaskClient) -> None:
    name = "<b>Anna</b>"
    browser.post("/settings", data={"display_name": name, "language": "", "timezone": "UTC"})
    for page in ("/settings", "/admin/users"):
        assert name not in browser.get(page).text
