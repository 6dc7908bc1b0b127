"""Check pressed too early: said once, with everything still in its place, and then it counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.items.model import Item, Kind
from tests.browser import steps
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways, in_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def _place_all_but(visitor: Visitor, app: Flask, left: int) -> Item:
    item = steps.item_on(visitor.page, app)
    fields = list(steps.right_fields(item).items())
    steps.fill_in(visitor, item, dict(fields[: len(fields) - left]))
    return item


def _check(page: Page) -> None:
    page.get_by_role("button", name="Check", exact=True).click()


@in_two_ways
@pytest.mark.parametrize("kind", [Kind.CLASSIFY, Kind.MATCH], ids=str)
def test_what_is_still_to_place_is_said_once_and_then_it_counts(
    visit: Visit, server_app: Flask, way: Way, kind: Kind
) -> None:
    guest = visit(way)
    page = guest.page
    steps.start_mixed(guest, kind=kind)
    item = _place_all_but(guest, server_app, 2)
    _check(page)
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("2 still to place.")
    expect(summary).to_be_focused()
    if way.scripts:
        expect(page.locator(".tray .chip")).to_have_count(2)
    summary.get_by_role("link").click()
    first = ".tray .chip" if way.scripts else "main :is(input:not([type=hidden]), select)"
    expect(page.locator(first).first).to_be_focused()

    _check(page)
    count = len(item.options)
    expect(page.locator(".verdict .word")).to_contain_text(f"{count - 2} of {count}")


@in_one_of_two_ways
def test_what_is_finished_after_that_is_right(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    steps.start_mixed(guest, kind=Kind.CLASSIFY)
    item = _place_all_but(guest, server_app, 1)
    _check(guest.page)
    expect(guest.page.locator(".error-summary")).to_contain_text("1 still to place.")
    steps.fill_in(guest, item, dict(list(steps.right_fields(item).items())[-1:]))
    steps.check(guest)
    expect(guest.page.locator(".verdict .word")).to_have_text("Correct")
