from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import get_locale
from icalendar import Calendar

from quizapp.clock import utc_now
from quizapp.extensions import db, limiter
from quizapp.models import CalendarFeed, User
from quizapp.reminders import views
from tests.quizapp.conftest import make_app
from tests.quizapp.progress.answering import add_knowledge
from tests.quizapp.quizzes.answers import item_at, wrong

Address = Callable[[], str]


def _summaries(client: FlaskClient, path: str) -> list[str]:
    return [str(one["summary"]) for one in Calendar.from_ical(client.get(path).data).walk("VEVENT")]


@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """Asks for the calendar: no browser, and nobody who is logged in."""
    return app.test_client(use_cookies=False)


def test_the_page_shows_the_address_until_it_is_switched_off(
    learner: FlaskClient, address: Address
) -> None:
    assert f"http://localhost{address()}" in learner.get("/study/calendar").text
    assert f"webcal://localhost{address()}" in learner.get("/study/calendar").text
    learner.post("/study/calendar/delete")
    page = learner.get("/study/calendar").text
    assert ".ics" not in page
    assert "Make the calendar" in page


@pytest.mark.every_database
def test_a_program_reads_it_without_a_login(
    app: Flask, program: FlaskClient, learner_id: int, address: Address, facts: tuple
) -> None:
    with app.app_context():
        add_knowledge(learner_id, [fact.id for fact in facts[:5]], last_right=False)
        db.session.get_one(User, learner_id).new_a_day = 0
        db.session.commit()
    answer = program.get(address())
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert _summaries(program, address())[0] == "5 facts are due · about 3 minutes"


def test_it_speaks_its_owners_language(
    app: Flask,
    program: FlaskClient,
    learner_id: int,
    address: Address,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(views, "write_calendar", lambda *_: str(get_locale()).encode())
    for code, asked in (("es", "en"), ("en", "es"), (None, "es")):
        with app.app_context():
            db.session.get_one(User, learner_id).language = code
            db.session.commit()
        answer = program.get(address(), headers={"Accept-Language": asked})
        assert answer.text == (code or "en")


def test_a_program_that_has_it_already_is_told_so(
    app: Flask,
    program: FlaskClient,
    learner: FlaskClient,
    address: Address,
    start: Callable[..., int],
) -> None:
    first = program.get(address())
    by_tag = {"If-None-Match": first.headers["ETag"]}
    by_time = {"If-Modified-Since": first.headers["Last-Modified"]}
    for known in (by_tag, by_time):
        again = program.get(address(), headers=known)
        assert (again.status_code, again.data) == (304, b"")
    attempt_id = start()
    learner.post(f"/attempts/{attempt_id}/1", data=wrong(item_at(app, attempt_id, 1)))
    assert program.get(address(), headers=by_tag).status_code == 200


def test_an_exam_that_is_set_comes_into_the_calendar(
    program: FlaskClient, learner: FlaskClient, address: Address
) -> None:
    before = program.get(address()).headers["ETag"]
    page = learner.get("/study/plan").text
    assert "/study/calendar" in page
    exam = utc_now().date() + dt.timedelta(days=40)
    learner.post("/study/plan", data={"exam_on": exam.isoformat()})
    assert _summaries(program, address()) == ["My exam"]
    assert program.get(address()).headers["ETag"] != before


@pytest.mark.every_database
def test_a_new_address_ends_the_old_one(
    program: FlaskClient, learner: FlaskClient, address: Address
) -> None:
    old = address()
    learner.post("/study/calendar/renew")
    assert address() != old
    assert program.get(old).status_code == 404
    assert program.get(address()).status_code == 200
    learner.post("/study/calendar/delete")
    assert program.get(old).status_code == 404


def test_the_time_of_the_day_is_kept_and_shown_again(
    app: Flask, learner: FlaskClient, learner_id: int, address: Address
) -> None:
    old = address()
    learner.post("/study/calendar", data={"at": "07:45"})
    assert address() == old
    assert 'value="07:45"' in learner.get("/study/calendar").text
    learner.post("/study/calendar", data={"at": ""})
    with app.app_context():
        assert db.session.get_one(CalendarFeed, learner_id).minutes is None


@pytest.mark.parametrize("at", ["25:00", "noon", "9" * 50])
def test_a_time_that_is_none_is_told(learner: FlaskClient, address: Address, at: str) -> None:
    answer = learner.post("/study/calendar", data={"at": at})
    assert answer.status_code == 422
    assert "Please check this" in answer.text


def test_there_is_nothing_to_renew_where_nothing_is_on(learner: FlaskClient) -> None:
    assert learner.post("/study/calendar/renew").status_code == 404
    assert learner.post("/study/calendar/delete").status_code == 303


def test_askings_for_one_calendar_are_limited_and_others_go_on(
    app: Flask, address: Address
) -> None:
    with app.app_context():
        path = Path(str(db.engine.url.database))
    counting = make_app(path, RATELIMIT_ENABLED=True)
    client = counting.test_client()
    statuses = [client.get(address()).status_code for _ in range(61)]
    other = client.get(f"/calendar/{'x' * 22}.ics").status_code
    with counting.app_context():
        limiter.reset()
        db.engine.dispose()
    assert statuses == [200] * 60 + [429]
    assert other == 404


def test_the_calendar_goes_with_the_account(app: Flask, learner_id: int, address: Address) -> None:
    path = address()
    with app.app_context():
        db.session.delete(db.session.get_one(User, learner_id))
        db.session.commit()
    assert app.test_client().get(path).status_code == 404
