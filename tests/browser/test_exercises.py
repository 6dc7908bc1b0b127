"""A patient beside the mat: exercises picked, done and noted; and a clinician who changes them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from playwright.sync_api import Locator, Page, expect

from quizapp.clock import utc_now
from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.test_accessibility import problems_of
from tests.browser.test_keyboard import press, tab_to
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

_PHONE = Way(width=390)
_NAMES = (
    "Side-lying hip internal rotation",
    "90/90 rotation",
    "Pigeon pose stretch",
    "Quadruped rockback with lateral mobilization",
    "Seated hip internal rotation with resistance",
)
_MOST_TAPS = 8
_SIZE = "(one) => parseFloat(getComputedStyle(one).fontSize)"
_OVERHANG = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Counts what a page starts by itself or on being asked, without making a sound.
_WATCH = """
window.asked = { audio: 0, beeps: 0, vibrations: 0, awake: 0 };
window.AudioContext = class {
  constructor() { asked.audio += 1; this.currentTime = 0; this.destination = {}; }
  resume() {}
  createOscillator() {
    const tone = { frequency: {}, connect: (to) => to, disconnect() {}, stop() {} };
    tone.start = () => { asked.beeps += 1; };
    return tone;
  }
  createGain() {
    const gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
    return { gain, connect: (to) => to };
  }
};
navigator.vibrate = () => { asked.vibrations += 1; return true; };
Object.defineProperty(navigator, "wakeLock", { value: {
  request: async () => {
    asked.awake += 1;
    return { released: false, release() { this.released = true; } };
  },
} });
"""


def _take_all(page: Page) -> None:
    page.goto("/exercises")
    page.get_by_role("button", name="Add all 5").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My exercises")


def _open(page: Page, name: str) -> None:
    _take_all(page)
    _do(page, name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def _do(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=re.compile(f"^Do it now ?: {name}$"))


def _go(page: Page) -> Locator:
    return page.locator(".timer-go")


def _told(page: Page) -> Locator:
    return page.locator("[data-told]")


@pytest.fixture
def phone(visit: Visit) -> Visitor:
    return visit(_PHONE)


@pytest.mark.parametrize(
    ("language", "done"), [("en-GB", "All sets done."), ("es-ES", "Todas las series hechas.")]
)
def test_from_the_first_visit_to_the_first_exercise_done_in_few_taps(
    visit: Visit, language: str, done: str
) -> None:
    """Twenty repetitions, counted by oneself, take less than a minute: the taps have the other."""
    page, taps = visit(replace(_PHONE, language=language)).page, 0

    def tap(target: Locator) -> None:
        nonlocal taps
        taps += 1
        target.click()

    page.goto("/")
    tap(page.locator("form:has(input[value=patient]) button"))
    tap(page.get_by_role("main").locator("a[href^='/exercises']").first)
    tap(page.locator("button[name=all]"))
    tap(page.locator(".exercise-card .button").first)
    tap(_go(page))
    tap(page.locator("[data-set]"))
    expect(_told(page)).to_contain_text(done)
    tap(page.locator("form[action$='/done'] button"))
    expect(page.locator(".flashes")).to_be_visible()
    assert taps <= _MOST_TAPS
    page.goto("/exercises/diary")
    expect(page.locator("#entries li")).to_have_count(1)


def test_a_hold_is_right_after_the_screen_was_off(phone: Visitor) -> None:
    page = phone.page
    page.clock.install()
    _open(page, _NAMES[2])
    expect(page.locator("[data-time]")).to_have_text("0:30")
    _go(page).click()
    page.clock.run_for("00:10")
    expect(page.locator("[data-time]")).to_have_text("0:20")
    page.clock.fast_forward("01:05")  # no tick in between, as with the screen off
    expect(_told(page)).to_have_text("The time was over 15 seconds ago. Now the other side.")
    expect(page.locator("[data-progress]")).to_have_text("other side")


def test_a_hold_goes_on_to_the_longer_time_or_ends_after_the_shorter(phone: Visitor) -> None:
    page = phone.page
    page.clock.install()
    _open(page, _NAMES[2])
    _go(page).click()
    page.clock.run_for("00:05")
    _go(page).click()
    expect(_told(page)).to_have_text("Stopped after 5 seconds. Not counted.")
    expect(page.locator("[data-progress]")).to_have_text("first side")
    _go(page).click()
    page.clock.run_for("00:31")
    expect(_told(page)).to_have_text("30 seconds reached. You may go on to 60.")
    expect(page.locator("[data-aim]")).to_have_text("until 60 seconds")
    _go(page).click()
    expect(_told(page)).to_have_text("Time. Now the other side.")
    _go(page).click()
    page.clock.run_for("01:01")
    expect(page.locator("[data-progress]")).to_have_text("All sets done.")
    expect(page.locator("#said")).to_have_text("Time. All sets done.")


def test_a_hold_goes_on_when_the_page_is_opened_again(phone: Visitor) -> None:
    page = phone.page
    page.clock.install()
    _open(page, _NAMES[2])
    _go(page).click()
    page.clock.run_for("00:10")
    page.reload()
    page.clock.run_for("00:05")
    expect(_go(page)).to_have_text("Stop")
    expect(page.locator("[data-time]")).to_have_text(re.compile("0:1[45]"))


def test_repetitions_and_sets_are_counted_with_the_space_bar(phone: Visitor) -> None:
    page = phone.page
    _open(page, _NAMES[3])  # 2 to 3 sets of 10
    tab_to(page, _go(page))
    for _ in range(9):
        page.keyboard.press("Space")
    expect(page.locator("[data-progress]")).to_have_text("Set 1 of 2–3 · Repetition 9 of 10")
    page.keyboard.press("Space")
    expect(_told(page)).to_have_text("Set 1 done.")
    expect(page.locator("#sets")).to_have_value("1")
    for _ in range(10):
        page.keyboard.press("Space")
    expect(_told(page)).to_have_text("2 sets done. You may go on to 3.")
    page.keyboard.press("Space")
    page.get_by_role("button", name="End this set").click()
    expect(page.locator("[data-progress]")).to_have_text("All sets done.")
    expect(page.locator("#sets")).to_have_value("3")
    expect(_go(page)).to_have_text("Start again")


def test_nothing_sounds_or_vibrates_until_it_is_asked_for(phone: Visitor) -> None:
    page = phone.page
    page.add_init_script(_WATCH)
    page.clock.install()
    _open(page, _NAMES[2])
    _go(page).click()
    page.clock.run_for("01:01")
    asked = page.evaluate("asked")
    assert (asked["audio"], asked["beeps"], asked["vibrations"]) == (0, 0, 0)
    assert asked["awake"] == 1
    page.get_by_label("Sound").check()
    page.get_by_label("Vibration").check()
    page.reload()
    expect(page.get_by_label("Sound")).to_be_checked()
    expect(page.get_by_label("Vibration")).to_be_checked()
    _go(page).click()
    page.clock.run_for("01:01")
    asked = page.evaluate("asked")
    assert (asked["beeps"], asked["vibrations"]) == (2, 2)  # at the shorter time and at the longer


def test_the_movement_is_shown_on_being_asked_and_never_where_motion_is_unwanted(
    phone: Visitor,
) -> None:
    page, asked = phone.page, "Show the movement"
    _open(page, _NAMES[2])
    expect(page.get_by_label(asked)).to_be_hidden()
    page.emulate_media(reduced_motion="no-preference")
    moving = "document.getAnimations().filter((one) => one.animationName === 'pose').length"
    assert page.evaluate(moving) == 0
    page.get_by_label(asked).check()
    assert page.evaluate(moving) == 1
    page.get_by_label(asked).uncheck()
    assert page.evaluate(moving) == 0


def test_without_scripts_the_text_remains_and_says_what_is_missing(visit: Visit) -> None:
    page = visit(Way(scripts=False, width=390)).page
    _open(page, _NAMES[2])
    expect(page.locator(".timer")).to_be_hidden()
    expect(page.get_by_text("Without scripts there is no timer here")).to_be_visible()
    expect(page.locator(".exercise-steps li")).to_have_count(3)
    expect(page.locator(".poses svg")).to_have_count(2)
    page.get_by_role("button", name="Save in my diary").click()
    expect(page.locator(".flashes")).to_contain_text("Saved in your diary.")
    page.goto("/exercises/card")
    expect(page.locator(".sheet-rows > li")).to_have_count(5)


@in_two_ways
def test_three_days_of_diary(visit: Visit, way: Way) -> None:
    page = visit(way).page
    _take_all(page)
    days = [day.isoformat() for day in _last_days(3)]
    for felt, day in zip((5, 4, 2), reversed(days), strict=True):
        page.goto("/exercises/diary")
        page.get_by_label(_NAMES[0], exact=True).check()
        page.get_by_role("textbox", name=re.compile(f"^Sets ?, {_NAMES[3]}$")).fill("3")
        page.get_by_label(_NAMES[3], exact=True).check()
        page.get_by_role("radio", name=str(felt), exact=True).check()
        page.get_by_label("Note", exact=True).fill(f"Felt like {felt}")
        page.get_by_label("Day", exact=True).fill(day)
        page.get_by_role("button", name="Save in my diary").click()
        expect(page.locator(".flashes")).to_contain_text("Saved in your diary.")
    expect(page.locator(".dots .full")).to_have_count(3)
    expect(page.locator(".dots td", has_text="2 exercises, felt 4")).to_have_count(1)
    rows = page.locator("#entries tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text(f"{_NAMES[3]}, 3 sets")
    rows.first.get_by_role("link", name="Edit").click()
    page.get_by_role("radio", name="no answer").check()
    page.get_by_label("Note", exact=True).fill("Better")
    page.get_by_role("button", name="Save the entry").click()
    expect(rows.first).to_contain_text("Better")
    expect(rows.first).to_contain_text("no answer")
    rows.last.get_by_role("link", name="Edit").click()
    page.locator("summary", has_text="Delete this entry").click()
    page.get_by_role("button", name="Delete it for good").click()
    expect(rows).to_have_count(2)


def _last_days(count: int) -> list[dt.date]:
    return [utc_now().date() - dt.timedelta(days=back) for back in range(count)]


def test_the_day_of_a_diary_is_the_browsers_own(phone: Visitor) -> None:
    page = phone.page
    page.clock.install()
    page.clock.set_fixed_time("2026-01-02T12:00:00")
    page.goto("/exercises/diary")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-01-02")


@in_two_ways
def test_a_dose_is_remembered_within_its_range(visit: Visit, way: Way) -> None:
    page = visit(way).page
    _take_all(page)
    page.get_by_role("link", name="Do I remember the doses?").click()
    for name, amounts in zip(
        _NAMES, (("25",), ("10",), ("45",), ("2", "10"), ("9", "10")), strict=True
    ):
        group = page.get_by_role("group", name=name)
        for field, amount in zip(group.get_by_role("textbox").all(), amounts, strict=True):
            field.fill(amount)
    page.get_by_role("button", name="See what is right").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You remember 4 of 5 doses")
    expect(page.get_by_text("2 sets. The dose is 2 to 3 sets.")).to_be_visible()


@pytest.mark.parametrize(
    ("paper", "language", "first_words"),
    [("A4", "en-GB", "Lie on your side"), ("Letter", "es-ES", "Túmbate de lado")],
)
def test_five_exercises_fit_on_one_sheet_with_their_steps(
    visit: Visit, paper: str, language: str, first_words: str
) -> None:
    page = visit(replace(_PHONE, language=language)).page
    page.goto("/exercises")
    page.locator("button[name=all]").click()
    page.goto("/exercises/card")
    pages = _printed(page, paper)
    assert len(pages) == 1
    assert first_words in " ".join(pages[0])
    page.set_viewport_size({"width": 718, "height": 1000})  # 190 mm, what A4 has inside
    page.emulate_media(media="print")
    heights = [
        svg.evaluate("(svg) => svg.getBoundingClientRect().height")
        for svg in page.locator(".sheet-rows svg").all()
    ]
    assert len(heights) == 10
    assert min(heights) >= 132  # 35 mm


def test_the_article_prints_as_an_article(phone: Visitor) -> None:
    page = phone.page
    page.goto("/articles/hip-internal-rotation")
    headings = {text.strip() for text in page.locator("article :is(h2, h3)").all_inner_texts()}
    for paper in ("A4", "Letter"):
        pages = _printed(page, paper)
        printed = " ".join(line for lines in pages for line in lines)
        assert not [
            one for one in ("In this article", "Mark a sentence", "español") if one in printed
        ]
        assert [lines[-1] for lines in pages if lines[-1] in headings] == []
        assert len(pages) <= 4


def _printed(page: Page, paper: str) -> list[list[str]]:
    """The lines of text on each sheet, from top to bottom."""
    sheets = extract_pages(io.BytesIO(page.pdf(format=paper)))
    lines = []
    for sheet in sheets:
        texts = [
            (line.y0, line.get_text().strip())
            for box in sheet
            if isinstance(box, LTTextContainer)
            for line in box
        ]
        lines.append([text for _, text in sorted(texts, reverse=True) if text])
    return lines


def test_everything_by_keyboard(phone: Visitor) -> None:
    page = phone.page
    page.goto("/exercises")
    tab_to(page, page.get_by_role("checkbox", name=_NAMES[1]))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Add the ticked exercises"))
    press(page, page.get_by_role("link", name="Do it now"))
    tab_to(page, _go(page))
    for _ in range(20):
        page.keyboard.press("Space")
    expect(page.locator("[data-progress]")).to_have_text("All sets done.")
    tab_to(page, page.get_by_role("radio", name="no answer"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="0", exact=True)).to_be_checked()
    press(page, page.get_by_role("button", name="Save in my diary"))
    expect(page.locator(".flashes")).to_contain_text("Saved in your diary.")


def test_a_clinicians_change_arrives_and_the_diary_is_the_patients(
    visit: Visit, make_person: Callable[..., Person]
) -> None:
    clinician, patient = visit(), visit(_PHONE)
    teacher, learner = make_person(Role.INSTRUCTOR), make_person()
    page = clinician.page
    steps.log_in(clinician, teacher.login, teacher.password)
    class_url = _make_class(clinician)
    join_link = page.locator(".joining dd a").get_attribute("href") or ""
    steps.log_in(patient, learner.login, learner.password)
    patient.page.goto(join_link)
    patient.page.get_by_role("button", name="Join the class").click()
    patient.page.wait_for_url("**/classes")

    page.goto(f"{class_url}/learners/{learner.id}/exercises")
    _prescribe(page, sets="2", line="Slowly, and breathe.")
    patient.page.goto("/")
    patient.page.get_by_role("link", name="To my exercises").click()
    card = patient.page.locator(".exercise-card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("2 sets of 10")
    expect(card).to_contain_text("Slowly, and breathe.")

    page.get_by_role("link", name="Change the dose").click()
    _save_dose(page, sets="3", line="Slowly, and breathe.")
    patient.page.reload()
    expect(card).to_contain_text(re.compile(r"Changed on \d+ \w+: 3 sets instead of 2\."))

    expect(page.get_by_text("does not show you the diary")).to_be_visible()
    patient.page.goto("/exercises/diary")
    patient.page.get_by_label("Note", exact=True).fill("It went well")
    patient.page.get_by_role("button", name="Save in my diary").click()
    patient.page.get_by_role("button", name=re.compile("^Show it to")).click()
    page.reload()
    page.get_by_role("link", name=re.compile("^Diary of")).click()
    expect(page.locator("#entries")).to_contain_text("It went well")
    patient.page.get_by_role("button", name=re.compile("^Stop showing it")).click()
    expect(patient.page.locator(".flashes")).to_contain_text("closed to this clinician")
    answer = page.reload()
    assert answer is not None
    assert answer.status == 404


def _make_class(clinician: Visitor) -> str:
    page = clinician.page
    page.goto("/classes/new")
    page.locator("#name").fill("Hips on Tuesday")
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hips on Tuesday")
    return page.url


def _prescribe(page: Page, sets: str, line: str) -> None:
    # Articles are folded where there are several; other tests may have published some.
    article = page.get_by_role("group").filter(has_text=_NAMES[3])
    if article.get_attribute("open") is None:
        article.locator("summary").click()
    article.get_by_role("link", name=_NAMES[3]).click()
    _save_dose(page, sets, line)


def _save_dose(page: Page, sets: str, line: str) -> None:
    page.get_by_label("Sets", exact=True).fill(sets)
    page.get_by_label("A line to read with it").fill(line)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".flashes")).to_contain_text("Saved.")


def test_axe_finds_nothing_on_a_patients_pages(visit: Visit) -> None:
    page = visit().page
    problems = problems_of(page, "/exercises")
    _open(page, _NAMES[2])
    one = page.url
    page.get_by_role("button", name="Save in my diary").click()
    page.goto("/exercises/diary")
    entry = page.locator("#entries a").first.get_attribute("href") or ""
    paths = ("/exercises", "/exercises/pick", "/exercises/card", "/exercises/doses", entry)
    problems += problems_of(page, "/", one, "/exercises/diary", *paths)
    page.goto("/exercises/doses")
    page.get_by_role("textbox").first.fill("25")
    page.get_by_role("button", name="See what is right").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You remember")
    assert problems == []


def test_axe_finds_nothing_on_a_clinicians_pages(
    visit: Visit, make_person: Callable[..., Person]
) -> None:
    clinician, teacher = visit(), make_person(Role.INSTRUCTOR)
    steps.log_in(clinician, teacher.login, teacher.password)
    page, class_url = clinician.page, _make_class(clinician)
    page.goto(f"{class_url}/exercises")
    _prescribe(page, sets="2", line="Slowly, and breathe.")
    dose = page.get_by_role("link", name="Change the dose").get_attribute("href") or ""
    assert problems_of(page, f"{class_url}/exercises", dose) == []


def test_the_page_of_an_exercise_is_light(phone: Visitor) -> None:
    page = phone.page
    _open(page, _NAMES[3])
    url = page.url
    session = phone.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    page.goto("about:blank")
    phone.requests.clear()
    page.goto(url, wait_until="networkidle")
    loaded = [one for one in phone.requests if one.url.startswith("http")]
    sizes = [one.sizes()["responseBodySize"] + one.sizes()["responseHeadersSize"] for one in loaded]
    # offline.js comes once the page is there.
    first = [size for one, size in zip(loaded, sizes, strict=True) if "offline" not in one.url]
    assert (len(first), len(loaded)) <= (6, 7)
    assert sizes[0] <= 15_000  # the page with both pictures in it
    assert sum(first) <= 22_000  # with the styles and the script


def test_large_type_stays_large_and_nothing_hangs_over_the_edge(phone: Visitor) -> None:
    page = phone.page
    _open(page, _NAMES[2])
    one = page.url
    page.get_by_role("button", name="Save in my diary").click()
    for path in ("/exercises", "/exercises/pick", one, "/exercises/diary", "/exercises/card"):
        page.goto(path)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(_OVERHANG) <= 0, path
        before = page.locator("h1").evaluate(_SIZE)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.locator("main p").first.evaluate(_SIZE) >= 32, path
        assert page.locator("h1").evaluate(_SIZE) > before, path
        assert page.evaluate(_OVERHANG) <= 0, path
