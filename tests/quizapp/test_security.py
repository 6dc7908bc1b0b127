"""Headers, cookies and the tokens of forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, request, url_for
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner

from quizapp.clock import utc_now
from quizapp.gateway import REFUSED
from quizapp.security import MAX_DOCUMENT_UPLOAD, MAX_UPLOAD, flask_config, upload_limit
from tests.quizapp.conftest import make_app, make_settings


@pytest.mark.parametrize("path", ["/", "/healthz", "/no-such-page"])
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cache-Control", "private, no-store"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_every_answer_carries_the_headers(
    client: FlaskClient, path: str, header: str, value: str
) -> None:
    assert client.get(path).headers[header] == value


def test_a_file_carries_what_is_for_files_alone(app: Flask, client: FlaskClient) -> None:
    with app.test_request_context():
        url: str = app.jinja_env.globals["asset"]("css/app.css")  # type: ignore[operator]
    headers = client.get(url).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in headers
    assert "Content-Security-Policy" in client.get(url.replace("app", "none")).headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


def test_nothing_is_shown_for_developers_whatever_the_environment_says(
    filled_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    assert not make_app(filled_database).debug


def test_transport_security_is_announced_behind_tls_only(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/healthz").headers
    secure = client.get("/healthz", base_url="https://localhost")
    assert "max-age" in secure.headers["Strict-Transport-Security"]


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_session_cookie_is_kept_from_scripts_and_other_sites(
    app: Flask, scheme: str, secure: bool
) -> None:
    @app.get("/test-session")
    def remember() -> str:
        from flask import session

        session["x"] = 1
        return ""

    remember.allowed_roles = frozenset({"visitor"})  # type: ignore[attr-defined]
    answer = app.test_client().get("/test-session", base_url=f"{scheme}://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert ("Secure" in cookie) is secure


@pytest.mark.parametrize(
    ("hours_ago", "status"), [(-1, 200), (24 * 30, 200), (24 * 32, 302)], ids=str
)
def test_a_session_ends_when_it_is_old_and_not_when_the_clock_is_set_back(
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    monkeypatch: pytest.MonkeyPatch,
    hours_ago: int,
    status: int,
) -> None:
    signed_at = int(utc_now().timestamp()) - hours_ago * 60 * 60
    with monkeypatch.context() as earlier:
        earlier.setattr(TimestampSigner, "get_timestamp", lambda _self: signed_at)
        learner = client_of(make_user())
    assert learner.get("/settings").status_code == status


def test_a_form_without_its_token_is_answered_with_a_sentence(
    tmp_path: Path, filled_database: Path
) -> None:
    app = make_app(filled_database, WTF_CSRF_ENABLED=True)
    answer = app.test_client().post("/login", data={"login": "a", "password": "b"})
    assert answer.status_code == 400
    assert "no longer valid" in answer.text


def test_tokens_live_as_long_as_the_session() -> None:
    assert flask_config(make_settings(Path("x")))["WTF_CSRF_TIME_LIMIT"] is None


@pytest.mark.parametrize(("proxies", "believed"), [(0, False), (1, True)])
def test_forwarded_headers_are_believed_from_trusted_proxies_only(
    tmp_path: Path, filled_database: Path, proxies: int, believed: bool
) -> None:
    app = make_app(filled_database, trusted_proxies=proxies)
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    # What a visitor wrote stands before what the proxy adds.
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.9, 198.51.100.1"}
    answer = app.test_client().get("/healthz", headers=forwarded)
    assert ("Strict-Transport-Security" in answer.headers) is believed
    assert seen == ["198.51.100.1" if believed else "127.0.0.1"]


def test_too_large_an_upload_is_answered_with_a_sentence(client: FlaskClient) -> None:
    answer = client.post("/login", data={"login": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_answers_for_everybody_carry_nobodys_session(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    browser = client_of(make_user())
    with browser.session_transaction() as session:
        session.permanent = True
    with app.test_request_context():
        stylesheet: str = app.jinja_env.globals["asset"]("css/app.css")  # type: ignore[operator]

    assert "Set-Cookie" in browser.get("/about").headers
    for path in (stylesheet, "/healthz"):
        assert "Set-Cookie" not in browser.get(path).headers


def test_the_form_that_takes_documents_is_where_more_may_be_sent(app: Flask) -> None:
    with app.test_request_context():
        assert upload_limit(url_for("library.bring_in")) == MAX_DOCUMENT_UPLOAD
        questions = url_for("library.import_questions", article_id=7)
        assert upload_limit(questions) == MAX_DOCUMENT_UPLOAD
        assert upload_limit(url_for("accounts.login")) == MAX_UPLOAD


@pytest.mark.parametrize(
    ("status", "sentence"), [(408, "in time"), (413, "too large"), (503, "did not work")]
)
def test_a_body_that_the_server_did_not_get_is_answered_with_a_sentence(
    client: FlaskClient, status: int, sentence: str
) -> None:
    answer = client.post("/login", environ_overrides={REFUSED: status})
    assert answer.status_code == status
    assert sentence in answer.text
