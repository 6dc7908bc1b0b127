"""Answers from paper that come as a table."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy.exc import OperationalError

from quizapp.assignments import paper, paper_file
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, Membership, User
from quizapp.quizzes import answering
from tests.quizapp.assignments.conftest import Course
from tests.quizapp.classrooms import taught


def _keys(course: Course, assignment_id: int) -> list[str]:
    with course.app.app_context():
        found = paper.questions_of(db.session.get_one(Assignment, assignment_id))
    return [one.key for one in found]


def _table(*rows: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _attempts(course: Course) -> list[Attempt]:
    with course.app.app_context():
        return list(db.session.scalars(db.select(Attempt).order_by(Attempt.user_id)))


def test_a_table_is_shown_line_by_line_and_stored_once(course: Course) -> None:
    assignment_id = course.give(length="6")
    path = f"/assignments/{assignment_id}/paper/answers"
    keys = _keys(course, assignment_id)
    heads = [str(n) for n in range(1, len(keys) + 1)]
    text = _table(
        ["login", *heads],
        ["ada", *keys],
        ["ben", "?!Z", *keys[1:]],
        ["nobody", *keys],
        ["ADA", *keys],
    )
    shown = course.teacher.post(path, data={"text": text})
    assert shown.status_code == 200
    assert "1 line can be stored" in shown.text
    assert "?!Z" in shown.text
    assert "1: “?!Z” – The question has no such answer." in shown.text
    assert "Nobody in the class, or more than one, is called so." in shown.text
    assert "stands in a line above" in shown.text
    assert _attempts(course) == []
    for _ in range(2):
        answer = course.teacher.post(path, data={"text": text, "store": "1"})
        assert answer.status_code == 303
    (attempt,) = _attempts(course)
    assert (attempt.user_id, attempt.is_on_paper) == (course.ada_id, True)
    assert [one.score for one in course.slots(attempt.id)] == [1.0] * len(keys)
    assert "stored already" in course.teacher.post(path, data={"text": text}).text


def test_a_file_that_was_filled_in_comes_back(course: Course) -> None:
    assignment_id = course.give(length="6")
    path = f"/assignments/{assignment_id}/paper/answers"
    empty = course.teacher.get(f"{path}.csv")
    assert "form-" in empty.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(empty.text.removeprefix("\ufeff"))))
    assert [row[:2] for row in rows] == [["login", "name"], ["ada", "Ada"], ["ben", "Ben"]]
    keys = _keys(course, assignment_id)
    filled = _table(rows[0], [*rows[1][:3], *keys], [*rows[2][:3], keys[0], "", ""])
    for encoding in ("utf-8-sig", "utf-16"):
        data = {"file": (io.BytesIO(filled.encode(encoding)), "answers.csv")}
        assert "2 lines can be stored" in course.teacher.post(path, data=data).text
    semicolons = filled.replace(",", ";")
    data = {"text": semicolons, "store": "1"}
    assert course.teacher.post(path, data=data).status_code == 303
    ada, ben = _attempts(course)
    assert [one.score for one in course.slots(ada.id)] == [1.0] * len(keys)
    assert [one.score for one in course.slots(ben.id)] == [1.0] + [None] * (len(keys) - 1)


def test_learners_are_told_by_what_nobody_else_has(course: Course) -> None:
    assignment_id = course.give()
    with course.app.app_context():
        for member in db.session.scalars(db.select(Membership)):
            member.student_number = "0042" if member.user_id == course.ada_id else "7"
        db.session.get_one(User, course.ben_id).display_name = "Ada"
        db.session.commit()
    path = f"/assignments/{assignment_id}/paper/answers"
    key = _keys(course, assignment_id)[0]
    shown = course.teacher.post(path, data={"text": f'who,Q1\n="0042",{key}\n7,{key}\n'})
    assert "2 lines can be stored" in shown.text
    shown = course.teacher.post(path, data={"text": f"who,1.\nAda,{key}\n"})
    assert "0 lines can be stored" in shown.text


def test_a_line_that_names_different_learners_is_nobodys(course: Course) -> None:
    assignment_id = course.give()
    path = f"/assignments/{assignment_id}/paper/answers"
    key = _keys(course, assignment_id)[0]
    text = f"login,name,1,remark\nben,Ada,{key},\n,,{key},ada\n"
    shown = course.teacher.post(path, data={"text": text}).text
    assert "0 lines can be stored" in shown
    assert "The line names different learners." in shown
    assert "Nobody in the class" in shown  # what comes after the answers names nobody
    with course.app.app_context():
        db.session.get_one(User, course.ben_id).display_name = "Ada"
        db.session.commit()
    shown = course.teacher.post(path, data={"text": text}).text
    assert "1 line can be stored" in shown  # of the two of that name, Ben
    assert "ben, Ada" in shown


def test_of_two_presses_each_learner_is_stored_once(course: Course) -> None:
    assignment_id = course.give()
    key = _keys(course, assignment_id)[0]
    with course.app.app_context():
        assignment = db.session.get_one(Assignment, assignment_id)
        teacher = db.session.scalars(db.select(User).filter_by(username="teacher")).one()
        each = taught(teacher.id, course.class_id)
        lines = [paper_file.read_answers(assignment, each, f"who,1\nada,{key}\n") for _ in "12"]
        counts = [paper_file.store_answers(teacher, assignment, each, utc_now()) for each in lines]
    assert counts == [1, 0]
    assert len(_attempts(course)) == 1


def test_storing_that_broke_off_goes_on_where_it_was(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    assignment_id = course.give(length="6")
    path = f"/assignments/{assignment_id}/paper/answers"
    keys = _keys(course, assignment_id)
    heads = [str(n) for n in range(1, len(keys) + 1)]
    form = {"text": _table(["login", *heads], ["ada", *keys]), "store": "1"}
    submit, calls = answering.submit, iter(range(10))

    def submit_two(*args: object) -> object:
        if next(calls) == 2:
            raise OperationalError("INSERT", {}, Exception("database is locked"))
        return submit(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(answering, "submit", submit_two)
        assert course.teacher.post(path, data=form).status_code == 503
    assert course.teacher.post(path, data=form).status_code == 303
    (attempt,) = _attempts(course)
    assert attempt.finished_at is not None
    assert [one.score for one in course.slots(attempt.id)] == [1.0] * len(keys)


@pytest.mark.parametrize(
    "text",
    ["", "\x00\x01", "login,name\nada,Ada", "login,0,999\nada,A,B", "login,1\n" + "ada,A\n" * 101],
)
def test_what_is_no_such_table_is_refused_and_stays(course: Course, text: str) -> None:
    path = f"/assignments/{course.give()}/paper/answers"
    answer = course.teacher.post(path, data={"text": text})
    assert answer.status_code == 422
    assert text.replace("\x00\x01", "")[:20] in answer.text
    assert _attempts(course) == []


def test_only_who_teaches_the_class_sends_one(course: Course) -> None:
    path = f"/assignments/{course.give()}/paper/answers"
    for end in ("", ".csv"):
        assert course.ada.get(path + end).status_code == 404
        assert course.stranger.get(path + end).status_code == 404
    assert course.stranger.post(path, data={"text": "login,1\nada,A"}).status_code == 404
