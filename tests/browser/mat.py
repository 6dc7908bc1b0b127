"""What the journeys beside the mat share: the exercises of the shipped article and their pages."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from questions.articles import SHIPPED_SLUG
from tests.browser.ways import Way

PHONE = Way(width=390)
NAMES = (
    "Side-lying hip internal rotation",
    "90/90 rotation",
    "Pigeon pose stretch",
    "Quadruped rockback with lateral mobilization",
    "Seated hip internal rotation with resistance",
)
_PAGE = f"/exercises/{SHIPPED_SLUG}/exercise-"
SIDE_LYING, NINETY, PIGEON, ROCKBACK, SEATED = (
    _PAGE + digest
    for digest in ("120f183e37", "446ae034b8", "944e3aefea", "84e4cf4907", "4bc69e8e56")
)


def take_all(page: Page) -> None:
    page.goto("/exercises")
    page.locator("button[name=all]").click()
    expect(page.locator(".exercise-card")).to_have_count(len(NAMES))


def do_link(page: Page, name: str) -> Locator:
    return page.locator(".exercise-card", has_text=name).locator(".button")


def go_button(page: Page) -> Locator:
    return page.locator(".timer-go")


def told(page: Page) -> Locator:
    return page.locator("[data-told]")
