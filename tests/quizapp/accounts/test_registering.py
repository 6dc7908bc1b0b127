from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from quizapp.accounts import service, views
from quizapp.accounts.errors import LoginTakenError
from quizapp.accounts.throttle import visitor_address
from quizapp.extensions import db
from quizapp.models import Role, User
from tests.quizapp.accounts.conftest import NOW, PASSWORD, log_in, register


def _find(app: Flask, **columns: str) -> User | None:
    with app.app_context():
        return db.session.scalar(select(User).filter_by(**columns))


def test_registering_logs_in_and_leads_to_the_start_page(client: FlaskClient) -> None:
    answer = register(client)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/settings").status_code == 200


def test_registering_leads_on_to_the_page_that_was_asked_for(client: FlaskClient) -> None:
    answer = client.post("/register?next=/progress", data={"login": "anna", "password": PASSWORD})
    assert answer.location == "/progress"


@pytest.mark.parametrize(
    ("server", "words"), [(None, "nothing is sent to it"), (object(), "can be sent")]
)
def test_what_an_address_is_for_is_said_before_it_is_given(
    app: Flask, client: FlaskClient, server: object, words: str
) -> None:
    app.extensions["mail"] = server
    page = client.get("/register").text
    assert "An email address is optional" in page
    assert words in page


def test_an_address_is_kept_as_address_and_a_name_as_name(app: Flask) -> None:
    register(app.test_client(), "Anna@Example.org", display_name=" Anna  B ")
    register(app.test_client(), "Anna")
    by_email = _find(app, email="anna@example.org")
    assert by_email is not None
    assert (by_email.display_name, by_email.username) == ("Anna B", None)
    assert _find(app, username="anna") is not None


def test_the_time_zone_of_the_browser_is_kept(app: Flask, client: FlaskClient) -> None:
    register(client, timezone="Europe/Berlin")
    user = _find(app, username="anna")
    assert user is not None
    assert (user.timezone, user.language) == ("Europe/Berlin", "en")


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../../etc/passwd", "\x00", "x" * 9999])
def test_an_unknown_time_zone_is_left_out(app: Flask, client: FlaskClient, zone: str) -> None:
    assert register(client, timezone=zone).status_code == 303
    user = _find(app, username="anna")
    assert user is not None
    assert user.timezone is None


@pytest.mark.parametrize("role", ["admin", "instructor", "ADMIN"])
def test_registering_never_makes_more_than_a_learner(
    app: Flask, client: FlaskClient, role: str
) -> None:
    register(client, role=role, is_admin="1", id="1", session_version="1", is_demo="1")
    user = _find(app, username="anna")
    assert user is not None
    assert user.role == Role.LEARNER
    assert not user.is_demo


@pytest.mark.parametrize("login", ["anna", "ANNA", "Ａnna"])
def test_a_name_that_is_taken_is_refused_with_a_sentence(app: Flask, login: str) -> None:
    register(app.test_client())
    answer = register(app.test_client(), login)
    assert answer.status_code == 422
    assert "There is an account with this email address or user name" in answer.text


def test_two_who_take_the_same_name_at_once_do_not_both_get_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    barrier, outcomes = threading.Barrier(4), []
    monkeypatch.setattr(service, "hash_password", lambda normal: (barrier.wait(10), "hash")[1])

    def take() -> None:
        with app.app_context():
            try:
                service.create_account("anna", PASSWORD, Role.LEARNER, NOW)
                outcomes.append("made")
            except LoginTakenError:
                outcomes.append("taken")

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["made", "taken", "taken", "taken"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"login": ""}, "Enter an email address or a user name."),
        ({"login": "a b"}, "A user name has 2 to 64"),
        ({"login": "a@b"}, "This is not an email address."),
        ({"password": ""}, "Enter a password."),
        ({"password": "short"}, "A password has at least 8 characters."),
        ({"password": "password1"}, "on a list of common ones"),
        ({"password": "anna-anna-1"}, "little more than your name"),
        ({"password": "p" * 1_000_000}, "A password has at most 1024 characters."),
        ({"display_name": "x" * 81}, "A name has at most 80 characters"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(
    client: FlaskClient, fields: dict[str, str], sentence: str
) -> None:
    answer = register(client, **{"login": "anna", "display_name": "Anna B", **fields})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="A' in answer.text or "display_name" in fields


def test_a_refused_form_never_brings_the_password_back(client: FlaskClient) -> None:
    answer = client.post("/register", data={"login": "a b", "password": PASSWORD})
    assert PASSWORD not in answer.text


def test_a_password_of_1024_characters_with_spaces_opens_the_account(app: Flask) -> None:
    password = ("a few words, " * 100)[:1024]
    assert register(app.test_client(), password=password).status_code == 303
    answer = app.test_client().post("/login", data={"login": "anna", "password": password})
    assert answer.status_code == 303


def test_one_address_cannot_make_accounts_without_end(app_with: Callable[..., Flask]) -> None:
    app = app_with(RATELIMIT_ENABLED=True)
    with app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        for _ in range(599):
            assert views._REGISTER_BY_ADDRESS.take(visitor_address())
    assert [register(app.test_client(), f"anna-{n}").status_code for n in range(2)] == [303, 429]


def test_the_page_sends_whoever_is_logged_in_on(client: FlaskClient) -> None:
    register(client)
    assert client.get("/register?next=/progress").location == "/progress"


def test_a_login_that_looks_like_one_that_is_taken_is_taken(
    app: Flask, make_account: Callable[..., int]
) -> None:
    make_account("coco")
    answer = register(app.test_client(), "\u0441\u043e\u0441\u043e")  # Cyrillic
    assert answer.status_code == 422
    assert "There is an account" in answer.text


def test_a_login_in_letters_that_look_alike_is_told_why(client: FlaskClient) -> None:
    answer = register(client, "\u0430dmin")
    assert answer.status_code == 422
    assert "letters of another alphabet" in answer.text


def test_who_has_such_a_login_already_gets_in(
    app: Flask, client: FlaskClient, make_account: Callable[..., int]
) -> None:
    user_id = make_account("anna")
    with app.app_context():
        db.session.execute(update(User).where(User.id == user_id).values(username="\u0430nna"))
        db.session.commit()
    assert log_in(client, "\u0430nna").status_code == 303
