"""The made-up class."""

from __future__ import annotations

import random

import pytest
from flask import Flask
from sqlalchemy import func, select

from questions import extract, generate, parse, read, score
from questions.articles import shipped_article
from questions.items.model import Kind
from questions.scoring import response_from_json
from quizapp.clock import utc_now
from quizapp.demo import service
from quizapp.demo.answering import answer_fields, chance, share
from quizapp.demo.people import name_of
from quizapp.demo.service import create_demo
from quizapp.extensions import db
from quizapp.models import Class, Response, Role, Slot, User
from quizapp.quizzes.banks import get_bank
from tests.quizapp.texts import SHEET, STAGES

_PASSWORD = "a walk around the harbour"


def _answers() -> list[tuple[object, float]]:
    rows = db.session.execute(select(Response.answer, Response.score).order_by(Response.id))
    return [(row.answer, row.score) for row in rows]


def test_it_has_as_many_learners_and_answers_as_asked_for(app: Flask) -> None:
    with app.app_context():
        made = create_demo(4, 60, 1, _PASSWORD, utc_now())
        learners = select(func.count(User.id)).where(User.role == Role.LEARNER)
        assert (made.learners, made.answers) == (4, 60)
        assert db.session.scalar(learners) == 4
        assert len(_answers()) == 60


def test_a_large_one_is_stored_as_the_services_would_have(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_MOST_LIVED", 30)
    with app.app_context():
        made = create_demo(3, 60, 1, _PASSWORD, utc_now())
        assert (made.answers, len(_answers())) == (60, 60)
        for slot, response in db.session.execute(
            select(Slot, Response).join(Response, Response.slot_id == Slot.id)
        ):
            item = get_bank(slot.item.version_id).item(slot.item_id)
            given = response_from_json(item, response.answer)
            assert slot.score == response.score == score(item, given).score


def test_everything_in_it_is_marked(app: Flask) -> None:
    with app.app_context():
        create_demo(3, 10, 1, _PASSWORD, utc_now())
        assert all(db.session.scalars(select(User.is_demo)))
        assert list(db.session.scalars(select(Class.is_demo))) == [True]


def test_the_same_seed_gives_the_same_answers_and_replaces_the_earlier(app: Flask) -> None:
    now = utc_now()
    with app.app_context():
        create_demo(3, 40, 5, _PASSWORD, now)
        first = _answers()
        create_demo(3, 40, 5, _PASSWORD, now)
        assert _answers() == first
        create_demo(3, 40, 6, _PASSWORD, now)
        assert len(_answers()) == 40
        assert _answers() != first


def test_what_is_real_stays(app: Flask) -> None:
    with app.app_context():
        db.session.add(User(username="real", role=Role.LEARNER, created_at=utc_now()))
        db.session.commit()
        for _ in range(2):
            create_demo(2, 10, 1, _PASSWORD, utc_now())
        assert db.session.scalar(select(func.count(User.id)).where(~User.is_demo)) == 1


def test_nobody_tries_again_after_a_right_answer(app: Flask) -> None:
    with app.app_context():
        create_demo(4, 300, 1, _PASSWORD, utc_now())
        tried_again = (
            select(Response.score).join(Slot).where(Slot.tries > 1, Response.try_number == 1)
        )
        first_scores = db.session.scalars(tried_again).all()
        assert first_scores
        assert max(first_scores) < 1


def test_answers_lie_in_the_past(app: Flask) -> None:
    now = utc_now()
    with app.app_context():
        create_demo(3, 100, 1, _PASSWORD, now)
        assert (db.session.scalar(select(func.max(Response.answered_at))) or now) <= now


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_answers_are_as_right_as_asked_for(probability: float) -> None:
    rng = random.Random(1)
    articles = (shipped_article(), STAGES, SHEET)
    items = [one for data in articles for one in generate(extract(read(data)), 1).items]
    assert {item.kind for item in items} == set(Kind)
    for item in items:
        response = parse(item, answer_fields(item, probability, rng))
        assert response is not None
        value = score(item, response).score
        assert value == 1 if probability else value < 1


def test_the_able_are_right_more_often_and_so_is_everybody_on_easy_items() -> None:
    assert chance(0, 0.5) == 0.5
    assert chance(1, 0.5) > chance(0, 0.5) > chance(0, 0.9)


@pytest.mark.parametrize(("total", "weights"), [(10, [1, 1, 1]), (0, [1, 2]), (7, [0.1, 5])])
def test_shares_add_up(total: int, weights: list[float]) -> None:
    assert sum(share(total, weights)) == total


def test_nobody_shares_a_name() -> None:
    assert len({name_of(number) for number in range(600)}) == 600
