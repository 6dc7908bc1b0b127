"""One form on screen, on paper, and as a key."""

from __future__ import annotations

import re

import pytest

from questions import scoring
from quizapp.assignments import paper
from quizapp.assignments.drawing import stored_form
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt
from quizapp.quizzes.banks import get_bank
from tests.quizapp.assignments.conftest import Course


@pytest.mark.parametrize("same", ["yes", "no"])
def test_screen_paper_and_key_of_a_form_agree(course: Course, same: str) -> None:
    assignment_id = course.give(length="40", is_same_for_all=same)
    sheet = course.teacher.get(f"/assignments/{assignment_id}/paper").text
    on_paper = [re.findall(r'data-option="([^"]+)"', part) for part in sheet.split("data-question")]
    with course.app.app_context():
        assignment = db.session.get_one(Assignment, assignment_id)
        drawn = stored_form(get_bank(assignment.version_id), assignment)
        for one, shown, question in zip(
            drawn, on_paper[1:], paper.questions_of(assignment), strict=True
        ):
            assert shown in ([], list(one.option_order))
            # What the key says, typed into the grid, is right.
            response = scoring.parse(one.item, paper.fields_of(one, question.key.split(" ")[0]))
            if one.item.kind in ("numeric", "cloze"):
                continue
            assert response is not None
            assert scoring.score(one.item, response).is_right
    if same == "yes":
        slots = course.slots(course.begin(course.ada, assignment_id))
        assert [(s.item_id, s.option_order) for s in slots] == [
            (row[0], row[1]) for row in course.assignment(assignment_id).form
        ]


def test_the_code_leads_learners_to_the_quiz_and_instructors_to_the_sheet(course: Course) -> None:
    assignment_id = course.give()
    code = course.assignment(assignment_id).form_code.lower()
    typed = f"/form/{code[:4]}-{code[4:]}"
    assert course.ada.get(typed).location == f"/assignments/{assignment_id}"
    assert course.teacher.get(typed).location == f"/assignments/{assignment_id}/paper"
    for wrong in (typed + "X", "/form/%F0%9F", "/form/a"):
        assert course.ada.get(wrong).status_code == 404
    assert course.stranger.get(typed).status_code == 404


def test_answers_from_paper_are_scored_like_any_other(course: Course) -> None:
    assignment_id = course.give(length="12")
    path = f"/assignments/{assignment_id}/learners/{course.ada_id}/paper"
    assert course.teacher.get(path).status_code == 200
    with course.app.app_context():
        assignment = db.session.get_one(Assignment, assignment_id)
        questions = paper.questions_of(assignment)
    keys = {f"q{one.position}": one.key for one in questions}
    choice = next(one.position for one in questions if one.view.kind == "single_choice")
    bad = course.teacher.post(path, data=keys | {f"q{choice}": "Z9?"})
    assert (bad.status_code, 'value="Z9?"' in bad.text) == (422, True)
    assert course.teacher.post(path, data={}).status_code == 422
    last = len(keys)
    del keys[f"q{last}"]
    assert course.teacher.post(path, data=keys).status_code == 303
    with course.app.app_context():
        (attempt,) = db.session.scalars(db.select(Attempt))
    assert attempt.is_on_paper
    assert attempt.finished_at is not None
    assert [one.score for one in course.slots(attempt.id)] == [1.0] * (last - 1) + [None]
    page = course.teacher.get(f"/assignments/{assignment_id}/learners/{course.ada_id}").text
    assert f"{last - 1} of {last}" in page
    assert "on paper" in page
