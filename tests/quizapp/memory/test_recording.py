"""What answers leave in the memory, and the memory made again from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.memory.cards import forgetting_of, get_cards
from quizapp.memory.rebuilding import is_rebuilding_needed, rebuild
from quizapp.models import ItemDifficulty, Knowledge, Mixup, User
from quizapp.models.attempts import Mode
from quizapp.models.base import table_of
from quizapp.quizzes.answering import Answer, submit
from tests.quizapp.progress.answering import NOON
from tests.quizapp.quizzes.answers import item_at, right, wrong

_DAY = dt.timedelta(days=1)
_ABILITY = db.select(User.id, User.ability, User.ability_answers, User.forgetting).order_by(User.id)


def _remembered() -> list[list[tuple[Any, ...]]]:
    """Everything, with numbers as exact as sums in another order can be."""
    tables = [table_of(one) for one in (Knowledge, ItemDifficulty, Mixup)]
    queries = [db.select(table).order_by(*table.primary_key) for table in tables]
    return [
        [tuple(_rounded(value) for value in row) for row in db.session.execute(query)]
        for query in (*queries, _ABILITY)
    ]


def _rounded(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


def _answer_all(app: Flask, learner: FlaskClient, attempt_id: int, length: int) -> None:
    """Every other one right; a second try after each wrong one in practice."""
    for position in range(1, length + 1):
        item = item_at(app, attempt_id, position)
        form = (right if position % 2 else wrong)(item)
        form["certainty"] = str(1 + position % 3)
        assert learner.post(f"/attempts/{attempt_id}/{position}", data=form).status_code == 303


@pytest.mark.every_database
def test_what_is_made_again_is_what_came_of_answering(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    for mode in (Mode.PRACTICE, Mode.EXAM, Mode.PRACTICE):
        attempt_id = start(mode=mode, length=8)
        _answer_all(app, learner, attempt_id, 8)
        retried = right(item_at(app, attempt_id, 2), 2)
        learner.post(f"/attempts/{attempt_id}/2", data=retried)
        if mode is Mode.EXAM:
            learner.post(f"/attempts/{attempt_id}/finish")
    unfinished = start(mode=Mode.EXAM)
    learner.post(f"/attempts/{unfinished}/1", data=wrong(item_at(app, unfinished, 1)))
    with app.app_context():
        before = _remembered()
        assert all(before)
        made = rebuild()
        assert _remembered() == before
    assert made.answers == 24
    assert made.cards == len(before[0])


def test_how_fast_somebody_forgets_is_told_by_answers_days_apart_and_made_again(
    app: Flask, learner_id: int, start: Callable[..., int]
) -> None:
    told = db.select(User.forgetting).where(User.id == learner_id)
    for days, weighs in ((0, False), (3, True)):
        attempt_id = start(length=6)
        forms = [
            (wrong if days or position % 2 else right)(item_at(app, attempt_id, position))
            for position in range(1, 7)
        ]
        with app.app_context():
            for position, form in enumerate(forms, start=1):
                _submit(learner_id, attempt_id, position, form, NOON + days * _DAY)
            assert bool(forgetting_of(db.session.scalar(told)).weights) == weighs
    with app.app_context():
        before = _remembered()
        scales = {card.curve.scale for card in get_cards(learner_id).values()}
        rebuild()
        assert _remembered() == before
    assert max(scales) < 1


def _submit(
    user_id: int, attempt_id: int, position: int, form: dict[str, Any], at: dt.datetime
) -> None:
    fields = {
        name: [value] if isinstance(value, str) else list(value) for name, value in form.items()
    }
    submit(user_id, attempt_id, position, Answer(1, fields), at)


def test_rows_from_before_there_were_cards_ask_for_it(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item_at(app, attempt_id, 1)))
    with app.app_context():
        before = _remembered()
        old = {"first_at": None, "stability": None, "due": None, "luck": 1.0}
        db.session.execute(db.update(Knowledge).values(**old))
        db.session.commit()
        assert is_rebuilding_needed()
        rebuild()
        assert not is_rebuilding_needed()
        assert _remembered() == before


def test_the_command_says_what_it_made(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    item = item_at(app, attempt_id, 1)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item))
    said = app.test_cli_runner().invoke(args=["rebuild-memory"])
    assert said.output == f"{len(set(item.facts))} cards were made of 1 answers.\n"


def test_a_repeated_post_is_remembered_once(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    form = right(item_at(app, attempt_id, 1))
    learner.post(f"/attempts/{attempt_id}/1", data=form)
    with app.app_context():
        before = _remembered()
    learner.post(f"/attempts/{attempt_id}/1", data=form)
    with app.app_context():
        assert _remembered() == before


def test_what_is_taken_for_what_is_counted(
    app: Flask, learner: FlaskClient, learner_id: int, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({"single_choice"}))
    item = item_at(app, attempt_id, 1)
    form = wrong(item)
    learner.post(f"/attempts/{attempt_id}/1", data=form)
    texts = {option.id: option.text for option in item.options}
    with app.app_context():
        (one,) = db.session.scalars(db.select(Mixup)).all()
        assert (one.user_id, one.fact_id, one.times) == (learner_id, item.facts[0], 1)
        assert (one.thing, one.taken_for) == (texts[str(item.key)], texts[str(form["answer"])])
