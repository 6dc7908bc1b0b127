"""A reviewer hides a question, rewords one and writes one; the text is edited; learners see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
MakePerson = Callable[..., Person]
_numbers = count(1)
_QUOTE = "The skin over the hip is soft all the way through and is moved by no muscle."
_TEXT = f"""# Rotators of the hip {{n}}

## Internal rotators of the hip

In all, 3 muscles are internal rotators of the hip:

- Tensor fasciae latae
- Gluteus medius
- Gluteus minimus

## External rotators of the hip

In all, 4 muscles are external rotators of the hip:

- Piriformis
- Obturator internus
- Quadratus femoris
- Gluteus maximus

{_QUOTE}
"""
_OPTIONS = ("The skin", "The rim", "The socket")


def _bring(visitor: Visitor, make_person: MakePerson) -> str:
    """Brings the article in, as an instructor, and gives the address of its review."""
    person = make_person(Role.INSTRUCTOR)
    steps.log_in(visitor, person)
    page = visitor.page
    page.goto("/library/new")
    page.get_by_label("Or the text itself").fill(_TEXT.format(n=next(_numbers)))
    page.get_by_role("button", name="Read the article").click()
    page.wait_for_url(re.compile(r"/library/\d+$"))
    return page.url


def _open_question(page: Page, review: str, place: int) -> str:
    """Opens the question that stands at this place among those with one right answer."""
    page.goto(f"{review}/items")
    heading = page.get_by_role("heading", name="One right answer").first
    links = heading.locator("xpath=following-sibling::ul[1]").locator("a")
    links.nth(place).click()
    page.wait_for_url(re.compile(r"/items/[\w.]+$"))
    return page.url


def _fill_in(page: Page, why: str) -> None:
    page.get_by_label("Question", exact=True).fill(
        "Which part of the hip is soft all the way through?"
    )
    for number, text in enumerate(_OPTIONS, start=1):
        page.get_by_label(f"Option {number}", exact=True).fill(text)
    page.get_by_label("Option 1 is right").check()
    page.get_by_label("Why this is right").fill(why)
    page.get_by_label("Topic").fill("Parts of the hip")
    page.get_by_role("button", name="Save the question").click()


def _edit(page: Page, review: str, old: str, new: str) -> None:
    page.goto(f"{review}/text")
    source = page.get_by_label("Text, as Markdown")
    source.fill(source.input_value().replace(old, new))
    page.get_by_role("button", name="Save the text").click()
    page.wait_for_url(review)


@in_one_of_two_ways
def test_what_reviewers_do_with_questions_reaches_learners_and_outlives_an_edit(
    visit: Visit, make_person: MakePerson, way: Way
) -> None:
    instructor = visit(way)
    review = _bring(instructor, make_person)
    page = instructor.page
    _open_question(page, review, 0)
    page.get_by_role("button", name="Hide this question").click()
    expect(page.get_by_text("Hidden: learners do not get this question.")).to_be_visible()

    # The first of those that are left.
    _open_question(page, review, 0)
    stem = page.locator("#stem")
    stem.fill("The muscles of the hip and of the hand.")
    page.get_by_role("button", name="Save the new wording").click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(stem).to_have_value("The muscles of the hip and of the hand.")
    before = page.locator("h1").inner_text()
    stem.fill(f"Take your time. {before}")
    page.get_by_role("button", name="Save the new wording").click()
    expect(page.locator("h1")).to_have_text(f"Take your time. {before}")

    page.goto(f"{review}/items")
    page.get_by_role("link", name="Write a question of your own").click()
    page.get_by_label("Words of the article").fill(_QUOTE)
    _fill_in(page, "No muscle is attached to it.")
    page.wait_for_url(re.compile(r"/items/own\."))

    _edit(page, review, "In all, 3 muscles", "All in all, 3 muscles")
    page.goto(f"{review}/publish")
    expect(page.locator("main")).to_contain_text("1 hidden, 1 reworded, 1 written.")
    if page.locator("#anyway").count():
        page.locator("#anyway").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/library")
    page.goto("/quizzes")
    page.get_by_role("link", name=re.compile("Rotators of the hip")).last.click()
    page.locator('input[name="topics"][value="Parts of the hip"]').check()
    page.get_by_role("button", name="Start a mixed quiz").click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    expect(page.locator(".eyebrow")).to_contain_text("Written by an instructor")

    _edit(page, review, _QUOTE, "The skin is thin.")
    expect(page.get_by_text("1 decision about a question no longer fits")).to_be_visible()


def test_words_of_the_article_become_a_question(visit: Visit, make_person: MakePerson) -> None:
    instructor = visit()
    _bring(instructor, make_person)
    page = instructor.page
    page.locator("[data-article] p", has_text="The skin").select_text()
    page.get_by_role("link", name="Write a question from this").click()
    page.wait_for_url(re.compile(r"/own\?"))
    expect(page.get_by_label("Words of the article")).to_have_value(_QUOTE)
