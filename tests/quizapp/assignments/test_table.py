"""The marks of a class by assignment."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import html

from quizapp.assignments.table import get_table, get_whole_table
from quizapp.extensions import db
from quizapp.models import Attempt, ClassInstructor, Slot
from quizapp.models.attempts import Mode
from tests.quizapp.assignments.conftest import Course
from tests.quizapp.classrooms import taught
from tests.quizapp.progress.answering import SKIPPED, add_attempt
from tests.quizapp.queries import counted


def test_each_cell_is_what_counts_and_leads_to_its_attempt(course: Course) -> None:
    first, second = course.give(title="One"), course.give(title="Two")
    attempt_id = course.begin(course.ada, first)
    course.answer(course.ada, attempt_id, 1, 2)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    course.begin(course.ben, second)
    page = html.fromstring(course.teacher.get(f"/classes/{course.class_id}/marks").text)
    rows = page.xpath("//tbody/tr")
    assert f"/attempts/{attempt_id}" in rows[0].xpath(".//td//a/@href")[0]
    texts = [[cell.text_content().split() for cell in row.xpath("./td")] for row in rows]
    assert "67%" in "".join(texts[0][0]).replace("\xa0", "")
    assert texts[1][1] == ["started"]
    (heads, ada, _) = csv.reader(
        io.StringIO(
            course.teacher.get(
                f"/classes/{course.class_id}/exports/marks.csv?decimal=point"
            ).data.decode("utf-8-sig"),
            newline="",
        )
    )
    assert dict(zip(heads, ada, strict=True))["One"] == "66.67"


def test_a_dropped_question_leaves_the_mark(course: Course) -> None:
    assignment_id = course.give()
    attempt_id = course.begin(course.ada, assignment_id)
    course.answer(course.ada, attempt_id, 1, 2)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    with course.app.app_context():
        slot = db.session.scalars(
            db.select(Slot).filter_by(attempt_id=attempt_id, position=3)
        ).one()
        item_id = slot.item_id
    path = f"/classes/{course.class_id}/questions/{item_id}/marks"
    form = {"verb": "drop", "reason": "Two answers fit."}
    dry = html.fromstring(course.teacher.post(path, data=form).text)
    seen = dry.xpath("//input[@name='seen']/@value")[0]
    assert course.teacher.post(path, data=form | {"seen": seen}).status_code == 303
    with course.app.app_context():
        instructor = db.session.scalars(db.select(ClassInstructor.user_id)).first() or 0
        get_whole_table(taught(instructor, course.class_id))  # puts them in order
        with counted(course.app) as statements:
            table = get_table(taught(instructor, course.class_id), 1)
        assert table.lines[0].cells[0].share == 1.0
        assert len(statements) <= 7
        with counted(course.app) as statements:
            whole = get_whole_table(taught(instructor, course.class_id))
            assert [line.cells for line in whole[1]] == [line.cells for line in table.lines]
        assert len(statements) <= 5
    summary = course.ada.get(f"/attempts/{attempt_id}").text
    assert "2 of 2 points" in summary
    assert "1 question was dropped" in summary


@pytest.mark.every_database
@pytest.mark.parametrize(
    ("counting", "mean"), [("first", 0.5), ("last", 0.0), ("best", 1.0), ("mean", 0.5)]
)
def test_the_mean_of_a_column_is_of_what_counts(course: Course, counting: str, mean: float) -> None:
    assignment_id = course.give(counting=counting, attempts="3")
    with course.app.app_context():
        shares = ([1.0, 0.0], [1.0, 1.0], [0.0, SKIPPED], [1.0, None])
        for number, scores in enumerate(shares, start=1):
            is_open = number == len(shares)
            made = add_attempt(course.ada_id, scores, mode=Mode.EXAM, is_finished=not is_open)
            attempt = db.session.get_one(Attempt, made)
            attempt.assignment_id, attempt.assignment_try = assignment_id, number
        db.session.commit()
        instructor = db.session.scalars(db.select(ClassInstructor.user_id)).first() or 0
        table = get_table(taught(instructor, course.class_id), page=1)
        shown = [line.cells[0].share for line in table.lines]
    assert shown == [mean, None]
    assert table.columns[0].mean == mean
