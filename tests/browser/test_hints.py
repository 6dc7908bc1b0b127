"""A hint asked for: its cost read first, the answer so far kept, the Enter key still Check."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def _start(visitor: Visitor) -> Page:
    """A question with several right answers: each has a hint."""
    steps.start_mixed(visitor, kind=Kind.MULTIPLE_CHOICE)
    return visitor.page


@in_one_of_two_ways
def test_a_hint_is_read_its_cost_first_and_loses_nothing(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    page = _start(guest)
    item = steps.item_on(page, server_app)
    page.locator('input[name="answer"]').nth(1).check()
    expect(page.get_by_text("A hint costs no points.")).not_to_be_visible()
    page.locator("summary").filter(has_text="Hint").click()
    expect(page.get_by_text("A hint costs no points.")).to_be_visible()
    page.get_by_role("button", name="Show the hint").click()

    assert item.hint is not None
    assert item.hint.text is not None
    hint = page.locator(".notice").filter(has_text=item.hint.text)
    expect(hint).to_be_focused()
    expect(page.locator('input[name="answer"]').nth(1)).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    steps.check(guest)
    expect(page.get_by_text("You answered with a hint.")).to_be_visible()
    assert guest.problems == []


@in_one_of_two_ways
def test_the_enter_key_checks_and_asks_for_no_hint(visit: Visit, way: Way) -> None:
    guest = visit(way)
    page = _start(guest)
    page.locator('input[name="answer"]').first.check()
    page.locator('input[name="answer"]').first.press("Enter")
    expect(page.locator(".verdict .word")).to_be_focused()
    expect(page.get_by_text("You answered with a hint.")).to_have_count(0)
