"""Hints: asked for by a plain form, paid for as said, kept with the answer, and none in exams."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.model import Kind
from quizapp.extensions import db
from quizapp.models import Slot
from quizapp.models.attempts import Mode
from tests.quizapp.quizzes.answers import item_at, right, stored_responses, wrong

pytestmark = pytest.mark.every_database

SHOW = "Show the hint"
ASK = {"hint": "1"}


@pytest.fixture
def choice(start: Callable[..., int]) -> str:
    """The address of a question that has a hint."""
    kinds = frozenset({Kind.MULTIPLE_CHOICE.value})
    return f"/attempts/{start(length=1, kinds=kinds)}/1"


def _item(app: Flask, url: str) -> object:
    return item_at(app, int(url.split("/")[2]), 1)


def test_the_cost_is_said_before(learner: FlaskClient, choice: str) -> None:
    page = learner.get(choice).text
    assert SHOW in page
    assert "A hint costs no points." in page


def test_the_hint_is_not_on_the_page_until_it_is_asked_for(
    app: Flask, learner: FlaskClient, choice: str
) -> None:
    told = _item(app, choice).hint.text
    assert told not in learner.get(choice).text
    assert told in learner.post(choice, data=ASK).text
    page = learner.get(choice).text
    assert told in page
    assert SHOW not in page


def test_what_was_filled_in_stays(app: Flask, learner: FlaskClient, choice: str) -> None:
    item = _item(app, choice)
    page = learner.post(choice, data={**right(item), **ASK, "certainty": "2"}).text
    for option in item.options:
        is_kept = f'value="{option.id}" checked' in page.replace(' id="answer"', "")
        assert is_kept is (option.id in item.key)
    assert 'name="certainty" value="2" checked' in page
    assert stored_responses(app) == []


def test_an_unreadable_answer_loses_nothing_but_itself(learner: FlaskClient, choice: str) -> None:
    page = learner.post(choice, data={**ASK, "answer": "no such option"})
    assert page.status_code == 200
    assert "Hint:" in page.text


@pytest.mark.parametrize("is_asked", [True, False])
def test_the_answer_remembers_whether_the_hint_was_there(
    app: Flask, learner: FlaskClient, choice: str, is_asked: bool
) -> None:
    if is_asked:
        learner.post(choice, data=ASK)
    learner.post(choice, data=right(_item(app, choice)))
    (response,) = stored_responses(app)
    assert response.hinted is is_asked
    assert response.score == 1
    assert ("You answered with a hint." in learner.get(choice).text) is is_asked
    assert ("with a hint" in learner.get(choice.rsplit("/", 1)[0]).text) is is_asked


def test_a_hint_for_a_second_try_leaves_the_first_as_it_was(
    app: Flask, learner: FlaskClient, choice: str
) -> None:
    item = _item(app, choice)
    learner.post(choice, data=wrong(item))
    learner.post(choice, data=ASK)
    learner.post(choice, data=right(item, try_number=2))
    assert [one.hinted for one in stored_responses(app)] == [False, True]


def test_asking_twice_is_asking_once(app: Flask, learner: FlaskClient, choice: str) -> None:
    assert learner.post(choice, data=ASK).text.count("Hint:") == 1
    assert learner.post(choice, data=ASK).text.count("Hint:") == 1
    with app.app_context():
        assert db.session.scalars(db.select(Slot.hinted)).all() == [True]


def test_an_exam_has_none(app: Flask, learner: FlaskClient, start: Callable[..., int]) -> None:
    kinds = frozenset({Kind.MULTIPLE_CHOICE.value})
    url = f"/attempts/{start(length=1, mode=Mode.EXAM, kinds=kinds)}/1"
    assert SHOW not in learner.get(url).text
    assert learner.post(url, data=ASK).status_code == 404
    with app.app_context():
        assert db.session.scalars(db.select(Slot.hinted)).all() == [False]


def test_a_question_without_a_hint_has_none_to_give(
    learner: FlaskClient, start: Callable[..., int]
) -> None:
    url = f"/attempts/{start(length=1, kinds=frozenset({Kind.TRUE_FALSE.value}))}/1"
    assert SHOW not in learner.get(url).text
    assert learner.post(url, data=ASK).status_code == 404


def test_nobody_elses_hint_can_be_opened(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient], choice: str
) -> None:
    other = client_of(make_user(username="somebody-else"))
    assert other.post(choice, data=ASK).status_code == 404
    with app.app_context():
        assert db.session.scalars(db.select(Slot.hinted)).all() == [False]


@pytest.mark.parametrize("kind", [Kind.SINGLE_CHOICE, Kind.CLASSIFY, Kind.NUMERIC])
def test_every_kind_with_a_hint_shows_it(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    length = 10
    attempt_id = start(length=length, kinds=frozenset({kind.value}))
    for position in range(1, length + 1):
        try:
            item = item_at(app, attempt_id, position)
        except LookupError:
            break
        if item.hint is not None:
            assert "Hint:" in learner.post(f"/attempts/{attempt_id}/{position}", data=ASK).text
            return
    pytest.fail("no question of this kind has a hint")
