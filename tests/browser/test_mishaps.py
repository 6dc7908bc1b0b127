"""What goes wrong with forms in real life: one response each time, and no error page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from questions.items.model import Kind
from quizapp.extensions import db
from quizapp.models import Response, Slot
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def _count_responses(app: Flask, page: Page) -> int:
    attempt_id, _ = steps.place_of(page)
    with app.app_context():
        count = select(func.count(Response.id)).join(Slot, Slot.id == Response.slot_id)
        return db.session.scalars(count.where(Slot.attempt_id == attempt_id)).one()


def _fill_rightly(visitor: Visitor, app: Flask) -> None:
    item = steps.item_on(visitor.page, app)
    steps.fill_in(visitor, item, steps.right_fields(item))


@in_one_of_two_ways
def test_a_double_click_on_check(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    _fill_rightly(guest, server_app)
    guest.page.get_by_role("button", name="Check", exact=True).dblclick()
    expect(guest.page.locator(".verdict .word")).to_have_text("Correct")
    assert _count_responses(server_app, guest.page) == 1


@in_one_of_two_ways
def test_the_same_question_in_two_tabs(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    first = guest.page
    second = guest.open_tab()
    second.goto(first.url)
    _fill_rightly(guest, server_app)
    steps.check(guest)
    guest.page = second
    item = steps.item_on(second, server_app)
    steps.fill_in(guest, item, steps.wrong_fields(item))
    steps.check(guest)
    assert _count_responses(server_app, second) == 1
    expect(second.get_by_role("main")).to_contain_text("answered before")


@in_one_of_two_ways
def test_the_back_button_after_an_answer(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    steps.start_mixed(guest)
    steps.answer(guest, server_app, right=True)
    question = guest.page.url
    steps.go_on(guest)
    guest.page.go_back()
    guest.page.wait_for_url(question)
    expect(guest.page.locator(".verdict .word")).to_have_text("Correct")
    assert _count_responses(server_app, guest.page) == 1


@in_one_of_two_ways
def test_reloading_the_page_after_an_answer(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    _fill_rightly(guest, server_app)
    steps.check(guest)
    guest.page.reload()
    expect(guest.page.locator(".verdict .word")).to_have_text("Correct")
    assert _count_responses(server_app, guest.page) == 1


@in_one_of_two_ways
def test_a_form_that_was_open_while_logging_in(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    """The page of a guest, sent after the guest's answers became an account's."""
    visitor, person = visit(way), make_person()
    steps.start_mixed(visitor)
    steps.answer(visitor, server_app, right=True)
    steps.go_on(visitor)
    left_open = visitor.page
    visitor.page = visitor.open_tab()
    steps.log_in_by_form(visitor, person.login, person.password)
    visitor.page.get_by_role("button", name="Yes, they are mine").click()
    visitor.page.wait_for_url(re.compile(r"^(?!.*guest-answers)"))
    visitor.page = left_open
    _fill_rightly(visitor, server_app)
    left_open.get_by_role("button", name="Check", exact=True).click()
    expect(left_open.get_by_role("heading", level=1)).to_be_visible()
    assert "500" not in left_open.title()


@in_one_of_two_ways
def test_an_attempt_of_somebody_else(visit: Visit, way: Way) -> None:
    owner, stranger = visit(way), visit(way)
    for visitor in (owner, stranger):
        steps.start(visitor)
    answer = stranger.page.goto(owner.page.url)
    assert answer is not None
    assert answer.status == 404
