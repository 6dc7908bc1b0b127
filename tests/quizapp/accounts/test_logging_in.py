from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts import hashing, service, views
from quizapp.extensions import db
from quizapp.models import User
from tests.quizapp.accounts.conftest import OTHER_PASSWORD, PASSWORD, log_in, register

WRONG = "The name or the password is not right."


@pytest.mark.parametrize("typed", ["anna@example.org", " ANNA@Example.ORG "])
def test_the_right_password_opens_the_account(
    client: FlaskClient, make_account: Callable[..., int], typed: str
) -> None:
    make_account("Anna@example.org")
    answer = log_in(client, typed)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/settings").status_code == 200


def test_logging_in_leads_on_to_the_page_that_was_asked_for(
    client: FlaskClient, make_account: Callable[..., int]
) -> None:
    make_account()
    asked = client.get("/settings/data").location
    answer = client.post(asked, data={"login": "anna", "password": PASSWORD})
    assert answer.location == "/settings/data"


@pytest.mark.parametrize("target", ["//evil.example", "/%5Cevil.example", "https://evil.example"])
def test_logging_in_never_leads_to_another_site(
    client: FlaskClient, make_account: Callable[..., int], target: str
) -> None:
    make_account()
    assert log_in(client, query=f"?next={target}").location == "/"


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("anna", OTHER_PASSWORD),
        ("anna", PASSWORD.upper()),
        ("nobody", PASSWORD),
        ("nobody@example.org", PASSWORD),
        ("not a login", PASSWORD),
        ("a\x00b", PASSWORD),
        ("anna", "x" * 1_000_000),
        ("x" * 100_000, PASSWORD),
    ],
)
def test_one_sentence_for_whatever_was_wrong(
    client: FlaskClient, make_account: Callable[..., int], login: str, password: str
) -> None:
    make_account()
    answer = log_in(client, login, password)
    assert answer.status_code == 422
    assert WRONG in answer.text
    assert password not in answer.text


def test_an_account_without_a_password_opens_for_nobody(
    client: FlaskClient, make_user: Callable[..., int]
) -> None:
    make_user("anna")
    assert WRONG in log_in(client).text


def test_a_hash_of_older_parameters_is_made_anew(
    app: Flask, make_account: Callable[..., int]
) -> None:
    user_id = make_account()
    app.config["ARGON2_COST"] = {"time_cost": 2, "memory_cost": 64, "parallelism": 1}
    assert log_in(app.test_client()).status_code == 303
    with app.app_context():
        stored = db.session.get_one(User, user_id).password_hash
        assert stored is not None
        assert not hashing.is_outdated(stored)
        assert hashing.is_password(stored, PASSWORD)


def test_logging_out_is_a_post_that_ends_the_session(client: FlaskClient) -> None:
    register(client)
    assert client.get("/logout").status_code == 405
    assert client.post("/logout").location == "/"
    assert client.get("/settings").status_code == 302


def test_logging_out_twice_is_no_error(client: FlaskClient) -> None:
    register(client)
    client.post("/logout")
    assert client.post("/logout").status_code == 303


def test_the_session_lives_longer_than_the_browser_window(client: FlaskClient) -> None:
    cookie = register(client).headers["Set-Cookie"]
    assert "Expires=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_cookie_of_a_deleted_account_does_not_open_the_next_one(app: Flask) -> None:
    old, new = app.test_client(), app.test_client()
    register(old, "anna")
    other = app.test_client()
    other.post("/login", data={"login": "anna", "password": PASSWORD})
    old.post("/settings/delete", data={"password": PASSWORD, "confirmed": "y"})
    register(new, "bert")
    assert other.get("/settings").status_code == 302


@pytest.fixture
def limited(app_with: Callable[..., Flask]) -> Flask:
    app = app_with(RATELIMIT_ENABLED=True)
    register(app.test_client(), "anna")
    return app


@pytest.fixture
def unseen(limited: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """`limited`, for so many tries that nobody looks at the pages: they would take most of it."""
    monkeypatch.setattr(views, "render_template", lambda *_, **__: "")
    return limited


def test_ten_wrong_tries_close_an_account_for_a_while(limited: Flask) -> None:
    client = limited.test_client()
    tries = [log_in(client, password=OTHER_PASSWORD).status_code for _ in range(10)]
    assert tries == [422] * 10
    answer = log_in(client)
    assert answer.status_code == 429
    assert "Please wait 15 minutes" in answer.text
    assert 'value="anna"' in answer.text


def test_a_closed_account_looks_the_same_whether_it_exists(limited: Flask) -> None:
    client = limited.test_client()
    assert [log_in(client, "nobody").status_code for _ in range(11)] == [422] * 10 + [429]


def test_other_spellings_of_a_name_have_no_tries_of_their_own(limited: Flask) -> None:
    client = limited.test_client()
    for login in ["anna", "ANNA", "Anna ", "ａnna", "aNNa"] * 2:
        log_in(client, login, OTHER_PASSWORD)
    assert log_in(client, "anNA").status_code == 429


def test_a_right_password_in_between_begins_anew(limited: Flask) -> None:
    client = limited.test_client()
    for _ in range(3):
        for _ in range(9):
            log_in(client, password=OTHER_PASSWORD)
        assert log_in(client).status_code == 303


def test_an_address_that_tries_many_names_is_stopped(unseen: Flask) -> None:
    client = unseen.test_client()
    for n in range(500):
        assert log_in(client, f"name-{n}").status_code == 422
    assert log_in(client, "name-501").status_code == 429
    elsewhere = client.post(
        "/login",
        data={"login": "anna", "password": PASSWORD},
        environ_base={"REMOTE_ADDR": "192.0.2.1"},
    )
    assert elsewhere.status_code == 303


def test_a_class_that_logs_in_from_one_address_is_not_stopped(limited: Flask) -> None:
    for n in range(60):
        register(limited.test_client(), f"learner-{n}")
    statuses = {log_in(limited.test_client(), f"learner-{n}").status_code for n in range(60)}
    assert statuses == {303}


def test_a_try_counts_while_it_is_being_checked(
    limited: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile: list[int] = []

    def check(_name: object, _password: str) -> None:
        if not meanwhile:
            meanwhile.append(0)
            for _ in range(10):
                meanwhile.append(log_in(limited.test_client(), "first").status_code)

    monkeypatch.setattr(service, "authenticate", check)
    log_in(limited.test_client(), "first")
    assert meanwhile[1:] == [422] * 9 + [429]


def test_many_tries_at_one_account_shut_nobody_else_out(unseen: Flask) -> None:
    for _ in range(60):
        log_in(unseen.test_client(), "nobody")
    assert log_in(unseen.test_client()).status_code == 303


def _log_in_from(client: FlaskClient, address: str, login: str, password: str) -> int:
    return client.post(
        "/login",
        data={"login": login, "password": password},
        environ_base={"REMOTE_ADDR": address},
    ).status_code


def test_tries_from_elsewhere_do_not_shut_the_owner_out(unseen: Flask) -> None:
    for n in range(30):
        _log_in_from(unseen.test_client(), f"192.0.2.{n % 10}", "anna", OTHER_PASSWORD)
    assert _log_in_from(unseen.test_client(), "198.51.100.1", "anna", PASSWORD) == 303


def test_tries_from_very_many_addresses_have_an_end(unseen: Flask) -> None:
    statuses = [
        _log_in_from(unseen.test_client(), f"192.0.2.{n}", "anna", OTHER_PASSWORD)
        for n in range(101)
    ]
    assert statuses == [422] * 100 + [429]


def test_a_browser_that_was_logged_in_before_gets_in_whatever_others_try(unseen: Flask) -> None:
    own = unseen.test_client()
    assert log_in(own).status_code == 303
    own.post("/logout")
    for n in range(110):
        _log_in_from(unseen.test_client(), f"192.0.2.{n}", "anna", OTHER_PASSWORD)
    assert _log_in_from(unseen.test_client(), "198.51.100.1", "anna", PASSWORD) == 429
    assert log_in(own).status_code == 303


def test_a_browser_that_registered_is_known(unseen: Flask) -> None:
    own = unseen.test_client()
    register(own, "bert")
    own.post("/logout")
    for n in range(110):
        _log_in_from(unseen.test_client(), f"192.0.2.{n}", "bert", OTHER_PASSWORD)
    assert log_in(own, "bert").status_code == 303


def test_a_known_browser_has_ten_tries_too_and_only_at_its_own_account(limited: Flask) -> None:
    register(limited.test_client(), "bert")
    own = limited.test_client()
    log_in(own)
    own.post("/logout")
    assert [log_in(own, password=OTHER_PASSWORD).status_code for _ in range(10)] == [422] * 10
    assert log_in(own).status_code == 429
    assert [log_in(own, "bert", OTHER_PASSWORD).status_code for _ in range(10)] == [422] * 10
    assert log_in(own, "bert").status_code == 429


def test_two_people_of_one_browser_are_both_known(unseen: Flask) -> None:
    register(unseen.test_client(), "bert")
    own = unseen.test_client()
    for login in ("anna", "bert"):
        assert log_in(own, login).status_code == 303
        own.post("/logout")
    for n in range(100):
        for login in ("anna", "bert"):
            _log_in_from(unseen.test_client(), f"192.0.2.{n}", login, OTHER_PASSWORD)
    assert [log_in(own, login).status_code for login in ("anna", "bert")] == [303, 303]


def test_a_made_up_pass_is_none(limited: Flask) -> None:
    client = limited.test_client()
    client.set_cookie("quizapp_device", "WyJhIl0.forged")
    assert [log_in(client, password=OTHER_PASSWORD).status_code for _ in range(10)] == [422] * 10
    assert log_in(client).status_code == 429


def test_a_school_behind_one_address_is_not_shut_out_by_some_of_it(unseen: Flask) -> None:
    client = unseen.test_client()
    for n in range(200):
        assert log_in(client, f"name-{n}").status_code == 422
    assert log_in(unseen.test_client()).status_code == 303


@pytest.mark.parametrize("empty", ["login", "password"])
def test_what_was_empty_does_not_count(limited: Flask, empty: str) -> None:
    client = limited.test_client()
    for _ in range(20):
        client.post("/login", data={"login": "anna", "password": OTHER_PASSWORD, empty: ""})
    assert log_in(client).status_code == 303


def test_the_pass_is_kept_from_scripts_and_other_pages(limited: Flask) -> None:
    answer = log_in(limited.test_client())
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("quizapp_device"))
    assert "HttpOnly" in cookie
    assert "Path=/" in cookie
    assert "SameSite=Lax" in cookie
    assert "anna" not in cookie
