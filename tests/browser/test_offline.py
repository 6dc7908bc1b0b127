"""Without a network: answers are kept and sent once, the questions are there, and all goes."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select, update

from questions.items.model import Item, Kind
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.drawing import Choice, draw_again
from quizapp.quizzes.queries import get_offer
from quizapp.quizzes.service import create_attempt
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
OFFLINE = Way(width=390, works_offline=True)
# Everything that the device holds: storage, and each page that was fetched, with its text.
_HELD = """async () => {
  const pages = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      pages[path] = await (await cache.match(request, { ignoreVary: true })).text();
    }
  }
  return { pages, local: { ...localStorage }, session: { ...sessionStorage } };
}"""


def _held(page: Page) -> dict[str, Any]:
    held: dict[str, Any] = page.evaluate(_HELD)
    return held


def _stored(app: Flask, attempt_id: int) -> list[Response]:
    with app.app_context():
        rows = select(Response).join(Slot, Slot.id == Response.slot_id)
        mine = rows.where(Slot.attempt_id == attempt_id).order_by(Slot.position)
        return list(db.session.scalars(mine))


def _begin_earlier(app: Flask, attempt_id: int) -> None:
    """The attempt began an hour ago, so that answers may have been given since."""
    with app.app_context():
        begun = {"started_at": utc_now() - dt.timedelta(hours=1)}
        db.session.execute(update(Attempt).where(Attempt.id == attempt_id).values(begun))
        db.session.commit()


def _wait_for_pages(page: Page, count: int | None = None, *, is_looked_at: bool = False) -> None:
    """Until the questions are on the device, and a worker answers in the server's place: they are
    fetched at the first key, or after a while without one."""
    if not is_looked_at:
        page.keyboard.press("Shift")
    last = int(page.locator(".quiz-header progress").get_attribute("max") or 0)
    page.evaluate(
        """async (count) => {
          // Opened anew each time: for a new account what lies there is thrown away first.
          const kept = async () => (await (await caches.open("quizapp-pages")).keys()).length;
          const start = Date.now();
          while (!navigator.serviceWorker.controller || (await kept()) < count) {
            if (Date.now() - start > 60_000) throw new Error("no pages");
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }""",
        last if count is None else count,
    )


def _fill_rightly(visitor: Visitor, app: Flask) -> Item:
    item = steps.item_on(visitor.page, app)
    steps.fill_in(visitor, item, steps.right_fields(item))
    return item


def _answer_offline(visitor: Visitor, app: Flask) -> None:
    _fill_rightly(visitor, app)
    visitor.page.get_by_role("button", name="Check", exact=True).click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("kept on this device")


def _kept(page: Page) -> list[dict[str, Any]]:
    held = _held(page)["local"]
    return [one for key in held if key.startswith("quizapp-kept:") for one in json.loads(held[key])]


def test_an_answer_is_kept_and_sent_once_when_the_network_is_back(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit(OFFLINE)
    page = guest.page
    steps.start_mixed(guest, kind=Kind.MULTIPLE_CHOICE)
    attempt_id, _ = steps.place_of(page)
    _begin_earlier(server_app, attempt_id)
    _wait_for_pages(page, is_looked_at=True)
    guest.context.set_offline(True)
    _answer_offline(guest, server_app)
    assert _stored(server_app, attempt_id) == []
    assert "csrf_token" not in _kept(page)[0]["body"]
    # Ten minutes pass.
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((name) => name.startsWith("quizapp-kept:"));
          const [kept] = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify([{ ...kept, given: kept.given - 600_000 }]));
        }"""
    )
    guest.context.set_offline(False)
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    (stored,) = _stored(server_app, attempt_id)
    assert stored.score == 1.0
    assert stored.given_at is not None
    lay = (stored.answered_at - stored.given_at).total_seconds()
    assert 600 <= lay < 700
    assert _kept(page) == []


def test_a_quiz_that_is_open_goes_on_without_a_network(visit: Visit, server_app: Flask) -> None:
    guest = visit(OFFLINE)
    page = guest.page
    steps.start_mixed(guest, length=3)
    attempt_id, _ = steps.place_of(page)
    _wait_for_pages(page)
    guest.context.set_offline(True)
    for position in (1, 2, 3):
        expect(page.locator(".quiz-header .count")).to_have_text(f"{position} of 3")
        if position == 2:
            page.reload()
        _answer_offline(guest, server_app)
        if position < 3:
            _go_on(page)
    page.goto(f"/attempts/{attempt_id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs the network")
    assert len(_kept(page)) == 3
    guest.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_contain_text("points")
    page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('quizapp-kept:'))"
    )
    assert [one.score for one in _stored(server_app, attempt_id)] == [1.0] * 3
    assert all(one.given_at for one in _stored(server_app, attempt_id))


def test_no_key_is_on_the_device_before_it_is_scored(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    learner, person = visit(OFFLINE), make_person()
    page = learner.page
    attempt_id, items = _begin_with_each_kind(server_app, person)
    steps.log_in(learner, person)
    page.goto(f"/attempts/{attempt_id}/1")
    _wait_for_pages(page)
    learner.context.set_offline(True)
    for _ in items[1:]:
        _answer_offline(learner, server_app)
        _go_on(page)
    _answer_offline(learner, server_app)
    held = _held(page)
    positions = range(1, len(items) + 1)
    assert {f"/attempts/{attempt_id}/{position}" for position in positions} <= set(held["pages"])
    assert len(_kept(page)) == len(items)
    # The script that says these words, and the style that draws them, tell nothing of an item.
    texts = [text for path, text in held["pages"].items() if not path.startswith("/static/")]
    everything = json.dumps([texts, held["local"], held["session"]], ensure_ascii=False)
    offered = {one.text for item in items for one in (*item.options, *item.groups)}
    offered |= {item.prompt for item in items}
    for item in items:
        feedback = [item.feedback.right, item.feedback.wrong, *item.feedback.by_option.values()]
        secrets = [*feedback, *(quote.text for quote in item.evidence), *item.facts, item.id]
        told = [one for one in secrets if one and one in everything]
        assert [one for one in told if not any(one in text for text in offered)] == []
    assert 'class="verdict' not in everything


def _begin_with_each_kind(app: Flask, person: Person) -> tuple[int, list[Item]]:
    """An attempt with one question of each kind, others in another run."""
    with app.app_context():
        version_id = get_offer(None).version_id
        bank = get_bank(version_id)
        items = [
            random.choice([item for item in bank.items if item.kind is kind])
            for kind in steps.KINDS_ASKED
        ]
        choice = Choice(version_id, MIXED, "A quiz", Mode.PRACTICE, len(items))
        drawn = draw_again(bank, items, random.Random(1))
        return create_attempt(person.id, choice, bank, drawn, 1, utc_now()), items


def _go_on(page: Page) -> None:
    before = page.url
    page.get_by_role("alert").get_by_role("link", name="Next").click()
    page.wait_for_url(lambda url: url != before)


def test_a_scored_page_is_not_kept(visit: Visit, server_app: Flask) -> None:
    guest = visit(OFFLINE)
    page = guest.page
    steps.start_mixed(guest, length=3)
    path = page.url.split("/attempts")[1]
    _wait_for_pages(page)
    steps.answer(guest, server_app, right=False)
    page.wait_for_function(
        "(path) => caches.match(`/attempts${path}`, { ignoreVary: true }).then((one) => !one)",
        arg=path,
    )
    pages = [text for path, text in _held(page)["pages"].items() if path.startswith("/attempts")]
    assert len(pages) == 2
    assert not any('class="verdict' in text for text in pages)


def test_logging_out_says_what_is_not_sent_and_leaves_nothing(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    learner, person = visit(OFFLINE), make_person()
    page = learner.page
    steps.log_in(learner, person)
    steps.start_mixed(learner, length=3, kind=Kind.SINGLE_CHOICE)
    attempt_id, _ = steps.place_of(page)
    _wait_for_pages(page)
    learner.context.set_offline(True)
    _answer_offline(learner, server_app)
    # The server takes no answers just now, but anything else.
    learner.context.route(
        re.compile(r"/attempts/\d+/1$"),
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    learner.context.set_offline(False)
    page.goto("/progress")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Log out").click()
    alert = page.locator("details.menu").get_by_role("alert")
    expect(alert).to_contain_text("1 answer is not sent yet.")
    assert len(_kept(page)) == 1
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in")).to_be_visible()
    assert _held(page) == {"pages": {}, "local": {}, "session": {}}
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    assert _stored(server_app, attempt_id) == []


def test_another_account_finds_nothing_and_the_same_one_everything(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    learner, person, other = visit(OFFLINE), make_person(), make_person()
    page = learner.page
    steps.log_in(learner, person)
    steps.start_mixed(learner, length=3, kind=Kind.SINGLE_CHOICE)
    attempt_id, _ = steps.place_of(page)
    for login in (person, other):
        page.goto(f"/attempts/{attempt_id}/1" if login is person else f"/attempts/{attempt_id}/2")
        _wait_for_pages(page, 2)
        learner.context.set_offline(True)
        _answer_offline(learner, server_app)
        learner.context.clear_cookies()
        page.goto("about:blank")
        learner.context.set_offline(False)
        page.goto("/login")
        expect(page.locator(".flashes")).to_contain_text("1 answer is not sent yet")
        steps.log_in_by_form(learner, login.login, login.password)
        page.wait_for_function(
            "() => !Object.keys(localStorage).some((key) => key.startsWith('quizapp-kept:'))"
        )
    expected = [1.0]
    assert [one.score for one in _stored(server_app, attempt_id)] == expected
    assert "quizapp-pages" not in page.evaluate("caches.keys()")
