"""Answers that were kept on a device: when they were given, and when they came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from quizapp.accounts.export import collect_data
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, Response, User
from quizapp.models.attempts import Mode
from tests.quizapp.quizzes.answers import item_at, right, stored_knowledge, stored_responses

pytestmark = pytest.mark.every_database
_HOUR = dt.timedelta(hours=1)


@pytest.fixture
def begun_an_hour_ago(app: Flask, start: Callable[..., int]) -> int:
    attempt_id = start(length=2)
    with app.app_context():
        begun = utc_now() - _HOUR
        db.session.execute(update(Attempt).where(Attempt.id == attempt_id).values(started_at=begun))
        db.session.commit()
    return attempt_id


def _send(app: Flask, learner: FlaskClient, attempt_id: int, given_ago: str) -> Response:
    form = right(item_at(app, attempt_id, 1)) | {"given_ago": given_ago, "opened": "1"}
    assert learner.post(f"/attempts/{attempt_id}/1", data=form).status_code == 303
    (stored,) = stored_responses(app)
    return stored


def _lay(stored: Response) -> dt.timedelta:
    assert stored.given_at is not None
    return stored.answered_at - stored.given_at


def test_both_times_are_kept(app: Flask, learner: FlaskClient, begun_an_hour_ago: int) -> None:
    stored = _send(app, learner, begun_an_hour_ago, "600")
    assert _lay(stored) == dt.timedelta(minutes=10)
    assert stored.seconds is None
    assert utc_now() - stored.answered_at < dt.timedelta(minutes=5)


@pytest.mark.parametrize("ago", ["3601", "99999999", "999999999999999"])
def test_none_was_given_before_its_attempt_began(
    app: Flask, learner: FlaskClient, begun_an_hour_ago: int, ago: str
) -> None:
    lay = _lay(_send(app, learner, begun_an_hour_ago, ago))
    assert _HOUR <= lay < _HOUR + dt.timedelta(minutes=5)


@pytest.mark.parametrize(
    "ago", ["", "-5", "1e9", "0.5", "٣", "null", "9" * 16, "9" * 5000, "600\x00", "NaN"]
)
def test_what_is_no_number_of_seconds_is_ignored(
    app: Flask, learner: FlaskClient, begun_an_hour_ago: int, ago: str
) -> None:
    assert _send(app, learner, begun_an_hour_ago, ago).given_at is None


def test_an_answer_sent_at_once_has_one_time(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item_at(app, attempt_id, 1)))
    assert stored_responses(app)[0].given_at is None


def test_sent_twice_the_times_of_the_first_stand(
    app: Flask, learner: FlaskClient, begun_an_hour_ago: int
) -> None:
    first = _send(app, learner, begun_an_hour_ago, "600")
    second = _send(app, learner, begun_an_hour_ago, "1200")
    assert (first.given_at, first.answered_at) == (second.given_at, second.answered_at)


def test_the_memory_goes_by_the_time_it_came(
    app: Flask, learner: FlaskClient, learner_id: int, begun_an_hour_ago: int
) -> None:
    stored = _send(app, learner, begun_an_hour_ago, "1800")
    with app.app_context():
        assert {card.last_at for card in stored_knowledge(learner_id)} == {stored.answered_at}


def test_an_exam_keeps_both_times_too(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    form = right(item_at(app, attempt_id, 1)) | {"given_ago": "60"}
    learner.post(f"/attempts/{attempt_id}/1/save", data=form)
    (stored,) = stored_responses(app)
    assert stored.given_at is not None
    assert stored.given_at <= stored.answered_at


def test_an_exam_whose_time_is_up_takes_nothing_that_says_it_was_given_before(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM, minutes=5)
    with app.app_context():
        past = {"started_at": utc_now() - _HOUR, "ends_at": utc_now() - _HOUR / 2}
        db.session.execute(update(Attempt).where(Attempt.id == attempt_id).values(past))
        db.session.commit()
    form = right(item_at(app, attempt_id, 1)) | {"given_ago": "3000"}
    page = learner.post(f"/attempts/{attempt_id}/1", data=form, follow_redirects=True)
    assert "Time was up before this came in" in page.text
    assert stored_responses(app) == []


def test_summary_and_download_tell_both(
    app: Flask, learner: FlaskClient, learner_id: int, begun_an_hour_ago: int
) -> None:
    stored = _send(app, learner, begun_an_hour_ago, "600")
    assert "Answered offline on" in learner.get(f"/attempts/{begun_an_hour_ago}").text
    with app.app_context():
        data = collect_data(db.session.get_one(User, learner_id), utc_now())
    (answer,) = data["attempts"][0]["answers"]
    assert stored.given_at is not None
    assert answer["given_at"] == stored.given_at.isoformat()
    assert answer["answered_at"] == stored.answered_at.isoformat()
