from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG, shipped_article
from quizapp.articles import service
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import StoredFact
from tests.quizapp.queries import counted

_URL = f"/articles/{SHIPPED_SLUG}"


def _import(app: Flask, data: bytes, *, publish: bool = True) -> None:
    with app.app_context():
        service.import_article(data, SHIPPED_SLUG, seed=1, publish=publish, now=utc_now())


def test_a_visitor_reads_the_article(client: FlaskClient) -> None:
    page = client.get(_URL)
    assert page.status_code == 200
    assert "Quadratus femoris</li>" in page.text
    assert "Not medical advice" in page.text


def test_the_sentence_of_each_fact_opens_marked(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        text = service.get_text(service.get_version(1)).text
        spans = db.session.execute(db.select(StoredFact.start, StoredFact.end)).all()
    for start, end in spans[::10]:
        page = client.get(f"{_URL}?from={start}&to={end}").text
        marked = "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page))
        assert page.count('id="evidence"') == 1
        assert html.unescape(marked) == re.sub(r"\n+", "", text[start:end])


@pytest.mark.parametrize(
    "query",
    [
        "from=-1&to=5",
        "from=5&to=1",
        "from=a&to=b",
        "from=0&to=99999999",
        "from=1",
        "to=1",
        "from=%00",
    ],
)
def test_an_address_that_makes_no_sense_marks_nothing(client: FlaskClient, query: str) -> None:
    page = client.get(f"{_URL}?{query}")
    assert page.status_code == 200
    assert "<mark" not in page.text


def test_labels_are_bold(client: FlaskClient) -> None:
    assert "<strong>Goal:</strong> Activate" in client.get(_URL).text


@pytest.mark.parametrize(
    ("query", "target", "words"),
    [
        ("attempt=7&question=3", "/attempts/7/3", "Back to the question"),
        ("attempt=7&question=3&summary=1", "/attempts/7?open=3#q3", "Back to the summary"),
    ],
)
def test_whoever_comes_from_a_question_finds_the_way_back(
    client: FlaskClient, query: str, target: str, words: str
) -> None:
    assert f'href="{target}">{words}</a>' in client.get(f"{_URL}/1?{query}").text


@pytest.mark.parametrize(
    "query",
    [
        "",
        "attempt=7",
        "question=3",
        "attempt=7&question=-3",
        "attempt=a&question=3",
        "attempt=%D9%A7&question=3",
        "attempt=7&question=3.0",
        "attempt=7&question=",
        "attempt=2147483648&question=1",
        "attempt=99999999999&question=1",
        "attempt=//example.org&question=1",
        "summary=1",
    ],
)
def test_without_two_numbers_there_is_no_way_back(client: FlaskClient, query: str) -> None:
    page = client.get(f"{_URL}/1?{query}")
    assert page.status_code == 200
    assert "Back to the" not in page.text


def test_the_way_back_to_what_is_not_mine_is_not_found(client: FlaskClient) -> None:
    client.post("/attempts", data={"activity": "mixed", "length": "5", "mode": "practice"})
    for number in ("7", "2147483647"):
        page = client.get(f"{_URL}/1?attempt={number}&question=1").text
        (target,) = re.findall(r'href="(/attempts/[^"]*)"', page)
        assert client.get(target).status_code == 404


def test_what_an_article_says_is_text_and_no_markup(app: Flask, client: FlaskClient) -> None:
    _import(app, shipped_article() + b"\nSay `<script>alert(1)</script>` & <b>more</b>.\n")
    page = client.get(_URL).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_an_earlier_version_is_shown_and_says_so(app: Flask, client: FlaskClient) -> None:
    _import(app, shipped_article().replace(b"- Gracilis\n", b""))
    page = client.get(f"{_URL}/1").text
    assert "Gracilis</li>" in page
    assert "has been revised since" in page
    assert "has been revised since" not in client.get(f"{_URL}/2").text


@pytest.mark.parametrize(
    "path",
    ["/articles/none", f"{_URL}/2", f"{_URL}/0", f"{_URL}/99999999999999999999", "/articles/%00"],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_draft_is_not_found(app: Flask, client: FlaskClient) -> None:
    _import(app, shipped_article() + b"\nOne more sentence.\n", publish=False)
    assert client.get(f"{_URL}/2").status_code == 404


def test_ids_of_passages_are_unique(client: FlaskClient) -> None:
    ids = re.findall(r' id="([^"]+)"', client.get(f"{_URL}?from=10&to=4000").text)
    assert len(ids) == len(set(ids))


def test_a_page_costs_two_queries(app: Flask, client: FlaskClient) -> None:
    client.get(_URL)  # what the version says of exercises is read once
    with counted(app) as statements:
        client.get(_URL)
    assert len(statements) == 2
