"""A lecture: the instructor's screen and two phones, one of them without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from quizapp.classes.codes import make_code
from quizapp.extensions import db
from quizapp.models import Class, Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.test_accessibility import _problems
from tests.browser.visitor import Visitor
from tests.browser.ways import Way
from tests.quizapp.classrooms import add_class

pytestmark = pytest.mark.browser
_SEND = "Send the answer"


@pytest.fixture
def room(
    server_app: Flask, visit: Callable[..., Visitor], make_person: Callable[..., Person]
) -> tuple[Page, Page, Page, int]:
    """The screen, a phone with scripts, one without, and the class that all are in."""
    people = [make_person(Role.INSTRUCTOR), make_person(), make_person()]
    with server_app.app_context():
        class_id = add_class(*(one.id for one in people))
        db.session.get_one(Class, class_id).join_code = make_code()
        db.session.commit()
    ways = (Way(), Way(width=390, scheme="dark"), Way(scripts=False, width=390))
    visitors = [visit(way) for way in ways]
    for visitor, person in zip(visitors, people, strict=True):
        steps.log_in(visitor, person)
    screen, quick, plain = (visitor.page for visitor in visitors)
    return screen, quick, plain, class_id


def test_a_lecture(room: tuple[Page, Page, Page, int]) -> None:
    screen, quick, plain, class_id = room
    problems = []
    screen.goto(f"/classes/{class_id}")
    screen.get_by_role("link", name="Live in the lecture").click()
    screen.get_by_label("What it is about").select_option("Rotators of the hip")
    screen.locator("#length").fill("2")
    problems += _problems(screen)
    screen.get_by_role("button", name="Start the round").click()
    expect(screen.get_by_role("heading", name="Join with this code")).to_be_visible()
    problems += _problems(screen)

    for phone in (quick, plain):
        phone.goto("/")
        phone.get_by_role("link", name="PT", exact=True).click()
        expect(phone.get_by_role("heading", name="The round begins soon")).to_be_visible()

    screen.keyboard.press("PageDown")
    expect(quick.get_by_role("button", name=_SEND)).to_be_visible()
    problems += _problems(quick)
    quick.get_by_role("button", name=_SEND).click()
    expect(quick.locator(".error-summary")).to_be_visible()
    plain.get_by_role("link", name="Look again").click()
    # The answer of one phone comes in when it has a network again, once; the page says so.
    quick.context.set_offline(True)
    quick.locator("input[name=answer]").first.check()
    quick.get_by_role("button", name=_SEND).click()
    expect(quick.get_by_text("No connection. Trying again.")).to_be_visible()
    quick.context.set_offline(False)
    expect(quick.get_by_text("Your answer is in").first).to_be_visible()
    expect(quick.get_by_text("No connection. Trying again.")).to_be_hidden()
    plain.locator("input[name=answer]").first.check()
    plain.get_by_role("button", name=_SEND).click()
    expect(plain.get_by_text("Your answer is in").first).to_be_visible()
    expect(screen.locator("[data-answers]")).to_have_text("2")

    for button, seen in (("Close answers", "closed"), ("Show the counts", "2 learners · 100")):
        screen.get_by_role("button", name=button).click()
        expect(screen.get_by_text(seen).first).to_be_visible()
        expect(screen.get_by_text("Right answer")).to_have_count(0)
    expect(screen.get_by_role("button", name="Show why")).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen.get_by_text("Right answer").first).to_be_visible()
    expect(quick.locator(".verdict")).to_be_visible()
    problems += _problems(screen) + _problems(quick)
    plain.get_by_role("link", name="Look again").click()
    expect(plain.locator(".verdict")).to_be_visible()

    screen.locator("summary").filter(has_text="End").click()
    screen.get_by_role("button", name="End the round").click()
    expect(screen.get_by_text("1 question was asked")).to_be_visible()
    expect(quick.get_by_role("heading", name="The round is over")).to_be_visible()
    problems += _problems(screen) + _problems(quick)
    quick.get_by_role("link", name="See your answers").click()
    expect(quick.get_by_role("heading", level=1)).to_be_visible()
    assert problems == []
