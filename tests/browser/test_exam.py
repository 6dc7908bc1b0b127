"""An exam from its first question to its scores: flagged, left, come back to, handed in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.items.model import Kind
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt
from tests.browser import steps
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways, in_two_ways

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
    _press(page, "Question 5: Not answered")
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


def _run_out(app: Flask, attempt_id: int) -> None:
    """The server's time of an exam is up from here on."""
    with app.app_context():
        db.session.get_one(Attempt, attempt_id).ends_at = utc_now() - dt.timedelta(seconds=1)
        db.session.commit()


@in_one_of_two_ways
def test_an_exam_with_a_limit_that_is_put_off(visit: Visit, server_app: Flask, way: Way) -> None:
    learner = visit(way)
    page = learner.page
    steps.start_mixed_by_form(learner, exam=True, kind=Kind.SINGLE_CHOICE, minutes=20)
    clock = page.locator(".clock")
    expect(clock).to_contain_text("ends at")
    if way.scripts:
        expect(clock).to_contain_text(re.compile("(19|20) minutes left"))
    _fill(learner, server_app)
    _press(page, "5 more minutes")
    expect(page.locator("input[name=answer]:checked")).to_have_count(1)
    if way.scripts:
        expect(clock).to_contain_text(re.compile("(24|25) minutes left"))
    _press(page, "Check your answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 answered")
    _press(page, "5 more minutes")
    _press(page, "Finish and see the scores")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 points")
    expect(page.locator(".lead")).to_contain_text("You had set yourself 20 minutes.")
    expect(page.locator(".lead")).to_contain_text("You added 10 minutes.")


@in_one_of_two_ways
def test_what_comes_after_the_end(visit: Visit, server_app: Flask, way: Way) -> None:
    learner = visit(way)
    page = learner.page
    steps.start_mixed(learner, exam=True, kind=Kind.SINGLE_CHOICE, minutes=20)
    attempt_id, _ = steps.place_of(page)
    _fill(learner, server_app)
    _press(page, "Save and go on")
    page.wait_for_url(re.compile(r"/2$"))
    _fill(learner, server_app)
    _run_out(server_app, attempt_id)
    _press(page, "Save and go on")
    expect(page.locator("main")).to_contain_text("Time was up before this came in")
    if way.scripts:
        page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 points")
    expect(page.locator(".lead")).to_contain_text("Then time was up.")


def test_the_clock_speaks_rarely_can_be_hidden_and_sends_what_is_filled_in(
    visit: Visit, server_app: Flask
) -> None:
    learner = visit()
    page = learner.page
    page.clock.install()
    steps.start_mixed(learner, exam=True, kind=Kind.SINGLE_CHOICE, minutes=7)
    attempt_id, _ = steps.place_of(page)
    said, clock = page.locator("#said"), page.locator(".clock")
    left = clock.locator("[data-time-left]")
    page.clock.fast_forward("01:30")
    expect(left).to_have_text("5 minutes left")
    expect(said).to_have_text("")
    page.clock.fast_forward("00:40")
    expect(said).to_have_text("5 minutes left")
    page.clock.fast_forward("01:00")
    expect(left).to_have_text("3 minutes left")
    expect(said).to_have_text("5 minutes left")

    clock.locator("summary").click()
    expect(left).to_be_hidden()
    expect(clock.get_by_role("button", name="5 more minutes")).to_be_visible()
    page.reload()
    expect(clock.locator("summary")).to_have_text("Time limit")
    expect(left).to_be_hidden()
    _fill(learner, server_app)

    page.clock.fast_forward("06:10")
    expect(said).to_have_text("1 minute left")
    expect(clock.locator("summary")).to_have_text("Time limit: Less than a minute left")
    page.clock.fast_forward("00:46")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 answered")

    _run_out(server_app, attempt_id)
    page.clock.fast_forward("08:00")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 5 points")


def test_its_pages_are_accessible(visit: Visit) -> None:
    learner = visit()
    steps.start_mixed(learner, exam=True, kind=Kind.SINGLE_CHOICE, minutes=20)
    question = learner.page.url
    assert problems_of(learner.page, question, question.removesuffix("/1")) == []
