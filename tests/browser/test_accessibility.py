"""axe finds nothing on any page, at a desk by day and on a phone by night."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from weakref import WeakSet

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from questions.items.model import Kind
from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import HEIGHT, Visitor
from tests.browser.ways import Scheme

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
_ALL = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}
_LOOKS: tuple[tuple[int, Scheme], ...] = ((390, "dark"), (1280, "light"))
_AXE = Axe().axe_script
_equipped: WeakSet[Page] = WeakSet()
# Without what is looked up for rules that are not asked, and what nobody reads of the answer.
_OPTIONS: dict[str, object] = {
    "runOnly": _ALL,
    "resultTypes": ["violations"],
    "preload": False,
    "selectors": False,
}
# Half of the time goes to contrast, which hangs on the colours that all pages share.
_WITHOUT_CONTRAST = _OPTIONS | {"rules": {"color-contrast": {"enabled": False}}}
_RUN = "options => axe.run(document, options).then(found => found.violations)"
_ELBOW = """# The elbow

An elbow may hurt. In all, 4 muscles flex the elbow:

- Biceps brachii
- Brachialis
- Brachioradialis

In all, 2 muscles extend the elbow:

- Triceps brachii
- Anconeus
"""


def _problems(page: Page, *, in_each_look: bool = False) -> list[str]:
    """What axe finds on the page as it stands, in one of its looks, and of its contrast in one run
    of two; another in another run. The page is left in the last look."""
    problems = []
    looks = _LOOKS if in_each_look else (random.choice(_LOOKS),)
    options = _OPTIONS if in_each_look else random.choice((_OPTIONS, _WITHOUT_CONTRAST))
    for look in looks:
        _put_on(page, *look)
        problems += _problems_now(page, " ".join(map(str, (page.url, *look))), options)
    if looks[-1] != _LOOKS[-1]:
        _put_on(page, *_LOOKS[-1])
    return problems


def _put_on(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)


def _problems_now(page: Page, where: str, options: dict[str, object]) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE)
    return [
        f"{where}: {one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in page.evaluate(_RUN, options)
        for node in one["nodes"]
    ]


def problems_of(page: Page, *paths: str) -> list[str]:
    """What axe finds on these pages; on the first, with what stands around all, in each look."""
    problems = []
    if page not in _equipped:  # sent once, instead of to each of its pages
        page.add_init_script(_AXE)
        _equipped.add(page)
    for path in paths:
        page.goto(path)
        problems += _problems(page, in_each_look=path == paths[0])
    return problems


def test_what_a_visitor_sees(visit: Visit) -> None:
    page = visit().page
    paths = ("/", "/about", "/quizzes", "/login", "/register", "/forgotten", "/progress", "/none")
    article = "/articles/hip-internal-rotation"
    from_a_question = f"{article}/1?from=10&to=90&attempt=1&question=1"
    assert problems_of(page, *paths, "/join", article, from_a_question) == []


def test_forms_that_failed(visit: Visit) -> None:
    page = visit().page
    problems = []
    for path, button in (("/login", "Log in"), ("/register", "Register")):
        page.goto(path)
        page.get_by_role("button", name=button).click()
        expect(page.locator(".error-summary")).to_be_visible()
        problems += _problems(page)
    assert problems == []


@pytest.mark.parametrize("kind", steps.KINDS_ASKED, ids=str)
def test_every_kind_of_question_before_and_after_its_answer(
    visit: Visit, server_app: Flask, kind: Kind
) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=kind)
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_visible()
    problems = _problems(page)
    if kind in (Kind.CLASSIFY, Kind.MATCH):
        page.get_by_role("button", name="instead").click()
        problems += _problems(page)
        page.get_by_role("button", name="instead").click()
    steps.answer(guest, server_app, right=False)
    assert problems + _problems(page) == []


def test_a_hint_on_offer_and_open(visit: Visit) -> None:
    page = (guest := visit()).page
    steps.start_mixed(guest, kind=Kind.MULTIPLE_CHOICE)
    page.locator("summary").filter(has_text="Hint").click()
    problems = _problems(page)
    page.get_by_role("button", name="Show the hint").click()
    expect(page.get_by_text("Hint:")).to_be_visible()
    assert problems + _problems(page) == []


def test_what_a_learner_sees(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    learner, person = visit(), make_person()
    steps.log_in(learner, person)
    steps.start_mixed(learner)
    steps.answer(learner, server_app, right=False)
    attempt_id, _ = steps.place_of(learner.page)
    paths = (
        "/",
        f"/attempts/{attempt_id}",
        "/progress",
        "/progress/attempts",
        "/progress/topics/hip-internal-rotation/1",
        "/progress/articles/hip-internal-rotation",
        "/study/plan",
        "/settings",
        "/settings/password",
        "/settings/delete",
        "/classes",
        "/join",
    )
    assert problems_of(learner.page, *paths) == []


def test_what_an_instructor_sees(
    visit: Visit, server_app: Flask, make_person: Callable[..., Person]
) -> None:
    instructor, teacher = visit(), make_person(Role.INSTRUCTOR)
    learner, student = visit(), make_person()
    page = instructor.page
    steps.log_in(instructor, teacher)
    problems = problems_of(page, "/gallery", "/classes", "/classes/new")
    page.locator("#name").fill("Hips on Tuesday")
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hips on Tuesday")
    problems += _problems(page)
    class_url = page.url
    join_link = page.locator(".joining dd a").get_attribute("href") or ""
    steps.log_in(learner, student)
    problems += problems_of(visit().page, join_link) + problems_of(learner.page, join_link)
    learner.page.get_by_role("button", name="Join the class").click()
    learner.page.wait_for_url("**/classes")
    problems += _problems(learner.page)
    steps.start_mixed(learner)
    steps.answer(learner, server_app, right=False)
    problems += problems_of(page, f"{class_url}/questions", f"{class_url}/understanding")
    page.goto(f"{class_url}/questions")
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", name="What was answered")).to_be_visible()
    problems += _problems(page)
    attempt_id, _ = steps.place_of(learner.page)
    of_learner = f"{class_url}/learners/{student.id}"
    problems += problems_of(
        page,
        class_url,
        f"{class_url}/settings",
        of_learner,
        f"{of_learner}/answers",
        f"{of_learner}/attempts/{attempt_id}",
    )
    assert problems == []


def test_what_a_reviewer_sees(visit: Visit, make_person: Callable[..., Person]) -> None:
    reviewer, person = visit(), make_person(Role.INSTRUCTOR)
    page = reviewer.page
    steps.log_in(reviewer, person)
    page.goto("/library/new")
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator(".error-summary")).to_be_visible()
    problems = _problems(page)
    page.get_by_label("Or the text itself").fill(_ELBOW)
    page.get_by_role("button", name="Read the article").click()
    page.wait_for_url(re.compile(r"/library/\d+$"))
    review = page.url
    page.locator(".fact .row").first.click()
    page.locator(".fact .correct summary").first.click()
    problems += _problems(page)
    fact = page.locator(".chosen input[name=fact]").input_value()
    facts = fact.partition(".")[0]
    pages = (
        "items",
        "list",
        f"lists/{facts}",
        "exercises",
        "export",
        "import",
        "coverage",
        "text",
        f"text?fact={fact}",
        "add?kind=dose",
        "withdraw",
        "delete",
    )
    problems += problems_of(page, "/library", *(f"{review}/{one}" for one in pages))
    problems += problems_of(page, f"{review}/publish")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".error-summary")).to_be_visible()
    problems += _problems(page)
    page.goto(f"{review}/items")
    page.locator(".items a").first.click()
    assert problems + _problems(page) == []


def test_what_an_administrator_sees(visit: Visit, make_person: Callable[..., Person]) -> None:
    admin, person = visit(), make_person(Role.ADMIN)
    steps.log_in(admin, person)
    user = f"/admin/users/{make_person().id}"
    paths = ("/admin/users", "/admin/users/new", user, f"{user}/delete", "/admin/audit")
    assert problems_of(admin.page, *paths) == []


def test_an_answer_that_is_unfinished_and_then_does_not_arrive(
    visit: Visit, server_app: Flask
) -> None:
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=Kind.CLASSIFY)
    item = steps.item_on(page, server_app)
    steps.fill_in(guest, item, dict(list(steps.right_fields(item).items())[:1]))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.route("**/attempts/**", lambda route: route.abort())
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("button", name="Send again")).to_be_visible()
    assert _problems(page) == []


def test_the_page_of_a_form_that_was_refused(visit: Visit) -> None:
    """The one that is read where scripts do not send the form."""
    guest = visit()
    page = guest.page
    steps.start_mixed(guest, kind=Kind.SINGLE_CHOICE)
    guest.context.clear_cookies()
    page.evaluate("delete document.querySelector('form.question').dataset.swap")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are not logged in")
    assert _problems(page) == []
