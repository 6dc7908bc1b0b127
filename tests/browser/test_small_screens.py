"""Screens on which little fits: enlarged fourfold, and a phone held sideways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from questions.items.model import Kind
from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
# 1280 × 1024 enlarged to 400 %, and a common phone on its side.
_ENLARGED, _SIDEWAYS = {"width": 320, "height": 256}, {"width": 844, "height": 390}
_SMALLEST = 12  # px, of a label that may decide an answer
_STUCK = """() => [...document.querySelectorAll("body *")]
    .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position))
    .filter((one) => !one.closest(".table-scroll") && one.getClientRects().length > 0)
    .map((one) => one.className)"""
_OVERHANG = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_LABELS = """() => [...document.querySelectorAll(".figure svg text")]
    .filter((one) => one.getClientRects().length > 0)
    .map((one) => [one.textContent,
                   parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a])"""


def _faults(page: Page) -> list[str]:
    """What stays in the way on the page as it is, or hangs over its edge."""
    stuck, overhang = page.evaluate(_STUCK), page.evaluate(_OVERHANG)
    return [*stuck, *(["hangs over"] if overhang > 0 else [])]


def _illegible(page: Page) -> list[tuple[str, float]]:
    """The labels that are too small, of a page that has some."""
    labels = page.evaluate(_LABELS)
    assert labels
    return [(text, size) for text, size in labels if size < _SMALLEST]


@pytest.mark.parametrize("size", [_ENLARGED, _SIDEWAYS], ids=["enlarged", "sideways"])
def test_nothing_stays_in_the_way(visit: Visit, server_app: Flask, size: dict[str, int]) -> None:
    guest = visit()
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    guest.page.set_viewport_size(size)
    assert _faults(guest.page) == []
    steps.answer(guest, server_app, right=True)
    assert _faults(guest.page) == []
    for path in ("/", "/quizzes", "/progress", "/articles/hip-internal-rotation"):
        guest.page.goto(path)
        assert _faults(guest.page) == [], path


def test_cards_are_placed_on_an_enlarged_page(visit: Visit, server_app: Flask) -> None:
    guest = visit()
    steps.start_mixed(guest, kind=Kind.CLASSIFY)
    guest.page.set_viewport_size(_ENLARGED)
    assert _faults(guest.page) == []
    steps.answer(guest, server_app, right=True)
    assert guest.page.locator(".verdict .word").inner_text() == "Correct"


def test_a_picture_stands_beside_its_options_on_a_phone_held_sideways(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit()
    page = guest.page
    steps.start(guest, "Identify the FAI type")
    while page.locator(".with-figure .option").count() == 0:
        steps.answer(guest, server_app, right=True)
        steps.go_on(guest)
    page.set_viewport_size(_SIDEWAYS)
    figure = page.locator(".with-figure > .figure").bounding_box()
    option = page.locator(".option").first.bounding_box()
    assert figure is not None
    assert option is not None
    assert figure["x"] + figure["width"] <= option["x"]


@in_one_of_two_ways
def test_labels_of_drawings_are_legible_on_a_phone(
    visit: Visit, make_person: Callable[..., Person], way: Way
) -> None:
    instructor, person = visit(way), make_person(Role.INSTRUCTOR)
    steps.log_in(instructor, person)
    page = instructor.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/gallery")
    assert _illegible(page) == []


@in_one_of_two_ways
def test_labels_are_legible_after_an_answer_on_a_phone(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    guest.page.set_viewport_size({"width": 390, "height": 844})
    steps.start(guest, "Identify the FAI type")
    while guest.page.locator(".with-figure").count() == 0:
        steps.answer(guest, server_app, right=True)
        steps.go_on(guest)
    steps.answer(guest, server_app, right=False)
    assert _illegible(guest.page) == []


def test_what_moves_stands_right_under_the_verdict(visit: Visit, server_app: Flask) -> None:
    guest = visit()
    steps.start(guest, "Identify the FAI type")
    steps.answer(guest, server_app, right=True)
    while guest.page.locator(".movable").count() == 0:
        steps.go_on(guest)
        steps.answer(guest, server_app, right=True)
    after = guest.page.locator(".verdict + section .movable")
    assert after.count() == 1
