"""What an instructor wants to know or do on a Monday morning, each at most two presses away from
the page of the class.

A press is a link or a button that stands on the page that was reached, named by its words. What is
then typed and sent on the last page is the act itself.
"""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from questions.items.model import Kind
from quizapp.clock import utc_now
from tests.quizapp.classes.test_doors import give
from tests.quizapp.statistics.answering import add_answers, item_of, right, rows_of, wrong
from tests.quizapp.statistics.conftest import Hall
from tests.quizapp.statistics.conftest import hall as hall
from tests.quizapp.statistics.conftest import teacher as teacher

_QUESTIONS = "Questions that the class answered"
_UNDERSTANDS = "What the class understands"
# The question, what is pressed for it, and what then stands there.
_MONDAY = [
    ("who is behind", [], "Have not started anything"),
    ("who has not started", ["Week 1"], "not started"),
    ("which idea is wrong", [_UNDERSTANDS], "often wrong"),
    ("which question is bad", [_QUESTIONS], "Wrong answer draws the able"),
    ("what was mixed up", [_UNDERSTANDS], "was chosen where"),
    ("this week's task", ["New assignment", "Give it to the class"], "The assignment is given"),
    (
        "marks to the gradebook",
        ["All exports: marks, answers, questions", "XLSX: Marks by assignment"],
        "PK",
    ),
    ("a paper with key", ["Assignments", "On paper, with key: Week 1"], "Form "),
    ("a deadline with extra time for one", ["l0", "Week 1"], "An exception for l0"),
    ("a regrade", [_QUESTIONS, "Change its marks: question 1"], "See what would change"),
    ("a message", ["Write to them: Week 1"], "Who has not started: Week 1 (24 learners)"),
    ("a live round", ["Live in the lecture", "Start the round"], "Show the first question"),
]


def test_there_are_twelve_of_them_with_two_presses_at_most() -> None:
    assert len({question for question, _, _ in _MONDAY}) == 12
    assert max(len(presses) for _, presses, _ in _MONDAY) <= 2


@pytest.fixture
def class_page(app: Flask, hall: Hall, teacher: FlaskClient) -> TestResponse:
    """Of a class of twenty-four: all but one answered, one question is bad, and nobody has begun
    what is due."""
    with app.app_context():
        easy, bad, *others = rows_of(Kind.SINGLE_CHOICE, "muscle.member")[:4]
        for n, user_id in enumerate(hall.learners[1:]):
            is_able = n >= 12
            rights = {row: right(row) if is_able else wrong(row) for row in others}
            mine = wrong(bad) if is_able else right(bad)
            add_answers(user_id, {easy: right(easy), bad: mine} | rights, at=utc_now())
        assert item_of(bad).kind is Kind.SINGLE_CHOICE
    give(teacher, hall.id)
    return teacher.get(f"/classes/{hall.id}")


@pytest.mark.parametrize(
    ("presses", "told"),
    [(presses, told) for _, presses, told in _MONDAY],
    ids=[question for question, _, _ in _MONDAY],
)
def test_it_is_two_presses_away(
    teacher: FlaskClient, class_page: TestResponse, presses: list[str], told: str
) -> None:
    page = class_page
    for words in presses:
        page = _press(teacher, page, words)
        assert page.status_code == 200
    shown = page.data.decode("utf-8", "replace")
    if page.mimetype == "text/html":
        shown = _words(html.fromstring(page.text).get_element_by_id("main"))
    assert told in shown


def _press(client: FlaskClient, page: TestResponse, words: str) -> TestResponse:
    """Presses the first link or button of these words, sending its form as it stands."""
    main = html.fromstring(page.text, base_url=page.request.path).get_element_by_id("main")
    link = next((one for one in main.iter("a") if _words(one) == words), None)
    if link is not None:
        return client.get(link.get("href"), follow_redirects=True)
    button = next(one for one in main.iter("button") if _words(one) == words)
    form = next(one for one in button.iterancestors("form"))
    fields: dict[str, list[str]] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value)
    return client.post(form.get("action"), data=fields, follow_redirects=True)


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
