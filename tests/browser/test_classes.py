"""The way into a class, and its table on a small phone."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import expect

from quizapp.extensions import db
from quizapp.models import Role, User
from tests.browser import steps
from tests.browser.conftest import PASSWORD, Person
from tests.browser.visitor import Visitor

_LONGEST_NAME = "W" * 80


def test_whoever_is_on_the_roster_joins_and_is_found_on_a_small_phone(
    visit: Callable[..., Visitor], server_app: Flask, make_person: Callable[..., Person]
) -> None:
    teacher = make_person(Role.INSTRUCTOR)
    instructor = visit()
    steps.log_in(instructor, teacher)
    page = instructor.page
    page.goto("/classes/new")
    page.locator("#name").fill("Hips on Tuesday")
    page.get_by_role("button", name="Make the class").click()
    class_url, code = page.url, page.locator("dl code").inner_text()
    newcomer = f"{code.lower()}@example.org"

    page.get_by_role("link", name="Roster").click()
    page.locator("#text").fill(
        f"correo;nombre completo;grupo\n{newcomer};García, María;3-4\n=x;;\n"
    )
    page.get_by_role("button", name="See what it will do").click()
    expect(page.get_by_text("A field begins with")).to_be_visible()
    page.get_by_role("button", name="Take the list over").click()
    expect(page.get_by_role("cell", name="3-4")).to_be_visible()

    learner = visit()
    learner.page.goto(f"/join/{code}")
    header = learner.page.locator("header")
    header.get_by_role("link", name="Log in").click()
    header.get_by_role("link", name="Register").click()
    learner.page.locator("#login").fill(newcomer)
    learner.page.locator("#password").fill(PASSWORD)
    learner.page.get_by_role("button", name="Register").click()
    learner.page.get_by_role("button", name="Join the class").click()
    learner.page.wait_for_url("**/classes")
    steps.start_mixed(learner)
    steps.answer(learner, server_app, right=True)
    with server_app.app_context():
        user = db.session.scalars(db.select(User).filter_by(email=newcomer)).one()
        user.display_name = _LONGEST_NAME
        db.session.commit()

    # The width of a small phone, and of a page enlarged four times.
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{class_url}?section=3-4&find=garcia")
    row = page.locator("tbody tr").filter(has_text=newcomer)
    score = row.locator("td").first
    expect(score).to_contain_text("100")
    box = score.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
