"""An exam from its first question to its scores: flagged, left, come back to, handed in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def _fill(visitor: Visitor, app: Flask) -> None:
    item = steps.item_on(visitor.page, app)
    steps.fill_in(visitor, item, steps.right_fields(item))


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@in_two_ways
def test_an_exam_with_flag_and_return(visit: Visit, server_app: Flask, way: Way) -> None:
    learner = visit(way)
    page = learner.page
    steps.start_mixed(learner, exam=True, kind=Kind.SINGLE_CHOICE)
    _fill(learner, server_app)
    _press(page, "Flag this question")
    expect(page.get_by_role("button", name="Remove the flag")).to_be_visible()
    expect(page.locator("input[name=answer]:checked")).to_have_count(1)

    page.get_by_text("All questions", exact=True).last.click()
    _press(page, "Question 5: Open")
    page.wait_for_url(re.compile(r"/5$"))
    _press(page, "Skip")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 answered")
    first = page.get_by_role("listitem").filter(has_text="Question 1:")
    expect(first).to_contain_text("Flagged")

    first.get_by_role("link").click()
    expect(page.locator("input[name=answer]:checked")).to_have_count(1)
    _press(page, "Check your answers")
    _press(page, "Finish and see the scores")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 points")


def test_its_pages_are_accessible(visit: Visit) -> None:
    learner = visit()
    steps.start_mixed(learner, exam=True, kind=Kind.SINGLE_CHOICE)
    question = learner.page.url
    assert problems_of(learner.page, question, question.removesuffix("/1")) == []
