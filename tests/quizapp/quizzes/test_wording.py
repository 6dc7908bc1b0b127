"""Plain words or clinical terms: who gets which, and never both of one question."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.patients import is_for_patients_alone
from questions.items.registers import CLINICAL, PLAIN, plain_id
from quizapp.extensions import db
from quizapp.models import Attempt, Role, Slot, User
from quizapp.models.attempts import Mode
from quizapp.quizzes import queries
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.drawing import Choice, draw_quiz, expected_length


def _registers(app: Flask) -> set[str]:
    """The registers of the items of the newest attempt."""
    with app.app_context():
        attempt = db.session.scalars(db.select(Attempt).order_by(Attempt.id.desc())).first()
        assert attempt is not None
        bank = get_bank(attempt.version_id)
        slots = db.session.scalars(db.select(Slot).filter_by(attempt_id=attempt.id))
        return {bank.item(slot.item_id).register for slot in slots}


def _start(client: FlaskClient, activity: str = "match") -> None:
    answer = client.post("/attempts", data={"activity": activity, "mode": "practice"})
    assert answer.status_code == 303


def _choose(client: FlaskClient, wording: str, **more: str):
    return client.post("/wording", data={"wording": wording, **more})


def test_somebody_without_an_account_begins_with_plain_words(
    app: Flask, client: FlaskClient
) -> None:
    assert "plain words" in client.get("/quizzes").text
    _start(client)
    assert PLAIN in _registers(app)


def test_an_account_begins_with_clinical_terms(app: Flask, learner: FlaskClient) -> None:
    assert "clinical terms" in learner.get("/quizzes").text
    _start(learner)
    assert _registers(app) == {CLINICAL}


def test_a_visitor_can_choose_and_the_choice_stays_for_the_guest(
    app: Flask, client: FlaskClient
) -> None:
    answer = _choose(client, CLINICAL)
    assert (answer.status_code, answer.location) == (303, "/quizzes")
    for _ in range(2):
        _start(client)
        assert _registers(app) == {CLINICAL}
    _choose(client, PLAIN)
    _start(client)
    assert PLAIN in _registers(app)


def test_a_guests_choice_is_not_written_to_the_database(app: Flask, client: FlaskClient) -> None:
    _start(client)
    _choose(client, CLINICAL)
    with app.app_context():
        assert [user.wording for user in db.session.scalars(db.select(User))] == [None]


def test_the_way_back_leads_to_no_article_that_cannot_be(client: FlaskClient) -> None:
    assert _choose(client, PLAIN, article="hip").location == "/quizzes?article=hip"
    assert _choose(client, PLAIN, article="x y" * 9_999).location == "/quizzes"


def test_whoever_registers_after_a_try_goes_on_in_the_same_words(
    app: Flask, client: FlaskClient
) -> None:
    _start(client)
    filled = {"login": "anna", "password": "a long enough phrase", "timezone": "UTC"}
    assert client.post("/register", data=filled).status_code == 303
    assert "plain words" in client.get("/quizzes").text


@pytest.mark.every_database
def test_an_accounts_choice_is_kept_with_it(
    app: Flask, learner_id: int, client_of: Callable[[int], FlaskClient]
) -> None:
    _choose(client_of(learner_id), PLAIN)
    elsewhere = client_of(learner_id)
    _start(elsewhere)
    assert PLAIN in _registers(app)


@pytest.mark.parametrize("wording", ["", "latin", "plain\x00", "p" * 10_000])
def test_no_such_wording_is_refused_and_nothing_changes(
    app: Flask, learner: FlaskClient, learner_id: int, wording: str
) -> None:
    assert _choose(learner, wording).status_code == 303
    assert "Choose plain words or clinical terms." in learner.get("/quizzes").text
    with app.app_context():
        user = db.session.get(User, learner_id)
        assert user is not None
        assert user.wording is None


def test_the_choice_leads_back_to_the_same_article(learner: FlaskClient) -> None:
    answer = _choose(learner, PLAIN, article="hip-internal-rotation")
    assert answer.location == "/quizzes?article=hip-internal-rotation"
    assert learner.get(answer.location).status_code == 200
    assert learner.get(_choose(learner, PLAIN, article="no-such").location).status_code == 404


def test_settings_show_and_keep_the_wording(
    app: Flask, learner: FlaskClient, learner_id: int
) -> None:
    assert '<option selected value="clinical">' in learner.get("/settings").text
    values = {"display_name": "", "language": "", "timezone": "UTC", "wording": PLAIN}
    assert learner.post("/settings", data=values).status_code == 303
    assert '<option selected value="plain">' in learner.get("/settings").text
    assert learner.post("/settings", data=values | {"wording": "x"}).status_code == 422


@pytest.mark.parametrize("seed", range(20))
def test_no_quiz_has_both_wordings_of_one_question(app: Flask, seed: int) -> None:
    with app.app_context():
        version = queries.get_offer().version_id
        choice = Choice(version, MIXED, "A quiz", Mode.PRACTICE, 40, register=PLAIN)
        drawn = draw_quiz(get_bank(version), choice, random.Random(seed))
    ids = [one.item.id for one in drawn]
    assert {one.item.register for one in drawn} == {PLAIN, CLINICAL}
    assert not {plain_id(one) for one in ids} & set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("register", [PLAIN, CLINICAL])
def test_a_ready_made_quiz_opens_with_what_it_is_named_after(app: Flask, register: str) -> None:
    with app.app_context():
        version = queries.get_offer().version_id
        bank = get_bank(version)
        for seed in range(10):
            choice = Choice(version, "match", "A quiz", Mode.PRACTICE, 8, register=register)
            drawn = draw_quiz(bank, choice, random.Random(seed))
            assert drawn[0].item.kind == "match"
            assert drawn[0].item.register == register
        for activity in bank.activities:
            assert expected_length(bank, activity, register) >= 2


def test_each_question_is_counted_once_in_an_offer(app: Flask) -> None:
    """In plain words those that have no other wording come on top."""
    with app.app_context():
        clinical, plain = (queries.get_offer(register=one) for one in (CLINICAL, PLAIN))
        items = tuple(get_bank(plain.version_id).items)
    told = {item.id for item in items if item.register == CLINICAL}
    twins = {plain_id(one) for one in told}
    shared = [item for item in items if not is_for_patients_alone(item.template)]
    alone = {item.id for item in shared if item.register == PLAIN} - twins
    assert clinical.item_count == len(told)
    assert plain.item_count == len(told) + len(alone)


def test_an_instructor_may_choose_as_well(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    instructor = client_of(make_user(Role.INSTRUCTOR))
    _choose(instructor, PLAIN)
    assert "Use clinical terms" in instructor.get("/quizzes").text
