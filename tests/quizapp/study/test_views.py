"""A learner's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from quizapp.articles.service import import_article, published_versions
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, Knowledge, Slot, StoredItem, User
from quizapp.quizzes.banks import AskedFact, get_bank
from tests.quizapp.progress.answering import add_knowledge
from tests.quizapp.queries import counted
from tests.quizapp.quizzes.answers import item_at, right, wrong
from tests.quizapp.texts import ELBOW

_TODAY = {"article": SHIPPED_SLUG, "activity": "today"}


@pytest.fixture
def facts(app: Flask) -> tuple[AskedFact, ...]:
    with app.app_context():
        return get_bank(published_versions()[0].id).facts


def _begin(learner: FlaskClient, **form: str) -> int:
    answer = learner.post("/study", data=_TODAY | form)
    assert answer.status_code == 303, answer.text
    return int(answer.location.split("/")[2])


def _asked(app: Flask, attempt_id: int) -> list[set[str]]:
    with app.app_context():
        bodies = db.session.scalars(
            db.select(StoredItem.body)
            .join(Slot, Slot.item_id == StoredItem.id)
            .filter(Slot.attempt_id == attempt_id)
            .order_by(Slot.position)
        )
        return [set(body["facts"]) for body in bodies]


def test_today_asks_what_is_due_first(
    app: Flask, learner: FlaskClient, learner_id: int, facts: tuple[AskedFact, ...]
) -> None:
    due = [fact.id for fact in facts[3:6]]
    with app.app_context():
        add_knowledge(learner_id, due, last_right=False)
    asked = _asked(app, _begin(learner))
    assert asked[0] & set(due)
    assert set(due) <= set().union(*asked)


def test_after_today_there_is_nothing_left_for_today(
    app: Flask, learner: FlaskClient, learner_id: int
) -> None:
    learner.post("/study/plan", data={"new_a_day": "3"})
    attempt_id = _begin(learner)
    with app.app_context():
        length = db.session.get_one(Attempt, attempt_id).length
    for position in range(1, length + 1):
        form = right(item_at(app, attempt_id, position))
        learner.post(f"/attempts/{attempt_id}/{position}", data=form)
    page = learner.get("/").text
    assert "Nothing is due now" in page
    assert "The next fact is due" in page
    again = learner.post("/study", data=_TODAY, follow_redirects=True)
    assert "nothing to ask there" in again.text


def test_a_fact_comes_back_in_other_words(
    app: Flask, learner: FlaskClient, learner_id: int, facts: tuple[AskedFact, ...]
) -> None:
    several = _asked_in_several_ways(app)
    with app.app_context():
        add_knowledge(learner_id, [several], last_right=False)
    seen = set()
    for _ in range(2):
        attempt_id = _begin(learner, activity="missed")
        item = item_at(app, attempt_id, 1)
        learner.post(f"/attempts/{attempt_id}/1", data=wrong(item))
        seen.add(item.id)
    assert len(seen) == 2


def _asked_in_several_ways(app: Flask) -> str:
    with app.app_context():
        ways: dict[str, set[str]] = {}
        for item in get_bank(published_versions()[0].id).pool("clinical"):
            if item.kind == "single_choice" and len(item.facts) == 1:
                ways.setdefault(item.facts[0], set()).add(item.id)
    return max(ways, key=lambda fact: len(ways[fact]))


@pytest.mark.parametrize("activity", ["shaky", "missed"])
def test_one_press_asks_what_is_weak(
    app: Flask,
    learner: FlaskClient,
    learner_id: int,
    facts: tuple[AskedFact, ...],
    activity: str,
) -> None:
    weak = facts[4].id
    with app.app_context():
        add_knowledge(learner_id, [weak], last_right=False)
        add_knowledge(learner_id, [facts[0].id], last_right=True)
    assert "Retry what I missed" in learner.get("/progress").text
    (asked,) = _asked(app, _begin(learner, activity=activity))
    assert weak in asked


def test_what_is_weak_in_one_topic_only(
    app: Flask, learner: FlaskClient, learner_id: int, facts: tuple[AskedFact, ...]
) -> None:
    topics = list(dict.fromkeys(fact.topic for fact in facts))
    first, second = (next(f.id for f in facts if f.topic == topic) for topic in topics[:2])
    with app.app_context():
        add_knowledge(learner_id, [first, second], last_right=False)
    (asked,) = _asked(app, _begin(learner, activity="shaky", topic="2"))
    assert second in asked
    assert (
        learner.post("/study", data=_TODAY | {"topic": "99", "activity": "shaky"}).status_code
        == 404
    )


def test_a_pair_that_is_mixed_up_is_listed_and_asked(app: Flask, learner: FlaskClient) -> None:
    begun = learner.post(
        "/attempts",
        data={"activity": "mixed", "length": "5", "mode": "practice", "kinds": "single_choice"},
    )
    attempt_id = int(begun.location.split("/")[2])
    item = item_at(app, attempt_id, 1)
    learner.post(f"/attempts/{attempt_id}/1", data=wrong(item))
    page = learner.get("/progress").text
    assert "What you mix up" in page
    assert "in 1 of 1 answer" in page
    names = {"thing": "x", "taken_for": "y", "fact": item.facts[0]}
    asked = _asked(app, _begin(learner, activity="pair", **names))
    assert all(item.facts[0] in one for one in asked)


@pytest.mark.parametrize(
    "form",
    [
        {"article": "none"},
        {"article": ""},
        {"activity": "mixed"},
        {"activity": "shaky", "topic": "0"},
        {"activity": "shaky", "topic": "x"},
    ],
)
def test_what_no_button_sends_is_not_there(learner: FlaskClient, form: dict[str, str]) -> None:
    assert learner.post("/study", data=_TODAY | form).status_code == 404


def test_a_pair_that_nobody_asks_about_asks_nothing(learner: FlaskClient) -> None:
    answer = learner.post("/study", data=_TODAY | {"activity": "pair"}, follow_redirects=True)
    assert "nothing to ask there" in answer.text


def test_a_plan_is_kept_and_shown_again(app: Flask, learner: FlaskClient, learner_id: int) -> None:
    exam = utc_now().date() + dt.timedelta(days=20)
    form = {"exam_on": exam.isoformat(), "new_a_day": "7", "minutes": "15"}
    assert learner.post("/study/plan", data=form).location == "/"
    page = learner.get("/study/plan").text
    assert f'value="{exam.isoformat()}"' in page
    with app.app_context():
        user = db.session.get_one(User, learner_id)
        assert (user.new_a_day, user.minutes_a_day) == (7, 15)
        add_knowledge(learner_id, ["any"], last_right=True)
    assert "days to your exam" in learner.get("/").text
    learner.post("/study/plan", data={})
    with app.app_context():
        assert db.session.get_one(User, learner_id).exam_at is None


@pytest.mark.parametrize(
    "form",
    [
        {"exam_on": "2001-01-01"},
        {"exam_on": "9999-12-31"},
        {"exam_on": "soon"},
        {"new_a_day": "-1"},
        {"new_a_day": "many"},
        {"minutes": "0"},
        {"minutes": "9" * 40},
    ],
)
def test_a_plan_that_cannot_be_is_told(learner: FlaskClient, form: dict[str, str]) -> None:
    answer = learner.post("/study/plan", data=form)
    assert answer.status_code == 422
    assert "Please check this" in answer.text


def test_an_exam_that_is_too_near_is_said_to_be(
    app: Flask, learner: FlaskClient, learner_id: int, facts: tuple[AskedFact, ...]
) -> None:
    with app.app_context():
        add_knowledge(learner_id, [facts[0].id], last_right=False)
    tomorrow = utc_now().date() + dt.timedelta(days=1)
    learner.post("/study/plan", data={"exam_on": tomorrow.isoformat(), "minutes": "2"})
    assert "not enough time for everything" in learner.get("/").text


def test_a_session_costs_the_same_however_much_was_answered(
    app: Flask, learner: FlaskClient, learner_id: int, facts: tuple[AskedFact, ...]
) -> None:
    learner.get("/")
    costs = []
    for known in (facts[:1], facts[1:]):
        with app.app_context():
            add_knowledge(learner_id, [fact.id for fact in known], last_right=False)
        with counted(app) as statements:
            learner.post("/study", data=_TODAY)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 11


def test_other_learners_cards_are_not_mine(
    app: Flask, learner: FlaskClient, make_user: Callable[..., int], facts: tuple[AskedFact, ...]
) -> None:
    with app.app_context():
        add_knowledge(make_user("other"), [facts[0].id], last_right=False)
        assert db.session.scalar(db.select(Knowledge.user_id)) is not None
    assert "Retry what I missed" not in learner.get("/progress").text


def test_today_is_planned_over_all_articles_begun(
    app: Flask, learner: FlaskClient, learner_id: int
) -> None:
    with app.app_context():
        import_article(ELBOW, "elbow", 1, publish=True, now=utc_now())
        first, second = (get_bank(version.id).facts for version in published_versions())
        here, there = [one.id for one in first[:2]], [one.id for one in second[:3]]
        add_knowledge(learner_id, here + there, last_right=False)
        db.session.get_one(User, learner_id).new_a_day = 0
        db.session.commit()
    page = learner.get("/").text
    for words in ("5 facts are due", "2 facts are due", "3 facts are due"):
        assert words in page
    asked: set[str] = set().union(*_asked(app, _begin(learner, article="elbow")))
    assert set(there) <= asked
    assert asked.isdisjoint(here)
