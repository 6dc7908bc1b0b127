"""What the quiz pages ask of the database, whatever the length of the quiz."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models.attempts import Mode
from tests.quizapp.queries import counted
from tests.quizapp.quizzes.answers import item_at, right


@pytest.fixture
def attempt_id(learner: FlaskClient, start: Callable[..., int]) -> int:
    """An attempt whose article's items are read already."""
    attempt_id = start(length=12)
    learner.get(f"/attempts/{attempt_id}/1")
    return attempt_id


@pytest.mark.parametrize(
    ("path", "most"), [("/1", 2), ("/1?again=1", 2), ("", 6)], ids=["question", "again", "summary"]
)
def test_a_page_of_an_attempt(
    app: Flask, learner: FlaskClient, attempt_id: int, path: str, most: int
) -> None:
    with counted(app) as statements:
        assert learner.get(f"/attempts/{attempt_id}{path}").status_code == 200
    assert len(statements) <= most, statements


@pytest.mark.parametrize("length", [3, 30])
def test_the_pages_of_an_exam_with_a_limit(
    app: Flask, learner: FlaskClient, start: Callable[..., int], length: int
) -> None:
    """Its question, the page before handing in, and its summary."""
    attempt_id = start(length=length, mode=Mode.EXAM, minutes=30)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item_at(app, attempt_id, 1)))
    costs = []
    for path in ("/1", "", "/finish", ""):
        with counted(app) as statements:
            answer = learner.open(
                f"/attempts/{attempt_id}{path}", method="POST" if path == "/finish" else "GET"
            )
        assert answer.status_code < 400
        costs.append(len(statements))
    question, check, _, summary = costs
    assert question <= 3
    assert check <= 3
    assert summary <= 6


def test_saving_in_an_exam(app: Flask, learner: FlaskClient, start: Callable[..., int]) -> None:
    attempt_id = start(length=12, mode=Mode.EXAM, minutes=30)
    form = {**right(item_at(app, attempt_id, 1)), "go": "flag"}
    with counted(app) as statements:
        assert learner.post(f"/attempts/{attempt_id}/1/save", data=form).status_code == 303
    assert len(statements) <= 10, statements


def test_an_answer(app: Flask, learner: FlaskClient, attempt_id: int) -> None:
    form = right(item_at(app, attempt_id, 1))
    with counted(app) as statements:
        assert learner.post(f"/attempts/{attempt_id}/1", data=form).status_code == 303
    assert len(statements) <= 9, statements


def test_starting_a_quiz(app: Flask, learner: FlaskClient, attempt_id: int) -> None:
    form = {"activity": "mixed", "mode": "practice", "length": "20"}
    with counted(app) as statements:
        assert learner.post("/attempts", data=form).status_code == 303
    assert len(statements) <= 8, statements


def test_the_first_page_and_the_choice(app: Flask, learner: FlaskClient, attempt_id: int) -> None:
    for path, most in (("/", 9), ("/quizzes", 2)):
        with counted(app) as statements:
            assert learner.get(path).status_code == 200
        assert len(statements) <= most, statements
