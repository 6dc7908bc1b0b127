"""A leaflet that is mostly not read becomes checked questions within a few presses."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
MakePerson = Callable[..., Person]
_numbers = count(1)
_LEAFLET = """Northfield Hospital

Looking after your stiff shoulder {n}

This leaflet is for people whose shoulder has become stiff and sore. Most shoulders get better.

Please do not start if you have:
- a broken collarbone that has not healed
- an infection in the joint
- numbness in the whole arm

What makes it worse
Long hours at a desk
Carrying shopping on one side
Sleeping on the sore arm

Your programme

Table slide
1. Sit at a table with a towel under your hand.
2. Slide the towel away from you.
3. Slide it back.
Repeat 8 times, twice daily.
Door stretch - stand in a doorway with your forearm on the frame. Turn away. Keep for 20 secs.

Questions? Ring us on 01234 567890
"""
_NOTES = """# The forearm {n}

In all, 3 muscles flex the wrist:

- Flexor carpi radialis
- Flexor carpi ulnaris
- Palmaris longus

## Do not begin with

- a cast
- a rash

## Signs

| Sign | Seen by whoever looks closely at the hand |
| --- | --- |
| Phalen | numb fingers |
| Tinel | tingling |
"""
# From choosing the file to the published questions; a change that needs more says so here.
_PRESSES = 17


class _Presses:
    """Presses and ticks, counted."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, one: Locator) -> None:
        self.count += 1
        one.click()

    def tick(self, one: Locator) -> None:
        self.count += 1
        one.check()


def _facts_of(page: Page, words: str) -> Locator:
    return page.locator(".fact .row", has_text=words)


@in_one_of_two_ways
def test_an_unread_leaflet_becomes_published_questions(
    visit: Visit, make_person: MakePerson, way: Way
) -> None:
    page = (visitor := visit(way)).page
    person = make_person(Role.INSTRUCTOR)
    steps.log_in(visitor, person)
    by = _Presses()
    page.goto("/library/new")
    text = _LEAFLET.format(n=next(_numbers))
    file = {"name": "shoulder.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator('input[type="file"]').set_input_files([file])
    by.press(page.get_by_role("button", name="Read the article"))
    page.wait_for_url(re.compile(r"/library/\d+$"))
    _put_back(page, by)
    _make_list(page, by)
    _split(page, by)
    _check_and_publish(page, by)
    assert by.count <= _PRESSES


def test_what_gave_no_question_and_what_stands_together_can_be_read_aloud_and_pressed_by_key(
    visit: Visit, make_person: MakePerson
) -> None:
    page = (visitor := visit(Way(width=1280))).page
    person = make_person(Role.INSTRUCTOR)
    steps.log_in(visitor, person)
    page.goto("/library/new")
    page.get_by_label("Or the text itself").fill(_NOTES.format(n=next(_numbers)))
    page.get_by_role("button", name="Read the article").click()
    page.wait_for_url(re.compile(r"/library/\d+$"))
    review = page.url
    assert problems_of(page, f"{review}?show=unread", f"{review}/exercises") == []
    page.goto(review)
    row = page.locator(".fact .row").nth(1)
    row.focus()
    page.keyboard.press("g")
    expect(page.locator(".flashes")).to_contain_text("3 facts are accepted.")
    expect(page.locator(".fact.accepted")).to_have_count(3)


def _put_back(page: Page, by: _Presses) -> None:
    by.press(page.get_by_text("Left out when reading"))
    for line in ("What makes it worse", "Long hours", "Carrying shopping", "Sleeping on"):
        by.tick(page.get_by_label(line))
    by.press(page.get_by_role("button", name="Put these back where they stood"))
    expect(page.locator(".flashes")).to_contain_text("stand in the text again")
    expect(_facts_of(page, "A possible cause of")).to_have_count(3)


def _make_list(page: Page, by: _Presses) -> None:
    by.press(page.get_by_role("link", name=re.compile("Gave no fact")))
    passage = page.locator(".fact.unread", has_text="a broken collarbone")
    by.press(passage.get_by_role("button", name="Make 3 facts of it"))
    expect(page.locator(".flashes")).to_contain_text("3 facts are added.")
    expect(_facts_of(page, "A reason not to do")).to_have_count(3)


def _split(page: Page, by: _Presses) -> None:
    by.press(_facts_of(page, "Table slide has"))
    by.press(page.get_by_role("link", name="Split or join exercises"))
    line = page.locator(".outline li", has_text="Door stretch -")
    by.tick(line.get_by_role("checkbox"))
    expect(line.get_by_label("Name of the exercise")).to_have_value("Door stretch")
    by.press(page.get_by_role("button", name="Read these exercises anew"))
    expect(_facts_of(page, "Door stretch is done for a hold of 20 seconds")).to_be_visible()
    expect(_facts_of(page, "Table slide is done for 8 repetitions, twice a day.")).to_be_visible()


def _check_and_publish(page: Page, by: _Presses) -> None:
    by.press(page.get_by_role("button", name=re.compile("certain")))
    expect(page.locator(".flashes")).to_contain_text("accepted")
    by.press(page.get_by_role("link", name="Publish"))
    if page.locator("#anyway").count():
        by.tick(page.locator("#anyway"))
    by.press(page.get_by_role("button", name="Publish"))
    page.wait_for_url("**/library")
    expect(page.locator(".flashes")).to_contain_text("Version 1 is published.")
