"""The questions of an assignment for other programs."""

from __future__ import annotations

import csv
import io

import pytest

from questions.exchange import FORMATS
from questions.exchange.readers import read_questions
from quizapp.assignments.exporting import questions_of
from quizapp.extensions import db
from quizapp.models import Assignment
from tests.quizapp.assignments.conftest import Course


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_a_file_that_is_the_same_each_time(course: Course, name: str) -> None:
    assignment_id = course.give()
    code = course.assignment(assignment_id).form_code
    assert f"/export/{name}" in course.teacher.get(f"/assignments/{assignment_id}/export").text
    path = f"/assignments/{assignment_id}/export/{name}"
    answer = course.teacher.get(path)
    assert answer.headers["Content-Disposition"] == (
        f"attachment; filename=form-{code}{FORMATS[name].suffix}"
    )
    assert answer.content_length == len(answer.data)
    assert course.teacher.get(path).data == answer.data


def test_the_file_asks_what_the_form_asks_in_its_order(course: Course) -> None:
    assignment_id = course.give(length="12")
    with course.app.app_context():
        items = questions_of(db.session.get_one(Assignment, assignment_id))
    path = f"/assignments/{assignment_id}/export"
    rows = list(
        csv.DictReader(io.StringIO(course.teacher.get(f"{path}/csv").text.lstrip("\ufeff")))
    )
    assert [one["options"].split("\n") for one in rows] == [
        [option.text for option in item.options] or [""] for item in items
    ]
    read = read_questions(course.teacher.get(f"{path}/moodle").data)
    assert len(read.questions) + len(read.refused) == len(items)
    lost = course.teacher.get(f"{path}/gift/left-out")
    assert lost.text.startswith("\ufeffid,draw,left out")


def test_only_who_teaches_the_class_gets_it(course: Course) -> None:
    path = f"/assignments/{course.give()}/export"
    for end in ("", "/csv", "/csv/left-out"):
        assert course.ada.get(path + end).status_code == 404
        assert course.stranger.get(path + end).status_code == 404
    assert course.teacher.get(f"{path}/word").status_code == 404
