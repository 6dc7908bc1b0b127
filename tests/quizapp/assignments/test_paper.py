"""One form on screen, on paper, and as a key."""

from __future__ import annotations

import pytest
from markupsafe import escape

from questions import scoring
from questions.items import Kind, NumericRange
from questions.items.registers import CLINICAL
from quizapp.assignments import paper
from quizapp.assignments.drawing import stored_form
from quizapp.extensions import db
from quizapp.models import ArticleVersion, Assignment, Attempt
from quizapp.quizzes.banks import StoredBank, get_bank
from tests.quizapp.assignments.conftest import Course


def test_screen_paper_and_key_of_a_form_agree(course: Course) -> None:
    assignment_id = course.give(items=_some_of_each_kind(course))
    # Amounts are for patients, and no form draws one by itself.
    form = [*course.assignment(assignment_id).form, [_a_range(course), [], []]]
    course.set(Assignment, assignment_id, form=form, length=len(form))
    attempt_id = course.begin(course.ada, assignment_id)
    with course.app.app_context():
        assignment = db.session.get_one(Assignment, assignment_id)
        drawn = stored_form(get_bank(assignment.version_id), assignment)
        questions = paper.questions_of(assignment)
    sheet, key = course.teacher.get(f"/assignments/{assignment_id}/paper").text.split('class="key')
    on_paper, in_key = sheet.split("data-question")[1:], key.split("data-key")[1:]
    assert assignment.form_code in key
    assert {one.item.kind for one in drawn} >= {*Kind} - {Kind.ORDER}
    for one, printed, told, question in zip(drawn, on_paper, in_key, questions, strict=True):
        shown = course.ada.get(f"/attempts/{attempt_id}/{question.position}").text
        view = question.view
        options = () if view.kind is Kind.TRUE_FALSE else view.options
        for page in (printed, shown):
            for parts in (options, view.groups, view.sentence):
                _assert_in_order(page, [part.text for part in parts])
        assert f"{question.position}. {escape(question.key)}</strong>" in told
        assert all(str(escape(quote.text)) in told for quote in one.item.evidence)
        # What the key says, typed into the grid, is right.
        response = scoring.parse(one.item, paper.fields_of(one, question.key))
        assert response is not None
        assert scoring.score(one.item, response).is_right


def _bank(course: Course) -> StoredBank:
    with course.app.app_context():
        return get_bank(db.session.scalars(db.select(ArticleVersion.id)).one())


def _some_of_each_kind(course: Course) -> list[str]:
    pool = _bank(course).pool(CLINICAL)
    return sorted({*{one.kind: one.id for one in pool}.values(), *(one.id for one in pool[:20])})


def _a_range(course: Course) -> int:
    bank = _bank(course)
    keys = {bank.row_id(one): one.key for one in bank.items if isinstance(one.key, NumericRange)}
    return next(row for row, key in keys.items() if key.low < key.high)


def _assert_in_order(page: str, texts: list[str]) -> None:
    place = 0
    for text in texts:
        place = page.find(str(escape(text)), place)
        assert place >= 0, text


@pytest.mark.parametrize("same", ["yes", "no"])
def test_everybody_gets_the_form_where_it_is_the_same_for_all(course: Course, same: str) -> None:
    assignment_id = course.give(length="40", is_same_for_all=same)
    slots = course.slots(course.begin(course.ada, assignment_id))
    form = [(row[0], row[1]) for row in course.assignment(assignment_id).form]
    assert ([(s.item_id, s.option_order) for s in slots] == form) == (same == "yes")


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
    for _ in range(2):  # the button was pressed twice
        assert course.teacher.post(path, data=keys | {"after": "0"}).status_code == 303
    with course.app.app_context():
        (attempt,) = db.session.scalars(db.select(Attempt))
    assert attempt.is_on_paper
    assert attempt.finished_at is not None
    assert [one.score for one in course.slots(attempt.id)] == [1.0] * (last - 1) + [None]
    page = course.teacher.get(f"/assignments/{assignment_id}/learners/{course.ada_id}").text
    assert f"{last - 1} of {last}" in page
    assert "on paper" in page
