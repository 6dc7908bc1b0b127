"""Exams: nothing is told until they are over, and then everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.model import Kind
from quizapp.extensions import db
from quizapp.models import Attempt, Slot
from quizapp.models.attempts import Mode
from tests.quizapp.quizzes.answers import (
    item_at,
    right,
    stored_knowledge,
    stored_responses,
    wrong,
)

pytestmark = pytest.mark.every_database


def test_exam_answers_are_told_only_at_the_end(
    app: Flask, learner: FlaskClient, learner_id: int, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    item = item_at(app, attempt_id, 1)
    posted = learner.post(f"/attempts/{attempt_id}/1", data=right(item))
    assert posted.location.endswith(f"/attempts/{attempt_id}/2")
    for url in (f"/attempts/{attempt_id}/1", f"/attempts/{attempt_id}"):
        assert item.feedback.right not in learner.get(url).text

    learner.post(f"/attempts/{attempt_id}/finish")

    assert "Correct" in learner.get(f"/attempts/{attempt_id}/1").text
    with app.app_context():
        assert {k.fact_id for k in stored_knowledge(learner_id)} == set(item.facts)


def test_an_exam_answer_can_be_changed_until_the_end(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, mode=Mode.EXAM)
    item = item_at(app, attempt_id, 1)
    url = f"/attempts/{attempt_id}/1"
    learner.post(url, data=wrong(item))
    learner.post(url, data=right(item, try_number=2))
    learner.post(f"/attempts/{attempt_id}/finish")
    learner.post(url, data=wrong(item, try_number=3))

    with app.app_context():
        assert db.session.scalars(db.select(Slot.score)).one() == 1.0
    assert len(stored_responses(app)) == 2


@pytest.mark.parametrize("kind", list(Kind))
def test_what_was_left_out_of_an_exam_is_explained_once_it_is_over(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, mode=Mode.EXAM, kinds=frozenset({kind}))
    learner.post(f"/attempts/{attempt_id}/1/skip")
    learner.post(f"/attempts/{attempt_id}/finish")

    for url in (f"/attempts/{attempt_id}/1", f"/attempts/{attempt_id}"):
        page = learner.get(url).text
        assert "Not answered" in page
        assert "<mark" in page


def test_an_open_exam_cannot_be_practised(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    learner.post(f"/attempts/{attempt_id}/1", data=wrong(item_at(app, attempt_id, 1)))

    page = learner.post(f"/attempts/{attempt_id}/retry", follow_redirects=True)

    assert "Finish the exam first" in page.text
    with app.app_context():
        assert db.session.scalars(db.select(Attempt.id)).all() == [attempt_id]


def test_what_comes_after_an_exam_is_over_is_said_not_to_be_stored(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    learner.post(f"/attempts/{attempt_id}/finish")
    form = right(item_at(app, attempt_id, 1))

    for url in (f"/attempts/{attempt_id}/1", f"/attempts/{attempt_id}/1/skip"):
        page = learner.post(url, data=form, follow_redirects=True)
        assert "it was not stored" in page.text
    assert stored_responses(app) == []


def test_a_flag_keeps_what_is_filled_in_and_stands_on_the_page_before_handing_in(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    form = right(item_at(app, attempt_id, 2))
    url = f"/attempts/{attempt_id}/2"

    learner.post(f"{url}/save", data={**form, "go": "flag"})
    learner.post(f"{url}/save", data={**form, "try": "2", "go": "check"})

    page = learner.get(f"/attempts/{attempt_id}").text
    assert (page.count(">Flagged<"), page.count(">Answered<"), page.count(">Not answered<")) == (
        1,
        1,
        1,
    )
    assert len(stored_responses(app)) == 1
    learner.post(f"{url}/save", data={"go": "unflag"})
    assert ">Flagged<" not in learner.get(f"/attempts/{attempt_id}").text


def test_practice_has_no_flags(learner: FlaskClient, start: Callable[..., int]) -> None:
    attempt_id = start(length=2)
    assert learner.post(f"/attempts/{attempt_id}/1/save", data={"go": "flag"}).status_code == 404
