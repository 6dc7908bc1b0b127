from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from quizapp.articles.service import published_versions
from quizapp.quizzes.banks import get_bank
from tests.quizapp.progress.answering import add_knowledge

_PATH = f"/progress/articles/{SHIPPED_SLUG}/weak"


@pytest.fixture
def learner_id(make_user: Callable[..., int]) -> int:
    return make_user("lena")


@pytest.fixture
def learner(client_of: Callable[[int], FlaskClient], learner_id: int) -> FlaskClient:
    return client_of(learner_id)


@pytest.fixture
def missed(app: Flask, learner_id: int) -> str:
    """A fact that the learner got wrong."""
    with app.app_context():
        fact = get_bank(published_versions()[0].id).facts[0].id
        add_knowledge(learner_id, [fact], last_right=False)
    return fact


def test_the_questions_of_weak_facts_come_as_a_table(learner: FlaskClient, missed: str) -> None:
    answer = learner.get(f"{_PATH}/csv")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        f"attachment; filename={SHIPPED_SLUG}-weak.csv"
    )
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert len(rows) == 1
    assert missed in rows[0]["facts"].split("\n")


def test_they_come_as_cards(learner: FlaskClient, missed: str) -> None:
    answer = learner.get(f"{_PATH}/anki")
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()


def test_the_overview_offers_them_once_something_is_weak(
    learner: FlaskClient,
    missed: str,
    make_user: Callable[..., int],
    client_of: Callable[..., FlaskClient],
) -> None:
    assert f'href="{_PATH}/anki"' in learner.get("/progress").text
    assert f'href="{_PATH}/anki"' not in client_of(make_user("otto")).get("/progress").text


def test_others_get_nothing_of_it(
    missed: str, make_user: Callable[..., int], client_of: Callable[..., FlaskClient]
) -> None:
    answer = client_of(make_user("otto")).get(f"{_PATH}/csv")
    assert (answer.status_code, answer.location) == (302, "/progress")


@pytest.mark.parametrize("path", [f"{_PATH}/moodle", "/progress/articles/none/weak/csv"])
def test_learners_get_no_other_files(learner: FlaskClient, missed: str, path: str) -> None:
    assert learner.get(path).status_code == 404
