from __future__ import annotations

import html
import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from questions.review import KINDS
from quizapp.articles.making import MAX_FACTS
from quizapp.library import words
from quizapp.library.cards import Card
from tests.quizapp.library.conftest import HIPS, Desk
from tests.quizapp.library.pages import decide, import_article


def test_each_item_is_previewed_with_its_key_apart(browser: FlaskClient, hips: int) -> None:
    items = browser.get(f"/library/{hips}/items").text
    links = re.findall(r'href="(/library/\d+/items/[^"]+)"', items)
    assert links
    for link in links:
        page = browser.get(link)
        assert page.status_code == 200
        seen, told = page.text.split("For reviewers only")
        assert "Right answer" not in seen
        assert 'href="/library/' in told
    assert browser.get(f"/library/{hips}/items/none").status_code == 404


def test_blanks_are_listed_as_gaps(browser: FlaskClient) -> None:
    article = import_article(
        browser, f"{HIPS}\nThe labrum is a ring of cartilage around the socket.\n"
    )
    items = browser.get(f"/library/{article}/items").text
    assert "_____" in items
    assert "[[b1]]" not in items


def test_coverage_is_painted_on_the_text(browser: FlaskClient, hips: int) -> None:
    page = browser.get(f"/library/{hips}/coverage").text
    assert page.count('class="covered tested" href') >= 7
    assert (
        ">The skin over the hip is soft all the way through and is moved by no muscle.</p>" in page
    )


def test_publishing_says_what_is_not_checked(browser: FlaskClient, hips: int) -> None:
    page = browser.get(f"/library/{hips}/publish").text
    assert "7 facts are not checked; questions are made of them all the same." in page
    assert "uncertain" not in page
    assert 'name="anyway"' not in page
    answer = _publish(browser, hips)
    assert answer.status_code == 303
    assert "Version 1 is published." in browser.get(answer.location).text
    late = browser.post(f"/library/{hips}/publish", data={"token": "none"})
    assert late.status_code == 409


def _publish(browser: FlaskClient, article: int, **fields: str) -> TestResponse:
    page = browser.get(f"/library/{article}/publish").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    return browser.post(f"/library/{article}/publish", data={"token": token[1], **fields})


def test_what_is_uncertain_is_published_only_on_purpose(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    article = import_article(browser, HIPS.replace("In all, 4 muscles", "In all, 5 muscles"))
    page = browser.get(f"/library/{article}/publish").text
    assert "7 facts are not checked" in page
    assert "4 of them are uncertain." in page
    refused = _publish(browser, article)
    assert refused.status_code == 422
    assert "Tick this, or check the facts first." in refused.text
    assert desk.page(ina, article).head.published is None
    assert _publish(browser, article, anyway="yes").status_code == 303
    assert desk.page(ina, article).head.published == 1


_SQUAT = """# Legs

## Wall squat

1. Stand with your back to a wall.
2. Slide down.

Hold for 30 to 60 seconds. Do 3 sets.

## Heel raise

1. Stand on one leg.
2. Rise on your toes.

Do 2 sets of 8 repetitions.
"""


def test_a_number_that_the_article_does_not_have_is_warned_of_until_the_text_has_it(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    article = import_article(browser, _SQUAT)
    card = _dose_of(desk, ina, article)
    fields = {"seen": card.sight, "field-hold_seconds": "20"}
    assert decide(browser, article, card.entry.id, "correct", **fields).status_code == 303
    warning = "Hold, in seconds: the article says 30-60, and the answer is to be 20."
    way = f"/library/{article}/text?fact={card.entry.id}"
    for path in ("", "/items", "/publish"):
        page = browser.get(f"/library/{article}{path}").text
        assert warning in page
        assert f'href="{way}"' in page
    assert _publish(browser, article).status_code == 422
    text = browser.get(way).text
    assert '<blockquote lang="en">Hold for 30 to 60 seconds.</blockquote>' in text
    mended = {"title": "Legs", "seen": "1", "text": _SQUAT.replace("30 to 60", "20")}
    assert browser.post(f"/library/{article}/text", data=mended).status_code == 303
    assert "20 seconds" in _dose_of(desk, ina, article).entry.text
    assert warning not in browser.get(f"/library/{article}").text


def _dose_of(desk: Desk, user: int, article: int) -> Card:
    cards = desk.page(user, article).cards
    return next(one for one in cards if one.entry.kind == "dose" and "Wall" in one.entry.text)


def test_more_facts_than_a_course_can_hold_are_told_with_a_way_on(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    lines = "".join(f"- Habit number {number} of the day\n" for number in range(MAX_FACTS + 1))
    article = desk.bring(ina, f"# Stiff ears\n\nStiff ears may come from:\n\n{lines}")
    assert browser.get(f"/library/{article}").status_code == 200
    answers = [browser.get(f"/library/{article}/{name}") for name in ("items", "coverage")]
    answers.append(browser.get(f"/library/{article}/publish"))
    for answer in answers:
        assert answer.status_code == 422
        assert "This article has 1,001 facts." in answer.text
        assert f'href="/library/{article}"' in answer.text


STRETCHES = """# Exercises for a stiff calf

## Wall calf stretch

1. Stand in front of a wall.
2. Step back with one foot and press the heel down.
3. Hold for 30 seconds.

## Against the stairs

1. Stand on the lowest stair.
2. Let the heels sink.
3. Hold for 20 seconds.
"""


def test_what_does_not_stand_by_itself_waits_for_a_reviewer(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    article = import_article(browser, STRETCHES)
    page = html.unescape(browser.get(f"/library/{article}/items").text)
    assert "“Wall calf stretch”" in page
    assert "“Against the stairs”" not in page
    assert "1 question is left out" in page
    assert "What should be an exercise has no name of its own." in page
    assert "Accept all 4 of this exercise" in browser.get(f"/library/{article}").text
    doses = [one.entry for one in desk.page(ina, article).cards if one.entry.kind == "dose"]
    assert decide(browser, article, doses[1].id, "accept").status_code == 303
    page = html.unescape(browser.get(f"/library/{article}/items").text)
    assert "“Against the stairs”" in page
    assert "left out" not in page


def test_an_article_without_questions_says_what_they_wait_for(browser: FlaskClient) -> None:
    text = STRETCHES.replace("Wall calf stretch", "With a wall")
    article = import_article(browser, text)
    page = browser.get(f"/library/{article}/items").text
    assert "Nothing in the article can be asked yet." in page
    assert "2 questions are left out" in page
    assert f'href="/library/{article}?show=open"' in page


def test_an_article_whose_facts_give_no_question_says_what_they_lack(browser: FlaskClient) -> None:
    text = "# Dizziness\n\nDizziness may be caused by:\n\n- low blood sugar\n- too little water\n"
    article = import_article(browser, text)
    page = html.unescape(browser.get(f"/library/{article}/items").text)
    assert "No fact here gives a question that we would ask." in page
    assert "Cause (2)." in page
    assert "Causes alone give none:" in page
    assert "A dose is asked where" not in page
    assert f'href="/library/{article}/own"' in page


def test_an_article_without_facts_says_so(browser: FlaskClient) -> None:
    article = import_article(browser, "# Notes\n\nKeep warm and enjoy the walk.\n")
    page = browser.get(f"/library/{article}/items").text
    assert "No fact was found in this article, so there is nothing to ask." in page
    assert f'href="/library/{article}/own"' in page


def test_what_is_missing_is_said_of_each_kind_of_fact() -> None:
    assert set(words.ALONE) == set(words.KINDS) == set(KINDS)
