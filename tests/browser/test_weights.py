"""What a browser has to load, and what it must not be told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Request, expect

from questions.items.model import Kind
from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_KB = 1000


def _size(request: Request) -> int:
    return sum(request.sizes()[part] for part in ("responseBodySize", "responseHeadersSize"))


def _loaded(visitor: Visitor, url: str) -> list[Request]:
    """The requests of a page that the browser has never seen, except for icons inside it."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.clearBrowserCache")
    visitor.page.goto("about:blank")
    visitor.requests.clear()
    visitor.page.goto(url, wait_until="networkidle")
    return [request for request in visitor.requests if request.url.startswith("http")]


def _total(requests: list[Request], kind: str | None = None) -> int:
    return sum(_size(one) for one in requests if kind in (None, one.resource_type))


@pytest.mark.parametrize(("kind", "most"), [(Kind.SINGLE_CHOICE, 14), (Kind.CLASSIFY, 17)], ids=str)
def test_the_quiz_page_is_light(visit: Visit, kind: Kind, most: int) -> None:
    guest = visit()
    steps.start_mixed(guest, kind=kind)
    requests = _loaded(guest, guest.page.url)
    # What works without a network comes once the page is there.
    needed = [one for one in requests if not one.url.endswith("offline.js")]
    assert len(needed) <= 4, [request.url for request in needed]
    assert len(requests) <= 5, [request.url for request in requests]
    assert _total(needed) <= most * _KB
    assert 0 < _total(requests, "script") <= 10 * _KB
    assert 0 < _total(requests, "stylesheet") <= 6 * _KB


def test_a_learners_pages_are_light(visit: Visit, server_app: Flask) -> None:
    guest = visit()
    steps.start_mixed(guest)
    steps.answer(guest, server_app, right=False)
    assert _heavy(guest, "/", "/quizzes", "/progress", "/progress/attempts") == {}


def test_an_instructors_pages_are_light(visit: Visit, make_person: Callable[..., Person]) -> None:
    instructor, person = visit(), make_person(Role.INSTRUCTOR)
    steps.log_in(instructor, person)
    assert _heavy(instructor, "/classes", "/library", "/library/1", "/library/1/items") == {}


def _heavy(visitor: Visitor, *paths: str) -> dict[str, int]:
    """Which of these pages load too much, and how much."""
    sizes = {path: _total(_loaded(visitor, path)) for path in paths}
    return {path: size for path, size in sizes.items() if size > 50 * _KB}


def test_a_second_page_takes_its_files_from_the_cache(visit: Visit) -> None:
    guest = visit()
    guest.page.goto("/")
    session = guest.context.new_cdp_session(guest.page)
    session.send("Network.enable")
    cached: list[str] = []
    session.on("Network.requestServedFromCache", lambda event: cached.append(event["requestId"]))
    guest.page.goto("/about", wait_until="networkidle")
    assert len(cached) >= 1


def test_the_key_does_not_reach_the_browser_before_scoring(visit: Visit, server_app: Flask) -> None:
    guest = visit()
    for kind in steps.KINDS_ASKED:
        _check_that_no_key_is_sent(guest, server_app, kind)


def _check_that_no_key_is_sent(guest: Visitor, server_app: Flask, kind: Kind) -> None:
    page = guest.page
    steps.start_mixed(guest, kind=kind)
    item = steps.item_on(page, server_app)
    answer = guest.context.request.get(page.url)
    sent = answer.text()
    feedback = [item.feedback.right, item.feedback.wrong, *item.feedback.by_option.values()]
    secrets = [*feedback, *(quote.text for quote in item.evidence), *item.facts, item.id]
    told = [secret for secret in secrets if secret and secret in sent]
    offered = {option.text for option in item.options} | {group.text for group in item.groups}
    # A muscle that the article names is one of two in an option.
    open_words = (item.prompt, *offered)
    assert [secret for secret in told if not any(secret in one for one in open_words)] == []
    assert not re.search(r'\b(key|correct|solution|checked|selected)\b="?', _form(sent))
    expect(page.locator(".verdict")).to_have_count(0)


def _form(page: str) -> str:
    """The question's form, without the words for people."""
    start = page.index("<form")
    return re.sub(r">[^<]*<", "><", page[start : page.index("</form>", start)])
