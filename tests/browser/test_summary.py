"""Looking back on a quiz: on a phone, on paper, and with others."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage
from playwright.sync_api import expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import HEIGHT, Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_MOST_SCREENS, _MOST_PAGES = 3, 3


def _answer_all(
    visitor: Visitor, app: Flask, *, certain: bool = False, kind: Kind | None = None
) -> None:
    """Answers eight questions, every other one rightly; the first, wrong, with certainty."""
    steps.start_mixed(visitor, length=8, kind=kind)
    for position in range(1, 9):
        if certain and position == 1:
            visitor.page.locator('[name="certainty"][value="3"]').check()
        steps.answer(visitor, app, right=position % 2 == 0)
        steps.go_on(visitor)
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("of 8 points")


def test_eight_questions_take_three_screens_and_three_pages(
    visit: Visit, server_app: Flask
) -> None:
    learner = visit(Way(width=390))
    page = learner.page
    _answer_all(learner, server_app, certain=True)
    height = page.evaluate("document.documentElement.scrollHeight")
    printed = page.pdf(format="A4")

    assert height <= _MOST_SCREENS * HEIGHT
    assert len(list(PDFPage.get_pages(io.BytesIO(printed)))) <= _MOST_PAGES
    words = extract_text(io.BytesIO(printed))
    assert words.count("Right answer") >= 1
    assert words.count("The article says") == 8
    assert "Retry what I missed" not in words
    # What was folded on the screen is folded again.
    expect(page.locator("details.line-of[open]")).to_have_count(0)


def test_pictures_fit_on_three_pages_too(visit: Visit, server_app: Flask) -> None:
    learner = visit()
    _answer_all(learner, server_app, kind=Kind.PICTURE)
    printed = learner.page.pdf(format="A4")
    assert len(list(PDFPage.get_pages(io.BytesIO(printed)))) <= _MOST_PAGES


@in_one_of_two_ways
def test_what_was_certain_and_wrong_comes_first_and_all_opens_at_once(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    learner = visit(way)
    page = learner.page
    _answer_all(learner, server_app, certain=True)
    first = page.locator(".line-of").first
    expect(first).to_contain_text("Not correct")
    expect(first.locator(".evidence")).to_be_hidden()
    first.locator("summary").first.click()
    expect(first.locator(".evidence")).to_be_visible()
    first.get_by_role("link", name="Read it in the article").click()
    page.get_by_role("link", name="Back to the summary").click()
    expect(page.locator("#q1 .evidence")).to_be_visible()

    page.get_by_role("link", name="Open all").click()
    expect(page.locator(".line-of > summary + .stack")).to_have_count(8)
    for one in page.locator(".line-of > .stack > .evidence").all():
        expect(one).to_be_visible()
    page.get_by_role("link", name="Close all").click()
    expect(page.locator("#q2 .evidence")).to_be_hidden()

    page.get_by_role("button", name="Retry what I missed").click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))


@in_one_of_two_ways
def test_a_study_group_gets_the_same_quiz(visit: Visit, server_app: Flask, way: Way) -> None:
    maker, friend = visit(way), visit(way)
    steps.start_mixed(maker, length=3)
    asked = steps.item_on(maker.page, server_app)
    attempt_id, _ = steps.place_of(maker.page)
    summary = f"/attempts/{attempt_id}"
    maker.page.goto(summary)
    maker.page.get_by_text("Share this quiz").click()
    maker.page.get_by_role("button", name="Make a link").click()
    link = maker.page.get_by_label("The link").input_value()

    friend.page.goto(link)
    expect(friend.page.get_by_text("3 questions")).to_be_visible()
    friend.page.get_by_role("button", name="Start").click()
    friend.page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    assert steps.item_on(friend.page, server_app) == asked

    maker.page.get_by_role("button", name="Withdraw the link").click()
    expect(maker.page.locator(".flashes")).to_contain_text("The link no longer works")
    friend.page.goto(link)
    expect(friend.page.get_by_role("heading", level=1)).to_have_text("This quiz is not here")


@in_one_of_two_ways
def test_a_quiz_that_was_left_is_dismissed_and_brought_back(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    learner = visit(way)
    page = learner.page
    steps.start_mixed(learner)
    steps.answer(learner, server_app, right=True)
    page.goto("/")
    page.get_by_role("button", name=re.compile("^Dismiss")).click()
    expect(page.get_by_text("“Mixed quiz” is dismissed.")).to_be_visible()
    expect(page.get_by_role("link", name="Continue at question 2")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Continue at question 2")).to_be_visible()


def test_its_pages_are_accessible(visit: Visit, server_app: Flask) -> None:
    learner = visit()
    page = learner.page
    _answer_all(learner, server_app, certain=True)
    summary = page.url
    page.get_by_text("Share this quiz").click()
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link").input_value()
    steps.start_mixed(learner)
    page.goto("/progress/attempts")
    page.get_by_role("button", name=re.compile("^Dismiss")).first.click()
    dismissed = page.url
    put_away = "/progress/attempts?show=dismissed"
    assert problems_of(page, summary, f"{summary}?open=all", link, dismissed, put_away) == []
