"""The timer and counter beside the mat."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.mat import PHONE, PIGEON, ROCKBACK, go_button, told
from tests.browser.test_keyboard import tab_to
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

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
_SHOW = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(PHONE).page


def test_a_hold_ends_by_the_clock_while_the_screen_is_off(visit: Visit) -> None:
    """In Spanish. The page is hidden, and no tick comes until it is seen again."""
    page = visit(replace(PHONE, language="es-ES")).page
    page.add_init_script(_WATCH)
    page.clock.install()
    page.goto(PIGEON)
    expect(page.locator("[data-time]")).to_have_text("0:30")
    go_button(page).click()
    page.clock.run_for("00:10")
    expect(page.locator("[data-time]")).to_have_text("0:20")
    page.evaluate(_SHOW, "hidden")
    page.clock.fast_forward("01:05")
    page.evaluate(_SHOW, "visible")
    late = "El tiempo terminó hace 15 segundos. Ahora el otro lado."
    expect(told(page)).to_have_text(late)
    expect(page.locator("#said")).to_have_text(late)
    expect(page.locator("[data-progress]")).to_have_text("otro lado")
    expect(go_button(page)).to_have_text("Iniciar el temporizador")


def test_a_hold_goes_on_to_the_longer_time_or_ends_after_the_shorter(page: Page) -> None:
    page.clock.install()
    page.goto(PIGEON)
    go_button(page).click()
    page.clock.run_for("00:05")
    go_button(page).click()
    expect(told(page)).to_have_text("Stopped after 5 seconds. Not counted.")
    expect(page.locator("[data-progress]")).to_have_text("first side")
    go_button(page).click()
    page.clock.run_for("00:31")
    expect(told(page)).to_have_text("30 seconds reached. You may go on to 60.")
    expect(page.locator("[data-aim]")).to_have_text("until 60 seconds")
    go_button(page).click()
    expect(told(page)).to_have_text("Time. Now the other side.")
    go_button(page).click()
    page.clock.run_for("00:10")
    page.reload()
    page.clock.run_for("00:05")
    expect(go_button(page)).to_have_text("Stop")
    expect(page.locator("[data-time]")).to_have_text(re.compile("0:1[45]"))
    page.clock.fast_forward("01:05")  # no tick in between, as with the lid closed
    expect(told(page)).to_have_text(
        re.compile(r"^The time was over \d+ seconds ago\. All sets done\.$")
    )
    expect(page.locator("[data-progress]")).to_have_text("All sets done.")


def test_repetitions_and_sets_are_counted_with_the_space_bar(page: Page) -> None:
    page.goto(ROCKBACK)  # 2 to 3 sets of 10
    tab_to(page, go_button(page))
    for _ in range(9):
        page.keyboard.press("Space")
    expect(page.locator("[data-progress]")).to_have_text("Set 1 of 2–3 · Repetition 9 of 10")
    page.keyboard.press("Space")
    expect(told(page)).to_have_text("Set 1 done.")
    expect(page.locator("#sets")).to_have_value("1")
    for _ in range(10):
        page.keyboard.press("Space")
    expect(told(page)).to_have_text("2 sets done. You may go on to 3.")
    page.keyboard.press("Space")
    page.get_by_role("button", name="End this set").click()
    expect(page.locator("[data-progress]")).to_have_text("All sets done.")
    expect(page.locator("#sets")).to_have_value("3")
    expect(go_button(page)).to_have_text("Start again")


def test_nothing_sounds_or_vibrates_until_it_is_asked_for(page: Page) -> None:
    page.add_init_script(_WATCH)
    page.clock.install()
    page.goto(PIGEON)
    go_button(page).click()
    page.clock.run_for("01:01")
    asked = page.evaluate("asked")
    assert (asked["audio"], asked["beeps"], asked["vibrations"]) == (0, 0, 0)
    assert asked["awake"] == 1
    page.get_by_label("Sound").check()
    page.get_by_label("Vibration").check()
    page.reload()
    expect(page.get_by_label("Sound")).to_be_checked()
    expect(page.get_by_label("Vibration")).to_be_checked()
    go_button(page).click()
    page.clock.run_for("01:01")
    asked = page.evaluate("asked")
    assert (asked["beeps"], asked["vibrations"]) == (2, 2)  # at the shorter time and at the longer


def test_the_movement_is_shown_on_being_asked_and_never_where_motion_is_unwanted(
    page: Page,
) -> None:
    asked = "Show the movement"
    page.goto(PIGEON)
    expect(page.get_by_label(asked)).to_be_hidden()
    page.emulate_media(reduced_motion="no-preference")
    moving = "document.getAnimations().filter((one) => one.animationName === 'pose').length"
    assert page.evaluate(moving) == 0
    page.get_by_label(asked).check()
    assert page.evaluate(moving) == 1
    page.get_by_label(asked).uncheck()
    assert page.evaluate(moving) == 0
