from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.memory import SelfRating
from quizapp.accounts.takeovers import take_over
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.memory.self_reports import get_self_reports
from quizapp.models import Knowledge, Role, User
from quizapp.quizzes.banks import AskedFact
from tests.quizapp.progress.answering import add_knowledge
from tests.quizapp.queries import counted

_DECK = f"/flashcards/{SHIPPED_SLUG}"
Facts = tuple[AskedFact, ...]


def _total(client: FlaskClient, query: str = "") -> int:
    found = re.search(r"1 of (\d+)", client.get(f"{_DECK}/1{query}").text)
    return int(found[1]) if found else 0


def _facts(client: FlaskClient, path: str) -> list[str]:
    return re.findall(r'name="fact" value="([^"]+)"', client.get(path).text)


def _shown(client: FlaskClient, path: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]*"', "", client.get(path).text)


def _say(client: FlaskClient, path: str, said: int) -> str:
    answer = client.post(path, data={"fact": _facts(client, path), "said": str(said)})
    assert answer.status_code == 303
    return answer.location


def test_cards_lead_from_one_to_the_next_and_to_an_end(learner: FlaskClient) -> None:
    total = _total(learner)
    assert _say(learner, f"{_DECK}/1", 1) == f"{_DECK}/2"
    assert _say(learner, f"{_DECK}/{total}", 1) == f"{_DECK}/{total + 1}"
    assert "That was the last card" in learner.get(f"{_DECK}/{total + 1}").text


def test_a_card_shows_the_articles_sentence(learner: FlaskClient, facts: Facts) -> None:
    page = unescape(learner.get(f"{_DECK}/1").text)
    (shown,) = _facts(learner, f"{_DECK}/1")
    fact = next(one for one in facts if one.id == shown)
    assert f"from={fact.start}&to={fact.end}" in page
    assert "The article says" in page


@pytest.mark.every_database
def test_what_was_not_known_is_seen_again_until_it_is(learner: FlaskClient) -> None:
    _say(learner, f"{_DECK}/2", 3)
    _say(learner, f"{_DECK}/4", 2)
    again = f"{_DECK}/1?again=1"
    assert _total(learner, "?again=1") == 2
    assert f'href="{again}"' in learner.get("/flashcards").text
    assert _say(learner, again, 3) == f"{_DECK}/2?again=1"
    assert _say(learner, again, 1) == again
    assert _total(learner, "?again=1") == 1
    _say(learner, again, 1)
    assert "No card is left that you did not know" in learner.get(again).text


def test_a_topics_cards_stay_in_the_topic(learner: FlaskClient) -> None:
    assert _total(learner, "?topic=2") < _total(learner)
    assert _say(learner, f"{_DECK}/1?topic=2", 1) == f"{_DECK}/2?topic=2"
    assert learner.get(f"{_DECK}/1?topic=99").status_code == 404


def test_what_is_said_moves_no_memory(
    app: Flask, learner: FlaskClient, learner_id: int, facts: Facts
) -> None:
    with app.app_context():
        add_knowledge(learner_id, [fact.id for fact in facts], last_right=True)
        before = [row.__dict__ for row in db.session.scalars(db.select(Knowledge))]
    known = _shown(learner, "/progress")
    for number in range(1, 6):
        _say(learner, f"{_DECK}/{number}", 3)
    with app.app_context():
        after = [row.__dict__ for row in db.session.scalars(db.select(Knowledge))]
    state = "_sa_instance_state"
    assert [one | {state: None} for one in after] == [one | {state: None} for one in before]
    assert _shown(learner, "/progress") == known


def test_what_was_not_known_is_due_today(
    app: Flask, learner: FlaskClient, learner_id: int, facts: Facts
) -> None:
    with app.app_context():
        add_knowledge(learner_id, [fact.id for fact in facts], last_right=True)
    assert "Nothing is due now" in learner.get("/").text
    (said,) = _facts(learner, f"{_DECK}/1")
    _say(learner, f"{_DECK}/1", 3)
    assert "1 fact is due" in learner.get("/").text
    begun = learner.post("/study", data={"article": SHIPPED_SLUG, "activity": "today"})
    assert begun.status_code == 303
    assert said in {fact.id for fact in facts}


@pytest.mark.parametrize(
    "form", [{}, {"said": "1"}, {"said": "4", "fact": "x"}, {"said": "1", "fact": "none"}]
)
def test_what_no_button_sends_is_not_there(learner: FlaskClient, form: dict[str, str]) -> None:
    assert learner.post(f"{_DECK}/1", data=form).status_code == 404
    assert learner.get("/flashcards/none/1").status_code == 404


def test_pages_cost_the_same_however_much_was_said(
    app: Flask, learner: FlaskClient, facts: Facts
) -> None:
    paths = ("/flashcards", f"{_DECK}/1", f"{_DECK}/1?again=1")
    costs = []
    for numbers in (range(1, 2), range(2, 15)):
        for number in numbers:
            _say(learner, f"{_DECK}/{number}", 3)
        some = []
        for path in paths:
            learner.get(path)
            with counted(app) as statements:
                learner.get(path)
            some.append(len(statements))
        costs.append(some)
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 4


@pytest.mark.every_database
def test_what_a_guest_said_last_goes_along(
    app: Flask, learner: FlaskClient, learner_id: int, make_user: Callable[..., int]
) -> None:
    account = make_user("account")
    _say(learner, f"{_DECK}/1", 3)
    with app.app_context():
        db.session.get_one(User, learner_id).role = Role.GUEST
        db.session.commit()
        take_over(learner_id, account, utc_now())
        (report,) = get_self_reports(account).values()
    assert report.rating is SelfRating.NO


def test_what_was_said_is_in_the_export_and_ends_with_the_account(
    app: Flask, learner: FlaskClient, learner_id: int
) -> None:
    _say(learner, f"{_DECK}/1", 2)
    (told,) = learner.get("/settings/data").get_json()["flashcards"]
    assert told["said"] == "not_quite"
    with app.app_context():
        db.session.execute(db.delete(User).where(User.id == learner_id))
        db.session.commit()
        assert get_self_reports(learner_id) == {}
