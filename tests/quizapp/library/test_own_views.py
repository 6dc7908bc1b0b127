from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.quizapp.library.conftest import Desk
from tests.quizapp.library.questions import OWN, QUOTE, post_own, seen_by_form, write_own

_PROMPT = OWN["prompt"]


def _publish(browser: FlaskClient, article: int) -> None:
    page = browser.get(f"/library/{article}/publish").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    data = {"token": token[1], "anyway": "yes"}
    assert browser.post(f"/library/{article}/publish", data=data).status_code == 303


def test_a_form_begins_with_the_words_that_were_selected(browser: FlaskClient, hips: int) -> None:
    query = {"quote": QUOTE, "start": "240", "kind": "true_false"}
    page = browser.get(f"/library/{hips}/own", query_string=query).text
    assert f">{QUOTE}</textarea>" in page
    assert 'name="start" value="240"' in page
    assert 'name="verdict"' in page
    assert '<option value="Rotators of the hip" lang="en">' in page


@pytest.mark.parametrize(("kind", "rows"), [("single_choice", 5), ("multiple_choice", 8), ("x", 5)])
def test_a_form_has_a_row_for_each_option(
    browser: FlaskClient, hips: int, kind: str, rows: int
) -> None:
    page = browser.get(f"/library/{hips}/own?kind={kind}").text
    assert page.count('name="right"') == rows
    assert page.count('name="feedback-') == rows


def test_a_question_is_written_shown_and_changed(browser: FlaskClient, hips: int) -> None:
    own = write_own(browser, hips)
    shown = browser.get(f"/library/{hips}/items/{own}").text
    assert "Written by ina" in shown
    assert "Hide this question" not in shown
    assert "Written by ina" in browser.get(f"/library/{hips}/items").text
    path = f"/library/{hips}/own/{own}"
    form = browser.get(path).text
    for value in ("The rim is stiff.", "Parts of the hip", "The skin", _PROMPT):
        assert value in form
    changed = {**OWN, "why": "It is skin and fat.", "seen": seen_by_form(form)}
    answer = browser.post(path, data=changed)
    assert answer.status_code == 303
    assert "It is skin and fat." in browser.get(answer.location).text


def test_what_was_typed_stays_beside_what_is_wrong_with_it(browser: FlaskClient, hips: int) -> None:
    answer = post_own(browser, hips, quote="The skin is hard", topic="", right="")
    assert answer.status_code == 422
    assert "These words do not stand in the article. Copy them from it." in answer.text
    assert "Right answer: Mark the right answer." in answer.text
    assert ">The skin is hard</textarea>" in answer.text
    assert _PROMPT in answer.text
    links = re.findall(r'<li><a href="#([^"]+)"', answer.text)
    assert links
    assert all(f'id="{link}"' in answer.text for link in links)


def test_flaws_are_told_in_words_and_what_was_typed_stays(browser: FlaskClient, hips: int) -> None:
    answer = post_own(browser, hips, prompt="The parts of the hip and the hand.")
    assert answer.status_code == 422
    assert re.search(r'<li lang="en">[A-Z].+\..+\.</li>', answer.text)
    assert ">The parts of the hip and the hand.</textarea>" in answer.text
    assert 'value="1" id="own-right" checked' in answer.text


def test_minor_flaws_can_be_kept(browser: FlaskClient, hips: int) -> None:
    odd = {"option-3": "The gastrocnemuis"}
    answer = post_own(browser, hips, **odd)
    assert answer.status_code == 422
    assert 'name="anyway"' in answer.text
    assert post_own(browser, hips, anyway="yes", **odd).status_code == 303


def test_who_comes_second_sees_what_is_saved_and_keeps_what_was_typed(
    browser: FlaskClient, hips: int, client_of: Callable[[int], FlaskClient], otto: int
) -> None:
    own = write_own(browser, hips)
    path = f"/library/{hips}/own/{own}"
    seen = seen_by_form(browser.get(path).text)
    theirs = {**OWN, "why": "It is skin and fat.", "seen": seen}
    assert client_of(otto).post(path, data=theirs).status_code == 303
    mine = {**OWN, "why": "It has no muscle.", "seen": seen}
    answer = browser.post(path, data=mine)
    assert answer.status_code == 409
    assert "It is skin and fat." in answer.text
    assert ">It has no muscle.</textarea>" in answer.text
    assert "otto" in answer.text
    again = {**mine, "seen": seen_by_form(answer.text)}
    assert browser.post(path, data=again).status_code == 303


def test_what_was_typed_is_kept_where_the_question_is_gone(browser: FlaskClient, hips: int) -> None:
    own = write_own(browser, hips)
    path = f"/library/{hips}/own/{own}"
    seen = seen_by_form(browser.get(path).text)
    removed = browser.post(f"{path}/remove", data={"seen": seen})
    assert removed.status_code == 303
    assert browser.get(path).status_code == 404
    answer = browser.post(path, data={**OWN, "why": "It has no muscle.", "seen": seen})
    assert answer.status_code == 409
    assert "This question is no longer there" in answer.text
    assert ">It has no muscle.</textarea>" in answer.text
    assert f'action="/library/{hips}/own"' in answer.text
    twice = browser.post(f"{path}/remove", data={"seen": seen}, follow_redirects=True)
    assert "This question has already been removed" in twice.text


def test_nothing_is_removed_on_an_old_page(browser: FlaskClient, hips: int) -> None:
    own = write_own(browser, hips)
    answer = browser.post(f"/library/{hips}/own/{own}/remove", data={"seen": "0"})
    assert answer.status_code == 409
    assert browser.get(f"/library/{hips}/own/{own}").status_code == 200


@pytest.mark.parametrize("value", ["\x00", "<script>alert(1)</script>", "x" * 30_000, "\ud7ff🦴"])
def test_whatever_is_typed_is_text(browser: FlaskClient, hips: int, value: str) -> None:
    for kind in ("single_choice", "multiple_choice", "true_false"):
        fields = {**dict.fromkeys(OWN, value), "kind": kind, "verdict": "false", "right": "1"}
        answer = browser.post(f"/library/{hips}/own", data={**fields, "correction": value})
        assert answer.status_code == 422
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("fields", "answer", "told"),
    [
        ({}, "b", "No muscle is attached to it."),
        (
            {
                "kind": "true_false",
                "prompt": "The skin over the hip is moved by one muscle.",
                "verdict": "false",
                "correction": "The skin over the hip is moved by no muscle.",
            },
            "true",
            "No muscle is attached to it.",
        ),
        (
            {
                "kind": "multiple_choice",
                "prompt": "Which parts of the hip are soft all the way through?",
                "option-4": "The capsule",
                "right": "1",
            },
            "b",
            "No muscle is attached to it.",
        ),
    ],
)
def test_learners_are_asked_it_and_told_who_wrote_it(
    browser: FlaskClient,
    desk: Desk,
    hips: int,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    fields: dict[str, str],
    answer: str,
    told: str,
) -> None:
    write_own(browser, hips, **fields)
    _publish(browser, hips)
    learner = client_of(make_user("lea"))
    quiz = {
        "article": "rotators-of-the-hip",
        "activity": "mixed",
        "length": "5",
        "mode": "practice",
    }
    path = learner.post("/attempts", data={**quiz, "topics": OWN["topic"]}).location
    asked = learner.get(path).text
    assert "Written by an instructor" in asked
    assert fields.get("prompt", _PROMPT) in html.unescape(asked)
    assert told not in asked
    assert QUOTE not in asked
    after = learner.post(path, data={"try": "1", "answer": answer}, follow_redirects=True).text
    assert told in after
    assert QUOTE in after
    attempt = path.rpartition("/")[0]
    assert "Written by an instructor" in learner.get(attempt).text
    progress = learner.get("/progress").text
    assert OWN["topic"] in progress
