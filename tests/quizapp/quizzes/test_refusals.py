"""Answers that are refused: the page says why, holds what was filled in, and has ways on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from questions.articles import SHIPPED_SLUG
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Role, User
from quizapp.models.attempts import Mode
from quizapp.quizzes import queries, service
from quizapp.quizzes.drawing import Choice
from tests.quizapp.conftest import make_app
from tests.quizapp.quizzes.answers import item_at, right, stored_responses

_HERE = {"Referer": "http://localhost/attempts/1/1?again=1"}
_BACK = "/attempts/1/1?again=1"


@pytest.fixture
def app(filled_database: Path, tmp_path: Path) -> Iterator[Flask]:
    """An app that wants the tokens of its forms."""
    path = tmp_path / "tokens.sqlite3"
    path.write_bytes(filled_database.read_bytes())
    app = make_app(path, WTF_CSRF_ENABLED=True)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def url(app: Flask, make_user: Callable[..., int]) -> str:
    """The first question of the first learner."""
    learner_id = make_user()
    with app.app_context():
        offer = queries.get_offer(SHIPPED_SLUG)
        choice = Choice(offer.version_id, "mixed", "A quiz", Mode.PRACTICE, 3)
        return f"/attempts/{service.start(learner_id, choice, 7, utc_now()).attempt_id}/1"


@pytest.fixture
def learner(client_of: Callable[[int], FlaskClient], url: str) -> FlaskClient:
    return client_of(1)


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _form(app: Flask, page: str) -> dict[str, object]:
    return {**right(item_at(app, 1, 1)), "certainty": "2", "csrf_token": _token(page)}


def _sent_again(page: str) -> dict[str, list[str]]:
    """The fields of the form that stands in an error page."""
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        fields.setdefault(name, []).append(value)
    return fields


def _log_in_anew(client: FlaskClient) -> None:
    """As by logging out and in again in another tab: another session, with tokens of its own."""
    with client.session_transaction() as session:
        session.pop("csrf_token", None)
    client.get("/quizzes")
    client.get("/settings")


def test_after_logging_in_anew_the_answer_is_sent_again_from_the_page_that_says_so(
    app: Flask, learner: FlaskClient, url: str
) -> None:
    form = _form(app, learner.get(url).text)
    _log_in_anew(learner)

    refused = learner.post(url, data=form, headers=_HERE)

    assert refused.status_code == 400
    assert "Nothing was stored: send it again." in refused.text
    assert f'href="{_BACK}"' in refused.text
    assert stored_responses(app) == []
    assert learner.post(url, data=_sent_again(refused.text)).status_code == 303
    (response,) = stored_responses(app)
    assert (response.score, response.certainty) == (1.0, 2)


def _end_session(app: Flask, client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session.clear()


def _reset_password(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        db.session.get_one(User, 1).session_version += 1
        db.session.commit()


@pytest.mark.parametrize("end", [_end_session, _reset_password])
def test_whoever_is_logged_out_logs_in_and_sends_the_same_form_again(
    app: Flask,
    learner: FlaskClient,
    url: str,
    end: Callable[[Flask, FlaskClient], None],
) -> None:
    form = _form(app, learner.get(url).text)
    end(app, learner)

    refused = learner.post(url, data=form, headers=_HERE)

    assert refused.status_code == 401
    assert "You are not logged in" in refused.text
    assert 'href="/login?next=/attempts/1/1?again%3D1"' in refused.text
    with app.app_context():
        session_id = db.session.get_one(User, 1).get_id()
    with learner.session_transaction() as session:
        session["_user_id"] = session_id
    assert learner.post(url, data=_sent_again(refused.text)).status_code == 303
    assert len(stored_responses(app)) == 1


def test_a_busy_database_is_said_and_the_form_stands_there(
    app: Flask, learner: FlaskClient, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = _form(app, learner.get(url).text)

    def is_locked(*_: object) -> None:
        raise OperationalError("BEGIN IMMEDIATE", None, Exception("database is locked"))

    with monkeypatch.context() as patched:
        patched.setattr("quizapp.quizzes.answering.submit", is_locked)
        refused = learner.post(url, data=form)
    assert refused.status_code == 503
    assert "too busy" in refused.text
    assert learner.post(url, data=_sent_again(refused.text)).status_code == 303


def test_in_another_account_the_answer_waits_for_its_own(
    app: Flask,
    client_of: Callable[[int], FlaskClient],
    make_user: Callable[..., int],
    learner: FlaskClient,
    url: str,
) -> None:
    form = _form(app, learner.get(url).text)
    other = client_of(make_user("somebody-else", Role.LEARNER))
    mine = {**form, "csrf_token": _token(other.get("/settings").text)}

    refused = other.post(url, data=mine)

    assert refused.status_code == 404
    assert "it belongs to another account" in refused.text
    kept = _sent_again(refused.text)
    assert {name: kept[name] for name in form if name != "csrf_token"} == {
        name: value if isinstance(value, list) else [value]
        for name, value in form.items()
        if name != "csrf_token"
    }


@pytest.mark.parametrize(
    "referrer", ["", "http://elsewhere.example/attempts/1/1", "http://[", "http://localhost"]
)
def test_the_way_back_is_a_page_of_ours_or_none(
    learner: FlaskClient, url: str, referrer: str
) -> None:
    page = learner.post(url, data={"try": "1"}, headers={"Referer": referrer}).text
    assert "Back to the page" not in page
    assert "elsewhere" not in page


def test_what_is_far_too_long_is_not_written_into_a_page(learner: FlaskClient, url: str) -> None:
    page = learner.post(url, data={"try": "1", "blank-b1": "x" * 30_000}).text
    assert "Send again" not in page
    assert "xxx" not in page


def test_what_is_too_large_to_read_is_said(learner: FlaskClient, url: str) -> None:
    answer = learner.post(url, data={"try": "1", "blank-b1": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "Send again" not in answer.text


def test_a_password_never_stands_in_an_error_page(learner: FlaskClient) -> None:
    page = learner.post("/login", data={"login": "anna", "password": "a secret of hers"})
    assert page.status_code == 400
    assert "a secret of hers" not in page.text
    assert "Send again" not in page.text
