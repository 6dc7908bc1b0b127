"""A student's week, by keyboard alone: a first quiz, what is due the day after, an exam, a pair
that is mixed up, the week in dots, the calendar. Days pass by moving what was answered into the
past."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from icalendar import Calendar
from playwright.sync_api import Page, expect
from sqlalchemy import select

from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild_learner
from quizapp.models import Attempt, Response, Slot
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_DAY = dt.timedelta(days=1)
_WAYS = (
    Way(scripts=True, width=390, scheme="dark", language="es-ES"),
    Way(scripts=False, width=1280, scheme="light", language="en-GB"),
)
# Words of each language, so that each is what the pages speak.
_DUE = {"es-ES": "Hoy", "en-GB": "Today"}


@pytest.mark.parametrize("way", _WAYS, ids=str)
def test_a_students_week(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    learner, person = visit(way), make_person()
    page = learner.page
    _log_in(page, person)

    _start_quiz(page)
    for right in (False, True, True):
        _answer(learner, server_app, right=right)
    page.goto("/progress")
    _press(page, 'form:has(input[name="activity"][value="pair"]) button')
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))

    _sleep(server_app, person)
    page.goto("/")
    expect(page.locator("#today")).to_have_text(_DUE[way.language])
    expect(page.locator(".week .dot.on")).to_have_count(1)
    _press(page, ".today form button")
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    item = steps.item_on(page, server_app)
    fields = steps.right_fields(item)
    if "answer" in fields:
        _give(page, fields["answer"])
    else:
        steps.fill_in(learner, item, fields)
        page.locator("form:has(button[hidden]) button:visible").last.press("Enter")
        expect(page.locator(".verdict .word")).to_be_visible()

    page.goto("/study/plan")
    exam = utc_now().date() + 30 * _DAY
    page.locator("#exam_on").fill(exam.isoformat())
    page.locator("#new_a_day").press("Enter")
    page.wait_for_url(re.compile(r"/$"))
    expect(page.locator(".today")).to_contain_text(re.compile(r"\b(29|30|31) (days|días)"))
    expect(page.locator(".week .dot.on")).to_have_count(2)

    page.goto("/study/calendar")
    page.locator("#at").fill("18:30")
    page.locator("#at").press("Enter")
    address = page.locator("#address").input_value()
    events = Calendar.from_ical(visit().context.request.get(address).body()).walk("VEVENT")
    assert exam in {_day_of(event) for event in events}
    assert min(_day_of(event) for event in events) >= utc_now().date() - _DAY

    if way.scripts:  # axe is a script
        assert problems_of(page, "/", "/progress", "/study/plan", "/study/calendar") == []


def _log_in(page: Page, person: Person) -> None:
    page.goto("/login")
    page.locator("#login").fill(person.login)
    page.locator("#password").fill(person.password)
    page.locator("#password").press("Enter")
    page.wait_for_url(re.compile(r"/$"))


def _start_quiz(page: Page) -> None:
    page.goto("/quizzes")
    page.locator('input[name="kinds"][value="single_choice"]').press("Space")
    page.locator("#other_length").fill("3")
    page.locator("#other_length").press("Enter")
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))


def _answer(learner: Visitor, app: Flask, *, right: bool) -> None:
    page = learner.page
    item = steps.item_on(page, app)
    _give(page, (steps.right_fields(item) if right else steps.wrong_fields(item))["answer"])
    before = page.url
    page.locator("a.button:not(.quiet)[data-swap]").press("Enter")
    page.wait_for_url(lambda url: url != before)


def _give(page: Page, values: list[str]) -> None:
    for value in values:
        chosen = page.locator(f'input[name="answer"][value="{value}"]')
        chosen.press("Space")
    chosen.press("Enter")
    expect(page.locator(".verdict .word")).to_be_visible()


def _press(page: Page, selector: str) -> None:
    page.locator(selector).first.press("Enter")


def _sleep(app: Flask, person: Person) -> None:
    """A day passes: what was done stands a day earlier, and the memory is made again from it."""
    with app.app_context():
        for attempt in db.session.scalars(select(Attempt).where(Attempt.user_id == person.id)):
            attempt.started_at -= _DAY
            attempt.finished_at = attempt.finished_at and attempt.finished_at - _DAY
        own = select(Response).join(Slot).join(Attempt).where(Attempt.user_id == person.id)
        for response in db.session.scalars(own):
            response.answered_at -= _DAY
        db.session.flush()
        rebuild_learner(person.id)
        db.session.commit()


def _day_of(event: object) -> dt.date:
    starts = event.decoded("dtstart")  # type: ignore[attr-defined]
    return starts.date() if isinstance(starts, dt.datetime) else starts
