"""Who finds a round, who does not, and what asking for its state costs."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner
from sqlalchemy import update

from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class, Role
from tests.quizapp.live.conftest import Hall
from tests.quizapp.queries import counted


def _state_of(page: str) -> str:
    found = re.search(r'data-state="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_learners_find_the_round_where_they_are(hall: Hall) -> None:
    assert "Live now" not in hall.ada.get("/").text
    round_id = hall.start()
    for path in ("/", "/classes"):
        assert hall.phone in hall.ada.get(path).text
        assert hall.phone not in hall.stranger.get(path).text
    hall.step(round_id, "end")
    assert "Live now" not in hall.ada.get("/").text


def test_who_is_not_in_the_class_is_asked_to_join_and_comes_back(hall: Hall, app: Flask) -> None:
    hall.start()
    for client in (app.test_client(), hall.stranger):
        for code in (hall.code, "CCCCCCC"):
            assert client.get(f"/live/{code}").location == f"/join/{code}"
    assert hall.stranger.post(hall.phone).location == f"/join/{hall.code}"
    assert hall.stranger.post(f"/join/{hall.code}").location == hall.phone
    assert "The round begins soon" in hall.stranger.get(hall.phone).text


def test_who_leaves_the_class_leaves_the_round(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    fields = hall.fields(round_id, right=True)
    hall.ada.post(f"/classes/{hall.class_id}/leave")
    assert hall.ada.post(hall.phone, data=fields).location == f"/join/{hall.code}"


def test_a_round_is_not_there_for_another_instructor(
    hall: Hall, browser_as: Callable[[str], FlaskClient]
) -> None:
    round_id = hall.start()
    other = browser_as(Role.INSTRUCTOR)
    for path in (f"/classes/{hall.class_id}/live", f"/classes/{hall.class_id}/live/{round_id}"):
        assert other.get(path).status_code == 404
        assert other.post(path, data={"step": "next", "revision": "1"}).status_code == 404
    made = other.post("/classes/new", data={"name": "Mine"}).location
    assert other.get(f"{made}/live/{round_id}").status_code == 404


def test_asking_again_needs_no_database(hall: Hall, app: Flask) -> None:
    hall.start()
    state = _state_of(hall.ada.get(hall.phone).text)
    first = hall.ada.get(state)
    assert first.status_code == 200
    with counted(app) as statements:
        again = hall.ada.get(state, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert statements == []


def test_a_step_is_seen_at_once(hall: Hall) -> None:
    round_id = hall.start()
    state = _state_of(hall.ada.get(hall.phone).text)
    before = hall.ada.get(state).json
    hall.step(round_id, "next")
    assert hall.ada.get(state).json != before


def test_the_state_is_for_whoever_was_let_in(hall: Hall) -> None:
    hall.start()
    assert hall.ada.get(f"/live/state/{hall.class_id}").status_code == 404
    assert hall.ada.get(f"/live/state/{hall.class_id}.forged").status_code == 404


@pytest.mark.parametrize(
    "change", [{"archived_at": utc_now()}, {"created_at": utc_now() + dt.timedelta(seconds=1)}]
)
def test_no_state_of_a_class_that_is_archived_or_another(
    hall: Hall, app: Flask, change: dict[str, dt.datetime]
) -> None:
    state = _state_of(hall.ada.get(hall.phone).text)
    with app.app_context():
        db.session.execute(update(Class).where(Class.id == hall.class_id).values(change))
        db.session.commit()
    assert hall.ada.get(state).status_code == 404


def test_a_pass_ends_after_a_day(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    state = _state_of(hall.ada.get(hall.phone).text)
    assert hall.ada.get(state).status_code == 200
    now = time.time()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(now) + 86_402)
    assert hall.ada.get(state).status_code == 404


def test_a_phone_asks_little_of_the_database(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    hall.ada.get(hall.phone)
    with counted(app) as statements:
        hall.ada.get(hall.phone)
    assert len(statements) <= 3, statements
