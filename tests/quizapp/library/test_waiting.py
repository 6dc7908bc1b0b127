"""A long article is read beside: what its pages show until it is there."""

from __future__ import annotations

import io
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import workshop
from questions.reading import UnreadableArticleError
from quizapp.articles import making
from quizapp.extensions import db
from tests.questions.reading.files.builders import docx, paragraph
from tests.quizapp.library.conftest import EARS, Desk
from workshop import Progress

_LONG = f"{EARS}\n" + "\n\n".join(f"The ear has part number {n} of many." for n in range(1500))
_KEY = "a" * 32

Beside = list[tuple[Any, ...]]


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Beside]:
    """Lets the workshop answer this to whatever it is asked, and gives what that was."""
    asked: Beside = []

    def answer_with(*answer: Any) -> Beside:
        def ask(*request: Any) -> tuple[Any, ...]:
            asked.append(request)
            return answer

        monkeypatch.setenv(workshop.FOLDER, "somewhere")
        monkeypatch.setattr(workshop, "_ask", ask)
        return asked

    return answer_with


def test_a_long_file_is_brought_in_beside(
    browser: FlaskClient, beside: Callable[..., Beside]
) -> None:
    asked = beside("wait", Progress(_KEY, 3, 12))
    answer = browser.post("/library/new", data={"text": _LONG, "title": "Ears"})
    assert answer.status_code == 303
    verb, key, kind, _data, who, is_kept = asked[0]
    assert (verb, kind, is_kept) == ("make", "article", True)
    assert who
    assert answer.location == f"/library/reading/{key}"
    page = browser.get(answer.location)
    assert page.status_code == 202
    assert page.headers["Refresh"] == "2"
    assert '<progress id="progress" max="100" value="25">' in page.text
    assert f'action="/library/reading/{_KEY}/stop"' in page.text
    beside("wait", Progress(_KEY, ahead=2))
    assert "2 other articles come first." in browser.get(answer.location).text


def test_a_long_file_leads_to_its_article_once_it_is_there(
    browser: FlaskClient, beside: Callable[..., Beside]
) -> None:
    beside("made", pickle.dumps(7))
    assert browser.get(f"/library/reading/{_KEY}").location == "/library/7"
    beside("unknown")
    answer = browser.get(f"/library/reading/{_KEY}", follow_redirects=True)
    assert "not in the list, bring it in again" in answer.text


def test_what_is_wrong_with_a_long_file_is_said(
    browser: FlaskClient, beside: Callable[..., Beside]
) -> None:
    refusal = UnreadableArticleError("The file is empty.")
    beside("raised", pickle.dumps((type(refusal), refusal.args, {})))
    page = browser.get(f"/library/reading/{_KEY}")
    assert page.status_code == 422
    assert "The file is empty." in page.text
    for answer, status, told in (
        ("lost", 422, "took too long"),
        ("stopped", 409, "Reading was stopped"),
        ("failed", 500, "The fault is ours"),
    ):
        beside(answer)
        page = browser.get(f"/library/reading/{_KEY}")
        assert (page.status_code, told in page.text) == (status, True)
    beside("full")
    assert browser.post("/library/new", data={"text": _LONG}).status_code == 503


def test_a_workshop_that_does_not_answer_is_told_and_noted(
    browser: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(workshop.FOLDER, str(tmp_path / "cleaned away"))
    page = browser.post("/library/new", data={"text": _LONG})
    assert (page.status_code, "cannot be read at the moment" in page.text) == (503, True)
    assert "AbsentError" in capsys.readouterr().err


def test_reading_is_stopped_by_a_button(
    browser: FlaskClient, beside: Callable[..., Beside]
) -> None:
    asked = beside("stopped")
    answer = browser.post(f"/library/reading/{_KEY}/stop")
    assert (answer.status_code, answer.location) == (303, "/library")
    assert asked == [("stop", _KEY)]


def test_the_pages_of_a_long_article_wait_for_it(
    browser: FlaskClient,
    desk: Desk,
    ina: int,
    beside: Callable[..., Beside],
) -> None:
    article = desk.bring(ina)
    saved = {"title": "Ears", "seen": "1", "text": _LONG}
    asked = beside("wait", Progress(_KEY, 1, 12))
    assert browser.post(f"/library/{article}/text", data=saved).status_code == 303
    for page in ("", "/items", "/coverage"):
        assert browser.get(f"/library/{article}{page}").status_code == 202
    assert {request[2] for request in asked} == {"facts"}
    fields = {"fact": "none", "verb": "accept", "seen": "1"}
    refused = browser.post(f"/library/{article}/decisions", data=fields)
    assert refused.status_code == 503
    assert "send it again" in refused.text
    source = making.source_of(_LONG.strip())
    wording = making.Wording("Ears", source)
    made = making.make_facts.__wrapped__
    beside("made", pickle.dumps(_without_workshop(made, wording.source, wording.title)))
    page = browser.get(f"/library/{article}")
    assert page.status_code == 200
    assert "Auricularis anterior" in page.text


def _without_workshop(make: Callable[..., Any], *args: str) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(workshop.FOLDER)
        return make(*args)


def test_nobody_waits_for_the_database_while_the_workshop_is_asked(
    app: Flask,
    browser: FlaskClient,
    desk: Desk,
    ina: int,
    beside: Callable[..., Beside],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = desk.bring(ina)
    beside("wait", Progress(_KEY))
    saved = {"title": "Ears that nobody read", "seen": "1", "text": _LONG}
    assert browser.post(f"/library/{article}/text", data=saved).status_code == 303
    with app.app_context():
        database = db.engine.url.database
    assert database is not None
    asked_for = []

    def ask(*request: Any) -> tuple[Any, ...]:
        with closing(sqlite3.connect(database, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
        asked_for.append(request[2])
        return ("wait", Progress(_KEY))

    monkeypatch.setattr(workshop, "_ask", ask)
    decision = {"fact": "none", "verb": "accept", "seen": "1"}
    for path, fields in (
        (f"/{article}/decisions", decision),
        (f"/{article}/lost", {"seen": "1"}),
        (f"/{article}/lists/none", {"verb": "accept", "kind": "member", "seen": "1"}),
        (f"/{article}/items/none", {"act": "hide", "seen": "1"}),
        (f"/{article}/own", {"kind": "true_false", "prompt": "Ears hear."}),
        (f"/{article}/publish", {"token": "none"}),
    ):
        assert browser.post(f"/library{path}", data=fields).status_code == 503, path
    assert browser.post("/library/new", data={"text": _LONG}).status_code == 303
    assert asked_for == ["facts", "facts", "facts", "bank", "facts", "bank", "article"]


def test_a_small_file_of_a_long_text_is_brought_in_beside(
    browser: FlaskClient, beside: Callable[..., Beside]
) -> None:
    asked = beside("wait", Progress(_KEY))
    packed = docx("".join(map(paragraph, _LONG.split("\n\n"))))
    assert len(packed) < 40_000 < len(_LONG)
    answer = browser.post("/library/new", data={"file": (io.BytesIO(packed), "ears.docx")})
    assert (answer.status_code, [request[2] for request in asked]) == (303, ["facts", "article"])
    assert answer.location == f"/library/reading/{asked[1][1]}"
