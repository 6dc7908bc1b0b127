"""A question in a frame on the page of somebody else, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from flask import Flask
from playwright.sync_api import Browser, FrameLocator, Page, expect
from sqlalchemy import update

from questions.items import Item, Kind
from quizapp.articles.service import published_versions
from quizapp.extensions import db
from quizapp.models import Article, Role
from quizapp.quizzes.banks import get_bank
from tests.browser.conftest import Person
from tests.browser.server import LiveServer
from tests.browser.visitor import PATIENCE_MS


@dataclass
class Site:
    """Somebody's site, on another host than ours. It shows what it is given."""

    url: str = ""
    page: str = ""
    cookies: list[str] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    shown = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown.cookies += self.headers.get_all("Cookie") or []
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(shown.page.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shown.url = f"http://localhost:{server.server_port}/"
    yield shown
    server.shutdown()
    server.server_close()


@pytest.fixture
def question(server_app: Flask) -> Iterator[tuple[int, Item]]:
    """A choice of an article whose questions may be shown elsewhere, by the number of its row."""
    with server_app.app_context():
        bank = get_bank(published_versions()[0].id)
        item = next(one for one in bank.items if one.kind is Kind.SINGLE_CHOICE)
        db.session.execute(update(Article).values(is_embeddable=True))
        db.session.commit()
        yield bank.row_id(item), item
        db.session.execute(update(Article).values(is_embeddable=False))
        db.session.commit()


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-forms"'])
def test_a_frame_elsewhere_is_answered_with_the_keyboard_and_gets_no_cookie(
    browser: Browser,
    server: LiveServer,
    site: Site,
    question: tuple[int, Item],
    make_person: Callable[..., Person],
    has_scripts: bool,
    sandbox: str,
) -> None:
    row_id, item = question
    person = make_person(Role.LEARNER)
    context = browser.new_context(java_script_enabled=has_scripts)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    _log_in(page, server, person)
    before = context.cookies()
    sent = []
    page.on("request", lambda request: sent.append(request))
    address = f"{server.url}/embed/{row_id}"
    site.page = f'<!doctype html><a href="/">Ours</a><iframe src="{address}"{sandbox}></iframe>'
    page.goto(site.url)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(item.prompt)
    page.get_by_role("link", name="Ours").focus()
    _answer_with_keys(page, frame, item)
    expect(frame.get_by_role("heading", name="Correct")).to_be_visible()
    ours = [one for one in sent if one.url.startswith(server.url)]
    assert {one.method for one in ours if one.url == address} == {"GET", "POST"}
    assert all("cookie" not in one.all_headers() for one in ours)
    assert not any("set-cookie" in one.response().all_headers() for one in ours)
    assert not any(one.resource_type == "script" for one in ours)
    assert context.cookies() == before
    assert before
    assert site.cookies == []
    context.close()


def test_a_frame_that_is_not_allowed_says_so_and_no_other_page_opens_in_one(
    browser: Browser, server: LiveServer, site: Site, question: tuple[int, Item]
) -> None:
    row_id, item = question
    db.session.execute(update(Article).values(is_embeddable=False))
    db.session.commit()
    page = browser.new_page()
    for path, sentence in (
        (f"/embed/{row_id}", "This question is not shown here any more."),
        ("/login", None),
    ):
        site.page = f'<!doctype html><iframe src="{server.url}{path}"></iframe>'
        page.goto(site.url)
        frame = page.frame_locator("iframe")
        if sentence:
            expect(frame.get_by_text(sentence)).to_be_visible()
            expect(frame.get_by_text(item.prompt)).to_have_count(0)
        else:
            expect(frame.get_by_label("Password")).to_have_count(0)
    page.close()


def _log_in(page: Page, server: LiveServer, person: Person) -> None:
    page.goto(f"{server.url}/login")
    page.get_by_label("Email or user name").fill(person.login)
    page.get_by_label("Password", exact=True).fill(person.password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{server.url}/")


def _answer_with_keys(page: Page, frame: FrameLocator, item: Item) -> None:
    (right,) = [one.text for one in item.options if one.id == item.key]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in item.options:
        if frame.get_by_role("radio", name=right, exact=True).is_checked():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
