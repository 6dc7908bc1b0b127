"""Looking back on an attempt."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article
from quizapp.models.attempts import Mode
from quizapp.quizzes import queries
from quizapp.quizzes.pages import Summary
from tests.quizapp.quizzes.answers import item_at, right, wrong


@pytest.fixture
def summary_of(app: Flask, learner_id: int) -> Callable[[int], Summary]:
    def read(attempt_id: int) -> Summary:
        with app.app_context():
            return queries.get_summary(learner_id, attempt_id)

    return read


def _answer(app: Flask, learner: FlaskClient, attempt_id: int, position: int, make: object) -> None:
    form = make(item_at(app, attempt_id, position))  # type: ignore[operator]
    learner.post(f"/attempts/{attempt_id}/{position}", data=form)


def test_points_are_those_of_first_tries(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    summary_of: Callable[[int], Summary],
) -> None:
    attempt_id = start(length=2, kinds=frozenset({"single_choice"}))
    _answer(app, learner, attempt_id, 1, right)
    _answer(app, learner, attempt_id, 2, wrong)
    _answer(app, learner, attempt_id, 2, lambda item: right(item, try_number=2))

    summary = summary_of(attempt_id)

    assert summary.points == 1
    assert [row.tries for row in summary.rows] == [1, 2]
    assert [row.position for row in summary.missed] == [2]


def test_topics_add_up_to_the_whole(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    summary_of: Callable[[int], Summary],
) -> None:
    attempt_id = start(length=8)
    for position in range(1, 7):
        _answer(app, learner, attempt_id, position, right)

    summary = summary_of(attempt_id)

    assert sum(topic.asked for topic in summary.topics) == 8
    assert sum(topic.answered for topic in summary.topics) == 6
    assert sum(topic.points for topic in summary.topics) == summary.points == 6


def test_skipped_is_told_apart_from_wrong_and_open(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    summary_of: Callable[[int], Summary],
) -> None:
    attempt_id = start(length=3)
    learner.post(f"/attempts/{attempt_id}/1/skip")
    _answer(app, learner, attempt_id, 2, wrong)

    rows = summary_of(attempt_id).rows

    assert [(row.is_skipped, row.is_answered) for row in rows] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert summary_of(attempt_id).open_positions == (3,)


def test_certain_and_wrong_is_named_first(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    summary_of: Callable[[int], Summary],
) -> None:
    attempt_id = start(length=3, kinds=frozenset({"single_choice"}))
    for position, make, certainty in ((1, wrong, "3"), (2, right, "3"), (3, wrong, "1")):
        form = make(item_at(app, attempt_id, position))
        learner.post(f"/attempts/{attempt_id}/{position}", data={**form, "certainty": certainty})

    assert [row.position for row in summary_of(attempt_id).certain_and_wrong] == [1]
    assert "Certain and wrong" in learner.get(f"/attempts/{attempt_id}").text


def test_an_open_exam_shows_no_scores(
    app: Flask,
    learner: FlaskClient,
    start: Callable[..., int],
    summary_of: Callable[[int], Summary],
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    _answer(app, learner, attempt_id, 1, right)

    summary = summary_of(attempt_id)

    assert [row.score for row in summary.rows] == [None, None]
    assert [row.explanation for row in summary.rows] == [None, None]
    assert [row.is_answered for row in summary.rows] == [True, False]


def test_an_attempt_is_gone_on_with_where_it_was_left(
    app: Flask, learner: FlaskClient, learner_id: int, start: Callable[..., int]
) -> None:
    attempt_id = start(length=3)
    _answer(app, learner, attempt_id, 1, right)

    with app.app_context():
        (attempt,), _news = queries.find_open_and_new(learner_id, limit=3)
    assert (attempt.id, attempt.answered, attempt.position) == (attempt_id, 1, 2)
    assert f"/attempts/{attempt_id}/2" in learner.get("/").text


def test_an_attempt_in_which_nothing_happened_is_not_offered_again(
    app: Flask, learner_id: int, start: Callable[..., int]
) -> None:
    start(length=3)

    with app.app_context():
        assert queries.find_open_and_new(learner_id, limit=3) == ((), ())


def test_there_is_one_total_and_the_topics_add_up_to_it(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=8)
    for position in range(1, 6):
        _answer(app, learner, attempt_id, position, right)

    page = learner.get(f"/attempts/{attempt_id}").text

    assert re.findall(r"([\d.]+) of (\d+) points", page) == [("5", "8")]
    by_topic = re.findall(r'class="bar-text">([\d.]+) of (\d+)<', page)
    assert len(by_topic) > 1
    assert sum(float(points) for points, _ in by_topic) == 5
    assert sum(int(asked) for _, asked in by_topic) == 8


def test_what_to_do_next_comes_before_the_questions(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, kinds=frozenset({"single_choice"}))
    for position in (1, 2):
        _answer(app, learner, attempt_id, position, wrong)

    before, _, after = learner.get(f"/attempts/{attempt_id}").text.partition('class="lines"')

    for words in ("Retry what I missed", "Quiz me on", "Next topic:", "New quiz"):
        assert words in before
        assert words not in after


def test_each_question_is_folded_until_it_or_all_are_asked_for(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=3, kinds=frozenset({"single_choice"}))
    for position in (1, 2, 3):
        _answer(app, learner, attempt_id, position, right)
    for query, opened in (("", 0), ("?open=2", 1), ("?open=all", 3), ("?open=x", 0)):
        page = learner.get(f"/attempts/{attempt_id}{query}").text
        assert len(re.findall(r'<details class="line-of[^>]* open>', page)) == opened


def test_an_article_that_was_withdrawn_offers_nothing_new(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=1, kinds=frozenset({"single_choice"}))
    _answer(app, learner, attempt_id, 1, wrong)
    with app.app_context():
        db.session.execute(db.update(Article).values(withdrawn_at=utc_now()))
        db.session.commit()
    page = learner.get(f"/attempts/{attempt_id}").text
    assert "0 of 1 points" in page
    assert "Next topic:" not in page
    assert "Quiz me on" not in page
