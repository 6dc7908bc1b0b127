"""A patient beside the mat: from the first visit to the diary."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from quizapp.clock import utc_now
from tests.browser.mat import (
    NAMES,
    NINETY,
    PHONE,
    PIGEON,
    ROCKBACK,
    do_link,
    go_button,
    take_all,
    told,
)
from tests.browser.pace import Reader
from tests.browser.test_accessibility import problems_of
from tests.browser.test_keyboard import press, tab_to
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

_MOST_TAPS = 8
_MOST_SECONDS = 120
_REPETITIONS = 10
_SECONDS_A_REPETITION = 3
_SIZE = "(one) => parseFloat(getComputedStyle(one).fontSize)"
_OVERHANG = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_IN_BOTH_LANGUAGES = pytest.mark.parametrize(
    "way",
    [PHONE, Way(scripts=False, width=390, language="es-ES")],
    ids=["scripts-en", "plain-es"],
)


@pytest.fixture
def phone(visit: Visit) -> Visitor:
    return visit(PHONE)


@pytest.mark.parametrize(
    ("language", "done"), [("en-GB", "All sets done."), ("es-ES", "Todas las series hechas.")]
)
def test_from_the_first_visit_to_the_first_exercise_done_in_two_minutes(
    visit: Visit, language: str, done: str, record_property: Callable[[str, object], None]
) -> None:
    """Reading, taps and the repetitions, which one counts by oneself. The record of the tests has
    the figures."""
    page = visit(replace(PHONE, language=language)).page
    reader = Reader(page)
    page.goto("/")
    reader.tap(page.locator("form:has(input[value=patient]) button"))
    reader.tap(page.locator(f"main a[href='{NINETY}']"))
    reader.tap(go_button(page))
    reader.moving_seconds += _REPETITIONS * _SECONDS_A_REPETITION
    reader.tap(page.locator("[data-set]"))
    reader.look()
    expect(told(page)).to_contain_text(done)
    record_property("until the exercise is done", str(reader))
    assert reader.seconds < _MOST_SECONDS, str(reader)
    reader.tap(page.locator("form[action$='/done'] button"))
    record_property("until it stands in the diary", str(reader))
    assert reader.taps <= _MOST_TAPS
    expect(page.locator(".flashes p")).to_be_visible()


def test_all_exercises_of_the_article_are_taken_in_few_taps(phone: Visitor) -> None:
    page, taps = phone.page, 0
    page.goto("/")
    for find in (
        "form:has(input[value=patient]) button",
        "main a[href='/exercises/pick']",
        "button[name=all]",
        ".exercise-card .button",
        ".timer-go",
        "[data-set]",
        "form[action$='/done'] button",
    ):
        page.locator(find).first.click()
        taps += 1
    assert taps <= _MOST_TAPS
    expect(page.get_by_role("heading", level=1)).to_have_text(NAMES[1])  # the next one
    page.goto("/exercises/diary")
    expect(page.locator("#entries li")).to_have_count(1)


@_IN_BOTH_LANGUAGES
def test_three_days_of_diary(visit: Visit, way: Way) -> None:
    page = visit(way).page
    take_all(page)
    days = [day.isoformat() for day in _last_days(3)]
    for felt, day in zip((5, 4, 2), reversed(days), strict=True):
        page.goto("/exercises/diary")
        rows = page.locator(".done-row")
        rows.nth(0).get_by_role("checkbox").check()
        rows.nth(3).get_by_role("textbox").fill("3")
        rows.nth(3).get_by_role("checkbox").check()
        page.get_by_role("radio", name=str(felt), exact=True).check()
        page.locator("#text").fill(f"Felt like {felt}")
        page.locator("#day").fill(day)
        page.locator("form:has(#text) button").click()
        expect(page.locator(".flashes p")).to_be_visible()
    expect(page.locator(".dots .full")).to_have_count(3)
    expect(
        page.locator(".dots td", has_text=re.compile("2 (exercises|ejercicios), .* 4"))
    ).to_have_count(1)
    rows = page.locator("#entries tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text(re.compile(", 3 (sets|series)"))
    rows.first.locator("a.edit").click()
    page.get_by_role("radio", name=re.compile("no answer|sin respuesta")).check()
    page.locator("#text").fill("Better")
    page.locator("form:has(#text) button").click()
    expect(rows.first).to_contain_text("Better")
    expect(rows.first).to_contain_text(re.compile("no answer|sin respuesta"))
    rows.last.locator("a.edit").click()
    page.locator("main details summary").last.click()
    page.locator("main details button").click()
    expect(rows).to_have_count(2)


def _last_days(count: int) -> list[dt.date]:
    return [utc_now().date() - dt.timedelta(days=back) for back in range(count)]


def test_the_day_of_a_diary_is_the_browsers_own(phone: Visitor) -> None:
    page = phone.page
    page.clock.install()
    page.clock.set_fixed_time("2026-01-02T12:00:00")
    for path in ("/exercises/diary", PIGEON):
        page.goto(path)
        expect(page.locator("#day")).to_have_value("2026-01-02")


@_IN_BOTH_LANGUAGES
def test_a_dose_is_remembered_within_its_range(visit: Visit, way: Way) -> None:
    page = visit(way).page
    take_all(page)
    page.locator("a[href='/exercises/doses']").click()
    groups = page.locator("main form fieldset").all()
    for group, amounts in zip(
        groups, (("25",), ("10",), ("45",), ("2", "10"), ("9", "10")), strict=True
    ):
        for field, amount in zip(group.get_by_role("textbox").all(), amounts, strict=True):
            field.fill(amount)
    page.locator("main form button").click()
    spanish = way.language == "es-ES"
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Recuerdas 4 de 5 dosis" if spanish else "You remember 4 of 5 doses"
    )
    right = "2 series. La dosis es 2 a 3 series." if spanish else "2 sets. The dose is 2 to 3 sets."
    expect(page.get_by_text(right)).to_be_visible()


def test_everything_by_keyboard(phone: Visitor) -> None:
    page = phone.page
    page.goto("/exercises")
    tab_to(page, page.get_by_role("checkbox", name=NAMES[1]))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Add the ticked exercises"))
    press(page, do_link(page, NAMES[1]))
    tab_to(page, go_button(page))
    for _ in range(20):
        page.keyboard.press("Space")
    expect(page.locator("[data-progress]")).to_have_text("All sets done.")
    tab_to(page, page.get_by_role("radio", name="no answer"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="0", exact=True)).to_be_checked()
    press(page, page.get_by_role("button", name="Save in my diary"))
    expect(page.locator(".flashes")).to_contain_text("Saved in your diary.")


def test_without_scripts_the_text_remains_and_says_what_is_missing(visit: Visit) -> None:
    page = visit(Way(scripts=False, width=390)).page
    take_all(page)
    do_link(page, NAMES[2]).click()
    expect(page.locator(".timer")).to_be_hidden()
    expect(page.get_by_text("Without scripts there is no timer here")).to_be_visible()
    expect(page.locator(".exercise-steps li")).to_have_count(3)
    expect(page.locator(".poses svg")).to_have_count(2)
    page.get_by_role("button", name="Save in my diary").click()
    expect(page.locator(".flashes")).to_contain_text("Saved in your diary.")
    page.goto("/exercises/card")
    expect(page.locator(".sheet-rows > li")).to_have_count(5)


def test_the_page_of_an_exercise_is_light(visit: Visit) -> None:
    """All that a browser has to load that was never here, in the longer language."""
    phone = visit(replace(PHONE, language="es-ES"))
    page = phone.page
    take_all(page)
    session = phone.context.new_cdp_session(page)
    for path in (NINETY, ROCKBACK):
        session.send("Network.clearBrowserCache")
        page.goto("about:blank")
        phone.requests.clear()
        page.goto(path, wait_until="networkidle")
        loaded = [one.sizes() for one in phone.requests if one.url.startswith("http")]
        weight = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in loaded)
        assert len(loaded) <= 3
        assert weight <= 15_000, path


def test_an_answer_kept_on_the_device_is_sent_from_an_exercise_too(phone: Visitor) -> None:
    """Its page is without the script for that until there is something to send."""
    page = phone.page
    take_all(page)
    page.goto(PIGEON)
    account = page.locator("#said").get_attribute("data-account")
    page.evaluate("(name) => localStorage.setItem(`quizapp-kept:${name}`, '[]')", account)
    with page.expect_request(re.compile(r"/js/offline\.js$")):
        page.reload()


def test_nothing_hangs_over_the_edge_and_axe_finds_nothing(phone: Visitor) -> None:
    """Large type stays large, too."""
    page = phone.page
    take_all(page)
    page.goto(PIGEON)
    page.get_by_role("button", name="Save in my diary").click()
    page.goto("/exercises/diary")
    entry = page.locator("#entries a").first.get_attribute("href") or ""
    pages = ("/exercises", "/exercises/pick", PIGEON, "/exercises/diary", "/exercises/card")
    problems = problems_of(page, "/", *pages, "/exercises/doses", entry)
    page.goto("/exercises/doses")
    page.get_by_role("textbox").first.fill("25")
    page.get_by_role("button", name="See what is right").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You remember")
    problems += problems_of(page, page.url)
    assert problems == []
    page.set_viewport_size({"width": 320, "height": 640})
    for path in pages:
        _check_large_type(page, path)


def _check_large_type(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate(_OVERHANG) <= 0, path
    before = page.locator("h1").evaluate(_SIZE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.locator("main p").first.evaluate(_SIZE) >= 32, path
    assert page.locator("h1").evaluate(_SIZE) > before, path
    assert page.evaluate(_OVERHANG) <= 0, path
