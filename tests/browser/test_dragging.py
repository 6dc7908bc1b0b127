"""Cards under a finger: a touch that starts on a card belongs to the card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
Point = tuple[float, float]
_PHONE = Way(width=390)
_STEPS = 5
_CHOSEN = """() => [...document.querySelectorAll('input[name^="place-"]:checked')]
    .filter((one) => one.value).length"""


def test_a_card_dragged_straight_down_is_placed(visit: Visit) -> None:
    page, finger = _begin(visit)
    card = page.locator(".tray .chip").last
    x, y = _middle(card)
    box = page.locator(".box").first
    _drag(finger, (x, y), (x, _middle(box)[1]))
    expect(box.locator(".chip")).to_have_count(1)
    assert page.evaluate(_CHOSEN) == 1
    _expect_no_trace(page)


def test_a_card_dragged_sideways_stays_where_it_was(visit: Visit) -> None:
    page, finger = _begin(visit)
    card = page.locator(".tray .chip").first
    count, scrolled = page.locator(".tray .chip").count(), page.evaluate("scrollY")
    x, y = _middle(card)
    _drag(finger, (x, y), (x + 60, y))
    expect(page.locator(".tray .chip")).to_have_count(count)
    assert page.evaluate("scrollY") == scrolled
    assert page.evaluate(_CHOSEN) == 0
    _expect_no_trace(page)


def test_a_drag_that_is_cancelled_over_a_box_leaves_no_trace(visit: Visit) -> None:
    page, finger = _begin(visit)
    box = page.locator(".box").first
    _move(finger, _middle(page.locator(".tray .chip").first), _middle(box))
    expect(page.locator(".box.over")).to_have_count(1)
    finger.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(box.locator(".chip")).to_have_count(0)
    assert page.evaluate(_CHOSEN) == 0
    _expect_no_trace(page)


def _begin(visit: Visit) -> tuple[Page, CDPSession]:
    guest = visit(_PHONE)
    steps.start_mixed(guest, kind=Kind.CLASSIFY)
    # All cards and boxes are to be on the screen.
    guest.page.set_viewport_size({"width": _PHONE.width, "height": 2000})
    return guest.page, _finger(guest.page)


def _finger(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    return session


def _middle(one: Locator) -> Point:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _drag(finger: CDPSession, start: Point, end: Point) -> None:
    _move(finger, start, end)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _move(finger: CDPSession, start: Point, end: Point) -> None:
    """A finger goes down and moves, as often as a finger is noticed."""
    for step in range(_STEPS + 1):
        share = step / _STEPS
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


def _expect_no_trace(page: Page) -> None:
    expect(page.locator(".over, .dragged")).to_have_count(0)
    assert page.locator(".chip").evaluate_all("all => all.every((one) => !one.style.translate)")
