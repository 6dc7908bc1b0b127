"""Everything by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_MOST_PRESSES = 150


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(_MOST_PRESSES):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never reaches {target}")


def press(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def test_cards_are_sorted_with_digits_and_taken_out_with_delete(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit()
    page = guest.page
    page.goto("/")
    press(page, page.get_by_role("button", name=f"Start: {steps.ROTATORS}"))
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    item = steps.item_on(page, server_app)
    texts = {option.id: option.text for option in item.options}
    boxes = [box.get_attribute("id") for box in page.locator(".box h2").all()]
    first = page.locator(".tray .chip").first
    tab_to(page, first)
    page.keyboard.press("1")
    expect(page.locator("#said")).to_have_text(re.compile(rf"left\.$|{len(texts)} left"))
    moved = page.locator(".box .chip").first
    moved.focus()
    page.keyboard.press("Delete")
    expect(page.locator(".box .chip")).to_have_count(0)
    for name, (group,) in steps.right_fields(item).items():
        chip = page.locator(".chip").get_by_text(texts[name.removeprefix("place-")], exact=True)
        tab_to(page, chip)
        page.keyboard.press(str(boxes.index(f"place-name-{group}") + 1))
    press(page, page.get_by_role("button", name="Check", exact=True))
    expect(page.locator(".verdict .word")).to_have_text("Correct")
    expect(page.locator(".verdict .word")).to_be_focused()
    press(page, page.get_by_role("link", name="Next"))
    page.wait_for_url(re.compile(r"/2$"))


@in_one_of_two_ways
def test_a_choice_is_made_with_the_space_bar(visit: Visit, server_app: Flask, way: Way) -> None:
    guest = visit(way)
    page = guest.page
    steps.start_mixed(guest, kind=Kind.MULTIPLE_CHOICE)
    item = steps.item_on(page, server_app)
    for value in steps.right_fields(item)["answer"]:
        tab_to(page, page.locator(f'input[name="answer"][value="{value}"]'))
        page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Check", exact=True))
    expect(page.locator(".verdict .word")).to_have_text("Correct")


@in_one_of_two_ways
def test_the_skip_link_leads_past_the_header(visit: Visit, way: Way) -> None:
    page = visit(way).page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def _digits(page: Page) -> Locator:
    """The options, once their digits choose."""
    expect(page.locator(".options[data-digits]")).to_be_visible()
    return page.locator('.options input[name="answer"]')


@pytest.mark.parametrize("kind", [Kind.SINGLE_CHOICE, Kind.TRUE_FALSE, Kind.PICTURE], ids=str)
def test_a_digit_chooses_an_option(visit: Visit, kind: Kind) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=kind)
    options = _digits(page)
    page.keyboard.press("2")
    expect(options.nth(1)).to_be_checked()
    expect(options.nth(1)).to_be_focused()
    page.keyboard.press("1")
    expect(options.nth(0)).to_be_checked()
    page.keyboard.press("9")
    page.keyboard.press("0")
    expect(options.nth(0)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".verdict .word")).to_be_focused()
    press(page, page.get_by_role("link", name="Next"))
    page.wait_for_url(re.compile(r"/2$"))
    options = _digits(page)
    page.keyboard.press("1")
    expect(options.nth(0)).to_be_checked()


def test_digits_choose_and_take_back_several(visit: Visit) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=Kind.MULTIPLE_CHOICE)
    options = _digits(page)
    for digit in ("1", "3", "1"):
        page.keyboard.press(digit)
    expect(options.nth(0)).not_to_be_checked()
    expect(options.nth(2)).to_be_checked()


def test_a_digit_with_another_key_or_in_another_place_chooses_nothing(visit: Visit) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    options = _digits(page)
    for keys in ("Control+1", "Alt+1", "Meta+1", "Shift+1"):
        page.keyboard.press(keys)
    page.locator(".quiz-header .exit").focus()
    page.keyboard.press("1")
    expect(page.locator('.options input[name="answer"]:checked')).to_have_count(0)
    page.locator(".eyebrow").click()
    page.keyboard.press("1")
    expect(options.nth(0)).to_be_checked()


def test_a_digit_that_is_typed_into_a_field_stays_there(visit: Visit) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    _digits(page)
    page.evaluate(
        "document.querySelector('form.question').prepend(document.createElement('textarea'))"
    )
    page.locator("textarea").press("1")
    expect(page.locator("textarea")).to_have_value("1")
    expect(page.locator('.options input[name="answer"]:checked')).to_have_count(0)


@pytest.mark.parametrize(("width", "is_shown"), [(1280, True), (390, False)])
def test_the_digits_are_seen_where_there_is_room(visit: Visit, width: int, is_shown: bool) -> None:
    guest = visit(Way(width=width))
    page = guest.page
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    _digits(page)
    content = "getComputedStyle(document.querySelector('.option'), '::after').content"
    assert ("counter" in page.evaluate(content)) is is_shown
