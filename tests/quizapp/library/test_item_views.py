from __future__ import annotations

import html

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from questions.items import Item
from quizapp.clock import utc_now
from quizapp.library import drafts
from tests.quizapp.library.conftest import HIPS, Desk
from tests.quizapp.library.questions import (
    a_choice,
    asked,
    decide_item,
    other_stem,
    seen_by_form,
    write_own,
)
from tests.quizapp.queries import counted


@pytest.fixture
def item(desk: Desk, ina: int, hips: int) -> Item:
    return a_choice(desk, ina, hips)


def _path(article: int, item: Item) -> str:
    return f"/library/{article}/items/{item.id}"


def _act(browser: FlaskClient, article: int, item: Item, act: str, **fields: str) -> TestResponse:
    """Decides with the page just opened, or as `seen` says."""
    path = _path(article, item)
    seen = fields.pop("seen", "") or seen_by_form(browser.get(path).text)
    return browser.post(path, data={"act": act, "seen": seen, **fields})


def test_a_question_is_hidden_and_shown_again(browser: FlaskClient, hips: int, item: Item) -> None:
    answer = _act(browser, hips, item, "hide")
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    assert "Hidden: learners do not get this question." in page
    assert "Hide this question" not in page
    listed = browser.get(f"/library/{hips}/items").text
    assert 'Hidden <span class="muted">(1)</span>' in listed
    assert listed.count(_path(hips, item)) == 1
    assert _act(browser, hips, item, "show").status_code == 303
    assert "Hide this question" in browser.get(_path(hips, item)).text


def test_a_new_wording_is_shown_with_the_one_before(
    browser: FlaskClient, hips: int, item: Item
) -> None:
    assert _act(browser, hips, item, "reword", stem=other_stem(item)).status_code == 303
    page = html.unescape(browser.get(_path(hips, item)).text)
    assert f">{other_stem(item)}</h1>" in page
    assert f">{item.prompt}</s>" in page
    assert ">Reworded</span>" in browser.get(f"/library/{hips}/items").text
    assert _act(browser, hips, item, "restore").status_code == 303
    assert f">{item.prompt}</h1>" in html.unescape(browser.get(_path(hips, item)).text)


@pytest.mark.parametrize(
    ("stem", "sentence"),
    [
        ("", "Fill this in."),
        ("What is [[b1]]?", "Keep each gap, such as [[b1]], exactly once."),
        ("The parts of the hand.", "The checker finds a flaw in this wording."),
    ],
)
def test_a_wording_that_is_refused_stays_in_its_field(
    browser: FlaskClient, hips: int, item: Item, stem: str, sentence: str
) -> None:
    answer = _act(browser, hips, item, "reword", stem=stem)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f">{stem}</textarea>" in answer.text
    assert "<title>Error: " in answer.text
    assert f">{item.prompt}</h1>" in html.unescape(answer.text)


def test_who_comes_second_sees_what_was_done_and_keeps_what_was_typed(
    browser: FlaskClient, desk: Desk, otto: int, hips: int, item: Item
) -> None:
    seen = seen_by_form(browser.get(_path(hips, item)).text)
    decide_item(desk, otto, hips, item, "reword", other_stem(item))
    mine = f"Look again. {item.prompt}"
    answer = _act(browser, hips, item, "reword", stem=mine, seen=seen)
    assert answer.status_code == 409
    page = html.unescape(answer.text)
    assert "This was changed meanwhile" in page
    assert f">{other_stem(item)}</h1>" in page
    assert f">{mine}</textarea>" in page
    again = seen_by_form(answer.text)
    assert _act(browser, hips, item, "reword", stem=mine, seen=again).status_code == 303


def test_a_question_that_is_gone_meanwhile_is_told(
    browser: FlaskClient, desk: Desk, ina: int, hips: int, item: Item
) -> None:
    seen = seen_by_form(browser.get(_path(hips, item)).text)
    head = desk.page(ina, hips).head
    edited = drafts.Wording(head.title, HIPS.replace("hip", "knee"))
    desk.do(drafts.save_text, ina, head, 1, edited, utc_now())
    answer = _act(browser, hips, item, "hide", seen=seen)
    assert answer.status_code == 409
    assert "This question is no longer made from the article." in answer.text


def test_what_no_longer_fits_is_listed_on_each_page_and_dropped(
    browser: FlaskClient, desk: Desk, ina: int, hips: int, item: Item
) -> None:
    decide_item(desk, ina, hips, item, "reword", other_stem(item))
    write_own(browser, hips)
    text = HIPS.replace("hip", "knee").replace("The skin over", "The fat over")
    head = desk.page(ina, hips).head
    edited = drafts.Wording(head.title, text)
    desk.do(drafts.save_text, ina, head, 1, edited, utc_now())
    for page in ("", "/items", "/publish"):
        told = browser.get(f"/library/{hips}{page}").text
        assert "2 decisions about questions no longer fit" in told
        assert "The sentence that it rests on is gone." in told
        assert "This question is no longer made from the article." in told
        assert html.escape(other_stem(item)) in told
    items = browser.get(f"/library/{hips}/items").text
    stale = browser.post(f"/library/{hips}/lost-items", data={"seen": "0"})
    assert stale.status_code == 409
    answer = browser.post(f"/library/{hips}/lost-items", data={"seen": seen_by_form(items)})
    assert answer.status_code == 303
    assert "2 decisions are dropped." in browser.get(answer.location).text
    assert "no longer fit" not in browser.get(f"/library/{hips}").text


def test_an_act_that_there_is_not_is_refused(browser: FlaskClient, hips: int, item: Item) -> None:
    assert _act(browser, hips, item, "burn").status_code == 400
    assert _act(browser, hips, item, "").status_code == 400


def test_more_decisions_take_no_more_queries(
    app: Flask, browser: FlaskClient, desk: Desk, ina: int, hips: int, item: Item
) -> None:
    paths = [f"/library/{hips}{page}" for page in ("", "/items", "/publish")]
    paths.append(_path(hips, item))

    def count() -> list[int]:
        counts = []
        for path in paths:
            browser.get(path)
            with counted(app) as statements:
                assert browser.get(path).status_code == 200
            counts.append(len(statements))
        return counts

    few = count()
    for one in asked(desk, ina, hips)[:6]:
        if one.id != item.id:
            decide_item(desk, ina, hips, one, "hide")
    write_own(browser, hips)
    assert count() == few
