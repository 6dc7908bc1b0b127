"""Starting a quiz from the pages."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, Role, Slot, User
from quizapp.quizzes import banks, queries
from quizapp.quizzes.banks import StoredBank
from tests.quizapp.quizzes.answers import item_at
from tests.quizapp.sparing import load_bank
from tests.quizapp.texts import SHEET


def _attempt_of(location: str) -> int:
    return int(location.split("/")[2])


def test_a_visitor_starts_at_once_and_becomes_a_guest(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/attempts", data={"activity": "classify", "mode": "practice"})

    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    with app.app_context():
        assert [u.role for u in db.session.scalars(db.select(User))] == [Role.GUEST]


def test_each_ready_made_quiz_of_the_shipped_article_can_be_started(
    app: Flask, learner: FlaskClient
) -> None:
    with app.app_context():
        cards = queries.get_offer().activities
    assert [card.title for card in cards] == [
        "Classify the rotators",
        "Identify the FAI type",
        "Match exercises to goals",
    ]
    for card in cards:
        answer = learner.post("/attempts", data={"activity": card.key, "mode": "practice"})
        assert answer.status_code == 303


def test_classify_the_rotators_begins_with_sorting_them(app: Flask, learner: FlaskClient) -> None:
    answer = learner.post("/attempts", data={"activity": "classify", "mode": "practice"})

    assert item_at(app, _attempt_of(answer.location), 1).kind == "classify"


def test_a_mixed_quiz_asks_only_the_chosen_topic_and_kinds(
    app: Flask, learner: FlaskClient
) -> None:
    with app.app_context():
        topic = queries.get_offer().topics[0]
    answer = learner.post(
        "/attempts",
        data={
            "activity": "mixed",
            "mode": "practice",
            "length": "5",
            "topics": [topic],
            "kinds": ["single_choice", "true_false"],
        },
    )

    attempt_id = _attempt_of(answer.location)
    with app.app_context():
        positions = list(
            db.session.scalars(db.select(Slot.position).filter_by(attempt_id=attempt_id))
        )
    items = [item_at(app, attempt_id, position) for position in positions]
    assert items
    assert {item.topic for item in items} == {topic}
    assert {str(item.kind) for item in items} <= {"single_choice", "true_false"}


def test_a_mixed_quiz_has_about_as_many_questions_as_asked_for(
    app: Flask, learner: FlaskClient
) -> None:
    form = {"activity": "mixed", "mode": "exam", "length": "10"}
    answer = learner.post("/attempts", data=form)

    with app.app_context():
        attempt = db.session.get(Attempt, _attempt_of(answer.location))
        assert attempt is not None
        # What tells another's answer is left out, so some draws are shorter.
        assert 8 <= attempt.length <= 10
        assert attempt.mode == "exam"


def test_a_mixed_quiz_that_is_shorter_than_asked_for_says_so(
    app: Flask, learner: FlaskClient
) -> None:
    form = {"activity": "mixed", "mode": "practice", "other_length": "100"}
    location = learner.post("/attempts", data=form).location
    with app.app_context():
        length = db.session.get_one(Attempt, _attempt_of(location)).length
    said = f"This quiz has {length} questions instead of 100"
    assert said in learner.get(location).text
    location = learner.post("/attempts", data={**form, "other_length": "3"}).location
    assert "instead of" not in learner.get(location).text


def test_what_cannot_be_asked_comes_back_with_a_sentence(learner: FlaskClient) -> None:
    for form in (
        {"activity": "mixed", "mode": "practice", "length": "5", "topics": ["No such topic"]},
        {"activity": "mixed", "mode": "practice", "length": "-3"},
        {"activity": "no-such-activity", "mode": "practice"},
        {"activity": "classify", "mode": "cheating"},
        {},
    ):
        assert learner.post("/attempts", data=form).status_code == 422


def test_an_unknown_article_is_not_found(learner: FlaskClient) -> None:
    assert learner.get("/quizzes?article=nothing").status_code == 404


def test_two_draws_of_the_same_quiz_differ(app: Flask, learner: FlaskClient) -> None:
    form = {"activity": "mixed", "mode": "practice", "length": "20"}
    drawn = []
    for _ in range(2):
        attempt_id = _attempt_of(learner.post("/attempts", data=form).location)
        with app.app_context():
            rows = db.session.execute(
                db.select(Slot.item_id, Slot.option_order).filter_by(attempt_id=attempt_id)
            )
            drawn.append([(row.item_id, row.option_order) for row in rows])
    assert drawn[0] != drawn[1]


def test_a_body_of_json_is_no_form(learner: FlaskClient) -> None:
    for body in ([1, 2], "text", {"activity": ["classify"]}, None):
        assert learner.post("/attempts", json=body).status_code == 422


def test_an_unknown_activity_is_answered_with_a_sentence(learner: FlaskClient) -> None:
    assert "That quiz is not offered here" in learner.post("/attempts", data={}).text


def test_a_card_says_how_many_questions_come(app: Flask, learner: FlaskClient) -> None:
    with app.app_context():
        cards = queries.get_offer().activities
    for card in cards:
        lengths = set()
        for _ in range(5):
            form = {"activity": card.key, "mode": "practice"}
            attempt_id = _attempt_of(learner.post("/attempts", data=form).location)
            with app.app_context():
                lengths.add(db.session.get_one(Attempt, attempt_id).length)
        assert max(abs(length - card.length) for length in lengths) <= 1


@pytest.mark.parametrize("wording", ["clinical", "plain", "patient"])
def test_a_sheet_of_exercises_is_practised_by_whoever_opens_it(
    app: Flask, learner: FlaskClient, wording: str
) -> None:
    with app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
    learner.post("/wording", data={"wording": wording})
    page = learner.get("/quizzes?article=knee").text
    assert "This article has 2 questions for you." in page
    assert "nothing to practise" not in page
    form = {"activity": "mixed", "article": "knee", "mode": "practice", "length": "2"}
    location = learner.post("/attempts", data=form).location
    assert "instead of" not in learner.get(location).text
    with app.app_context():
        assert db.session.get_one(Attempt, _attempt_of(location)).length == 2


def test_a_short_article_preselects_no_more_than_it_has(app: Flask, learner: FlaskClient) -> None:
    usual = learner.get("/quizzes").text
    assert _lengths(usual) == {"5": False, "10": True, "20": False, "40": False}
    assert "Ready to start" in usual
    with app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
    short = learner.get("/quizzes?article=knee").text
    assert _lengths(short) == {"2": True}
    assert "Ready to start" not in short


def _lengths(page: str) -> dict[str, bool]:
    """The numbers of questions that are offered, and which is chosen."""
    found = re.findall(r'<input[^>]* name="length"[^>]*>', page)
    return {re.findall(r'value="(\d+)"', one)[0]: "checked" in one for one in found}


def test_a_number_that_is_not_offered_gives_what_there_is(app: Flask, learner: FlaskClient) -> None:
    with app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
    form = {"activity": "mixed", "article": "knee", "mode": "practice", "length": "20"}
    location = learner.post("/attempts", data=form).location
    assert "This quiz has 2 questions instead of 20" in learner.get(location).text
    assert learner.post("/attempts", data=form | {"length": "9" * 400}).status_code == 422


def test_what_is_for_patients_alone_is_said_to_be_so(
    app: Flask, learner: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In a bank of its own: what one without questions works out it keeps, also for other tests.
    monkeypatch.setattr(banks, "_load", load_bank)
    monkeypatch.setattr(StoredBank, "pool", lambda _bank, _register: ())
    for wording, told in (
        ("clinical", "their own body"),
        ("patient", "it is for people who study"),
    ):
        learner.post("/wording", data={"wording": wording})
        assert told in learner.get("/quizzes").text
