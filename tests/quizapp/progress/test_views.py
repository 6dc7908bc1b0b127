from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from quizapp.articles.service import published_versions
from quizapp.extensions import db
from quizapp.models import Role, StoredFact
from quizapp.models.attempts import Mode
from quizapp.quizzes.banks import get_bank
from tests.quizapp.progress.answering import add_attempt, add_knowledge
from tests.quizapp.queries import counted

_TOPIC = f"/progress/topics/{SHIPPED_SLUG}/1"
_PAINTED = f"/progress/articles/{SHIPPED_SLUG}"
_PAGES = ("/progress", "/progress/attempts", _TOPIC)


@pytest.mark.parametrize("path", _PAGES)
def test_a_visitor_sees_empty_pages(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert 'href="/quizzes"' in page.text


@pytest.mark.parametrize("path", _PAGES)
def test_a_guest_is_told_to_register(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient], path: str
) -> None:
    page = client_of(make_user(None, Role.GUEST)).get(path)
    assert page.status_code == 200
    assert "Register to keep it" in page.text


@pytest.mark.parametrize("path", _PAGES)
def test_pages_cost_the_same_however_much_was_answered(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient], path: str
) -> None:
    user_id = make_user()
    client = client_of(user_id)
    with app.app_context():
        add_attempt(user_id, [1.0])
    client.get(path)
    with counted(app) as few:
        client.get(path)
    with app.app_context():
        for _ in range(12):
            add_attempt(user_id, [1.0, 0.0, None])
        add_knowledge(
            user_id, list(db.session.scalars(db.select(StoredFact.fact_id))), last_right=True
        )
    with counted(app) as many:
        assert client.get(path).status_code == 200
    assert len(many) == len(few) <= 7


def test_the_article_is_painted_by_what_is_known(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    user_id = make_user()
    with app.app_context():
        facts = get_bank(published_versions()[0].id).facts
        add_knowledge(user_id, [facts[0].id], last_right=True)
        add_knowledge(user_id, [facts[1].id], last_right=False)
    browser = client_of(user_id)
    browser.get(_PAINTED)
    with counted(app) as statements:
        page = browser.get(_PAINTED).text
    assert len(statements) <= 5
    for tone in ("known", "shaky", "unseen"):
        assert page.count(f'class="painted {tone}"') > 1


def test_a_visitor_reads_it_unpainted(client: FlaskClient) -> None:
    page = client.get(_PAINTED)
    assert page.status_code == 200
    assert page.text.count('class="painted known"') == 1  # in the legend
    assert client.get("/progress/articles/none").status_code == 404


def test_only_own_attempts_are_listed(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    mine, other = make_user("mine"), make_user("other")
    with app.app_context():
        add_attempt(mine, [1.0], title="My own quiz")
        add_attempt(other, [1.0], title="Somebody's quiz")
    page = client_of(mine).get("/progress/attempts").text
    assert "My own quiz" in page
    assert "Somebody&#39;s quiz" not in page


def test_the_points_of_an_open_exam_are_not_told(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    user_id = make_user()
    with app.app_context():
        add_attempt(user_id, [1.0, 0.0], mode=Mode.EXAM, is_finished=False)
    page = client_of(user_id).get("/progress/attempts").text
    assert "shown when it is finished" in page
    assert "1 of 2" not in page


@pytest.mark.parametrize("page", ["0", "-5", "abc", "9" * 40, "1e3", "%00"])
def test_hostile_page_numbers(client: FlaskClient, page: str) -> None:
    assert client.get(f"/progress/attempts?page={page}").status_code == 200


@pytest.mark.parametrize(
    "path", ["none/1", f"{SHIPPED_SLUG}/0", f"{SHIPPED_SLUG}/{'9' * 30}", "%00/1"]
)
def test_topics_that_are_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(f"/progress/topics/{path}").status_code == 404
