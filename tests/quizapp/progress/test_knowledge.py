"""Histories of facts: counted up, and added together when a guest becomes a learner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask

from quizapp.extensions import db
from quizapp.models import Knowledge
from quizapp.progress import knowledge

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def _history(app: Flask, user_id: int) -> tuple[int, int, bool, dt.datetime]:
    with app.app_context():
        known = db.session.get_one(Knowledge, (user_id, "f"))
        return known.asked, known.right, known.last_right, known.last_at


@pytest.mark.parametrize("answers", [[True], [True, False], [False, False, True]])
def test_answers_are_counted_and_the_last_one_stands(
    app: Flask, make_user: Callable[..., int], answers: list[bool]
) -> None:
    user_id = make_user()
    with app.app_context():
        for number, is_right in enumerate(answers):
            knowledge.record(user_id, {"f": is_right}, NOON + number * HOUR)
        db.session.commit()

    last_at = NOON + (len(answers) - 1) * HOUR
    assert _history(app, user_id) == (len(answers), sum(answers), answers[-1], last_at)


def test_an_older_history_adds_its_counts_only(app: Flask, make_user: Callable[..., int]) -> None:
    user_id = make_user()
    with app.app_context():
        knowledge.record(user_id, {"f": True}, NOON)
        knowledge.record(user_id, {"f": False}, NOON - HOUR)
        db.session.commit()

    assert _history(app, user_id) == (2, 1, True, NOON)


def test_no_facts_change_nothing(app: Flask, make_user: Callable[..., int]) -> None:
    user_id = make_user()
    with app.app_context():
        knowledge.record(user_id, {}, NOON)
        db.session.commit()
        assert db.session.get(Knowledge, (user_id, "f")) is None
