"""From guest to account, and from one device to another."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import PASSWORD, Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


@in_one_of_two_ways
def test_a_guest_registers_and_keeps_the_answers_on_another_device(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    login = f"keeper.{way}@example.org"
    steps.start_mixed(guest)
    steps.answer(guest, server_app, right=True)
    attempt_id, _ = steps.place_of(guest.page)
    steps.register(guest, login, PASSWORD)
    guest.page.get_by_role("button", name="Yes, they are mine").click()
    expect(guest.page.get_by_role("button", name="Yes, they are mine")).to_have_count(0)

    other = visit(way)
    steps.log_in_by_form(other, login, PASSWORD)
    other.page.goto("/")
    other.page.get_by_role("link", name=re.compile("^Continue at question 2")).click()
    other.page.wait_for_url(f"**/attempts/{attempt_id}/2")
    steps.answer(other, server_app, right=True)
    other.page.goto("/progress")
    expect(other.page.get_by_role("main")).to_contain_text(re.compile(r"[1-9]\d* of \d+ facts"))


@in_one_of_two_ways
def test_answers_of_somebody_else_on_a_shared_computer_are_refused(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    visitor, person = visit(way), make_person()
    steps.start_mixed(visitor)
    steps.answer(visitor, server_app, right=True)
    steps.log_in_by_form(visitor, person.login, person.password)
    visitor.page.get_by_role("button", name="No, delete them").click()
    visitor.page.goto("/progress")
    expect(visitor.page.get_by_role("main")).to_contain_text("Nothing yet.")


@in_one_of_two_ways
def test_a_wrong_password_does_not_tell_what_was_wrong(
    visit: Visit, make_person: Callable[..., Person], way: Way
) -> None:
    visitor, person = visit(way), make_person()
    page = visitor.page
    sentences = []
    for login in (person.login, "nobody.at.all@example.org"):
        page.goto("/login")
        page.locator("#login").fill(login)
        page.locator("#password").fill("not the password")
        page.get_by_role("button", name="Log in").click()
        expect(page.locator(".error-summary")).to_be_visible()
        expect(page.locator("#password")).to_have_value("")
        sentences.append(page.locator(".error-summary").inner_text())
    assert sentences[0] == sentences[1]


@in_one_of_two_ways
def test_after_logging_out_the_back_button_shows_nothing_of_mine(
    visit: Visit, make_person: Callable[..., Person], way: Way
) -> None:
    visitor, person = visit(way), make_person()
    steps.log_in_by_form(visitor, person.login, person.password)
    visitor.page.goto("/settings")
    expect(visitor.page.get_by_role("main")).to_contain_text(person.login)
    steps.log_out(visitor)
    visitor.page.go_back()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Log in")


@in_one_of_two_ways
def test_a_changed_password_ends_logins_elsewhere(
    visit: Visit, make_person: Callable[..., Person], way: Way
) -> None:
    person = make_person()
    here, elsewhere = visit(way), visit(way)
    for visitor in (here, elsewhere):
        steps.log_in_by_form(visitor, person.login, person.password)
    here.page.goto("/settings/password")
    here.page.locator("#current").fill(person.password)
    here.page.locator("#password").fill("another walk, another harbour")
    here.page.get_by_role("button", name="Change the password").click()
    here.page.wait_for_url("**/settings")
    elsewhere.page.goto("/settings")
    expect(elsewhere.page.get_by_role("heading", level=1)).to_have_text("Log in")


@in_one_of_two_ways
def test_an_instructor_makes_a_class_and_sees_its_scores(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person], way: Way
) -> None:
    instructor, teacher = visit(way), make_person(Role.INSTRUCTOR)
    learner, student = visit(way), make_person()
    steps.log_in(instructor, teacher)
    page = instructor.page
    page.goto("/classes/new")
    page.locator("#name").fill("Hips on Monday")
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hips on Monday")
    class_url, code = page.url, page.locator("dl code").inner_text()

    steps.log_in(learner, student)
    learner.page.goto("/join")
    learner.page.locator("#code").fill(code.lower())
    learner.page.get_by_role("button", name="Go on").click()
    learner.page.get_by_role("button", name="Join the class").click()
    learner.page.wait_for_url("**/classes")
    steps.start_mixed(learner)
    steps.answer(learner, server_app, right=True)

    page.goto(class_url)
    row = page.locator("tbody tr").filter(has_text=student.login)
    expect(row).to_contain_text("100")
    csv_link = page.get_by_role("link", name="This table as CSV").get_attribute("href")
    csv = instructor.context.request.get(csv_link or "")
    assert csv.headers["content-type"].startswith("text/csv")
    assert student.login in csv.text()
    row.get_by_role("link", name=student.login).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(student.login)

    stranger, other = visit(way), make_person(Role.INSTRUCTOR)
    steps.log_in(stranger, other)
    answer = stranger.page.goto(class_url)
    assert answer is not None
    assert answer.status == 404
