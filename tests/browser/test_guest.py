"""Somebody without an account, from the first page to what they know."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from questions.items.model import Kind
from tests.browser import steps
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways, in_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


@in_two_ways
def test_sorts_the_rotators_and_is_told_why_one_was_wrong(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    steps.start(guest)
    item = steps.item_on(guest.page, server_app)
    assert item.kind is Kind.CLASSIFY
    fields = steps.right_fields(item)
    misplaced = item.options[0]
    wrong_group = steps.wrong_fields(item)[f"place-{misplaced.id}"]
    steps.fill_in(guest, item, fields | {f"place-{misplaced.id}": wrong_group})
    steps.check(guest)

    page = guest.page
    all_ = len(item.options)
    expect(page.locator(".verdict .word")).to_have_text(f"Partly correct{all_ - 1} of {all_}")
    expect(page.locator(".verdict .word")).to_be_focused()
    assert page.title().startswith("Partly correct")
    (line,) = page.locator(".results > li.wrong").all()
    expect(line).to_contain_text(misplaced.text)
    expect(line.locator(".why")).to_have_text(item.feedback.by_option[misplaced.id])
    quoted = page.locator(".evidence blockquote").all_inner_texts()
    assert set(quoted) <= {quote.text for quote in item.evidence}
    assert quoted

    page.get_by_role("link", name="Read it in the article").click()
    page.wait_for_url(re.compile("/articles/"))
    expect(page.locator("mark").first).to_be_in_viewport()
    page.get_by_role("link", name="Back to the question").click()
    expect(page.locator(".verdict .word")).to_be_visible()

    page.goto("/progress")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"\d+ of \d+ facts seen"))


@in_one_of_two_ways
def test_answers_a_whole_quiz_and_retries_what_was_missed(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    steps.start_mixed_by_form(guest)
    steps.finish(guest, server_app, right=False)
    page = guest.page
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 5 points")
    retry = page.get_by_role("button", name="Retry what I missed")
    retry.click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    steps.finish(guest, server_app, right=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("5 of 5 points")
    expect(retry).to_have_count(0)


@in_two_ways
def test_every_kind_of_question_can_be_answered_rightly(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    for kind in steps.KINDS_ASKED:
        steps.start_mixed(guest, kind=kind)
        item = steps.answer(guest, server_app, right=True)
        assert item.kind is kind
        expect(guest.page.locator(".verdict .word"), kind).to_have_text("Correct")


@in_one_of_two_ways
def test_tries_again_and_the_first_try_still_counts(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    steps.start_mixed(guest)
    steps.answer(guest, server_app, right=False)
    guest.page.get_by_role("link", name="Try again").click()
    expect(guest.page.get_by_role("button", name="Check", exact=True)).to_be_visible()
    steps.answer(guest, server_app, right=True)
    expect(guest.page.locator(".verdict .word")).to_have_text("Correct")
    attempt_id, _ = steps.place_of(guest.page)
    guest.page.goto(f"/attempts/{attempt_id}")
    expect(guest.page.get_by_role("heading", level=1)).not_to_have_text(re.compile("^1 of"))


@in_one_of_two_ways
def test_skips_a_question_and_finds_it_in_the_summary(visit: Visit, way: Way) -> None:
    guest = visit(way)
    steps.start_mixed(guest)
    attempt_id, _ = steps.place_of(guest.page)
    guest.page.get_by_role("button", name="Skip").click()
    guest.page.wait_for_url(re.compile(r"/attempts/\d+/2$"))
    guest.page.goto(f"/attempts/{attempt_id}")
    expect(guest.page.locator("#q1")).to_contain_text("Skipped")


@in_one_of_two_ways
def test_an_empty_press_is_answered_by_a_sentence(visit: Visit, way: Way) -> None:
    guest = visit(way)
    steps.start(guest)
    guest.page.get_by_role("button", name="Check", exact=True).click()
    summary = guest.page.locator(".error-summary")
    expect(summary).to_contain_text("Answer the question, or skip it.")
    expect(summary).to_be_focused()
    assert guest.page.title().startswith("Error")


@in_two_ways
def test_in_an_exam_nothing_is_told_before_the_end(
    visit: Visit, server_app: Flask, way: Way
) -> None:
    guest = visit(way)
    steps.start_mixed_by_form(guest, exam=True)
    page = guest.page
    for position in range(1, 6):
        item = steps.item_on(page, server_app)
        steps.fill_in(guest, item, steps.right_fields(item))
        page.get_by_role("button", name="Save and go on").click()
        page.wait_for_url(re.compile(rf"/{position + 1}$" if position < 5 else r"/attempts/\d+$"))
        expect(page.locator(".verdict")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("5 of 5 answered")
    page.get_by_role("button", name="Finish and see the scores").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("5 of 5 points")
    expect(page.locator("#q1 .verdict")).to_be_visible()
