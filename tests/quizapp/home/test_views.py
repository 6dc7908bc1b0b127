"""The first page, for each who opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.classes.service import create_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import ArticleVersion, Knowledge, Role, StoredFact
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
        fact_id = db.session.scalars(db.select(StoredFact.fact_id)).first()
        db.session.add(
            Knowledge(
                user_id=user_id,
                fact_id=fact_id,
                asked=1,
                right=1,
                last_right=True,
                last_at=utc_now(),
            )
        )
        db.session.commit()

    assert "What you know" in client_of(user_id).get("/").text


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
    assert len(statements) <= 8, statements


def test_the_page_about_privacy_opens(client: FlaskClient) -> None:
    assert "Not medical advice" in client.get("/about").text
