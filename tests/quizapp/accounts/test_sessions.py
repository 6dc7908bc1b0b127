from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import cast
from urllib.parse import quote

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from sqlalchemy import select

from quizapp.accounts.sessions import next_page
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import EndedSession, Role
from tests.quizapp.accounts.conftest import log_in, register


@pytest.mark.parametrize(
    "target", ["/progress", "/attempts/3/1?again=1", "/articles/hip#part", "/café", "/a?next=//b"]
)
def test_a_page_of_this_site_is_next(app: Flask, target: str) -> None:
    with app.test_request_context(f"/login?next={quote(target)}"):
        assert next_page() == target


@pytest.mark.parametrize(
    "target",
    [
        "",
        "progress",
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "/\x00/evil.example",
        "/\u2028/evil.example",
        "javascript:alert(1)",
        "/" + "a" * 3000,
    ],
)
def test_anything_else_leads_to_the_start_page(app: Flask, target: str) -> None:
    with app.test_request_context(f"/login?next={quote(target)}"):
        assert next_page() == "/"


def _cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("quizapp")
    assert cookie is not None
    return cookie.value


def _browser_with(app: Flask, cookie: str) -> FlaskClient:
    client = app.test_client()
    client.set_cookie("quizapp", cookie)
    return client


@pytest.mark.every_database
def test_a_cookie_copied_before_logging_out_opens_nothing(app: Flask) -> None:
    own = app.test_client()
    register(own)
    copied = _cookie_of(own)
    assert _browser_with(app, copied).get("/settings").status_code == 200
    own.post("/logout")
    assert _browser_with(app, copied).get("/settings").status_code == 302


def test_logging_in_ends_the_session_that_was_open_here(app: Flask) -> None:
    browser = app.test_client()
    register(browser)
    copied = _cookie_of(browser)
    assert log_in(browser).status_code == 303
    assert _cookie_of(browser) != copied
    assert _browser_with(app, copied).get("/settings").status_code == 302
    assert browser.get("/settings").status_code == 200


def test_a_session_that_was_not_signed_here_opens_nothing(app: Flask) -> None:
    browser = app.test_client()
    register(browser)
    told, _, signature = _cookie_of(browser).rpartition(".")
    with app.test_request_context():
        session = dict(_sessions_of(app).loads(f"{told}.{signature}"))
        app.secret_key = "another key, sixteen characters"
        forged = str(_sessions_of(app).dumps(session))
        app.secret_key = app.extensions["settings"].secret_key
        ours = str(_sessions_of(app).dumps(session))
    assert _browser_with(app, ours).get("/settings").status_code == 200
    for cookie in (forged, told, f"{told}.", f"{told}.{signature[::-1]}"):
        assert _browser_with(app, cookie).get("/settings").status_code == 302


def test_a_session_is_over_after_a_month(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = app.test_client()
    register(browser)
    copied = _cookie_of(browser)
    now = time.time()
    for days, status in ((30, 200), (32, 302)):
        later = int(now) + days * 24 * 3600
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self, at=later: at)
        assert _browser_with(app, copied).get("/settings").status_code == status


def _sessions_of(app: Flask) -> URLSafeTimedSerializer:
    made = cast(SecureCookieSessionInterface, app.session_interface).get_signing_serializer(app)
    assert made is not None
    return made


def test_other_sessions_of_the_account_go_on(app: Flask) -> None:
    phone, classroom = app.test_client(), app.test_client()
    register(phone)
    log_in(classroom)
    classroom.post("/logout")
    assert phone.get("/settings").status_code == 200
    assert log_in(classroom).status_code == 303
    assert classroom.get("/settings").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/join"), ("POST", "/no-such-page"), ("PUT", "/login"), ("OPTIONS", "/login")],
)
def test_an_ended_session_is_not_kept_alive_by_sending_forms(
    app: Flask, method: str, path: str
) -> None:
    """Each form writes the cookie anew: not with an account that it no longer opens."""
    own = app.test_client()
    register(own)
    copied = _cookie_of(own)
    thief = _browser_with(app, copied)
    own.post("/logout")
    thief.open(path, method=method)
    with thief.session_transaction() as session:
        assert "_user_id" not in session or _cookie_of(thief) == copied


def test_a_session_from_before_there_were_keys_ends_too(
    app: Flask, make_account: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    own = client_of(make_account())
    copied = _cookie_of(own)
    own.post("/logout")
    assert _browser_with(app, copied).get("/settings").status_code == 302


def test_ended_sessions_are_forgotten_when_their_cookies_have_expired(app: Flask) -> None:
    with app.app_context():
        for days in (1, 40):
            ended_at = utc_now() - dt.timedelta(days=days)
            db.session.add(EndedSession(key=f"{days} days", ended_at=ended_at))
        db.session.commit()
    client = app.test_client()
    register(client)
    client.post("/logout")
    with app.app_context():
        keys = db.session.scalars(select(EndedSession.key)).all()
    assert len(keys) == 2
    assert "1 days" in keys


@pytest.mark.parametrize(
    ("role", "days", "goes_on"),
    [(Role.LEARNER, 179, True), (Role.LEARNER, 181, False), (Role.GUEST, 181, True)],
)
def test_a_session_that_is_used_ends_all_the_same(
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    role: Role,
    days: int,
    goes_on: bool,
) -> None:
    """But a guest's, who could not come back."""
    client = client_of(make_user("anna", role))
    with client.session_transaction() as session:
        session["began"] = int(time.time()) - days * 24 * 3600
    client.get("/")
    with client.session_transaction() as session:
        assert ("_user_id" in session) is goes_on


def test_a_session_of_before_begins_with_the_next_form(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    client = client_of(make_user())
    client.get("/settings")
    with client.session_transaction() as session:
        assert "began" not in session
    client.post("/settings")
    with client.session_transaction() as session:
        assert session["began"] == pytest.approx(time.time(), abs=60)
