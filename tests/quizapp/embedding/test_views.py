"""A question in a frame on somebody else's page."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from questions.items import Item, Kind, explain
from quizapp.clock import utc_now
from quizapp.embedding import views
from quizapp.extensions import db, limiter
from quizapp.models import Article, ArticleVersion, Attempt, Response, Role
from quizapp.quizzes.banks import get_bank
from quizapp.security import MAX_UPLOAD
from tests.quizapp.conftest import make_app
from tests.quizapp.limits import as_if_asked
from tests.quizapp.quizzes.answers import right, wrong

_ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "null"}


def _set(app: Flask, **values: object) -> None:
    with app.app_context():
        for name, value in values.items():
            setattr(db.session.scalars(db.select(Article)).one(), name, value)
        db.session.commit()


def _rows(app: Flask) -> dict[Kind, tuple[int, Item]]:
    """A question of each kind, by the number of its row."""
    with app.app_context():
        bank = get_bank(db.session.scalars(db.select(ArticleVersion.id)).one())
        return {item.kind: (bank.row_id(item), item) for item in bank.items}


@pytest.fixture
def open_app(app: Flask) -> Flask:
    _set(app, is_embeddable=True)
    return app


def test_nobody_may_show_a_question_unless_the_article_allows_it(app: Flask) -> None:
    row_id, item = _rows(app)[Kind.SINGLE_CHOICE]
    client = app.test_client()
    for values in (
        {"is_embeddable": False},
        {"is_embeddable": True, "is_for_classes": True},
        {"is_embeddable": True, "is_for_classes": False, "withdrawn_at": utc_now()},
    ):
        _set(app, **values)
        assert client.get(f"/embed/{row_id}").status_code == 404
        assert client.post(f"/embed/{row_id}", data=right(item)).status_code == 404
    assert "not shown here any more" in client.get(f"/embed/{row_id}").text


def test_each_kind_is_asked_without_its_answer_and_told_about(open_app: Flask) -> None:
    client = open_app.test_client()
    for row_id, item in _rows(open_app).values():
        asked = client.get(f"/embed/{row_id}").text
        told = explain(item, None, None)
        assert "<script" not in asked
        assert item.id not in asked
        assert all(fact not in asked for fact in item.facts)
        assert 'class="evidence"' not in asked
        for said in (told.why, told.correction, *item.feedback.by_option.values()):
            assert not said or said not in asked
        if item.kind is not Kind.ORDER:  # has a value for each step, which is its place now
            assert not re.search(r"\b(checked|selected)\b", asked)
        for fields, verdict in ((right(item), "right"), (wrong(item), "wrong")):
            answer = client.post(f"/embed/{row_id}", data=fields).text
            assert f'class="verdict {verdict}"' in answer or verdict == "wrong"
            assert "verdict right" not in answer or verdict == "right"
            assert all(str(escape(quote.text)) in answer for quote in told.quotes)


def test_no_cookie_comes_and_nothing_is_stored(
    open_app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    row_id, item = _rows(open_app)[Kind.SINGLE_CHOICE]
    for client in (open_app.test_client(), client_of(make_user())):
        for answer in (
            client.get(f"/embed/{row_id}"),
            client.post(f"/embed/{row_id}", data=right(item)),
            client.post(f"/embed/{row_id}", data={}),
        ):
            assert "Set-Cookie" not in answer.headers
    with open_app.app_context():
        assert not db.session.scalars(db.select(Response.id)).all()
        assert not db.session.scalars(db.select(Attempt.id)).all()


def test_a_frame_without_cookies_sends_its_form(filled_database: Path, tmp_path: Path) -> None:
    path = tmp_path / "checked.sqlite3"
    path.write_bytes(filled_database.read_bytes())
    app = make_app(path, WTF_CSRF_ENABLED=True)
    _set(app, is_embeddable=True)
    row_id, item = _rows(app)[Kind.SINGLE_CHOICE]
    answer = app.test_client().post(f"/embed/{row_id}", data=right(item), headers=_ELSEWHERE)
    assert "verdict right" in answer.text
    with app.app_context():
        db.engine.dispose()


def test_these_pages_alone_stand_in_frames_and_run_nothing(open_app: Flask) -> None:
    client = open_app.test_client()
    row_id, item = _rows(open_app)[Kind.SINGLE_CHOICE]
    for answer in (
        client.get(f"/embed/{row_id}"),
        client.post(f"/embed/{row_id}", data=right(item)),
        client.get("/embed/2000000000"),
    ):
        policy = answer.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer.headers
        assert "frame-ancestors *" in policy
        assert "script-src 'none'" in policy
    for path in ("/", "/login", "/articles/hip-internal-rotation", "/embed/none"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy


def test_an_error_page_of_a_framed_address_stands_in_no_frame(
    open_app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    row_id, _item = _rows(open_app)[Kind.SINGLE_CHOICE]
    too_large = {"answer": "x" * (MAX_UPLOAD + 1)}
    answer = client_of(make_user()).post(f"/embed/{row_id}", data=too_large)
    assert answer.status_code == 413
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_an_answer_in_a_frame_waits_for_nobody_who_writes(
    open_app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    row_id, item = _rows(open_app)[Kind.SINGLE_CHOICE]
    anybody, learner = open_app.test_client(), client_of(make_user())
    with open_app.app_context():
        database = db.engine.url.database
    assert database is not None
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert anybody.post(f"/embed/{row_id}", data=right(item)).status_code == 200
        other.rollback()
    assert learner.post(f"/embed/{row_id}", data=right(item)).status_code == 200


def test_an_answer_that_is_none_is_asked_for_again_with_what_was_typed(open_app: Flask) -> None:
    client, rows = open_app.test_client(), _rows(open_app)
    for row_id, _item in rows.values():
        assert client.post(f"/embed/{row_id}", data={}).status_code == 422
    again = client.post(f"/embed/{rows[Kind.NUMERIC][0]}", data={"low": "many", "high": ""})
    assert (again.status_code, 'value="many"' in again.text) == (422, True)
    row_id, _ = rows[Kind.SINGLE_CHOICE]
    assert client.post(f"/embed/{row_id}", data={"answer": "\x00zz"}).status_code == 422


def test_options_stand_in_the_same_order_each_time(open_app: Flask) -> None:
    client = open_app.test_client()
    for row_id, item in _rows(open_app).values():
        orders = [
            re.findall(r'name="answer" value="([^"]+)"', client.get(f"/embed/{row_id}").text)
            for _ in range(2)
        ]
        assert orders[0] == orders[1]
        answered = client.post(f"/embed/{row_id}", data=right(item))
        assert answered.status_code == 200


def test_too_many_from_one_address_are_told_so_in_the_frame(
    filled_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "limited.sqlite3"
    path.write_bytes(filled_database.read_bytes())
    app = make_app(path, RATELIMIT_ENABLED=True)
    client = app.test_client()
    monkeypatch.setattr(views.service, "get_embedded", _none)
    with app.app_context():
        limiter.reset()
    assert client.get("/embed/1").status_code == 404
    as_if_asked(598)
    assert [client.get("/embed/1").status_code for _ in range(2)] == [404, 429]
    assert client.get("/embed/1").headers["Content-Security-Policy"] == views.FRAMED_POLICY
    with app.app_context():
        db.engine.dispose()


def _none(_row_id: int) -> None:
    raise views.NotFoundError


def test_whoever_reviews_gets_the_code_once_the_owner_allows_it(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    owner, colleague = make_user("owner", Role.INSTRUCTOR), make_user("other", Role.INSTRUCTOR)
    _set(app, owner_id=owner)
    _row_id, item = _rows(app)[Kind.SINGLE_CHOICE]
    with app.app_context():
        article_id = db.session.scalars(db.select(Article.id)).one()
    page = f"/library/{article_id}/items/{item.id}/embed"
    assert "does not allow it" in client_of(colleague).get(page).text
    data = {"audience": "everybody", "embeddable": "yes"}
    path = f"/library/{article_id}/audience"
    assert client_of(colleague).post(path, data=data).status_code == 403
    assert client_of(owner).post(path, data=data).status_code == 303
    assert (
        'value="yes" aria-describedby="embeddable-hint" checked' in client_of(owner).get(path).text
    )
    shown = client_of(colleague).get(page).text
    (path_of_frame,) = re.findall(r"&lt;iframe src=&#34;http://localhost(/embed/\d+)&#34;", shown)
    assert html.escape(item.prompt, quote=False) in app.test_client().get(path_of_frame).text
    assert client_of(owner).post(path, data={"audience": "everybody"}).status_code == 303
    assert app.test_client().get(path_of_frame).status_code == 404
    missing = client_of(owner).get(f"/library/{article_id}/items/none/embed").text
    assert "publish the article first" in missing
