"""The condition in plain words: three screens, in two languages, and none of what nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG, shipped_article
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article
from tests.quizapp.queries import counted
from tests.quizapp.texts import SHEET

_URL = f"/understand/{SHIPPED_SLUG}"
_SPANISH = {"Accept-Language": "es"}


def test_each_screen_asks_one_question_and_leads_to_the_next(client: FlaskClient) -> None:
    asked = []
    for number in (1, 2, 3):
        page = client.get(f"{_URL}/{number}").text
        asked += re.findall(r"<h1>\s*(.*?)\s*</h1>", page)
        assert (f"{_URL}/{number + 1}" in page) == (number < 3)
        assert "<figcaption>" in page
    assert asked == [
        "Why does my leg turn in so little?",
        "Why does it pinch when I sit low?",
        "What can I do about it?",
    ]
    first, named = (client.get(path).text for path in (_URL, f"{_URL}/1"))
    assert first.partition("<footer")[0] == named.partition("<footer")[0]


def test_the_last_one_says_when_to_stop_and_that_it_is_no_advice(client: FlaskClient) -> None:
    page = client.get(f"{_URL}/3").text
    assert "Move slowly, and stop if you feel pain." in page
    assert "This is not medical advice" in page
    assert "See a doctor if" not in page  # the article names no signs


def test_sources_are_named(client: FlaskClient) -> None:
    assert "https://statpearls.com/" in client.get(f"{_URL}/2").text


def test_in_spanish_the_explanation_is_spanish(client: FlaskClient) -> None:
    page = client.get(f"{_URL}/2", headers=_SPANISH).text
    assert "¿Por qué noto un pellizco en la ingle cuando me siento en un asiento bajo?" in page
    assert "Such a shape is common" not in page
    assert "has changed since it was translated" not in page


def test_what_was_edited_is_shown_as_written_and_said_to_be(app: Flask) -> None:
    """The same article, but for how it says when to stop."""
    told = shipped_article().replace(b"stop if you feel pain", b"stop when it hurts")
    with app.app_context():
        import_article(told, "edited", 1, publish=True, now=utc_now())
    page = app.test_client().get("/understand/edited/3", headers=_SPANISH).text
    assert '<span lang="en">Move slowly, and stop when it hurts.</span>' in page
    assert "has changed since it was translated" in page or "desde que se tradujo" in page


@pytest.mark.parametrize("path", [f"{_URL}/0", f"{_URL}/4", f"{_URL}/99", "/understand/none"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_another_article_has_no_screen_and_home_offers_none(app: Flask) -> None:
    with app.app_context():
        import_article(SHEET, "sheet", 1, publish=True, now=utc_now())
        article = db.session.scalar(db.select(Article).filter_by(slug=SHIPPED_SLUG))
        assert article is not None
        article.withdrawn_at = utc_now()
        db.session.commit()
    client = app.test_client()
    client.post("/wording", data={"wording": "patient", "back": "home"})
    page = client.get("/").text
    assert "Exercises for the knee" in page
    assert "Understand it" not in page
    assert client.get("/understand/sheet").status_code == 404


def test_a_screen_costs_few_queries(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    browser = client_of(make_user())
    browser.get(_URL)
    with counted(app) as statements:
        browser.get(_URL)
    assert len(statements) <= 3, statements
