"""Drawings that move: the script draws what Python draws, and the pages stay light."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from questions.figures import (
    Hip,
    Look,
    Piriformis,
    Scene,
    Seated,
    Thigh,
    controls,
    draw,
    name_of,
    readout,
)
from questions.items.model import ITS_FIGURE, Item, Kind
from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_KB = 1000
_SCENES: tuple[Scene, ...] = (
    *(
        Hip(*numbers)
        for numbers in ((42, 15, 0), (44, 28, 63), (59, 40, 10), (85, 50, 70), (44, 46, 35))
    ),
    *(Hip(*numbers) for numbers in ((60, 39, 5), (73, 33, 70))),
    *(Thigh(rotation, torsion=torsion) for rotation, torsion in ((-45, 0), (0, 15), (40, 45))),
    *(Seated(rotation) for rotation in (-20, 0, 17, 30)),
    *(Piriformis(flexion) for flexion in (0, 33, 48, 60, 75, 90, 120)),
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DRAWN = ("d", "transform", "cx", "cy", "x", "y")
# Both round to a tenth of a unit, and a tie may go either way.
_TOLERANCE = 0.11


@pytest.fixture
def gallery(visit: Visit, make_person: Callable[..., Person]) -> Visitor:
    instructor, person = visit(), make_person(Role.INSTRUCTOR)
    steps.log_in(instructor, person)
    instructor.page.goto("/gallery")
    return instructor


def _moved(page: Page, scene: Scene) -> tuple[str, str]:
    """The drawing and what it says once the sliders stand so."""
    root = page.locator(f'[data-scene="{name_of(scene)}"]')
    for slider in root.locator("input[type=range]").all():
        value = getattr(scene, slider.get_attribute("data-number") or "")
        slider.fill(f"{value:g}")
    svg = root.locator("[data-board] svg").evaluate("one => one.outerHTML")
    return svg, root.locator("[data-readout]").inner_text()


def _parts(svg: str) -> list[Mapping[str, str]]:
    """What is drawn, part by part, without the alternative text."""
    return [_part(one) for one in fromstring(svg).iter() if not one.tag.endswith(("title", "desc"))]


def _part(one: Element) -> Mapping[str, str]:
    drawn = {name: value for name in _DRAWN if (value := one.get(name))}
    return {"class": one.get("class", ""), "text": one.text or "", **drawn}


def _same(first: str, second: str) -> bool:
    if _NUMBER.sub("#", first) != _NUMBER.sub("#", second):
        return False
    numbers = (map(float, _NUMBER.findall(text)) for text in (first, second))
    return all(abs(a - b) <= _TOLERANCE for a, b in zip(*numbers, strict=True))


def test_the_script_draws_what_python_draws(gallery: Visitor) -> None:
    differing = []
    for scene in _SCENES:
        svg, said = _moved(gallery.page, scene)
        wanted = draw(scene, "p", Look(explained=True, moved=True))
        if said != readout(scene):
            differing.append(f"{scene}: {said}")
        for one, other in zip(_parts(svg), _parts(wanted), strict=True):
            differing += [
                f"{scene} {one['class']} {name}: {one.get(name)} != {other.get(name)}"
                for name in {*one, *other}
                if not _same(one.get(name, ""), other.get(name, ""))
            ]
    assert differing == []


def test_a_slider_moves_with_the_arrow_keys_and_tells_its_value(gallery: Visitor) -> None:
    slider = gallery.page.get_by_role("slider", name="Alpha angle")
    slider.focus()
    gallery.page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "85°")
    expect(gallery.page.locator('[data-scene="hip"] [data-readout]')).to_contain_text("Cam shape")
    expect(gallery.page.locator("#said")).to_contain_text("Cam shape")


def test_without_scripts_still_pictures_stand_there(
    visit: Visit, make_person: Callable[..., Person]
) -> None:
    instructor, person = visit(Way(scripts=False)), make_person(Role.INSTRUCTOR)
    steps.log_in(instructor, person)
    instructor.page.goto("/gallery")
    expect(instructor.page.locator('[data-scene="hip"] [data-plain]')).to_be_visible()
    expect(instructor.page.locator("input[type=range]").first).to_be_hidden()


def test_a_gallery_is_no_heavier_than_a_dashboard(gallery: Visitor) -> None:
    gallery.requests.clear()
    gallery.page.reload(wait_until="networkidle")
    pages = [one for one in gallery.requests if one.resource_type == "document"]
    assert sum(one.sizes()["responseBodySize"] for one in pages) <= 50 * _KB


def test_a_picture_question_is_light_and_moves_only_after_its_answer(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit()
    page = guest.page
    page.goto("/quizzes")
    page.locator(f'input[name="kinds"][value="{Kind.PICTURE}"]').check()
    page.get_by_role("button", name="Start a mixed quiz").click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    guest.requests.clear()
    page.reload(wait_until="networkidle")
    asked = [one for one in guest.requests if one.url.startswith("http")]
    assert len(asked) <= 5
    assert not [one.url for one in asked if one.url.endswith("figures.js")]
    document = next(one for one in asked if one.resource_type == "document")
    assert document.sizes()["responseBodySize"] <= 8 * _KB
    while not _can_move(steps.answer(guest, server_app, right=False)):
        expect(page.get_by_role("heading", name="Move it yourself")).to_have_count(0)
        steps.go_on(guest)
    expect(page.get_by_role("heading", name="Move it yourself")).to_be_visible()
    expect(page.locator("input[type=range]").first).to_be_visible()
    expect(page.locator("[data-plain]")).to_be_hidden()


def _can_move(item: Item) -> bool:
    """Whether the drawing asked about, or the right one of several, has numbers to move."""
    scene = item.scenes.get(ITS_FIGURE) or item.scenes[str(item.key)]
    return bool(controls(scene))
