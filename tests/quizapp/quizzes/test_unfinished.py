"""An answer that is plainly unfinished: said once before it counts, and never in an exam."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.model import Item, Kind
from quizapp.extensions import db
from quizapp.models import Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes.words import open_sentence
from tests.quizapp.quizzes.answers import item_at, right, stored_responses

pytestmark = pytest.mark.every_database

TOLD = {"unfinished": "1"}
IN_PARTS = (Kind.CLASSIFY, Kind.MATCH)


def _started(item: Item) -> dict[str, object]:
    """The right answer with nothing but its first part filled in."""
    form = right(item)
    parts = [name for name in form if name != "try"]
    return {"try": form["try"], parts[0]: form[parts[0]]}


@pytest.fixture
def begin(app: Flask, start: Callable[..., int]) -> Callable[..., tuple[str, Item]]:
    """Starts a quiz and gives the address of its question, and the question."""

    def one_of(kind: Kind, mode: Mode = Mode.PRACTICE) -> tuple[str, Item]:
        attempt_id = start(length=1, kinds=frozenset({kind}), mode=mode)
        return f"/attempts/{attempt_id}/1", item_at(app, attempt_id, 1)

    return one_of


@pytest.mark.parametrize("kind", IN_PARTS)
def test_what_is_open_is_said_once_and_then_it_counts(
    app: Flask, learner: FlaskClient, begin: Callable[..., tuple[str, Item]], kind: Kind
) -> None:
    url, item = begin(kind)
    form = {**_started(item), "certainty": "2"}

    page = learner.post(url, data=form)

    assert page.status_code == 422
    assert "still to place" in page.text
    assert 'name="unfinished" value="1"' in page.text
    assert stored_responses(app) == []
    assert learner.post(url, data={**form, **TOLD}).status_code == 303
    assert len(stored_responses(app)) == 1


@pytest.mark.parametrize("kind", IN_PARTS)
def test_what_was_filled_in_stays(
    learner: FlaskClient, begin: Callable[..., tuple[str, Item]], kind: Kind
) -> None:
    url, item = begin(kind)
    form = _started(item)
    page = learner.post(url, data={**form, "certainty": "2"}).text

    (name, value), *_ = [pair for pair in form.items() if pair[0] != "try"]
    if kind is Kind.MATCH:
        held = rf'name="{name}">.*?value="{value}"[^>]* selected.*?</select>'
    else:
        is_chosen = " checked" if kind is Kind.CLASSIFY else ""
        held = rf'name="{name}" value="{value}"[^>]*{is_chosen}>'
    assert re.search(held, page, re.DOTALL)
    assert re.search('name="certainty" value="2" checked', page)


def test_how_many_cards_are_left_is_said(
    learner: FlaskClient, begin: Callable[..., tuple[str, Item]]
) -> None:
    url, item = begin(Kind.CLASSIFY)
    left = len(item.options) - 1
    assert f"{left} still to place" in learner.post(url, data=_started(item)).text


@pytest.mark.parametrize(
    ("kind", "left", "said"),
    [
        (Kind.CLASSIFY, 1, "1 still to place. To leave it out,"),
        (Kind.MATCH, 5, "5 still to place. To leave them out,"),
        (Kind.CLOZE, 1, "1 blank is still empty."),
        (Kind.CLOZE, 2, "2 blanks are still empty."),
    ],
)
def test_what_is_open_is_called_what_it_is(app: Flask, kind: Kind, left: int, said: str) -> None:
    with app.test_request_context():
        assert open_sentence(kind, left).startswith(said)


def test_one_number_is_an_answer(
    app: Flask, learner: FlaskClient, begin: Callable[..., tuple[str, Item]]
) -> None:
    url, _ = begin(Kind.NUMERIC)
    assert learner.post(url, data={"try": "1", "low": "5", "high": ""}).status_code == 303
    assert len(stored_responses(app)) == 1


def test_a_first_number_that_is_missing_is_asked_for_each_time(
    app: Flask, learner: FlaskClient, begin: Callable[..., tuple[str, Item]]
) -> None:
    url, _ = begin(Kind.NUMERIC)
    page = learner.post(url, data={"try": "1", "high": "5", **TOLD})
    assert page.status_code == 422
    assert "still missing" in page.text
    assert stored_responses(app) == []


def test_steps_that_nobody_moved_are_no_answer_until_sent_again(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({Kind.ORDER}))
    with app.app_context():
        shown = db.session.scalars(db.select(Slot.option_order)).one()
    form = {"try": "1", "order": shown}

    page = learner.post(f"/attempts/{attempt_id}/1", data=form)
    assert "You have not moved any step" in page.text
    assert stored_responses(app) == []
    learner.post(f"/attempts/{attempt_id}/1", data={**form, **TOLD})
    assert len(stored_responses(app)) == 1


@pytest.mark.parametrize("kind", IN_PARTS)
def test_in_an_exam_an_unfinished_answer_stands(
    app: Flask, learner: FlaskClient, begin: Callable[..., tuple[str, Item]], kind: Kind
) -> None:
    url, item = begin(kind, Mode.EXAM)
    assert learner.post(url, data=_started(item)).status_code == 303
    assert len(stored_responses(app)) == 1


def test_moving_a_step_keeps_how_sure_one_is(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({Kind.ORDER}))
    with app.app_context():
        shown = db.session.scalars(db.select(Slot.option_order)).one()
    form = {"try": "1", "order": shown, "certainty": "3", "move": f"{shown[1]}:up"}
    page = learner.post(f"/attempts/{attempt_id}/1", data=form)
    assert 'name="certainty" value="3" checked' in page.text
