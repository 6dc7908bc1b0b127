from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.clock import utc_now
from quizapp.extensions import db, limiter
from quizapp.library import deciding, drafts, publishing
from quizapp.library.errors import CrowdedError
from tests.quizapp.conftest import make_app
from tests.quizapp.library.conftest import EARS, HIPS, Desk, id_of
from tests.quizapp.library.pages import decide, import_article
from tests.quizapp.queries import counted


def test_the_list_tells_how_far_each_article_is(
    browser: FlaskClient, desk: Desk, ina: int, hips: int
) -> None:
    assert "Not published yet" in browser.get("/library").text
    desk.publish(ina, hips)
    page = browser.get("/library").text
    assert page.count("Version 1 published") == 2
    fact = id_of(desk.page(ina, hips), "Piriformis")
    decide(browser, hips, fact, "reject")
    assert "Changed since" in browser.get("/library").text
    desk.do(publishing.withdraw, ina, hips, utc_now())
    assert "Withdrawn" in browser.get("/library").text


def test_the_list_loads_no_text(app: Flask, browser: FlaskClient, ears: int) -> None:
    with counted(app) as statements:
        assert "Ear muscles" in browser.get("/library").text
    about_drafts = [one for one in statements if "drafts.title" in one]
    assert len(about_drafts) == 1
    assert not any(f"drafts.{name}" in about_drafts[0] for name in ("source", "left_out"))


def test_pages_take_as_many_queries_however_much_there_is(
    app: Flask, browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    paths = ("/library", f"/library/{ears}", f"/library/{ears}/items", f"/library/{ears}/publish")
    with counted(app) as few:
        for path in paths:
            browser.get(path)
    for number in range(3):
        desk.bring(ina, EARS.replace("Ear", f"Ear {number}"))
    page = desk.page(ina, ears)
    desk.do(deciding.accept_certain, ina, ears, page.sight_of_certain, utc_now())
    with counted(app) as many:
        for path in paths:
            browser.get(path)
    assert len(many) == len(few) <= 24


@pytest.mark.parametrize("way", ["paste", "file"])
def test_an_article_comes_in_as_text_or_as_a_file(browser: FlaskClient, way: str) -> None:
    if way == "paste":
        article = import_article(
            browser, EARS, author="Ada Moor", origin="https://example.org/ears"
        )
    else:
        article = import_article(browser, file=(io.BytesIO(EARS.encode()), "ears.md"))
    page = browser.get(f"/library/{article}").text
    assert "0 of 7 checked" in page
    assert page.count('class="mark ') >= 7


def test_what_was_left_out_can_be_looked_through(browser: FlaskClient) -> None:
    html = f"<html><body><nav><a href='/x'>Shop</a></nav><main>{_as_html()}</main></body></html>"
    article = import_article(browser, file=(io.BytesIO(html.encode()), "ears.html"))
    review = browser.get(f"/library/{article}").text
    assert "Left out when reading (1 line)" in review
    assert 'name="line" value="0"> <span lang="en">Shop</span>' in review
    page = browser.get(f"/library/{article}/text").text
    assert '<span lang="en">Shop</span>' in page
    assert "---" not in page


def test_a_line_that_was_left_out_comes_back_into_the_text_as_it_is_being_edited(
    browser: FlaskClient,
) -> None:
    html = f"<html><body><nav>Shop & more</nav><main>{_as_html()}</main></body></html>"
    article = import_article(browser, file=(io.BytesIO(html.encode()), "ears.html"))
    path = f"/library/{article}/text"
    form = {"title": "Mine", "text": "# Typed\r\n\r\nNot saved yet.\r\n", "seen": "1"}
    page = browser.post(path, data=form | {"take": "0"})
    assert page.status_code == 200
    assert "Shop &amp; more\n\n# Typed\n\nNot saved yet.\n</textarea>" in page.text
    assert 'value="Mine"' in page.text
    assert "Not saved yet." not in browser.get(path).text
    form["text"] = EARS + "\nShop & more\n"
    assert browser.post(path, data=form | {"take": "7"}).status_code == 303
    assert "Left out when reading" not in browser.get(path).text


def test_an_import_that_others_were_faster_with_comes_back_as_it_was_typed(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowded(*_args: object) -> int:
        raise CrowdedError

    monkeypatch.setattr(drafts, "bring_in", crowded)
    answer = browser.post("/library/new", data={"text": EARS, "title": "Typed with care"})
    assert answer.status_code == 409
    assert "Nothing is stored: try again." in answer.text
    assert "Typed with care" in answer.text


def _as_html() -> str:
    lines = []
    for line in EARS.split("\n"):
        if line.startswith("- "):
            lines.append(f"<ul><li>{line[2:]}</li></ul>")
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            lines.append(f"<h{level}>{line[level + 1 :]}</h{level}>")
        elif line:
            lines.append(f"<p>{line}</p>")
    return "".join(lines).replace("</ul><ul>", "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a file, or paste or type the article."),
        ({"text": " \n "}, "Choose a file, or paste or type the article."),
        ({"file": b"\x89PNG\x00\x01"}, "The file is not text."),
        ({"file": b""}, "The file is empty."),
        ({"file": b"x", "text": "Kept as typed."}, "Choose a file or give the text, not both."),
        ({"text": EARS, "title": "x" * 301}, "Enter at most 300 characters for the title."),
    ],
)
def test_what_cannot_be_read_is_answered_by_a_sentence_and_nothing_is_lost(
    browser: FlaskClient, fields: dict[str, object], sentence: str
) -> None:
    if "file" in fields:
        fields = fields | {"file": (io.BytesIO(fields["file"]), "file.txt")}
    answer = browser.post("/library/new", data={"author": "Ada Moor", **fields})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Ada Moor"' in answer.text
    assert ("Kept as typed." in answer.text) == ("Kept" in str(fields.get("text")))


@pytest.fixture
def limited(app: Flask, browser: FlaskClient) -> Iterator[FlaskClient]:
    """Ina's browser of an app on the same database that counts."""
    with app.app_context():
        path = Path(str(db.engine.url.database))
    counting = make_app(path, RATELIMIT_ENABLED=True)
    client = counting.test_client()
    with browser.session_transaction() as known, client.session_transaction() as session:
        session.update(known)
    yield client
    with counting.app_context():
        limiter.reset()
        db.engine.dispose()


def test_imports_are_limited(limited: FlaskClient) -> None:
    answers = [limited.post("/library/new") for _ in range(61)]
    assert {one.status_code for one in answers[:60]} == {422}
    assert answers[60].status_code == 429
    assert "What was saved is kept." in answers[60].text


def test_the_making_of_questions_is_limited_and_the_review_is_not(
    limited: FlaskClient, ears: int
) -> None:
    paths = [f"/library/{ears}/{one}" for one in ("items", "items/none", "coverage", "publish")]
    for path in paths * 30:
        assert limited.get(path).status_code in (200, 404)
    assert [limited.get(path).status_code for path in paths] == [429] * 4
    answer = limited.post(f"/library/{ears}/publish")
    assert answer.status_code == 429
    assert "a lot of work at once" in answer.text
    assert limited.get(f"/library/{ears}").status_code == 200


def test_of_two_who_edit_the_text_nobody_is_overwritten(
    browser: FlaskClient, client_of: Callable[[int], FlaskClient], otto: int, ears: int
) -> None:
    form = {"title": "Ear muscles", "seen": "1"}
    other = client_of(otto)
    path = f"/library/{ears}/text"
    assert other.post(path, data=form | {"text": EARS + "\nTheirs.\n"}).status_code == 303
    answer = browser.post(path, data=form | {"text": EARS + "\nMine.\n"})
    assert answer.status_code == 409
    assert "Somebody saved another text meanwhile" in answer.text
    assert "otto" in answer.text
    assert "Theirs." in answer.text
    assert "Mine." in answer.text
    assert 'name="seen" value="2"' in answer.text
    mine = form | {"seen": "2", "text": EARS + "\nMine.\n"}
    assert browser.post(path, data=mine).status_code == 303
    assert "Mine." in browser.get(path).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Enter the text of the article."),
        ({"text": "<!-- -->"}, "No text of an article was found"),
        ({"title": ""}, "Enter a title."),
    ],
)
def test_a_text_that_cannot_be_stored_comes_back(
    browser: FlaskClient, ears: int, fields: dict[str, str], sentence: str
) -> None:
    form = {"title": "Ears", "text": EARS, "seen": "1", "author": "Ada Moor", **fields}
    answer = browser.post(f"/library/{ears}/text", data=form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Ada Moor" in answer.text


def test_learners_see_nothing_of_a_draft(
    app: Flask, client_of: Callable[[int], FlaskClient], make_user: Callable[..., int], ears: int
) -> None:
    learner = client_of(make_user("lea"))
    assert learner.get("/articles/ear-muscles").status_code == 404
    assert learner.get("/articles/ear-muscles/1").status_code == 404
    assert learner.get("/quizzes?article=ear-muscles").status_code == 404
    assert learner.get(f"/library/{ears}").status_code == 403
    assert "Library" not in learner.get("/").text


def test_author_and_source_are_told_and_only_an_address_is_a_link(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    for origin, is_link in (("https://example.org/hips", True), ("javascript:alert(1)", False)):
        article = import_article(browser, HIPS, author="Ada <b>Moor", origin=origin)
        desk.publish(ina, article)
        slug = desk.page(ina, article).head.slug
        for path in (f"/articles/{slug}", f"/quizzes?article={slug}"):
            page = browser.get(path).text
            assert "Ada &lt;b&gt;Moor" in page
            assert origin in page
            assert (f'href="{origin}"' in page) is is_link


def test_a_deletion_wants_the_title_on_the_page(browser: FlaskClient, ears: int) -> None:
    wrong = browser.post(f"/library/{ears}/delete", data={"title": "Ears"})
    assert wrong.status_code == 422
    assert "This is not the title." in wrong.text
    assert browser.post(f"/library/{ears}/delete", data={"title": "Ear muscles"}).status_code == 303
    assert browser.get(f"/library/{ears}").status_code == 404


def test_what_is_somebody_elses_is_not_taken_away(
    client_of: Callable[[int], FlaskClient], otto: int, ears: int
) -> None:
    other = client_of(otto)
    for path in ("withdraw", "delete"):
        assert other.get(f"/library/{ears}/{path}").status_code == 403
        assert other.post(f"/library/{ears}/{path}").status_code == 403
    assert "Delete the article" not in other.get(f"/library/{ears}/publish").text
