"""Quizzes that were left open can be put out of sight, and brought back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models.attempts import Mode
from quizapp.progress.service import list_attempts
from tests.quizapp.quizzes.answers import item_at, right, stored_knowledge, stored_responses

pytestmark = pytest.mark.every_database


@pytest.fixture
def left_open(app: Flask, learner: FlaskClient, start: Callable[..., int]) -> int:
    """An attempt with one of its three questions answered."""
    attempt_id = start(length=3)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item_at(app, attempt_id, 1)))
    return attempt_id


@pytest.mark.parametrize(("page", "shown"), [("home", "/"), ("history", "/progress/attempts")])
def test_it_leaves_both_lists_and_comes_back(
    learner: FlaskClient, left_open: int, page: str, shown: str
) -> None:
    form = {"page": page}
    answer = learner.post(f"/attempts/{left_open}/dismiss", data=form)
    assert answer.location.startswith(f"{shown}?")
    notice = learner.get(answer.location).text
    assert "is dismissed. What you answered in it still counts." in notice
    assert ">Undo<" in notice
    assert f"/attempts/{left_open}/2" not in learner.get("/").text
    assert "You have not started" not in learner.get("/progress/attempts").text
    assert f'href="/attempts/{left_open}"' not in learner.get("/progress/attempts").text
    put_away = learner.get("/progress/attempts?show=dismissed").text
    assert f'href="/attempts/{left_open}"' in put_away
    assert "Bring back" in put_away

    learner.post(f"/attempts/{left_open}/dismiss", data={**form, "undo": "1"})

    assert f"/attempts/{left_open}/2" in learner.get("/").text
    assert f'href="/attempts/{left_open}"' in learner.get("/progress/attempts").text


def test_what_was_answered_stays_and_counts(
    app: Flask, learner: FlaskClient, learner_id: int, left_open: int
) -> None:
    with app.app_context():
        before = {one.fact_id for one in stored_knowledge(learner_id)}
    learner.post(f"/attempts/{left_open}/dismiss")
    assert len(stored_responses(app)) == 1
    with app.app_context():
        assert {one.fact_id for one in stored_knowledge(learner_id)} == before != set()
    assert learner.get(f"/attempts/{left_open}/2").status_code == 200


def test_one_that_is_finished_after_all_is_listed_again(
    learner: FlaskClient, left_open: int
) -> None:
    learner.post(f"/attempts/{left_open}/dismiss")
    learner.post(f"/attempts/{left_open}/finish")
    assert f'href="/attempts/{left_open}"' in learner.get("/progress/attempts").text


def test_of_an_exam_it_is_said_that_nothing_counts_yet(
    learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(mode=Mode.EXAM)
    page = learner.post(f"/attempts/{attempt_id}/dismiss", follow_redirects=True).text
    assert "Its answers count once it is finished." in page


def test_an_address_that_only_says_so_shows_nothing(
    learner: FlaskClient, left_open: int, browser_as: Callable[[str], FlaskClient]
) -> None:
    for path in ("/", "/progress/attempts"):
        for value in (left_open, "0", "9" * 30, "x"):
            assert "is dismissed" not in learner.get(f"{path}?dismissed={value}").text
        learner.post(f"/attempts/{left_open}/dismiss")
        assert "is dismissed" not in browser_as("learner").get(f"{path}?dismissed={left_open}").text
        learner.post(f"/attempts/{left_open}/dismiss", data={"undo": "1"})


def test_nobody_dismisses_for_others(
    app: Flask, learner_id: int, left_open: int, browser_as: Callable[[str], FlaskClient]
) -> None:
    assert browser_as("learner").post(f"/attempts/{left_open}/dismiss").status_code == 404
    with app.app_context():
        assert list_attempts(learner_id, 1, dismissed=False).total == 1


def test_an_instructor_still_sees_it(
    app: Flask, learner: FlaskClient, learner_id: int, left_open: int
) -> None:
    learner.post(f"/attempts/{left_open}/dismiss")
    with app.app_context():
        (row,) = list_attempts(learner_id, 1).rows
    assert row.id == left_open
    assert row.is_dismissed
