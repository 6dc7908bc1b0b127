"""The first page, for each who opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.articles.service import published_versions
from quizapp.classes.service import create_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import ArticleVersion, Role
from quizapp.quizzes.banks import get_bank
from tests.quizapp.progress.answering import add_attempt, add_knowledge
from tests.quizapp.queries import counted


def test_a_visitor_sees_what_can_be_started(client: FlaskClient) -> None:
    page = client.get("/").text

    assert "Classify the rotators" in page
    assert "without an account" in page
    assert "What you know" not in page


def test_a_learner_sees_what_is_known(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    user_id = make_user()
    with app.app_context():
        facts = get_bank(published_versions()[0].id).facts
        add_knowledge(user_id, [fact.id for fact in facts[:2]], last_right=True)
        add_knowledge(user_id, [facts[2].id], last_right=False)

    page = client_of(user_id).get("/").text
    assert "What you know" in page
    assert "11 facts: 1 due, 10 new" in page


def test_an_instructor_sees_the_classes(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    user_id = make_user("teacher", Role.INSTRUCTOR)
    assert "You have no class yet" in client_of(user_id).get("/").text
    with app.app_context():
        create_class(user_id, "Anatomy 1", utc_now())

    assert "Anatomy 1" in client_of(user_id).get("/").text


def test_without_an_article_the_page_says_so(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        db.session.execute(db.update(ArticleVersion).values(published_at=None))
        db.session.commit()

    page = client.get("/")

    assert page.status_code == 200
    assert "No article is published yet" in page.text


@pytest.mark.parametrize("role", [Role.LEARNER, Role.INSTRUCTOR])
def test_the_page_costs_few_queries(
    app: Flask,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    role: Role,
) -> None:
    browser = client_of(make_user("somebody", role))
    browser.get("/")
    with counted(app) as statements:
        browser.get("/")
    assert len(statements) <= 10, statements


def test_the_page_about_privacy_opens(client: FlaskClient) -> None:
    assert "Not medical advice" in client.get("/about").text


def test_a_learner_sees_the_week_and_other_ways_to_learn(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    user_id = make_user()
    client = client_of(user_id)
    assert "The last seven days" not in client.get("/").text
    with app.app_context():
        add_attempt(user_id, [1.0], at=utc_now())
        add_knowledge(user_id, ["any"], last_right=True)
    page = client.get("/").text
    assert page.count("not practised") == 6
    assert page.count(": practised") == 1
    for path in ("/flashcards", "/notes", "/search", "/study/calendar"):
        assert f'href="{path}"' in page
