from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import (
    Attempt,
    AuditEntry,
    Class,
    Knowledge,
    OneTimeLink,
    Response,
    Role,
    Slot,
    User,
)
from tests.quizapp.accounts.conftest import (
    NOW,
    OTHER_PASSWORD,
    PASSWORD,
    add_attempt,
    log_in,
    register,
)
from tests.quizapp.classrooms import add_class


@pytest.fixture
def browser(client: FlaskClient) -> FlaskClient:
    """A browser in which the learner "anna" is logged in."""
    register(client)
    return client


def _save(client: FlaskClient, **fields: str):
    values = {"display_name": "Anna", "language": "en", "timezone": "Europe/Berlin", **fields}
    return client.post("/settings", data=values)


def _change(client: FlaskClient, current: str = PASSWORD, new: str = OTHER_PASSWORD):
    return client.post("/settings/password", data={"current": current, "password": new})


def _delete(client: FlaskClient, password: str = PASSWORD, **fields: str):
    return client.post("/settings/delete", data={"password": password, **fields})


def _user(app: Flask) -> User | None:
    with app.app_context():
        return db.session.scalar(select(User).filter_by(username="anna"))


def test_settings_are_saved_and_shown_again(app: Flask, browser: FlaskClient) -> None:
    assert _save(browser).status_code == 303
    user = _user(app)
    assert user is not None
    assert (user.display_name, user.language, user.timezone) == ("Anna", "en", "Europe/Berlin")
    page = browser.get("/settings").text
    assert 'value="Anna"' in page
    assert '<option selected value="Europe/Berlin">' in page


def test_a_language_can_be_left_to_the_browser(app: Flask, browser: FlaskClient) -> None:
    _save(browser, language="", display_name=" ")
    user = _user(app)
    assert user is not None
    assert (user.language, user.display_name) == (None, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "xx"},
        {"timezone": "Nowhere/Land"},
        {"timezone": ""},
        {"display_name": "x" * 81},
        {"display_name": "\u202eanna"},
    ],
)
def test_settings_that_there_are_not_are_refused(
    browser: FlaskClient, fields: dict[str, str]
) -> None:
    answer = _save(browser, **fields)
    assert answer.status_code == 422
    assert "Please check this" in answer.text


def test_settings_of_a_form_without_fields_are_refused(browser: FlaskClient) -> None:
    assert browser.post("/settings").status_code == 422


def test_a_changed_password_is_the_one_that_opens(app: Flask, browser: FlaskClient) -> None:
    assert _change(browser).location == "/settings"
    assert log_in(app.test_client()).status_code == 422
    assert log_in(app.test_client(), password=OTHER_PASSWORD).status_code == 303


def test_changing_the_password_ends_the_other_logins_only(app: Flask, browser: FlaskClient) -> None:
    elsewhere = app.test_client()
    log_in(elsewhere)
    _change(browser)
    assert elsewhere.get("/settings").status_code == 302
    assert browser.get("/settings").status_code == 200


@pytest.mark.parametrize(
    ("current", "new", "sentence"),
    [
        (OTHER_PASSWORD, OTHER_PASSWORD, "This is not your current password."),
        ("", OTHER_PASSWORD, "Enter your password."),
        (PASSWORD, "password1", "on a list of common ones"),
        (PASSWORD, "anna1234", "little more than your name"),
        (PASSWORD, "x" * 1_000_000, "at most 1024"),
        ("x" * 1_000_000, OTHER_PASSWORD, "This is not your current password."),
    ],
)
def test_a_password_is_not_changed_when_something_is_wrong(
    app: Flask, browser: FlaskClient, current: str, new: str, sentence: str
) -> None:
    answer = _change(browser, current, new)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert log_in(app.test_client()).status_code == 303


def test_the_current_password_cannot_be_guessed_without_end(
    app_with: Callable[..., Flask],
) -> None:
    browser = app_with(RATELIMIT_ENABLED=True).test_client()
    register(browser)
    assert [_change(browser, OTHER_PASSWORD).status_code for _ in range(10)] == [422] * 10
    assert _change(browser).status_code == 429
    assert _delete(browser, confirmed="y").status_code == 429


def test_deleting_needs_the_password_and_a_tick(app: Flask, browser: FlaskClient) -> None:
    assert _delete(browser).status_code == 422
    assert _delete(browser, OTHER_PASSWORD, confirmed="y").status_code == 422
    assert _user(app) is not None


def test_deleting_takes_everything_of_the_person_along(app: Flask, browser: FlaskClient) -> None:
    user = _user(app)
    assert user is not None
    with app.app_context():
        add_attempt(user.id, 3, NOW)
    answer = _delete(browser, confirmed="y")
    assert (answer.status_code, answer.location) == (303, "/")
    with app.app_context():
        for table in (User, Attempt, Slot, Response, Knowledge, OneTimeLink):
            assert db.session.scalar(select(func.count()).select_from(table)) == 0
        actions = list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert actions == ["account.create.learner", "account.delete"]


def test_after_deleting_nobody_is_logged_in(browser: FlaskClient) -> None:
    _delete(browser, confirmed="y")
    assert browser.get("/settings").status_code == 302
    assert "Your account and all its data are deleted." in browser.get("/login").text


def test_an_instructor_reads_which_classes_stay_without_anybody(
    app: Flask, make_account: Callable[..., int]
) -> None:
    instructor_id, learner_id = make_account("tutor", Role.INSTRUCTOR), make_account("anna")
    with app.app_context():
        add_attempt(learner_id, 1, NOW)
        for _ in range(2):
            add_class(instructor_id, learner_id)
    client = app.test_client()
    log_in(client, "tutor")
    page = client.get("/settings/delete").text
    assert "2 classes that nobody else teaches" in page
    assert "with 1 learner in them" in page
    _delete(client, confirmed="y")
    with app.app_context():
        assert db.session.scalar(select(func.count(Class.id))) == 2
        assert db.session.scalar(select(func.count(Response.id))) == 1


def test_the_last_administrator_cannot_leave(app: Flask, make_account: Callable[..., int]) -> None:
    make_account("boss", Role.ADMIN)
    client = app.test_client()
    log_in(client, "boss")
    answer = _delete(client, confirmed="y")
    assert answer.status_code == 422
    assert "You are the only administrator." in answer.text
    make_account("second", Role.ADMIN)
    assert _delete(client, confirmed="y").status_code == 303


def test_a_guest_has_no_settings(
    client_of: Callable[[int], FlaskClient], make_guest: Callable[..., int]
) -> None:
    client = client_of(make_guest())
    for page in ("/settings", "/settings/data", "/settings/password", "/settings/delete"):
        assert client.get(page).location == f"/login?next={page}"
