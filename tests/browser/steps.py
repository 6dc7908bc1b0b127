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
from tests.browser.conftest import Person
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
    `minutes` the time limit of an exam. The form is sent, its page is not drawn: that is as much
    work as what most tests come for. `start_mixed_by_form` is for those that come for the form."""
    fields = {"activity": "mixed", "other_length": str(length)}
    fields["mode"] = "exam" if exam else "practice"
    if kind is not None:
        fields["kinds"] = kind
    if minutes is not None:
        fields["minutes"] = str(minutes)
    visitor.page.goto(_send(visitor, "/attempts", fields))
    assert place_of(visitor.page)[1] == 1


def start_mixed_by_form(
    visitor: Visitor, *, exam: bool = False, kind: Kind | None = None, minutes: int | None = None
) -> None:
    """As `start_mixed`, from the page of all quizzes, with five questions."""
    page = visitor.page
    page.goto("/quizzes")
    if kind is not None:
        page.locator(f'input[name="kinds"][value="{kind}"]').check()
    page.locator("#other_length").fill("5")
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


def log_in(visitor: Visitor, person: Person) -> None:
    """The browser is logged in, and shows what it showed. `log_in_by_form` is for those that come
    for the form and for where it leads."""
    cookie = {"name": "quizapp", "value": person.session, "domain": "127.0.0.1", "path": "/"}
    visitor.context.add_cookies([cookie])


def log_in_by_form(visitor: Visitor, login: str, password: str) -> None:
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


def _send(visitor: Visitor, path: str, fields: dict[str, str]) -> str:
    """Sends a form as this browser would, with its cookies, and gives where it leads."""
    request, headers = visitor.context.request, {"Accept-Language": visitor.way.language}
    page = request.get("/about", headers=headers).text()
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    answer = request.post(
        path, form={**fields, "csrf_token": token[1]}, headers=headers, max_redirects=0
    )
    assert answer.status == 303, answer.text()
    return answer.headers["location"]


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
