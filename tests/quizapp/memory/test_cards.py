"""The cards that a day is planned from."""

from __future__ import annotations

import datetime as dt

from flask import Flask

from questions.memory import Evidence, review
from quizapp.extensions import db
from quizapp.memory.cards import begun_since, get_cards, store_cards
from tests.quizapp.progress.answering import NOON
from tests.quizapp.queries import counted

_DAY = dt.timedelta(days=1)


def test_a_day_is_planned_from_all_cards_in_one_statement(app: Flask, learner_id: int) -> None:
    old, today = (review(None, Evidence(1.0), at) for at in (NOON - 9 * _DAY, NOON))
    cards = {"before": old, "today": today}
    with app.app_context():
        store_cards(learner_id, cards)
        db.session.commit()
        with counted(app) as statements:
            found = get_cards(learner_id)
        assert len(statements) == 1
        assert found == cards
        assert begun_since(found, NOON - _DAY / 2) == 1
