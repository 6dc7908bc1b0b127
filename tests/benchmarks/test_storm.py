"""The storm's own eyes: what it takes for lost, broken or different is so."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text, update

from benchmarks.storm import reckoning
from benchmarks.storm.visitors import Acknowledged, filled_in
from quizapp.extensions import db
from quizapp.models import ArticleTally, Attempt, Knowledge
from quizapp.models.attempts import Mode

_LENGTH = 8


@pytest.fixture
def taken(learner: FlaskClient, start: Callable[..., int]) -> Acknowledged:
    """A practice and an exam, answered over the pages' own forms, and the exam handed in."""
    taken = Acknowledged()
    for mode in Mode:
        attempt = f"/attempts/{start(mode=mode, length=_LENGTH)}"
        for position in range(1, _LENGTH + 1):
            path = f"{attempt}/{position}"
            fields = filled_in(learner.get(path).data, path, random.Random(position))
            posted: dict[str, list[str]] = {}
            for name, value in fields:
                posted.setdefault(name, []).append(value)
            assert learner.post(path, data=posted).status_code == 303
            taken.answers[path] = fields
        if mode is Mode.EXAM:
            learner.post(f"{attempt}/finish")
            taken.exams.add(attempt)
    return taken


def test_what_is_stored_is_not_lost_and_what_is_not_is(app: Flask, taken: Acknowledged) -> None:
    with app.app_context():
        assert reckoning.find_lost(taken) == []
        assert reckoning.compare_tallies() == []
        assert reckoning.compare_memory()[0] == []
        changed, gone = sorted(taken.answers)[:2]
        attempt_id, position = changed.split("/")[2:]
        slot = f"(SELECT id FROM slots WHERE attempt_id = {attempt_id} AND position = {position})"
        db.session.execute(text(f"UPDATE responses SET answer = 'null' WHERE slot_id = {slot}"))
        taken.answers[f"{gone}0"] = taken.answers[gone]
        db.session.execute(update(Attempt).values(finished_at=None))
        taken.articles.add("Never brought in")
        lost = [changed, f"{gone}0", *(f"{one} handed in" for one in taken.exams)]
        assert sorted(reckoning.find_lost(taken)) == sorted([*lost, "article Never brought in"])


def test_counts_and_cards_that_are_not_what_answers_make_of_them_are_told(
    app: Flask, taken: Acknowledged
) -> None:
    with app.app_context():
        db.session.execute(update(ArticleTally).values(points=ArticleTally.points + 1))
        db.session.execute(update(Knowledge).values(asked=Knowledge.asked + 1))
        db.session.commit()
        assert len(reckoning.compare_tallies()) == 1
        assert reckoning.compare_memory()[0]


def test_rows_that_refer_to_nothing_are_damage(app: Flask, taken: Acknowledged) -> None:
    assert taken.answers
    with app.app_context():
        url = db.engine.url
        assert reckoning.find_damage(str(url)) == []
        db.session.rollback()
        with closing(sqlite3.connect(url.database or "")) as other:  # which asks for no references
            other.execute("UPDATE responses SET slot_id = 999 WHERE id = 1")
            other.commit()
        (told,) = reckoning.find_damage(str(url))
        assert told.startswith("1 rows of responses refer to no slots")
