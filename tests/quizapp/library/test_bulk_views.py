"""Whole lists, columns, exercises and lines that were left out, on their pages."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.library.cards import ReviewPage
from tests.quizapp.library.conftest import EARS, Desk
from tests.quizapp.library.pages import import_article
from tests.quizapp.queries import counted

_PAGE = """# The forearm

The front of the forearm bends the wrist.

## Do not begin with

- a cast
- a rash

## Signs

| Sign | What is seen |
| --- | --- |
| Phalen | numb fingers |
| Tinel | tingling |

## Table slide

1. Sit at a table with a towel under your hand.
2. Slide the towel away from you.

Repeat 8 times, twice daily.

After that, at a door: stand in a doorway with your forearm on the frame. Turn away. Hold for
20 seconds.
"""
_OUTSIDE = (
    "<html><body><nav>Shop</nav><main><h1>Ears</h1><p>Ears hear well.</p></main></body></html>"
)


@pytest.fixture
def arm(desk: Desk, ina: int) -> int:
    return desk.bring(ina, _PAGE)


def texts(page: ReviewPage, state: str = "added") -> list[str]:
    return [card.entry.text for card in page.cards if card.entry.state == state]


def field(page: str, name: str, after: str = "") -> str:
    """The value of the first hidden field of this name, behind some words."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page[page.index(after) :])
    assert found is not None, name
    return found[1]


def test_what_gave_no_question_is_listed_with_what_it_may_be(
    browser: FlaskClient, arm: int
) -> None:
    page = browser.get(f"/library/{arm}?show=unread").text
    assert page.count('<li class="fact unread"') == 2
    assert '<option value="contraindication" selected>' in page
    assert "Make 2 facts of it" in page
    assert 'name="relation-1" value="What is seen"' in page
    assert 'class="mark unread"' in page
    assert 'class="fact unread"' not in browser.get(f"/library/{arm}").text


def test_an_article_that_gives_nothing_says_why(browser: FlaskClient) -> None:
    page = browser.get(f"/library/{import_article(browser, 'The sea was grey.')}").text
    assert "The text is very short." in page
    assert "It has no lists and no tables" in page


def test_one_press_makes_a_list_and_the_same_press_again_nothing(
    browser: FlaskClient, desk: Desk, ina: int, arm: int
) -> None:
    data = {"kind": "contraindication", "home": "wrist pain", "lines": "a cast\r\na rash\r\n"}
    for _ in range(2):
        answer = browser.post(f"/library/{arm}/list", data=data)
        assert answer.status_code == 303
        assert texts(desk.page(ina, arm)) == [
            "A reason not to do wrist pain: a cast.",
            "A reason not to do wrist pain: a rash.",
        ]
    assert "These are among the facts already." in browser.get(answer.location).text
    assert len(desk.page(ina, arm).unread) == 1


def test_a_list_that_cannot_be_used_comes_back_as_it_was_typed(
    browser: FlaskClient, desk: Desk, ina: int, arm: int
) -> None:
    data = {"kind": "cause", "home": "wrist pain", "lines": "a cast\na fall"}
    answer = browser.post(f"/library/{arm}/list", data=data)
    assert answer.status_code == 422
    assert "“a fall”" in answer.text
    assert "a cast\na fall</textarea>" in answer.text
    assert texts(desk.page(ina, arm)) == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"kind": "cause", "home": "", "lines": "a cast"}, 422),
        ({"kind": "cause", "home": "x", "lines": " \n- \n"}, 422),
        ({"kind": "cause", "home": "a\x00b", "lines": "a cast\x00"}, 303),
        ({"kind": "cause", "home": "?", "lines": "a cast"}, 422),
        ({"kind": "cause", "home": "x" * 999, "lines": "a cast"}, 422),
        ({"kind": "dose", "home": "x", "lines": "a cast"}, 400),
        ({"kind": "", "home": "x", "lines": "a cast"}, 400),
        ({}, 400),
    ],
)
def test_odd_lists_are_refused(
    browser: FlaskClient, arm: int, data: dict[str, str], status: int
) -> None:
    assert browser.post(f"/library/{arm}/list", data=data).status_code == status


def test_selected_lines_begin_a_list_with_their_heading(browser: FlaskClient, arm: int) -> None:
    page = browser.get(f"/library/{arm}/list", query_string={"quote": "a cast\na rash"}).text
    assert "a cast\na rash</textarea>" in page
    assert '<option value="contraindication" selected>' in page


def test_what_was_added_last_is_suggested_next(browser: FlaskClient, arm: int) -> None:
    data = {"kind": "cause", "home": "wrist pain", "lines": "a cast"}
    browser.post(f"/library/{arm}/list", data=data)
    page = browser.get(f"/library/{arm}/add?kind=cause&quote=a+rash").text
    assert 'value="wrist pain" selected' in page
    assert ">a rash</textarea>" in page


def test_a_column_is_named_once_and_renamed_once_for_all_rows(
    browser: FlaskClient, desk: Desk, ina: int, arm: int
) -> None:
    shown = browser.get(f"/library/{arm}?show=unread").text
    form = {name: field(shown, name, "/columns") for name in ("seen", "start")}
    data = form | {"subject": "0", "relation-1": "finding"}
    for _ in range(2):
        assert browser.post(f"/library/{arm}/columns", data=data).status_code == 303
        added = texts(desk.page(ina, arm))
        assert added == ["Finding of phalen: numb fingers.", "Finding of tinel: tingling."]
    column = next(c.entry.parent for c in desk.page(ina, arm).cards if c.entry.kind == "attribute")
    path = f"/library/{arm}/lists/{column}"
    assert 'value="finding"' in browser.get(path).text
    rename = {"kind": "attribute", "verb": "rename", "name": "what it shows"}
    assert browser.post(path, data=rename).status_code == 303
    assert texts(desk.page(ina, arm)) == [
        "What it shows of phalen: numb fingers.",
        "What it shows of tinel: tingling.",
    ]
    assert browser.post(path, data=rename | {"name": " "}).status_code == 422
    assert browser.post(path, data=rename | {"verb": "undo"}).status_code == 400
    assert browser.post(f"{path}x", data=rename).status_code == 404


def test_columns_of_a_text_that_was_changed_store_nothing(
    browser: FlaskClient, desk: Desk, ina: int, arm: int
) -> None:
    data = {"seen": "7", "start": "0", "subject": "0", "relation-1": "finding"}
    assert browser.post(f"/library/{arm}/columns", data=data).status_code == 409
    unnamed = {"seen": "1", "start": "0", "subject": "0", "relation-1": " "}
    assert browser.post(f"/library/{arm}/columns", data=unnamed).status_code == 422
    nowhere = {"seen": "1", "start": "0", "subject": "0", "relation-1": "finding"}
    assert browser.post(f"/library/{arm}/columns", data=nowhere).status_code == 404
    assert texts(desk.page(ina, arm)) == []


def test_a_mark_splits_an_exercise_and_taken_away_joins_it_again(
    browser: FlaskClient, desk: Desk, ina: int, arm: int
) -> None:
    before = texts(desk.page(ina, arm), "found")
    card = next(c for c in desk.page(ina, arm).cards if c.entry.text.startswith("Table slide has"))
    path = f"/library/{arm}/exercises"
    shown = browser.get(f"{path}?exercise={card.exercise}").text
    (door,) = re.findall(r'name="begin" value="(\d+)"> <span lang="en">After', shown)
    (slide,) = re.findall(r'name="begin" value="(\d+)" checked', shown)
    form = {name: field(shown, name) for name in ("seen", "from", "to")}
    for _ in range(2):
        data = form | {"begin": [slide, door]}
        assert browser.post(path, data=data).status_code == 303
        added = texts(desk.page(ina, arm))
        assert "After that, at a door is done for a hold of 20 seconds." in added
    assert browser.post(path, data=form | {"begin": slide}).status_code == 303
    assert texts(desk.page(ina, arm), "found") == before
    assert texts(desk.page(ina, arm)) == []
    assert browser.post(path, data=form | {"seen": "9"}).status_code == 409
    assert browser.get(f"{path}?exercise=none").status_code == 404


def test_a_list_may_be_the_steps_of_one_exercise(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    text = "# Hand\n\nYou know this.\n\n## Fan\n\n1. All fingers apart.\n2. All together.\n"
    article = desk.bring(ina, text)
    shown = browser.get(f"/library/{article}?show=unread").text
    data = {name: field(shown, name, "/exercises") for name in ("seen", "from", "to")}
    data["one"] = re.findall(r'name="one" value="(\d+)"', shown)[0]
    assert browser.post(f"/library/{article}/exercises", data=data).status_code == 303
    assert texts(desk.page(ina, article)) == ["Fan has 2 steps, done in order."]


def test_lines_that_were_left_out_are_put_back_once(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    article = import_article(browser, file=(io.BytesIO(_OUTSIDE.encode()), "ears.html"))
    path = f"/library/{article}/left-out"
    for _ in range(2):
        answer = browser.post(path, data={"seen": "1", "line": "0"})
        assert answer.status_code == 303
    head = desk.page(ina, article).head
    assert (head.text_revision, head.still_out) == (2, {})
    assert "Shop" in desk.page(ina, article).article.text
    assert browser.post(path, data={"seen": "1", "line": ["9", "x"]}).status_code == 303
    assert browser.post(path, data={"seen": "1"}).status_code == 303


def test_lines_are_not_put_back_into_a_text_that_somebody_else_changed(
    browser: FlaskClient, desk: Desk, ina: int
) -> None:
    article = import_article(browser, file=(io.BytesIO(_OUTSIDE.encode()), "ears.html"))
    answer = browser.post(f"/library/{article}/left-out", data={"seen": "5", "line": "0"})
    assert answer.status_code == 409
    assert desk.page(ina, article).head.text_revision == 1


def test_one_press_accepts_what_stands_together(
    browser: FlaskClient, desk: Desk, ina: int, ears: int
) -> None:
    shown = browser.get(f"/library/{ears}").text
    presses = re.findall(r'value="(verb=accept_together;[^"]+)"', shown)
    assert len(presses) == 2
    assert "Accept these 3" in shown
    for press in (presses[0], presses[0]):
        answer = browser.post(f"/library/{ears}/decisions", data={"press": press})
        assert answer.status_code == 303
        assert len(texts(desk.page(ina, ears), "accepted")) == 3
    old = presses[1].rpartition("=")[0] + "=0000000000"
    assert browser.post(f"/library/{ears}/decisions", data={"press": old}).status_code == 409
    assert len(texts(desk.page(ina, ears), "accepted")) == 3


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_whole_list_is_accepted_or_rejected(
    browser: FlaskClient, desk: Desk, ina: int, ears: int, verb: str, state: str
) -> None:
    group = desk.page(ina, ears).cards[0].entry.parent
    path = f"/library/{ears}/lists/{group}"
    data = {"kind": "member", "seen": field(browser.get(path).text, "seen"), "verb": verb}
    for _ in range(2):
        assert browser.post(path, data=data).status_code == 303
        assert len(texts(desk.page(ina, ears), state)) == 3


def test_decisions_about_lists_survive_the_next_edit_and_say_what_no_longer_fits(
    browser: FlaskClient, desk: Desk, ina: int, arm: int
) -> None:
    data = {"kind": "contraindication", "home": "wrist pain", "lines": "a cast\na rash"}
    browser.post(f"/library/{arm}/list", data=data)
    edited = _PAGE.replace("bends the wrist.", "bends the wrist and more.").replace(
        "a rash", "itch"
    )
    form = {"title": "The forearm", "text": edited, "seen": "1"}
    assert browser.post(f"/library/{arm}/text", data=form).status_code == 303
    assert texts(desk.page(ina, arm)) == ["A reason not to do wrist pain: a cast."]
    assert "1 decision no longer fits the text" in browser.get(f"/library/{arm}").text


def test_what_gave_no_question_asks_no_more_of_the_database_however_much_it_is(
    app: Flask, browser: FlaskClient
) -> None:
    queries = []
    for count in (5, 60):
        lists = "".join(f"## Things {n}\n\n- mat {n}\n- band {n}\n\n" for n in range(count))
        article = import_article(browser, f"# Things\n\nKeep these at hand.\n\n{lists}")
        with counted(app) as statements:
            page = browser.get(f"/library/{article}?show=unread").text
        assert page.count('<li class="fact unread"') == min(count, 40)
        queries.append(len(statements))
    assert "20 more passages" in page
    assert queries[0] == queries[1] <= 4


def test_pages_of_an_article_that_is_not_there_say_so(browser: FlaskClient) -> None:
    for path in ("list", "exercises", "lists/group-1"):
        assert browser.get(f"/library/999/{path}").status_code == 404
    for path in ("list", "columns", "exercises", "left-out", "lists/group-1"):
        data = {"kind": "cause", "home": "x", "lines": EARS[:9], "verb": "accept"}
        data |= {"relation-1": "x"}
        assert browser.post(f"/library/999/{path}", data=data).status_code == 404
