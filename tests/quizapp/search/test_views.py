from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from quizapp.articles.service import import_article, published_versions
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article, Note
from quizapp.quizzes.banks import get_bank
from tests.quizapp.notes.conftest import ARTICLE, publish
from tests.quizapp.queries import counted
from tests.quizapp.texts import ELBOW


def _search(client: FlaskClient, query: str, **more: str) -> str:
    answer = client.get("/search", query_string={"q": query, **more})
    assert answer.status_code == 200
    return unescape(answer.text)


def _prompt_with_a_word(app: Flask) -> tuple[str, str]:
    with app.app_context():
        item = get_bank(published_versions()[0].id).pool("plain")[0]
    return item.prompt, max(re.findall(r"[a-z]+", item.prompt), key=len)


@pytest.mark.every_database
def test_a_visitor_finds_a_sentence_with_its_place_marked(client: FlaskClient) -> None:
    page = _search(client, "QUADRAT fem")
    assert "<mark>Quadratus</mark> <mark>femoris</mark>" in page
    (path,) = re.findall(rf'href="(/articles/{SHIPPED_SLUG}/1\?from=\d+&to=\d+)#evidence"', page)[
        :1
    ]
    assert re.search(r'<mark id="evidence"[^>]*>Quadratus femoris</mark>', client.get(path).text)
    assert "Practise this" not in page


def test_headings_are_no_sentences(app: Flask, learner: FlaskClient) -> None:
    publish(app, "# The elbow\n\n## Brachialis\n\nIt bends the elbow.\n\n- Brachialis\n")
    page = _search(learner, "brachialis")
    sections, _rest, sentences = page.partition('id="sentences"')
    assert "1 section of an article" in sections
    assert "1 sentence<" in sentences
    assert "Practise this" not in sections
    assert "1 section of an article" in _search(learner, "brachialis", part="headings")


def test_questions_are_found_without_their_answers(
    app: Flask, client: FlaskClient, learner: FlaskClient
) -> None:
    prompt, word = _prompt_with_a_word(app)
    page = re.sub(r"</?mark>", "", _search(client, word, part="questions"))
    assert prompt in page
    with app.app_context():
        bank = get_bank(published_versions()[0].id)
        ids = {fact.id for fact in bank.facts} | {item.id for item in bank.items}
    page = _search(learner, word, part="questions")
    assert [one for one in ids if one in page] == []


@pytest.mark.parametrize("part", ["sentences", "questions"])
def test_what_was_found_can_be_practised(learner: FlaskClient, part: str) -> None:
    page = _search(learner, "piriformis", part=part)
    fields = dict(re.findall(r'name="(article|activity|fact|question)" value="([^"]*)"', page))
    begun = learner.post("/study", data=fields)
    assert begun.status_code == 303
    assert "piriformis" in learner.get(begun.location).text.lower()


@pytest.mark.every_database
def test_own_notes_are_found_and_nobody_elses(
    learner: FlaskClient,
    noted: Note,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    learner.post(f"/notes/{noted.id}", data={"text": "Élan vital"})
    page = _search(learner, "elan")
    assert "<mark>Élan</mark> vital" in page
    assert f'href="/notes/{noted.id}"' in page
    assert "vital" not in _search(client_of(make_user("other")), "elan")


def test_many_results_have_pages(client: FlaskClient) -> None:
    page = _search(client, "t")
    assert page.count('class="found"') == 3
    more = re.search(r"All (\d+) sentences", page)
    assert more is not None
    first = _search(client, "t", part="sentences")
    assert first.count("<li>\n") == 20
    last = _search(client, "t", part="sentences", page="9999")
    pages = re.search(r"Page (\d+) of (\d+)", last)
    assert pages is not None
    assert pages[1] == pages[2] == str(-(-int(more[1]) // 20))


def test_a_new_version_takes_the_place_of_the_old(app: Flask, client: FlaskClient) -> None:
    publish(app, ARTICLE)
    assert "strongest" in _search(client, "strong")
    publish(app, ARTICLE.replace("strongest", "smallest"))
    assert "strongest" not in _search(client, "strong")
    assert "smallest" in _search(client, "smal")


def test_a_withdrawn_article_is_not_searched(app: Flask, client: FlaskClient) -> None:
    publish(app, ARTICLE)
    assert "<mark>Brachioradialis</mark>" in _search(client, "brachioradialis")
    with app.app_context():
        db.session.execute(
            db.update(Article).where(Article.slug == "elbow").values(withdrawn_at=utc_now())
        )
        db.session.commit()
    assert "<mark>" not in _search(client, "brachioradialis")


@pytest.mark.parametrize(
    "query", ["", "   ", "?", "\x00", "_____", "x" * 5000, "'; DROP TABLE notes", "{{7*7}}", "🦴"]
)
def test_what_has_no_words_or_too_many_is_answered(client: FlaskClient, query: str) -> None:
    page = _search(client, query)
    assert 'type="search"' in page
    assert 'value="49"' not in page


def test_what_is_searched_for_is_no_markup(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page


def test_a_search_costs_the_same_however_much_there_is(
    app: Flask, learner: FlaskClient, noted: Note
) -> None:
    columns = {column.name: getattr(noted, column.name) for column in Note.__table__.columns}
    del columns["id"]
    costs = []
    for number in range(2):
        _search(learner, "m")
        with counted(app) as statements:
            _search(learner, "m")
        costs.append(len(statements))
        if number == 0:
            with app.app_context():
                import_article(ELBOW, "elbow-again", 1, publish=True, now=utc_now())
                db.session.add_all(Note(**columns | {"key": str(n)}) for n in range(40))
                db.session.commit()
    assert costs[0] == costs[1] <= 3
