"""Times as people read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from flask_login import login_user

from quizapp.assignments.words import in_zone
from quizapp.extensions import db
from quizapp.locale import local_midnights, when_words
from quizapp.models import Role, User

_NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("role", "timezone", "shown"),
    [
        (Role.GUEST, None, "12:00\u202fPM UTC"),
        (Role.LEARNER, None, "12:00\u202fPM UTC"),
        (Role.LEARNER, "Europe/Madrid", "1:00\u202fPM"),
        (Role.LEARNER, "Europe/Atlantis", "12:00\u202fPM UTC"),  # unknown here
        (Role.LEARNER, "../../etc", "12:00\u202fPM UTC"),
    ],
)
def test_times_say_their_zone_where_nobody_chose_one(
    app: Flask,
    make_user: Callable[..., int],
    role: Role,
    timezone: str | None,
    shown: str,
) -> None:
    user_id = make_user("anna", role, timezone=timezone)
    with app.test_request_context():
        login_user(db.session.get_one(User, user_id))
        assert render_template_string("{{ at | datetimeformat }}", at=_NOON).endswith(shown)


@pytest.mark.parametrize(
    ("timezone", "begins", "ends"),
    [
        ("America/New_York", "2026-03-01T05:00", "2026-03-02T05:00"),
        ("Asia/Kolkata", "2026-02-28T18:30", "2026-03-01T18:30"),
        ("Europe/Atlantis", "2026-03-01T00:00", "2026-03-02T00:00"),
    ],
)
def test_a_day_begins_and_ends_where_the_person_is(
    app: Flask, make_user: Callable[..., int], timezone: str, begins: str, ends: str
) -> None:
    user_id = make_user("anna", Role.LEARNER, timezone=timezone)
    with app.test_request_context():
        login_user(db.session.get_one(User, user_id))
        midnights = [moment.strftime("%Y-%m-%dT%H:%M") for moment in local_midnights(_NOON)]
        assert midnights == [begins, ends]


def test_times_of_visitors_say_their_zone(app: Flask) -> None:
    with app.test_request_context():
        assert render_template_string("{{ at | datetimeformat }}", at=_NOON).endswith("UTC")


@pytest.mark.parametrize(
    ("languages", "moment"),
    [
        ("en-GB", "1 Mar 2026, 12:00 UTC"),
        ("en-US", "Mar 1, 2026, 12:00\u202fPM UTC"),
        ("es-ES", "1 mar 2026, 12:00 UTC"),
    ],
)
def test_a_moment_is_written_alike_everywhere_as_its_region_writes_it(
    app: Flask, languages: str, moment: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": languages}):
        assert render_template_string("{{ at | datetimeformat }}", at=_NOON) == moment
        day, _comma, time = moment.removesuffix(" UTC").rpartition(", ")
        assert render_template_string("{{ at | dateformat }}", at=_NOON) == day
        assert render_template_string("{{ at | timeformat }}", at=_NOON) == time
        assert in_zone(_NOON, "UTC") == f"{day}, {time} (UTC)"


def test_a_sum_that_misses_0_by_its_last_digit_is_0(app: Flask) -> None:
    with app.test_request_context():
        assert render_template_string("{{ -1e-17 | percentformat }}") == "0%"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (dt.timedelta(seconds=20), "in 1 minute"),
        (dt.timedelta(minutes=9, seconds=10), "in 10 minutes"),
        (dt.timedelta(hours=3), "today at 3:00\u202fPM UTC"),
        (dt.timedelta(hours=20), "tomorrow at 8:00\u202fAM UTC"),
        (dt.timedelta(days=5), "on Friday"),
        (dt.timedelta(days=30), "on Mar 31, 2026"),
    ],
)
def test_what_is_to_come_is_told_in_words_that_fit(
    app: Flask, ahead: dt.timedelta, words: str
) -> None:
    with app.test_request_context():
        assert when_words(_NOON + ahead, _NOON) == words


def test_a_visitor_chooses_the_language(client: FlaskClient) -> None:
    asked = {"Accept-Language": "en"}
    page = client.get("/about?x=1", headers=asked).text
    assert 'action="/language?next=/about?x%3D1"' in page
    answer = client.post("/language?next=/about?x%3D1", data={"language": "es"}, headers=asked)
    assert (answer.status_code, answer.location) == (303, "/about?x=1")
    assert '<html lang="es">' in client.get("/about", headers=asked).text
    client.post("/language", data={"language": "of no country"})
    assert '<html lang="es">' in client.get("/about", headers=asked).text


def test_an_account_keeps_its_own_language(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    browser = client_of(make_user(language="en"))
    browser.post("/language", data={"language": "es"})
    page = browser.get("/about").text
    assert '<html lang="en">' in page
    assert "/language?next" not in page
