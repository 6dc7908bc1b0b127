"""A student's other ways to the same facts: cards, notes, search, and the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from icalendar import Calendar
from playwright.sync_api import Page, expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.test_accessibility import _problems as problems_here
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_SLUG = "hip-internal-rotation"
_OVERHANG = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _expect_no_overhang(page: Page) -> None:
    assert page.evaluate(_OVERHANG) <= 0


@in_one_of_two_ways
def test_a_question_and_a_sentence_are_marked_and_found_again(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    learner = visit(way)
    page = learner.page
    steps.start_mixed(learner, kind=Kind.SINGLE_CHOICE)
    item = steps.answer(learner, server_app, right=False)
    question = page.url
    page.get_by_role("link", name="Bookmark or note").click()
    page.get_by_label("My note").fill("Ask the tutor about zebras")
    _press(page, "Bookmark")
    page.wait_for_url(question)

    page.goto(f"/articles/{_SLUG}")
    page.get_by_role("link", name="Mark a sentence").click()
    page.get_by_role("link", name="Quadratus femoris").click()
    _press(page, "Bookmark")
    expect(page.locator("mark#evidence")).to_have_text("Quadratus femoris")

    page.goto("/")
    page.get_by_role("link", name="Bookmarks and notes").click()
    expect(page.locator(".card")).to_have_count(2)
    _expect_no_overhang(page)
    page.locator(".card").first.get_by_role("link", name="Quadratus femoris").first.click()
    expect(page.locator("mark#evidence")).to_have_text("Quadratus femoris")

    page.goto("/search")
    page.get_by_label("In articles, questions and your notes").fill("zebr")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".note mark")).to_have_text("zebras")
    page.get_by_role("link", name=item.prompt[:40]).click()
    expect(page.get_by_label("My note")).to_have_value("Ask the tutor about zebras")

    page.goto("/notes")
    page.get_by_role("button", name="Practise this").first.click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    page.goto("/notes")
    page.get_by_role("button", name="Delete").first.click()
    expect(page.locator(".card")).to_have_count(1)


@in_one_of_two_ways
def test_what_is_searched_for_leads_to_its_sentence(visit: Visit, way: Way) -> None:
    page = visit(way).page
    page.goto("/search?q=QUADRAT+femor")
    _expect_no_overhang(page)
    page.locator(".found a").first.click()
    expect(page.locator("mark#evidence")).to_have_text("Quadratus femoris")


@in_one_of_two_ways
def test_cards_are_turned_and_rated(visit: Visit, way: Way) -> None:
    learner = visit(way)
    page = learner.page
    steps.start_mixed(learner)
    page.goto("/flashcards")
    page.get_by_role("link", name=re.compile(r"^All \d+ cards")).first.click()
    answer = page.locator(".flashcard .answer")
    expect(answer).to_be_hidden()
    page.get_by_text("Turn the card").click()
    expect(answer).to_be_visible()
    _expect_no_overhang(page)
    _press(page, "No")
    page.wait_for_url(re.compile(r"/2$"))
    expect(answer).to_be_hidden()
    page.goto("/flashcards")
    expect(page.get_by_role("link", name="1 that I did not know")).to_be_visible()


def test_cards_by_keyboard_alone(visit: Visit) -> None:
    learner = visit()
    page = learner.page
    steps.start_mixed(learner)
    page.goto(f"/flashcards/{_SLUG}/1")
    answer = page.locator(".flashcard .answer")
    for number, key in ((1, "1"), (2, "2"), (3, "3")):
        page.wait_for_url(f"**/{number}")
        expect(page.get_by_text("Turn the card")).to_be_focused()
        page.keyboard.press(key)  # nothing is said before the card is turned
        page.keyboard.press("Space")
        expect(answer).to_be_visible()
        page.keyboard.press("Space")
        expect(answer).to_be_hidden()
        page.keyboard.press("Space")
        page.keyboard.press(key)
    page.wait_for_url("**/4")
    page.goto("/flashcards")
    expect(page.get_by_role("link", name="2 that I did not know")).to_be_visible()


@in_one_of_two_ways
def test_the_calendar_is_made_read_and_switched_off(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    learner, person = visit(way), make_person()
    page = learner.page
    steps.log_in(learner, person)
    steps.start_mixed(learner, kind=Kind.SINGLE_CHOICE)
    steps.answer(learner, server_app, right=False)
    page.goto("/study/calendar")
    page.get_by_label("Time of the day").fill("18:30")
    _press(page, "Make the calendar")
    address = page.get_by_label("Private address").input_value()
    _expect_no_overhang(page)

    program = visit().context.request
    read = Calendar.from_ical(program.get(address).body())
    first = read.walk("VEVENT")[0]
    assert re.match(r"\d+ (new )?facts.* · about \d+ minutes", first["summary"])
    assert first.decoded("dtstart").time().isoformat("minutes") == "18:30"

    _press(page, "Make a new address")
    expect(page.get_by_label("Private address")).not_to_have_value(address)
    assert program.get(address).status == 404
    _press(page, "Switch the calendar off")
    expect(page.get_by_label("Private address")).to_have_count(0)


def test_the_week_stands_on_the_first_page(visit: Visit, server_app: Flask) -> None:
    learner = visit()
    steps.start_mixed(learner, kind=Kind.SINGLE_CHOICE)
    steps.answer(learner, server_app, right=True)
    learner.page.goto("/")
    days = learner.page.locator(".week li")
    expect(days).to_have_count(7)
    expect(days.last).to_contain_text("practised")
    expect(learner.page.locator(".week .dot.on")).to_have_count(1)


def test_their_pages_are_accessible(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    learner, person = visit(), make_person()
    page = learner.page
    steps.log_in(learner, person)
    steps.start_mixed(learner, kind=Kind.SINGLE_CHOICE)
    steps.answer(learner, server_app, right=False)
    question = page.url
    page.goto(f"{question}/note")
    page.get_by_label("My note").fill("Look at this\nonce more")
    _press(page, "Bookmark")
    page.goto("/study/calendar")
    _press(page, "Make the calendar")
    page.wait_for_load_state()
    problems = problems_of(
        page,
        "/",
        "/notes",
        f"{question}/note",
        f"/articles/{_SLUG}/1/sentences",
        "/search",
        "/search?q=hip",
        "/search?q=hip&part=sentences",
        "/search?q=nowhere",
        "/flashcards",
        f"/flashcards/{_SLUG}/1",
        f"/flashcards/{_SLUG}/999",
        "/study/calendar",
    )
    page.goto(f"/flashcards/{_SLUG}/1")
    page.get_by_text("Turn the card").click()
    assert problems + problems_here(page) == []
