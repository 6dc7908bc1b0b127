"""What people do on the pages, in the words that they would use."""

from __future__ import annotations

import random
import re

from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from questions.items.model import Item, Kind
from quizapp.demo.answering import answer_fields
from quizapp.extensions import db
from quizapp.models import Attempt, Slot
from quizapp.quizzes.banks import get_bank
from tests.browser.visitor import Visitor

_QUESTION = re.compile(r"/attempts/(\d+)/(\d+)")
ROTATORS = "Classify the rotators"
Fields = dict[str, list[str]]

# The shipped article has no steps of which the order is agreed, and is no sheet of exercises.
KINDS_ASKED = tuple(kind for kind in Kind if kind not in (Kind.ORDER, Kind.NUMERIC))


def start(visitor: Visitor, title: str = ROTATORS) -> None:
    """Starts a ready-made quiz from the first page."""
    visitor.page.goto("/")
    visitor.page.get_by_role("button", name=f"Start: {title}").click()
    visitor.page.wait_for_url(re.compile(r"/attempts/\d+/1$"))


def start_mixed(
    visitor: Visitor,
    *,
    length: int = 5,
    exam: bool = False,
    kind: Kind | None = None,
    minutes: int | None = None,
) -> None:
    """Starts a quiz over everything, or with questions of one kind only; `length` is any number,
    `minutes` the time limit of an exam."""
    page = visitor.page
    page.goto("/quizzes")
    if kind is not None:
        page.locator(f'input[name="kinds"][value="{kind}"]').check()
    page.locator("#other_length").fill(str(length))
    page.locator(
        f'input[type="radio"][name="mode"][value="{"exam" if exam else "practice"}"]'
    ).check()
    if minutes is not None:
        page.locator("#minutes").fill(str(minutes))
    page.get_by_role("button", name="Start a mixed quiz").click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))


def place_of(page: Page) -> tuple[int, int]:
    """The attempt and the position of the question that is shown."""
    found = _QUESTION.search(page.url)
    assert found is not None, page.url
    return int(found[1]), int(found[2])


def item_on(page: Page, app: Flask) -> Item:
    """The question that is shown, with its key, as the server has it."""
    return item_at(app, *place_of(page))


def item_at(app: Flask, attempt_id: int, position: int) -> Item:
    """A question of an attempt, with its key."""
    with app.app_context():
        row = db.session.execute(
            select(Attempt.version_id, Slot.item_id)
            .join(Slot, Slot.attempt_id == Attempt.id)
            .where(Attempt.id == attempt_id, Slot.position == position)
        ).one()
        return get_bank(row.version_id).item(row.item_id)


def right_fields(item: Item) -> Fields:
    return answer_fields(item, 1, random.Random(1))


def wrong_fields(item: Item) -> Fields:
    return answer_fields(item, 0, random.Random(1))


def fill_in(visitor: Visitor, item: Item, fields: Fields) -> None:
    """Answers with whatever the page offers for it: cards where scripts run, else the form."""
    page = visitor.page
    if item.kind is Kind.ORDER:
        _put_in_order(page, fields["order"])
    elif item.kind in (Kind.NUMERIC, Kind.CLOZE):
        for name, values in fields.items():
            page.locator(f'input[name="{name}"]').fill(values[0])
    elif item.kind in (Kind.CLASSIFY, Kind.MATCH):
        texts = {option.id: option.text for option in item.options}
        for name, values in fields.items():
            option = name.removeprefix("place-")
            if visitor.way.scripts:
                _put_card(page, texts[option], values[0])
            elif item.kind is Kind.CLASSIFY:
                page.locator(f'input[name="{name}"][value="{values[0]}"]').check()
            else:
                page.locator(f'select[name="{name}"]').select_option(values[0])
    else:
        for value in fields["answer"]:
            page.locator(f'input[name="answer"][value="{value}"]').check()


def check(visitor: Visitor) -> None:
    """Presses Check and waits for the verdict."""
    visitor.page.get_by_role("button", name="Check", exact=True).click()
    expect(visitor.page.locator(".verdict .word")).to_be_visible()


def answer(visitor: Visitor, app: Flask, *, right: bool) -> Item:
    """Answers the question that is shown, and waits for the verdict."""
    item = item_on(visitor.page, app)
    fill_in(visitor, item, right_fields(item) if right else wrong_fields(item))
    check(visitor)
    return item


def go_on(visitor: Visitor) -> None:
    """From a verdict to the next question, or to the summary."""
    page, before = visitor.page, visitor.page.url
    page.get_by_role("link", name=re.compile("^(Next|See the summary)$")).click()
    page.wait_for_url(lambda url: url != before)


def finish(visitor: Visitor, app: Flask, *, right: bool) -> None:
    """Answers all questions of a practice quiz, up to its summary."""
    while _QUESTION.search(visitor.page.url):
        answer(visitor, app, right=right)
        go_on(visitor)


def register(visitor: Visitor, login: str, password: str) -> None:
    page = visitor.page
    page.goto("/register")
    page.locator("#login").fill(login)
    page.locator("#password").fill(password)
    page.get_by_role("button", name="Register").click()
    page.wait_for_url(lambda url: "/register" not in url)


def log_in(visitor: Visitor, login: str, password: str) -> None:
    page = visitor.page
    page.goto("/login")
    page.locator("#login").fill(login)
    page.locator("#password").fill(password)
    page.locator("form:has(#password) .button").click()  # in whatever language
    page.wait_for_url(lambda url: "/login" not in url)


def log_out(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def _put_card(page: Page, text: str, group: str) -> None:
    page.locator(".chip").get_by_text(text, exact=True).click()
    page.locator(f".box:has(#place-name-{group}) .put").click()


def _put_in_order(page: Page, wanted: list[str]) -> None:
    for place, step in enumerate(wanted):
        while (now := _order_of(page).index(step)) > place:
            page.locator(f'button[name="move"][value="{step}:up"]').click()
            moved_to = page.locator('input[name="order"]').nth(now - 1)
            expect(moved_to).to_have_value(step)


def _order_of(page: Page) -> list[str]:
    inputs = page.locator('input[name="order"]').all()
    return [one.get_attribute("value") or "" for one in inputs]
