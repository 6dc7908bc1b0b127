"""Answers that do not arrive: none is lost without a word."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import select

from questions.items.model import Item, Kind
from quizapp.accounts.service import change_password
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Response, Slot
from tests.browser import steps
from tests.browser.conftest import Person, app_on
from tests.browser.server import LiveServer
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
KINDS = (Kind.CLASSIFY, Kind.MULTIPLE_CHOICE)


def _stored(app: Flask, page: Page) -> list[float]:
    """The scores of the answers to the question that is shown."""
    attempt_id, position = steps.place_of(page)
    with app.app_context():
        rows = select(Response.score).join(Slot, Slot.id == Response.slot_id)
        here = (Slot.attempt_id == attempt_id, Slot.position == position)
        return list(db.session.scalars(rows.where(*here)))


def _fill_rightly(visitor: Visitor, app: Flask) -> Item:
    item = steps.item_on(visitor.page, app)
    steps.fill_in(visitor, item, steps.right_fields(item))
    visitor.page.locator('input[name="certainty"][value="3"]').check()
    return item


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _begin(visitor: Visitor, app: Flask, kind: Kind = Kind.CLASSIFY) -> Item:
    steps.start_mixed(visitor, kind=kind)
    return _fill_rightly(visitor, app)


def _log_out_elsewhere(visitor: Visitor) -> Page:
    """In another tab, which it gives."""
    first, visitor.page = visitor.page, visitor.open_tab()
    visitor.page.goto("/")
    steps.log_out(visitor)
    second, visitor.page = visitor.page, first
    return second


def _log_in_elsewhere(visitor: Visitor, tab: Page, person: Person) -> None:
    first, visitor.page = visitor.page, tab
    steps.log_in_by_form(visitor, person.login, person.password)
    visitor.page = first


@contextmanager
def _locked(server: LiveServer) -> Iterator[None]:
    """The database as it is while somebody else writes for a long time."""
    connection = sqlite3.connect(server.database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@in_one_of_two_ways
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_logged_out_and_in_again_in_another_tab(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way, kind: Kind
) -> None:
    learner, person = visit(way), make_person()
    steps.log_in(learner, person)
    _begin(learner, server_app, kind)
    _log_in_elsewhere(learner, _log_out_elsewhere(learner), person)

    page = learner.page
    _press(page, "Check")
    place = page.get_by_role("alert" if way.scripts else "main")
    expect(place).to_contain_text("This form is no longer valid")
    assert _stored(server_app, page) == []
    _press(page, "Send again")
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    assert _stored(server_app, page) == [1.0]


@pytest.mark.parametrize(
    ("kind", "pressed"),
    [(Kind.CLASSIFY, "Check"), (Kind.MULTIPLE_CHOICE, "Check"), (Kind.CLOZE, "Skip")],
)
def test_a_login_leads_back_to_the_question_with_the_form_filled_in(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], kind: Kind, pressed: str
) -> None:
    learner, person = visit(), make_person()
    steps.log_in(learner, person)
    _begin(learner, server_app, kind)
    question = learner.page.url
    _log_out_elsewhere(learner)

    page = learner.page
    _press(page, pressed)
    expect(page.get_by_role("alert")).to_contain_text("You are not logged in")
    assert page.url == question
    page.get_by_role("alert").get_by_role("link", name="Log in").click()
    page.locator("#login").fill(person.login)
    page.locator("#password").fill(person.password)
    _press(page, "Log in")
    page.wait_for_url(question)
    expect(page.get_by_role("alert")).to_contain_text("is here again")
    expect(page.locator('input[name="certainty"][value="3"]')).to_be_checked()
    steps.check(learner)
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    assert _stored(server_app, page) == [1.0]


def test_without_scripts_a_login_in_a_new_tab_saves_the_answer(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    learner, person = visit(Way(scripts=False)), make_person()
    steps.log_in(learner, person)
    _begin(learner, server_app)
    learner.context.clear_cookies()

    page = learner.page
    _press(page, "Check")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are not logged in")
    with learner.context.expect_page() as opened:
        page.get_by_role("link", name="Log in (in a new tab)").click()
    tab = opened.value
    tab.locator("#login").fill(person.login)
    tab.locator("#password").fill(person.password)
    _press(tab, "Log in")
    tab.wait_for_url(page.url)
    _press(page, "Send again")
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    assert _stored(server_app, page) == [1.0]


@in_one_of_two_ways
def test_after_a_password_reset(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    learner, person, new = visit(way), make_person(), "a boat across the bay"
    steps.log_in(learner, person)
    _begin(learner, server_app)
    with server_app.app_context():
        change_password(person.id, person.password, new, utc_now())

    page = learner.page
    _press(page, "Check")
    place = page.get_by_role("alert" if way.scripts else "main")
    expect(place).to_contain_text("You are not logged in. What" if way.scripts else "not stored")
    tab = learner.open_tab()
    _log_in_elsewhere(learner, tab, replace(person, password=new))
    _press(page, "Send again")
    expect(page.locator(".verdict .word")).to_have_text("Correct")


@in_one_of_two_ways
def test_a_session_that_ended(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    learner, person = visit(way), make_person()
    steps.log_in(learner, person)
    item = _begin(learner, server_app, Kind.MULTIPLE_CHOICE)
    learner.context.clear_cookies()

    page = learner.page
    _press(page, "Check")
    place = page.get_by_role("alert" if way.scripts else "main")
    expect(place.get_by_role("link", name=re.compile("^Log in")).first).to_be_visible()
    if way.scripts:
        for value in steps.right_fields(item)["answer"]:
            expect(page.locator(f'input[name="answer"][value="{value}"]')).to_be_checked()
    assert _stored(server_app, page) == []


@in_one_of_two_ways
def test_a_database_that_is_busy_for_ten_seconds(
    visit: Visit, server_app: Flask, server: LiveServer, way: Way
) -> None:
    guest = visit(way)
    _begin(guest, server_app)
    page = guest.page
    with _locked(server):
        _press(page, "Check")
        if way.scripts:
            expect(page.get_by_text("Sending …").first).to_be_visible()
        place = page.get_by_role("alert" if way.scripts else "main")
        expect(place).to_contain_text("We are too busy right now")
    assert all(problem.startswith("503") for problem in guest.problems)
    guest.problems.clear()
    _press(page, "Send again")
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    assert _stored(server_app, page) == [1.0]


def test_a_server_that_is_down(own_server: LiveServer, browser: Browser) -> None:
    app = app_on(own_server)
    guest = Visitor(browser, own_server.url, Way(), "10.9.9.9")
    item = _begin(guest, app, Kind.MULTIPLE_CHOICE)
    own_server.kill()

    page = guest.page
    _press(page, "Check")
    expect(page.get_by_role("alert")).to_contain_text("kept on this device")
    for value in steps.right_fields(item)["answer"]:
        expect(page.locator(f'input[name="answer"][value="{value}"]')).to_be_checked()
    own_server.start()
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    assert _stored(app, page) == [1.0]
    assert guest.problems == []
    guest.close()
    with app.app_context():
        db.engine.dispose()


def test_whatever_is_answered_the_form_stays(visit: Visit, server_app: Flask) -> None:
    """With a sentence of the server, or of a proxy that has none."""
    guest = visit()
    _begin(guest, server_app)
    page = guest.page
    for status in (400, 500, 403, 502, 404, 409, 413, 429):
        is_ours = status < 500
        said = f"Not now. Error {status}." if is_ours else "That did not work."
        body = f'<main><h1>Not now</h1><p class="lead">Error {status}.</p></main>'
        with _answered_with(page, status, body if is_ours else "?"):
            _press(page, "Check")
            expect(page.get_by_role("alert")).to_contain_text(said)
        expect(page.locator(".tray .chip")).to_have_count(0)
        expect(page.get_by_role("button", name="Check", exact=True)).to_be_focused()
    guest.problems.clear()
    _press(page, "Send again")
    expect(page.locator(".verdict .word")).to_have_text("Correct")


@contextmanager
def _answered_with(page: Page, status: int, body: str) -> Iterator[None]:
    page.route(
        "**/attempts/**",
        lambda route: route.fulfill(status=status, body=body, content_type="text/html"),
    )
    yield
    page.unroute("**/attempts/**")


def test_an_exam_that_ended_in_another_tab_says_so_beside_the_answer(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, exam=True, kind=Kind.SINGLE_CHOICE)
    _fill_rightly(guest, server_app)
    other = guest.open_tab()
    other.goto(page.url.removesuffix("/1"))
    _press(other, "Finish and see the scores")
    expect(other.get_by_role("heading", level=1)).to_contain_text("points")

    _press(page, "Save and go on")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("it was not stored")
    expect(page.locator('input[name="answer"]:checked')).to_have_count(1)
    alert.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("points")


class _Line:
    """A line on which everything that is sent waits until it is let through."""

    def __init__(self, page: Page) -> None:
        self._held: list[Route] = []
        self._is_open = False
        page.route("**/attempts/**", self._on_route)

    def let_through(self) -> int:
        """Gives how many were held."""
        self._is_open = True
        for route in self._held:
            route.continue_()
        return len(self._held)

    def _on_route(self, route: Route) -> None:
        if self._is_open:
            route.continue_()
        else:
            self._held.append(route)


def test_on_a_slow_line_it_is_said_and_shown_and_nothing_can_be_changed(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit()
    item = _begin(guest, server_app, Kind.MULTIPLE_CHOICE)
    page = guest.page
    line = _Line(page)
    _press(page, "Check")
    expect(page.locator("[data-sending]")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Sending …")
    right = steps.right_fields(item)["answer"]
    page.locator(f'.option:has([value="{right[0]}"])').click(force=True)
    page.keyboard.press("1")
    page.locator(".action-bar .button").last.click(force=True)
    assert line.let_through() == 1
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    expect(page.locator("#said")).to_have_text("")
    assert _stored(server_app, page) == [1.0]


def test_the_next_question_on_a_line_that_breaks(visit: Visit, server_app: Flask) -> None:
    guest = visit()
    _begin(guest, server_app, Kind.SINGLE_CHOICE)
    steps.check(guest)
    page = guest.page
    page.route("**/attempts/**", lambda route: route.abort())
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("No answer came from the server.")
    expect(page.get_by_role("button", name="Send again")).to_have_count(0)
    page.unroute("**/attempts/**")
    page.get_by_role("link", name="Next").click()
    page.wait_for_url(re.compile(r"/2$"))
