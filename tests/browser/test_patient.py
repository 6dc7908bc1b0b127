"""Somebody who wants to understand their own body, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.articles import SHIPPED_SLUG
from questions.items.patients import subject_of
from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_PHONES = pytest.mark.parametrize(
    "way", [Way(width=390, scheme="dark"), Way(scripts=False, width=390)], ids=str
)
_SCREENS = f"/understand/{SHIPPED_SLUG}"
_MOST_TAPS = 3
_MOST_MS = 5000


def _choose(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="I want to understand my body").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Understand your body")


@_PHONES
def test_three_taps_from_landing_to_a_graded_answer(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    page, taps = visit(way).page, 0
    page.goto("/")
    for pressed in (
        page.get_by_role("button", name="I want to understand my body"),
        page.locator('label.option:has(input[name="answer"])').first,
        page.get_by_role("button", name="Check", exact=True),
    ):
        pressed.click()
        taps += 1
    assert taps <= _MOST_TAPS
    expect(page.locator(".verdict .word")).to_be_visible()
    assert subject_of(steps.item_on(page, server_app).template)


@_PHONES
def test_a_whole_quiz_asks_only_what_is_for_patients(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    patient = visit(way)
    page = patient.page
    _choose(page)
    page.get_by_role("button", name="Start: How much of each exercise").click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    while re.search(r"/attempts/\d+/\d+$", page.url):
        item = steps.answer(patient, server_app, right=True)
        assert subject_of(item.template)
        steps.go_on(patient)
    expect(page.get_by_role("heading", level=1)).to_have_text("4 of 4 points")


@_PHONES
def test_reads_what_is_behind_it(visit: Visit, way: Way) -> None:
    page = visit(way).page
    _choose(page)
    page.get_by_role("link", name="Understand it").click()
    for question in ("Why does my leg turn in so little?", "Why does it pinch when I sit low?"):
        expect(page.get_by_role("heading", level=1)).to_have_text(question)
        for figure in page.locator("figure").all():
            expect(figure.locator("svg")).to_be_visible()
            expect(figure.locator("figcaption")).to_have_text(re.compile(r"\w+ \w+"))
        page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What can I do about it?")
    expect(page.get_by_role("main")).to_contain_text("stop if you feel pain")


@_PHONES
def test_reads_it_in_spanish(visit: Visit, way: Way) -> None:
    page = visit(replace(way, language="es-ES")).page
    page.goto(f"{_SCREENS}/2")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "¿Por qué noto un pellizco en la ingle cuando me siento en un asiento bajo?"
    )
    expect(page.locator("article > p").last).to_contain_text("no sienten dolor")


@_PHONES
def test_nothing_runs_past_the_edge(visit: Visit, way: Way) -> None:
    page = visit(way).page
    _choose(page)
    for path in ("/", *(f"{_SCREENS}/{number}" for number in (1, 2, 3))):
        page.goto(path)
        html = page.locator("html")
        assert html.evaluate("e => e.scrollWidth <= e.clientWidth") if way.scripts else True


def test_changes_the_mind_from_home_and_in_the_settings(
    visit: Visit, make_person: Callable[..., Person]
) -> None:
    learner, person = visit(Way(width=390)), make_person(Role.LEARNER)
    page = learner.page
    steps.log_in(learner, person)
    _choose(page)
    page.get_by_role("button", name="I study this").click()
    expect(page.get_by_role("heading", name="Classify the rotators")).to_be_visible()
    page.goto("/settings")
    page.get_by_label("What you are here for").select_option("patient")
    page.get_by_role("button", name="Save").click()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Understand your body")


def _animations(page: Page) -> list[float]:
    """How long each animation of a drawing goes on, in milliseconds; −1 for ever."""
    found: list[float] = page.evaluate(
        "document.getAnimations().filter((one) => one.animationName === 'turning')"
        ".map((one) => one.effect.getComputedTiming().endTime)"
        ".map((end) => (end === Infinity ? -1 : end))"
    )
    return found


@pytest.mark.parametrize("path", ["/", f"{_SCREENS}/2"])
def test_a_drawing_moves_for_a_moment_and_on_if_asked(visit: Visit, path: str) -> None:
    page = visit(Way(width=390)).page
    page.emulate_media(reduced_motion="no-preference")
    page.goto(path)
    moving = _animations(page)
    assert moving
    assert max(moving) <= _MOST_MS
    page.get_by_label("Keep it moving").first.check()
    assert -1 in _animations(page)


@pytest.mark.parametrize("path", ["/", f"{_SCREENS}/2"])
def test_nothing_moves_where_motion_is_unwanted(visit: Visit, path: str) -> None:
    page = visit(Way(width=390)).page  # a visitor wants none
    page.goto(path)
    assert _animations(page) == []
    expect(page.locator(".moving .check").first).to_be_hidden()


def test_axe_finds_nothing(visit: Visit) -> None:
    page = visit(Way(width=390)).page
    _choose(page)
    paths = ("/", "/quizzes", *(f"{_SCREENS}/{number}" for number in (1, 2, 3)))
    assert problems_of(page, *paths) == []


def test_the_first_page_stays_light(visit: Visit) -> None:
    """The picture costs no request of its own, and little more than a kilobyte."""
    guest = visit(Way(width=390))
    guest.requests.clear()
    guest.page.goto("/", wait_until="networkidle")
    sent = [one for one in guest.requests if one.url.startswith("http")]
    assert len(sent) <= 3, [one.url for one in sent]
    assert sum(one.sizes()["responseBodySize"] for one in sent) <= 20_000
