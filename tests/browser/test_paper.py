"""A form as it comes out of a printer."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
from flask import Flask
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from playwright.sync_api import Page

from questions.items import Kind
from quizapp.articles.service import published_versions
from quizapp.assignments import service
from quizapp.assignments.drawing import Content
from quizapp.assignments.service import Rules
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Assignment, Counting, Role, Telling, User
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.visitor import Visitor
from tests.quizapp.classrooms import add_class, taught

_END = "Answer:"


@pytest.fixture
def form(server_app: Flask, make_person: Callable[..., Person]) -> tuple[Person, Assignment]:
    """Whoever teaches, and an assignment with many drawings."""
    teacher = make_person(Role.INSTRUCTOR)
    now = utc_now()
    rules = Rules(
        "Week 1", now, now + dt.timedelta(days=1), Mode.EXAM, Telling.NOW, Counting.BEST,
        None, None, False, True,
    )  # fmt: skip
    with server_app.app_context():
        version = published_versions()[0]
        each = taught(teacher.id, add_class(teacher.id))
        kinds = (Kind.PICTURE, Kind.SINGLE_CHOICE)
        content = Content(version.id, MIXED, 40, kinds=tuple(map(str, kinds)))
        actor = db.session.get_one(User, teacher.id)
        assignment_id = service.create(actor, each, content, rules, now)
        return teacher, db.session.get_one(Assignment, assignment_id)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_question_stands_on_two_sheets_and_the_key_on_its_own(
    visit: Callable[..., Visitor], form: tuple[Person, Assignment], paper: str
) -> None:
    teacher, assignment = form
    code = assignment.form_code
    visitor = visit()
    steps.log_in(visitor, teacher)
    visitor.page.goto(f"/assignments/{assignment.id}/paper")
    sheets = _printed(visitor.page, paper)
    (key,) = (at for at, text in enumerate(sheets) if f"Key · Form {code}" in text)
    assert 0 < key < len(sheets)
    assert all(f"Form {code}" in text for text in sheets)
    asked = 0
    for text in sheets[:key]:
        begun = [n for n in range(1, assignment.length + 1) if f"\n{n}. " in text]
        assert begun == list(range(asked + 1, asked + 1 + text.count(_END)))
        asked += len(begun)
    assert asked == assignment.length
    assert sum(text.count(_END) for text in sheets[key:]) == 0
    assert sheets[key].startswith("\nKey")


def _printed(page: Page, paper: str) -> list[str]:
    """The text of each sheet."""
    return [
        "\n" + "\n".join(box.get_text() for box in sheet if isinstance(box, LTTextContainer))
        for sheet in extract_pages(io.BytesIO(page.pdf(format=paper)))
    ]
