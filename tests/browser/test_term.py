"""A term of a class, from its roster to its handover, by all who take part in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

pytestmark = pytest.mark.browser
_MARKS_AS_CSV = re.compile(r"^CSV, decimal point ?: Marks by assignment$")
_PHONE = Way(width=390, works_offline=True)


def test_two_instructors_run_a_class_of_thirty(
    visit: Callable[..., Visitor], server_app: Flask, make_person: Callable[..., Person]
) -> None:
    teacher, colleague = make_person(Role.INSTRUCTOR), make_person(Role.INSTRUCTOR)
    people = [make_person() for _ in range(3)]
    instructor, learners = visit(), [visit(), visit(), visit(_PHONE)]
    for visitor, person in zip([instructor, *learners], [teacher, *people], strict=True):
        steps.log_in(visitor, person)
    page = instructor.page

    class_url = _make_class(page, colleague, [person.login for person in people])
    for learner in learners:
        learner.page.goto("/classes")
        learner.page.get_by_role("link", name="See the invitation").click()
        learner.page.get_by_role("button", name="Join the class").click()
        expect(learner.page.get_by_text("You are in the class").first).to_be_visible()

    _give(page, class_url)
    _except(page, class_url, people[0].login)
    quick, wrong, cut = learners
    for learner in learners:
        learner.page.goto("/")
        learner.page.get_by_role("link", name="Week 1").click()
        has_exception = learner.page.get_by_text("your own dates").count()
        assert has_exception == (learner is quick)
        learner.page.get_by_role("button", name="Start").click()
        learner.page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    steps.finish(quick, server_app, right=True)
    steps.finish(wrong, server_app, right=False)
    _answer_cut_off(cut, server_app)
    steps.go_on(cut)
    steps.finish(cut, server_app, right=True)

    _go_live(page, class_url, [quick.page, wrong.page])
    _regrade(page, class_url)
    wrong.page.goto("/")
    wrong.page.get_by_role("link", name="Week 1").first.click()
    expect(wrong.page.get_by_text("Full marks for everybody").first).to_be_visible()

    page.goto(class_url)
    page.get_by_role("link", name="All exports").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=_MARKS_AS_CSV).click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    marks = {person.login: next(one for one in lines if person.login in one) for person in people}
    assert [one.rsplit(",", 2)[1] for one in marks.values()] == ["100.0", "50.0", "100.0"]

    page.goto(class_url)
    page.get_by_role("link", name="Instructors").click()
    page.locator("summary").filter(has_text="Leave this class").click()
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("**/classes")
    page.goto(class_url)
    expect(page.get_by_role("heading", name="Hips on Tuesday")).to_have_count(0)
    other = visit()
    steps.log_in(other, colleague)
    other.page.goto(class_url)
    other.page.get_by_role("link", name="Marks by assignment").click()
    expect(other.page.get_by_role("row").filter(has_text=people[1].login)).to_contain_text("50%")


def _make_class(page: Page, colleague: Person, logins: list[str]) -> str:
    """Makes a class of two instructors and thirty on its roster; gives its address."""
    page.goto("/classes/new")
    page.locator("#name").fill("Hips on Tuesday")
    page.get_by_role("button", name="Make the class").click()
    class_url = page.url
    page.get_by_role("link", name="Instructors").click()
    page.locator("#login").fill(colleague.login)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("teaches this class.").first).to_be_visible()
    page.goto(class_url)
    page.get_by_role("link", name="Roster").click()
    number = class_url.rpartition("/")[2]
    waiting = [f"waiting{n}-{number}@example.org" for n in range(27)]
    page.locator("#text").fill("\n".join(["login;section", *(f"{x};A" for x in logins + waiting)]))
    page.get_by_role("button", name="See what it will do").click()
    page.get_by_role("button", name="Take the list over").click()
    expect(page.get_by_text("The roster is taken over: 30 to join").first).to_be_visible()
    return class_url


def _give(page: Page, class_url: str) -> None:
    """Gives two questions to answer on a screen or a phone, as practice."""
    page.goto(class_url)
    page.get_by_role("link", name="New assignment").click()
    page.locator("#length").fill("2")
    page.locator("#title").fill("Week 1")
    page.locator("summary").filter(has_text="Topics and kinds of question").click()
    page.locator('input[name="kinds"][value="single_choice"]').check()
    page.get_by_role("button", name="Give it to the class").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Week 1")


def _except(page: Page, class_url: str, login: str) -> None:
    """Gives one learner three weeks more."""
    page.goto(class_url)
    page.locator("table").get_by_role("link", name=login).click()
    page.get_by_role("link", name="Week 1").click()
    later = dt.datetime.now() + dt.timedelta(days=28)  # noqa: DTZ005 - as a clock on the wall
    page.locator("#due_at").fill(later.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. The learner sees it.").first).to_be_visible()


def _answer_cut_off(learner: Visitor, app: Flask) -> None:
    """Answers while the connection is cut; it is sent when it is back."""
    page = learner.page
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    learner.context.set_offline(True)
    item = steps.item_on(page, app)
    steps.fill_in(learner, item, steps.right_fields(item))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("kept on this device")
    learner.context.set_offline(False)
    expect(page.locator(".verdict .word")).to_have_text("Correct")


def _go_live(page: Page, class_url: str, phones: list[Page]) -> None:
    """A round of one question, which two answer."""
    page.goto(class_url)
    page.get_by_role("link", name="Live in the lecture").click()
    page.get_by_label("What it is about").select_option("Rotators of the hip")
    page.locator("#length").fill("1")
    page.get_by_role("button", name="Start the round").click()
    page.get_by_role("button", name="Show the first question").click()
    for phone in phones:
        phone.goto("/")
        phone.get_by_role("link", name="Hips on Tuesday").click()
        phone.locator("input[name=answer]").first.check()
        phone.get_by_role("button", name="Send the answer").click()
        expect(phone.get_by_text("Your answer is in").first).to_be_visible()
    for press, seen in (
        ("Close answers", "Answers are closed."),
        ("Show the counts", "The counts are shown."),
        ("Show why", "The right answer is shown."),
        ("End the round", "2 learners answered"),
    ):
        page.get_by_role("button", name=press).click()
        expect(page.get_by_text(seen).first).to_be_visible()


def _regrade(page: Page, class_url: str) -> None:
    """Gives everybody the point of the question that fewest got right, after a dry run."""
    page.goto(class_url)
    page.get_by_role("link", name="Questions that the class answered").click()
    page.get_by_label("Answers to").select_option(label="Week 1")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Change its marks").first.click()
    page.locator('input[name="verb"][value="full"]').check()
    page.locator("#reason").fill("The picture was missing.")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("heading", name="1 mark changes")).to_be_visible()
    page.get_by_role("button", name="Change the marks").click()
    expect(page.get_by_role("heading", name="1 mark changed")).to_be_visible()
