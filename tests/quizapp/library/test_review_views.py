from __future__ import annotations

import re

import brotli
import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from quizapp.clock import utc_now
from quizapp.library import deciding
from tests.quizapp.library.conftest import Desk, id_of
from tests.quizapp.library.pages import decide, import_article, seen_on
from tests.quizapp.queries import counted
from tests.quizapp.texts import SHEET

# Bytes of a review page: of 400 facts, for each fact more, and compressed.
_MOST, _EACH, _ROOM = 252_000, 610, 22_000


def test_after_a_decision_comes_the_next_fact(
    browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    first, second = (card.entry.id for card in desk.page(ina, ears).cards[:2])
    answer = decide(browser, ears, first, "accept")
    assert answer.status_code == 303
    assert answer.location.endswith(f"?fact={second}#fact-{second}")
    assert "1 of 7 checked" in browser.get(answer.location).text


def test_a_chosen_fact_is_open_and_marked(
    browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    fact = id_of(desk.page(ina, ears), "Tragicus")
    root = html5lib.parse(
        browser.get(f"/library/{ears}?fact={fact}").text, namespaceHTMLElements=False
    )
    assert [one.get("value") for one in root.findall(".//input[@name='fact']")] == [fact]
    chosen = root.findall(".//a[@aria-current='true'][@class]")
    assert [(a.get("class"), a.get("id")) for a in chosen] == [
        ("mark found chosen", None),
        ("row", f"fact-{fact}"),
    ]
    assert root.findall(f".//span[@id='mark-{fact}']")


def test_steps_that_a_fact_counts_are_there_to_check(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    sheet = desk.bring(ina, SHEET.decode())
    card = next(one for one in desk.page(ina, sheet).cards if one.steps)
    page = browser.get(f"/library/{sheet}").text
    listed = page.split('class="row"')
    row = next(one for one in listed if f"fact={card.entry.id}" in one[:80])
    assert re.findall(r"<li>([^<]+)</li>", row) == [str(escape(one)) for one in card.steps]


def test_ids_are_unique_and_each_mark_has_its_card(browser: FlaskClient, ears: int) -> None:
    for path in (f"/library/{ears}", "/library/1", "/library/1?show=uncertain"):
        page = browser.get(path).text
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        marked = set(re.findall(r'class="mark [^"]*"[^>]* href="[^"]*fact=([^"&#]+)"', page))
        listed = set(re.findall(r'class="row" href="[^"]*fact=([^"&#]+)"', page))
        assert marked
        assert path.endswith("uncertain") or marked <= listed


def test_the_card_of_a_fact_can_be_had_alone(
    browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    fact = id_of(desk.page(ina, ears), "Tragicus")
    card = browser.get(f"/library/{ears}/facts/{fact}")
    assert card.text.lstrip().startswith("<div")
    assert 'name="field-name"' in card.text
    whole = browser.get(f"/library/{ears}?fact={fact}").text
    assert card.text.strip() in whole
    assert browser.get(f"/library/{ears}/facts/none").status_code == 404


def test_the_button_of_a_fact_goes_before_the_fields_of_the_chosen_one(
    browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    page = desk.page(ina, ears)
    chosen, other = id_of(page, "Tragicus"), id_of(page, "Antitragicus")
    shown = browser.get(f"/library/{ears}?fact={chosen}").text
    press = re.search(rf'name="press" value="(verb=reject;fact={other}[^"]*)"', shown)
    assert press is not None
    fields = {"fact": chosen, "seen": "0", "field-name": "Tragicus", "press": press[1]}
    assert browser.post(f"/library/{ears}/decisions", data=fields).status_code == 303
    states = {card.entry.id: card.entry.state for card in desk.page(ina, ears).cards}
    assert (states[chosen], states[other]) == ("found", "rejected")


@pytest.mark.parametrize(
    "press", ["", ";;", "verb", "=" * 99, ";".join("abcdefghijklmnopqrstuvwxyz")]
)
def test_a_button_that_says_nothing_is_refused(browser: FlaskClient, ears: int, press: str) -> None:
    answer = browser.post(f"/library/{ears}/decisions", data={"press": press})
    assert answer.status_code == 400


def test_an_article_without_facts_asks_for_some_and_counts_nothing(browser: FlaskClient) -> None:
    page = browser.get(f"/library/{import_article(browser, 'The sea was grey.')}").text
    assert "No fact was found in this article." in page
    assert "0 of 0" not in page
    assert "<progress" not in page


@pytest.mark.parametrize(("show", "count"), [("open", 6), ("rejected", 1), ("none", 7)])
def test_a_filter_shows_some_of_the_facts(
    browser: FlaskClient, desk: Desk, ina: int, ears: int, show: str, count: int
) -> None:
    decide(browser, ears, id_of(desk.page(ina, ears), "Tragicus"), "reject")
    page = browser.get(f"/library/{ears}?show={show}").text
    assert page.count('<li class="fact ') == count


def test_a_correction_that_cannot_be_used_comes_back_as_it_was_typed(
    browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    fact = id_of(desk.page(ina, ears), "Tragicus")
    fields = {"field-name": "", "field-qualifier": "a part of it"}
    answer = decide(browser, ears, fact, "correct", **fields)
    assert answer.status_code == 422
    assert "Fill this in." in answer.text
    assert 'value="a part of it"' in answer.text


def test_of_two_who_decide_at_once_the_second_sees_both_and_chooses(
    browser: FlaskClient, desk: Desk, otto: int, ina: int, ears: int
) -> None:
    fact = id_of(desk.page(ina, ears), "Tragicus")
    theirs = {"name": "Theirs"}
    seen = desk.sight(otto, ears, fact)
    desk.do(deciding.decide, otto, ears, fact, "correct", theirs, seen, utc_now())
    answer = decide(browser, ears, fact, "correct", **{"field-name": "Mine", "seen": seen})
    assert answer.status_code == 409
    assert "otto" in answer.text
    assert "Theirs" in answer.text
    assert 'value="Mine"' in answer.text
    again = {"seen": seen_on(answer.text), "field-name": "Mine"}
    assert decide(browser, ears, fact, "correct", **again).status_code == 303
    assert "Mine is" in browser.get(f"/library/{ears}").text


def test_what_the_page_showed_already_overwrites_nothing(
    browser: FlaskClient, desk: Desk, otto: int, ina: int, ears: int
) -> None:
    page = desk.page(ina, ears)
    fact, other = id_of(page, "Tragicus"), id_of(page, "Helicis major")
    shown = re.findall(
        r'name="was-(\w+)" value="([^"]*)"', browser.get(f"/library/{ears}?fact={fact}").text
    )
    assert [name for name, _ in shown] == ["name", "qualifier", "group"]
    form = {f"{prefix}-{name}": text for name, text in shown for prefix in ("was", "field")}
    theirs = {"group": "wigglers of the ear"}
    seen = desk.sight(otto, ears, other)
    desk.do(deciding.decide, otto, ears, other, "correct", theirs, seen, utc_now())
    answer = decide(browser, ears, fact, "correct", **form | {"field-name": "Mine", "seen": "old"})
    assert answer.status_code == 409
    assert 'name="field-group" value="wigglers of the ear"' in answer.text
    assert 'name="field-name" value="Mine"' in answer.text


def test_a_page_that_is_old_accepts_nothing_and_drops_nothing(
    browser: FlaskClient, desk: Desk, otto: int, ina: int, ears: int
) -> None:
    old = browser.get(f"/library/{ears}").text
    fact = id_of(desk.page(ina, ears), "Tragicus")
    seen = desk.sight(otto, ears, fact)
    desk.do(deciding.decide, otto, ears, fact, "reject", {}, seen, utc_now())
    certain = re.search(r'accept-certain">.*?name="seen" value="(\w+)"', old, re.DOTALL)
    assert certain is not None
    for act in ("accept-certain", "lost"):
        answer = browser.post(f"/library/{ears}/{act}", data={"seen": certain[1]})
        assert answer.status_code == 409
        assert "Nothing is stored: look again." in answer.text
    assert desk.page(ina, ears).checked == 1


def test_a_decision_about_a_fact_that_is_gone_is_told_and_kept_on_the_page(
    browser: FlaskClient, ears: int
) -> None:
    answer = decide(browser, ears, "member-0", "correct", **{"field-name": "Typed with care"})
    assert answer.status_code == 409
    assert "This fact is no longer there" in answer.text
    assert "Typed with care" in answer.text


def test_a_fact_is_added_by_its_quotation(browser: FlaskClient, ears: int) -> None:
    query = {"kind": "member", "quote": "The lobe is soft", "start": "9"}
    form = browser.get(f"/library/{ears}/add", query_string=query).text
    assert ">The lobe is soft</textarea>" in form
    fields = {"field-name": "Lobe", "field-new_group": "soft parts"}
    answer = browser.post(f"/library/{ears}/add", data=query | fields)
    assert answer.status_code == 303
    assert "Lobe is" in browser.get(answer.location).text
    wrong = browser.post(f"/library/{ears}/add", data=query | {"quote": "Nowhere"} | fields)
    assert wrong.status_code == 422
    assert "These words do not stand in the article." in wrong.text
    assert 'value="Lobe"' in wrong.text


def test_a_missing_goal_is_written_at_its_exercise(browser: FlaskClient) -> None:
    squat = "# Legs\n\n## Wall squat\n\n1. Stand with your back to a wall.\n2. Slide down.\n\n"
    article = import_article(browser, squat + "Do 3 sets of 10 repetitions.\n")
    page = browser.get(f"/library/{article}").text
    link = re.search(r'href="(/library/\d+/add\?kind=goal[^"]+)"', page)
    assert link is not None
    form = browser.get(link[1].replace("&amp;", "&")).text
    assert 'value="Wall squat" selected' in form
    goal = {"kind": "goal", "field-exercise": "Wall squat", "field-goal": "It wakes the thighs."}
    answer = browser.post(f"/library/{article}/add", data=goal)
    page = browser.get(answer.location).text
    assert "It wakes the thighs." in page
    assert "words, and not the article" in page
    assert "kind=goal" not in page


def test_a_page_grows_by_so_much_for_each_fact_and_asks_no_more_of_the_database(
    app: Flask, browser: FlaskClient
) -> None:
    sizes, queries = [], []
    for count in (200, 400):
        article = import_article(browser, _many(count))
        with counted(app) as statements:
            page = browser.get(f"/library/{article}")
        assert f"0 of {count} checked" in page.text
        sizes.append(len(page.data))
        queries.append(len(statements))
    assert sizes[1] < _MOST
    assert sizes[1] - sizes[0] < 200 * _EACH
    assert len(brotli.compress(page.data, quality=2)) < _ROOM
    assert queries[0] == queries[1] <= 4


def test_a_long_review_has_its_topics_to_go_to(browser: FlaskClient) -> None:
    page = browser.get(f"/library/{import_article(browser, _many(40))}").text
    ways = re.findall(r'<li><a href="#(topic-\d+)">([\w ]+)</a>', page)
    assert [name for name, _topic in ways] == [f"topic-{n}" for n in range(1, 5)]
    for name, topic in ways:
        first = page.partition(f'<li id="{name}"')[2]
        assert f">{topic}</span></p>" in first.partition("</li>")[0]
    assert "#topic-1" not in browser.get(f"/library/{import_article(browser, _many(20))}").text


def _many(count: int) -> str:
    groups = []
    for number in range(count // 10):
        part = "abcdefghijklmnopqrstuvwxyz"[number % 26] + "aeiou"[number // 26]
        names = "".join(f"- Musculus {part}{letter}us\n" for letter in "abcdefghij")
        groups.append(f"## Group {part}\n\nIn all, 10 muscles move the {part}lum:\n\n{names}\n")
    return "# Many\n\n" + "".join(groups)
