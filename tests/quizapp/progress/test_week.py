from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from quizapp.progress.week import get_week
from tests.quizapp.progress.answering import NOON, add_attempt, add_try
from tests.quizapp.queries import counted

DAY = dt.timedelta(days=1)


def _practised(user_id: int, now: dt.datetime = NOON, zone: str = "UTC") -> list[int]:
    """How many days ago somebody practised."""
    week = get_week(user_id, now, lambda moment: moment.astimezone(ZoneInfo(zone)).date())
    assert [(week[-1].day - one.day).days for one in week] == [6, 5, 4, 3, 2, 1, 0]
    return [6 - at for at, one in enumerate(week) if one.is_practised]


@pytest.mark.every_database
def test_days_with_an_answer_are_marked(app: Flask, make_user: Callable[..., int]) -> None:
    user_id, other = make_user(), make_user("other")
    with app.app_context():
        for days in (0, 2, 6, 7, 30):
            add_attempt(user_id, [1.0, None], at=NOON - days * DAY)
        add_attempt(other, [1.0], at=NOON - DAY)
        assert _practised(user_id) == [6, 2, 0]


def test_looking_at_a_quiz_is_no_practice(app: Flask, make_user: Callable[..., int]) -> None:
    user_id = make_user()
    with app.app_context():
        add_attempt(user_id, [None, "skipped"])
        assert _practised(user_id) == []


def test_a_quiz_begun_long_ago_counts_when_it_is_answered(
    app: Flask, make_user: Callable[..., int]
) -> None:
    user_id = make_user()
    with app.app_context():
        attempt_id = add_attempt(user_id, [0.0], is_finished=False, at=NOON - 20 * DAY)
        add_try(attempt_id, 1, 2, 1.0, at=NOON - DAY)
        assert _practised(user_id) == [1]


def test_days_are_those_of_the_learner(app: Flask, make_user: Callable[..., int]) -> None:
    user_id = make_user()
    with app.app_context():
        add_attempt(user_id, [1.0], at=NOON - 13 * dt.timedelta(hours=1))
        assert _practised(user_id, zone="UTC") == [1]
        assert _practised(user_id, zone="Asia/Tokyo") == [0]


def test_one_statement_tells_however_much_was_answered(
    app: Flask, make_user: Callable[..., int]
) -> None:
    user_id = make_user()
    with app.app_context():
        for days in range(40):
            add_attempt(user_id, [1.0] * 4, at=NOON - days * DAY)
        with counted(app) as statements:
            _practised(user_id)
    assert len(statements) == 1
