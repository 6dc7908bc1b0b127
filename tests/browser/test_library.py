"""An article comes in, is checked fact by fact, published, asked about, edited, published again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import count

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.browser.ways import Way, in_one_of_two_ways

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
MakePerson = Callable[..., Person]
_numbers = count(1)
_PAGE = """<!doctype html><html><head><title>Calf {n}</title></head><body>
<nav><a href="/shop">Shop</a> <a href="/about">About us</a></nav>
<div class="cookie-banner"><button>Accept all cookies</button></div>
<main><h1>Muscles of the calf {n}</h1>
<p>The calf moves the foot. Its deepest muscle is popliteus, which unlocks the knee.</p>
<h2>Plantar flexors of the foot</h2>
<p>In all, 4 muscles point the foot down:</p>
<ul><li>Gastrocnemiuss</li><li>Soleus</li><li>Plantaris</li><li>Flexor digitorum longus</li></ul>
<h2>Dorsiflexors of the foot</h2>
<p>In all, 3 muscles pull the foot up:</p>
<ul><li>Tibialis anterior</li><li>Extensor hallucis longus</li><li>Sartorius</li></ul>
</main><footer>Copyright by nobody</footer></body></html>"""
_EDITED = ("The calf moves the foot.", "The calf moves the foot and bears the body.")


def _log_in(visitor: Visitor, make_person: MakePerson, role: Role) -> Page:
    person = make_person(role)
    steps.log_in(visitor, person)
    return visitor.page


def _import(page: Page, content: str, name: str = "calf.html") -> str:
    """Brings a file in and gives the address of its review."""
    page.goto("/library/new")
    file = {"name": name, "mimeType": "text/html", "buffer": content.encode()}
    page.locator('input[type="file"]').set_input_files([file])
    page.get_by_role("button", name="Read the article").click()
    page.wait_for_url(re.compile(r"/library/\d+$"))
    return page.url


def _card(page: Page, words: str) -> Locator:
    return page.locator(".fact", has=page.locator(".row", has_text=words))


def _open(page: Page, words: str) -> Locator:
    """Opens the card of a fact, in the pane of the facts."""
    if page.locator("#pane-facts").is_visible():
        page.locator("#pane-facts").check()
    card = _card(page, words)
    if not card.locator(".body").is_visible():
        card.locator(".row").click()
    expect(card.locator(".body")).to_be_visible()
    return card


def _correct(page: Page, words: str, name: str) -> None:
    card = _open(page, words)
    card.locator(".correct summary").click()
    card.get_by_label("Name").fill(name)
    card.get_by_label("Name").press("Enter")
    expect(_card(page, name).locator(".row b")).to_have_text("Corrected")


def _reject(page: Page, words: str) -> None:
    _open(page, words).get_by_role("button", name="Reject").click()
    expect(_card(page, words).locator(".row b")).to_have_text("Rejected")


def _select(page: Page, words: str) -> None:
    """Selects words of the article, as with a mouse."""
    page.evaluate(
        """(words) => {
            const walk = document.createTreeWalker(document.querySelector("[data-article]"), 4);
            while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walk.currentNode, at);
                range.setEnd(walk.currentNode, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
        }""",
        words,
    )


def _add_member(visitor: Visitor, quote: str, name: str, group: str) -> None:
    """By selecting where scripts run, else by typing the quotation."""
    page = visitor.page
    if visitor.way.scripts:
        if page.locator("#pane-article").is_visible():
            page.locator("#pane-article").check()
        _select(page, quote)
        page.get_by_role("button", name="Add a fact from this").click()
        expect(page.locator("#add-kind")).to_be_focused()
        expect(page.locator("#add-quote")).to_have_value(quote)
    else:
        page.get_by_text("Add a fact that was not found").click()
        page.locator("#add-quote").fill(quote)
    page.locator("#add-kind").select_option("member")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Another group").fill(group)
    page.get_by_role("button", name="Add the fact").click()
    expect(_card(page, name).locator(".row b")).to_have_text("Added")


def _publish(page: Page, review: str, number: int) -> None:
    page.goto(f"{review}/publish")
    if page.locator("#anyway").count():
        page.locator("#anyway").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/library")
    expect(page.locator(".flashes")).to_contain_text(f"Version {number} is published.")


@in_one_of_two_ways
def test_an_article_becomes_a_quiz_and_an_edit_keeps_what_learners_know(
    visit: Visit, server_app: Flask, make_person: MakePerson, way: Way
) -> None:
    instructor, learner = visit(way), visit(way)
    page = _log_in(instructor, make_person, Role.INSTRUCTOR)
    number = next(_numbers)
    slug = f"muscles-of-the-calf-{number}"
    review = _import(page, _PAGE.format(n=number))
    _correct(page, "Gastrocnemiuss", "Gastrocnemius")
    _add_member(instructor, "popliteus", "Popliteus", "rotators of the knee")
    _reject(page, "Sartorius")
    page.goto(f"{review}/items")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Muscles of the calf {number}")
    _publish(page, review, 1)

    student = _log_in(learner, make_person, Role.LEARNER)
    student.goto(f"/quizzes?article={slug}")
    student.get_by_role("button", name="Start a mixed quiz").click()
    student.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    steps.finish(learner, server_app, right=True)
    student.goto("/progress")
    before = student.locator("main").inner_text()
    assert f"Muscles of the calf {number}" in before
    assert re.search(r"[1-9]\d* of \d+ facts seen", before)

    page.goto(f"{review}/text")
    source = page.get_by_label("Text, as Markdown")
    source.fill(source.input_value().replace(*_EDITED))
    page.get_by_role("button", name="Save the text").click()
    page.wait_for_url(review)
    expect(_card(page, "Gastrocnemius").locator(".row b")).to_have_text("Corrected")
    expect(_card(page, "Popliteus").locator(".row b")).to_have_text("Added")
    expect(_card(page, "Sartorius").locator(".row b")).to_have_text("Rejected")
    _publish(page, review, 2)
    student.goto("/progress")
    assert student.locator("main").inner_text() == before
    student.goto(f"/articles/{slug}")
    expect(student.locator("article")).to_contain_text(_EDITED[1])


def test_marks_and_cards_choose_each_other_without_a_new_page(
    visit: Visit, make_person: MakePerson
) -> None:
    instructor = visit()
    page = _log_in(instructor, make_person, Role.INSTRUCTOR)
    review = _import(page, _PAGE.format(n=next(_numbers)))
    instructor.requests.clear()
    page.locator("a.mark", has_text="Plantaris").click()
    card = _card(page, "Plantaris")
    expect(card.locator("blockquote")).to_be_visible()
    expect(card.locator(".row")).to_be_focused()
    expect(page.locator("a.mark.chosen")).to_have_text("Plantaris")
    expect(page.locator("[aria-current=true].mark, [aria-current=true].row")).to_have_count(2)
    _card(page, "Tibialis").locator(".row").click()
    expect(page.locator("a.mark.chosen")).to_have_text("Tibialis anterior")
    expect(_card(page, "Tibialis").locator("blockquote")).to_be_visible()
    expect(card.locator("blockquote")).to_have_count(0)
    assert len(instructor.requests) == 2
    assert all("/facts/" in one.url for one in instructor.requests)
    assert page.url == review


def test_where_a_card_cannot_be_fetched_the_page_itself_shows_it(
    visit: Visit, make_person: MakePerson
) -> None:
    page = _log_in(visit(), make_person, Role.INSTRUCTOR)
    review = _import(page, _PAGE.format(n=next(_numbers)))
    page.route("**/facts/*", lambda route: route.abort())
    _card(page, "Plantaris").locator(".row").click()
    page.wait_for_url(f"{review}?fact=*")
    expect(_card(page, "Plantaris").locator("blockquote")).to_be_visible()
    expect(_card(page, "Plantaris").locator(".row")).to_be_focused()


def test_facts_are_checked_by_keys_while_one_has_the_focus(
    visit: Visit, make_person: MakePerson
) -> None:
    page = _log_in(visit(), make_person, Role.INSTRUCTOR)
    _import(page, _PAGE.format(n=next(_numbers)))
    cards = page.locator(".fact .row")
    page.keyboard.press("r")
    expect(page.locator(".fact.rejected")).to_have_count(0)
    cards.first.focus()
    page.keyboard.press("ArrowDown")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator(".fact.rejected")).to_have_count(1)
    expect(cards.nth(2)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".fact.accepted")).to_have_count(1)
    expect(cards.nth(3)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cards.nth(4)).to_be_focused()
    expect(page.locator("a.mark.chosen")).to_contain_text("Flexor digitorum longus")
    page.keyboard.press("Enter")
    expect(page.locator(".fact.chosen .body")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".fact .body")).to_have_count(0)


@in_one_of_two_ways
def test_after_a_decision_the_next_fact_has_the_focus(
    visit: Visit, make_person: MakePerson, way: Way
) -> None:
    page = _log_in(visit(way), make_person, Role.INSTRUCTOR)
    _import(page, _PAGE.format(n=next(_numbers)))
    _open(page, "Soleus").get_by_role("button", name="Accept").click()
    expect(_card(page, "Soleus").locator(".row b")).to_have_text("Accepted")
    expect(_card(page, "Plantaris").locator(".row")).to_be_focused()


_HOLD = """# Wall work {n}

## Wall squat

1. Stand with your back to a wall.
2. Slide down.

Hold for 30 to 60 seconds. Do 3 sets.

## Heel raise

1. Stand on one leg.
2. Rise on your toes.

Do 2 sets of 8 repetitions.
"""


@in_one_of_two_ways
def test_who_corrects_a_number_is_led_to_its_sentence_and_publishes_on_purpose(
    visit: Visit, make_person: MakePerson, way: Way
) -> None:
    page = _log_in(visit(way), make_person, Role.INSTRUCTOR)
    review = _import(page, _HOLD.format(n=next(_numbers)), "wall.md")
    card = _open(page, "Wall squat is done for")
    card.locator(".correct summary").click()
    card.get_by_label("Hold, in seconds").fill("20")
    card.get_by_role("button", name="Save the correction").click()
    warning = _card(page, "Wall squat is done for").locator(".doubt", has_text="the article says")
    expect(warning).to_contain_text("30-60, and the answer is to be 20")
    page.goto(f"{review}/publish")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Change this sentence").click()
    expect(page.locator("blockquote")).to_have_text("Hold for 30 to 60 seconds.")
    if way.scripts:
        selected = "[...document.querySelectorAll('textarea')].map((one) =>"
        selected += " one.value.slice(one.selectionStart, one.selectionEnd))"
        wanted = json.dumps(["Hold for 30 to 60 seconds."])
        page.wait_for_function(f"JSON.stringify({selected}) === JSON.stringify({wanted})")
    page.goto(f"{review}/publish")
    page.get_by_label("Publish all the same").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/library")


def test_a_line_that_was_left_out_is_put_back_and_shown_where_it_stands(
    visit: Visit, make_person: MakePerson
) -> None:
    page = _log_in(visit(), make_person, Role.INSTRUCTOR)
    review = _import(page, _PAGE.format(n=next(_numbers)))
    page.get_by_text("Left out when reading").click()
    expect(page.get_by_text("Copyright by nobody")).to_be_visible()
    page.goto(f"{review}/text?show=left-out")
    line = page.locator(".left-out li", has_text="Copyright by nobody")
    line.get_by_role("button", name="Put back").click()
    source = page.get_by_label("Text, as Markdown")
    assert source.input_value().endswith("\n\nCopyright by nobody\n")
    page.get_by_role("button", name="Save the text").click()
    page.wait_for_url(review)
    expect(page.locator("[data-article]")).to_contain_text("Copyright by nobody")


_INJECTIONS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)><circle r=9 /></svg>",
    '<a href="javascript:alert(4)">Soleus link</a>',
    "[Plantaris link](javascript:alert(5))",
    "[data link](data:text/html,<script>alert(6)</script>)",
    "<iframe src='javascript:alert(7)'></iframe>",
    "<style>body { display: none }</style>",
    '"><script>alert(8)</script>',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "<details open ontoggle=alert(9)><summary>More</summary></details>",
    "&lt;script&gt;alert(10)&lt;/script&gt;",
)
_FOREIGN = (
    "main script, main iframe, main img, main style, main [onerror], main [onload],"
    ' main [ontoggle], main a[href^="javascript"], main a[href^="data"]'
)


def _hostile(way_in: str, number: int) -> str:
    entries = [
        f"Muscle {name}us {evil}" for name, evil in zip("abcdefghijkl", _INJECTIONS, strict=True)
    ]
    asked = ("Tensor fasciae latae", "Gluteus minimus", "Gluteus medius")
    if way_in == "paste":
        listed = "\n".join(f"- {one}" for one in entries)
        turning = "\n".join(f"- {one}" for one in asked)
        return (
            f"# Evil {number} {_INJECTIONS[8]}\n\nIn all, 12 muscles bend the toe:\n\n{listed}\n\n"
            f"## Internal rotators of the hip\n\n{turning}\n"
        )
    listed, turning = ("".join(f"<li>{one}</li>" for one in some) for some in (entries, asked))
    return (
        f"<html><body><h1>Evil {number} {_INJECTIONS[1]}</h1><p>In all, 12 muscles bend the toe:"
        f"</p><ul>{listed}</ul><h2>Internal rotators of the hip</h2><ul>{turning}</ul>"
        f"{''.join(_INJECTIONS)}</body></html>"
    )


@pytest.mark.parametrize("way_in", ["file", "paste"])
def test_nothing_of_an_article_runs_or_becomes_markup_on_any_page(
    visit: Visit, make_person: MakePerson, way_in: str
) -> None:
    instructor = visit()
    dialogs: list[str] = []
    page = _log_in(instructor, make_person, Role.INSTRUCTOR)
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    number = next(_numbers)
    if way_in == "file":
        review = _import(page, _hostile(way_in, number))
    else:
        page.goto("/library/new")
        page.get_by_label("Or the text itself").fill(_hostile(way_in, number))
        page.get_by_label("Author").fill(_INJECTIONS[8])
        page.get_by_label("Where it is from").fill("javascript:alert(11)")
        page.get_by_role("button", name="Read the article").click()
        page.wait_for_url(re.compile(r"/library/\d+$"))
        review = page.url
    expect(page.locator(".fact")).not_to_have_count(0)
    foreign = page.locator(_FOREIGN).count()
    paths = ["", "/items", "/coverage", "/text", "/publish", "/add?kind=member"]
    for path in paths:
        page.goto(review + path)
        foreign += page.locator(_FOREIGN).count()
    page.goto(f"{review}/items")
    page.locator(".items a").first.click()
    foreign += page.locator(_FOREIGN).count()
    _publish(page, review, 1)
    foreign += page.locator(_FOREIGN).count()
    page.goto("/library")
    foreign += page.locator(_FOREIGN).count()
    slug = _slug_of(page, number)
    for path in (f"/articles/{slug}", f"/quizzes?article={slug}"):
        page.goto(path)
        foreign += page.locator(_FOREIGN).count()
    page.get_by_role("button", name="Start a mixed quiz").click()
    page.wait_for_url(re.compile(r"/attempts/\d+/1$"))
    foreign += page.locator(_FOREIGN).count()
    assert (foreign, dialogs) == (0, [])


def _slug_of(page: Page, number: int) -> str:
    page.goto("/quizzes")
    link = page.locator('a[href*="article="]', has_text=f"Evil {number}").first
    return (link.get_attribute("href") or "").partition("article=")[2]
