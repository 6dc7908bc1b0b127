"""Words typed into a sentence: with a slip of the pen, with scripts and without, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.items.model import Blanks, Item, Kind
from tests.browser import steps
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways, in_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def _start(visitor: Visitor, server_app: Flask) -> Item:
    """A quiz of blanks, gone on with to one whose first word is long enough for a slip."""
    page = visitor.page
    page.goto("/quizzes")
    page.locator(f'input[name="kinds"][value="{Kind.CLOZE}"]').check()
    page.get_by_role("button", name="Start a mixed quiz").click()
    page.wait_for_url("**/attempts/*/1")
    item = steps.item_on(page, server_app)
    while len(_words(item)[0]) < 10 or not _words(item)[0].isascii():
        before = page.url
        page.get_by_role("button", name="Skip").click()
        page.wait_for_url(lambda url, before=before: url != before)
        item = steps.item_on(page, server_app)
    return item


def _words(item: Item) -> list[str]:
    assert isinstance(item.key, Blanks)
    return [accepted[0] for accepted in item.key.accepted.values()]


def _type(page: Page, words: list[str]) -> None:
    for field, word in zip(page.locator(".cloze input").all(), words, strict=True):
        field.fill(word)


@in_two_ways
def test_a_slip_of_the_pen_is_right_and_told_how_it_is_spelt(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    item = _start(guest, server_app)
    first, *others = _words(item)
    slipped = first[:-2] + first[-1]
    _type(guest.page, [slipped, *others])
    guest.page.locator(".cloze input").first.press("Enter")

    page = guest.page
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    expect(page.locator(".verdict .word")).to_be_focused()
    expect(page.locator(".results .why").first).to_contain_text("Counted as right; it is spelt")
    expect(page.locator(".results .yours").first).to_contain_text(slipped)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert guest.problems == []


@in_one_of_two_ways
def test_another_term_is_wrong_and_told_apart(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    item = _start(guest, server_app)
    _type(guest.page, ["sternocleidomastoid" for _ in _words(item)])
    steps.check(guest)
    expect(guest.page.locator(".verdict .word")).to_have_text("Not correct")
    expect(guest.page.locator(".results .why").first).to_contain_text("“sternocleidomastoid”")


@in_one_of_two_ways
def test_empty_blanks_are_asked_for_again(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    _start(guest, server_app)
    page = guest.page
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").click()
    expect(page.locator(".cloze input").first).to_be_focused()


def test_a_field_is_named_by_its_place_in_the_sentence(visit: Visit, server_app: Flask) -> None:
    guest = visit()
    item = _start(guest, server_app)
    for number in range(1, len(_words(item)) + 1):
        expect(guest.page.get_by_role("textbox", name=f"blank {number}")).to_have_count(1)
    widths = {
        round(field.bounding_box()["width"])  # type: ignore[index]
        for field in guest.page.locator(".cloze input").all()
    }
    assert len(widths) == 1


@in_one_of_two_ways
def test_whoever_starts_chooses_plain_words_or_clinical_terms(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    page = guest.page
    page.goto("/quizzes")
    page.get_by_role("button", name="Use clinical terms").click()
    expect(page.get_by_role("button", name="Use plain words")).to_be_visible()
    page.get_by_role("button", name="Start: Match exercises to goals").click()
    page.wait_for_url("**/attempts/*/1")
    assert steps.item_on(page, server_app).register == "clinical"

    page.goto("/quizzes")
    page.get_by_role("button", name="Use plain words").click()
    page.get_by_role("button", name="Start: Match exercises to goals").click()
    page.wait_for_url("**/attempts/*/1")
    assert steps.item_on(page, server_app).register == "plain"
