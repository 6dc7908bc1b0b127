"""Answering: what is stored, what is told, and what happens when things happen twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.items.model import Kind
from quizapp.extensions import db
from quizapp.models import Attempt, Slot
from tests.quizapp.quizzes.answers import (
    item_at,
    right,
    stored_knowledge,
    stored_responses,
    wrong,
)
from tests.quizapp.texts import OF_ANOTHER_ARTICLE

pytestmark = pytest.mark.every_database


@pytest.mark.parametrize("kind", list(Kind))
def test_the_right_answer_scores_a_full_point(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))
    url = f"/attempts/{attempt_id}/1"

    posted = learner.post(url, data=right(item_at(app, attempt_id, 1)))
    page = learner.get(posted.location)

    assert (posted.status_code, page.status_code) == (303, 200)
    assert "Correct" in page.text
    assert [r.score for r in stored_responses(app)] == [1.0]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_wrong_answer_is_told_with_the_sentence_it_rests_on(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))
    item = item_at(app, attempt_id, 1)

    page = learner.post(f"/attempts/{attempt_id}/1", data=wrong(item), follow_redirects=True)

    assert stored_responses(app)[0].score < 1
    assert "Correct –" not in page.text
    assert "<mark" in page.text
    slug, _ = OF_ANOTHER_ARTICLE.get(kind, (SHIPPED_SLUG, b""))
    assert f"/articles/{slug}" in page.text


@pytest.mark.parametrize("kind", list(Kind))
def test_the_page_before_scoring_holds_neither_key_nor_feedback(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))
    item = item_at(app, attempt_id, 1)

    page = learner.get(f"/attempts/{attempt_id}/1").text

    hidden = [item.feedback.right, item.feedback.wrong, *item.feedback.by_option.values()]
    hidden += [quote.text for quote in item.evidence if quote.text not in item.prompt]
    hidden += list(item.facts)
    shown = {option.text for option in item.options} | {group.text for group in item.groups}
    for secret in hidden:
        assert secret not in page or any(secret in one for one in shown)


# The order that stands there is an answer already.
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.ORDER])
def test_an_empty_form_is_asked_again_and_stores_nothing(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))

    page = learner.post(f"/attempts/{attempt_id}/1", data={"try": "1"})

    assert page.status_code == 422
    assert "Answer the question, or skip it." in page.text
    assert stored_responses(app) == []


def test_the_same_answer_twice_is_stored_once(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    form = wrong(item_at(app, attempt_id, 1))

    statuses = [learner.post(f"/attempts/{attempt_id}/1", data=form).status_code for _ in "ab"]

    assert statuses == [303, 303]
    assert len(stored_responses(app)) == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_an_answer_sent_again_without_a_reply_is_told_like_the_first(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))
    form = {**right(item_at(app, attempt_id, 1)), "certainty": "2"}
    learner.post(f"/attempts/{attempt_id}/1", data=form)

    page = learner.post(f"/attempts/{attempt_id}/1", data=form, follow_redirects=True)

    assert "Correct" in page.text
    assert "answered before" not in page.text
    assert len(stored_responses(app)) == 1


def test_answers_at_the_same_moment_leave_one_response(
    app: Flask,
    learner_id: int,
    client_of: Callable[[int], FlaskClient],
    start: Callable[..., int],
) -> None:
    attempt_id = start(length=1)
    form = right(item_at(app, attempt_id, 1))
    browsers = [client_of(learner_id) for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        posts = [pool.submit(b.post, f"/attempts/{attempt_id}/1", data=form) for b in browsers]
    assert {post.result().status_code for post in posts} == {303}
    assert len(stored_responses(app)) == 1


def test_the_back_button_shows_the_answer_that_stands(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    item = item_at(app, attempt_id, 1)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item))

    page = learner.post(f"/attempts/{attempt_id}/1", data=wrong(item), follow_redirects=True)

    assert "Correct" in page.text
    assert "was answered before" in page.text


def test_trying_again_keeps_the_first_score(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    item = item_at(app, attempt_id, 1)
    url = f"/attempts/{attempt_id}/1"
    learner.post(url, data=wrong(item))

    assert 'name="try" value="2"' in learner.get(f"{url}?again=1").text
    learner.post(url, data=right(item, try_number=2))

    assert [r.try_number for r in stored_responses(app)] == [1, 2]
    with app.app_context():
        assert db.session.scalars(db.select(Slot.score)).one() < 1


@pytest.mark.parametrize("try_number", ["", "0", "3", "99999999999999999999", "one", "-1", "²"])
def test_a_try_that_is_not_next_changes_nothing(
    app: Flask, learner: FlaskClient, start: Callable[..., int], try_number: str
) -> None:
    attempt_id = start(length=1)
    form = {**right(item_at(app, attempt_id, 1)), "try": try_number}

    assert learner.post(f"/attempts/{attempt_id}/1", data=form).status_code == 303
    assert stored_responses(app) == []


def test_another_learners_attempt_is_not_found(
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    start: Callable[..., int],
) -> None:
    attempt_id = start(length=1)
    stranger = client_of(make_user("stranger"))

    for url in (f"/attempts/{attempt_id}", f"/attempts/{attempt_id}/1"):
        assert stranger.get(url).status_code == 404
    for url in ("/1", "/1/skip", "/finish", "/retry"):
        assert stranger.post(f"/attempts/{attempt_id}{url}", data={"try": "1"}).status_code == 404


@pytest.mark.parametrize("path", ["/attempts/1/99", "/attempts/99/1", "/attempts/99"])
def test_a_question_that_is_not_there_is_not_found(
    learner: FlaskClient, start: Callable[..., int], path: str
) -> None:
    start(length=1)

    assert learner.get(path).status_code == 404


@pytest.mark.parametrize("kind", list(Kind))
def test_broken_forms_are_answered_with_a_sentence(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))
    option = item_at(app, attempt_id, 1).options
    first = option[0].id if option else "x"
    for broken in (
        {"answer": "nothing"},
        {"answer": ["a", "b", "c"]},
        {f"place-{first}": "nowhere"},
        {"order": [first, first]},
        {"low": "many", "high": ""},
        {"low": "nan"},
        {"low": "5", "high": "2"},
        {"low": "9" * 5000},
        {"answer": "\x00\ud800".encode("utf-8", "surrogatepass")},
    ):
        page = learner.post(f"/attempts/{attempt_id}/1", data={"try": "1", **broken})
        assert page.status_code == 422
    assert stored_responses(app) == []


def test_a_first_answer_is_what_the_learner_knows(
    app: Flask, learner: FlaskClient, learner_id: int, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({"single_choice"}))
    item = item_at(app, attempt_id, 1)
    learner.post(f"/attempts/{attempt_id}/1", data=wrong(item))
    learner.post(f"/attempts/{attempt_id}/1", data=right(item, try_number=2))

    with app.app_context():
        known = {k.fact_id: (k.asked, k.right, k.last_right) for k in stored_knowledge(learner_id)}
    assert known == dict.fromkeys(item.facts, (1, 0, False))


def test_knowledge_adds_up_over_attempts(
    app: Flask, learner: FlaskClient, learner_id: int, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({"single_choice"}))
    item = item_at(app, attempt_id, 1)
    learner.post(f"/attempts/{attempt_id}/1", data=wrong(item))
    again = learner.post(f"/attempts/{attempt_id}/retry").location.removesuffix("/1")
    learner.post(f"{again}/1", data=right(item_at(app, int(again.split("/")[2]), 1)))

    with app.app_context():
        known = {k.fact_id: (k.asked, k.right, k.last_right) for k in stored_knowledge(learner_id)}
    assert known == dict.fromkeys(item.facts, (2, 1, True))


def test_certainty_and_time_are_kept(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    form = right(item_at(app, attempt_id, 1))
    learner.post(f"/attempts/{attempt_id}/1", data={**form, "certainty": "3", "opened": "1"})

    (response,) = stored_responses(app)
    assert response.certainty == 3
    assert response.seconds is None  # a form opened in 1970 tells no time


def test_an_attempt_ends_with_its_last_open_question(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2)
    learner.post(f"/attempts/{attempt_id}/2", data=right(item_at(app, attempt_id, 2)))
    with app.app_context():
        assert db.session.scalars(db.select(Attempt.finished_at)).one() is None

    answer = learner.post(f"/attempts/{attempt_id}/1/skip")

    assert answer.location.endswith(f"/attempts/{attempt_id}/2")
    with app.app_context():
        assert db.session.scalars(db.select(Attempt.finished_at)).one() is not None


def test_a_skipped_question_can_be_answered_later(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2)
    learner.post(f"/attempts/{attempt_id}/1/skip")
    learner.post(f"/attempts/{attempt_id}/1", data=right(item_at(app, attempt_id, 1)))

    with app.app_context():
        slot = db.session.scalars(db.select(Slot).filter_by(position=1)).one()
        assert (slot.score, slot.skipped_at) == (1.0, None)


def test_an_order_can_be_moved_without_scripts(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({"order"}))
    with app.app_context():
        order = db.session.scalars(db.select(Slot.option_order)).one()

    page = learner.post(
        f"/attempts/{attempt_id}/1", data={"try": "1", "order": order, "move": f"{order[1]}:up"}
    )

    assert page.status_code == 200
    places = [page.text.index(f'name="order" value="{one}"') for one in order]
    assert places[1] < places[0] < places[2]
    assert stored_responses(app) == []


def test_retry_asks_what_was_missed(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=3)
    for position, make in ((1, right), (2, wrong)):
        item = item_at(app, attempt_id, position)
        learner.post(f"/attempts/{attempt_id}/{position}", data=make(item))

    answer = learner.post(f"/attempts/{attempt_id}/retry")

    new_id = int(answer.location.split("/")[2])
    missed = {item_at(app, attempt_id, position).id for position in (2, 3)}
    assert {item_at(app, new_id, position).id for position in (1, 2)} == missed
    assert learner.get(f"/attempts/{new_id}/3").status_code == 404


def test_nothing_missed_is_nothing_to_retry(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1)
    learner.post(f"/attempts/{attempt_id}/1", data=right(item_at(app, attempt_id, 1)))

    page = learner.post(f"/attempts/{attempt_id}/retry", follow_redirects=True)

    assert "You missed nothing" in page.text


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.ORDER])
def test_only_an_order_can_be_moved(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({kind}))

    answer = learner.post(f"/attempts/{attempt_id}/1", data={"try": "1", "move": "a:up"})

    assert answer.status_code == 303
    assert stored_responses(app) == []


def test_tries_have_an_end(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quizapp.quizzes.answering.MOST_TRIES", 2)
    attempt_id = start(length=1)
    item = item_at(app, attempt_id, 1)
    for number in (1, 2):
        learner.post(f"/attempts/{attempt_id}/1", data=wrong(item, number))

    page = learner.post(f"/attempts/{attempt_id}/1", data=wrong(item, 3), follow_redirects=True)

    assert "very often" in page.text
    assert len(stored_responses(app)) == 2
