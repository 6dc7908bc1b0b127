from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp import audit
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Role, User


@pytest.fixture
def browser(make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(make_user("boss", Role.ADMIN))


def _record(app: Flask, user_id: int, action: str = "account.delete", count: int = 1) -> str:
    with app.app_context():
        user = db.session.get_one(User, user_id)
        for _ in range(count):
            audit.record(user, action, None, utc_now())
        db.session.commit()
        return audit.pseudonym(user)


def test_an_empty_log_says_so(browser: FlaskClient) -> None:
    assert "Nothing yet." in browser.get("/admin/audit").text


def test_entries_are_told_in_words_and_under_codes(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    code = _record(app, make_user("anna"))
    page = browser.get("/admin/audit").text
    assert "Deleted an account" in page
    assert code[:8] in page
    assert "anna" not in page


def test_an_action_without_words_is_told_by_its_code(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    _record(app, make_user("anna"), "article.fold")
    assert "article.fold" in browser.get("/admin/audit").text


def test_the_log_of_one_account_is_reached_from_its_page(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    anna = make_user("anna")
    code, other = _record(app, anna), _record(app, make_user("bert"))
    assert f"/admin/audit?who={code}" in browser.get(f"/admin/users/{anna}").text
    page = browser.get(f"/admin/audit?who={code}").text
    assert code[:8] in page
    assert other[:8] not in page


def test_a_long_log_is_paged(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    _record(app, make_user("anna"), count=120)
    assert "Page 1 of 3" in browser.get("/admin/audit").text
    assert browser.get("/admin/audit?page=3").text.count('<th scope="row">') == 20
