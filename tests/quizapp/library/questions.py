"""Questions of an article, for tests of what reviewers do with them."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from questions.items import Item, Kind
from quizapp.clock import utc_now
from quizapp.library import item_deciding, previews
from quizapp.library.item_deciding import Wanted
from tests.quizapp.library.conftest import Desk

QUOTE = "The skin over the hip is soft all the way through and is moved by no muscle."
# What the form of a question of one's own posts.
OWN = {
    "kind": "single_choice",
    "prompt": "Which part of the hip is soft all the way through?",
    "option-1": "The skin",
    "option-2": "The rim",
    "option-3": "The socket",
    "right": "1",
    "feedback-2": "The rim is stiff.",
    "why": "No muscle is attached to it.",
    "quote": QUOTE,
    "topic": "Parts of the hip",
}


def asked(desk: Desk, user: int, article: int) -> list[Item]:
    """The first draw of each question that learners would be asked."""
    topics = desk.do(previews.get_items, user, article).topics
    return [item for topic in topics for items in topic.kinds.values() for item in items]


def a_choice(desk: Desk, user: int, article: int) -> Item:
    return next(one for one in asked(desk, user, article) if one.kind is Kind.SINGLE_CHOICE)


def other_stem(item: Item) -> str:
    return f"Take your time. {item.prompt}"


def sight(desk: Desk, user: int, article: int, item: Item) -> str:
    return desk.do(previews.get_preview, user, article, item.id, 1).decided.sight


def decide_item(
    desk: Desk, user: int, article: int, item: Item, act: str, stem: str = "", seen: str = ""
) -> None:
    """Decides with the page just opened, or with one that was `seen` before."""
    wanted = Wanted(act, seen or sight(desk, user, article, item), 1, stem)
    desk.do(item_deciding.decide_item, user, article, item.id, wanted, utc_now())


def post_own(browser: FlaskClient, article: int, **fields: str) -> TestResponse:
    return browser.post(f"/library/{article}/own", data={**OWN, **fields})


def write_own(browser: FlaskClient, article: int, **fields: str) -> str:
    """Stores a question and gives its id."""
    answer = post_own(browser, article, **fields)
    assert answer.status_code == 303, answer.text
    return str(answer.location).rpartition("/")[2]


def seen_by_form(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    return found[1] if found else ""
