"""The exports read back as a spreadsheet, Moodle and Canvas would."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Class, Membership, User
from tests.quizapp.classes.conftest import Room
from tests.quizapp.progress.answering import SKIPPED, add_attempt

_HOSTILE = '=HYPERLINK("http://x.example","A")'


@pytest.fixture
def filled(app: Flask, room: Room) -> Room:
    with app.app_context():
        add_attempt(room.ada, [1.0, 0.5, SKIPPED], at=dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC))
        for user_id, number in ((room.ada, "00123456"), (room.ben, "3-4")):
            db.session.get_one(Membership, (room.id, user_id)).student_number = number
        db.session.get_one(User, room.ben).display_name = _HOSTILE
        db.session.get_one(User, room.ben).email = "ben@example.org"
        db.session.commit()
    return room


def _xlsx(client: FlaskClient, room: Room, table: str) -> list[dict[str, object]]:
    answer = client.get(f"/classes/{room.id}/exports/{table}.xlsx")
    assert answer.status_code == 200
    page = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    assert page is not None
    head, *rows = page.iter_rows()
    assert all(cell.data_type != "f" for row in rows for cell in row)
    return [
        dict(zip((cell.value for cell in head), (cell.value for cell in row), strict=True))
        for row in rows
    ]


def _csv(client: FlaskClient, path: str, delimiter: str = ",") -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    text = io.StringIO(answer.data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


@pytest.mark.parametrize("table", ["marks", "topics", "answers"])
def test_identifiers_stay_text_and_nothing_is_a_formula(
    filled: Room, teacher: FlaskClient, table: str
) -> None:
    rows = _xlsx(teacher, filled, table)
    ada = next(row for row in rows if row["Learner"] == "Ada")
    assert (ada["Student number"], ada["Username"]) == ("00123456", "ada")
    if table != "answers":
        ben = next(row for row in rows if row["Email address"])
        assert ben["Email address"] == "ben@example.org"
        assert (ben["Student number"], ben["Learner"]) == ("3-4", _HOSTILE)
    path = f"/classes/{filled.id}/exports/{table}.csv?decimal=point"
    assert [row["Student number"] for row in _csv(teacher, path)] == [
        row["Student number"] for row in rows
    ]
    if table != "answers":
        assert f"'{_HOSTILE}" in [row["Learner"] for row in _csv(teacher, path)]


def test_a_zone_that_the_machine_does_not_know_is_taken_for_utc(
    app: Flask, filled: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        db.session.get_one(Class, filled.id).time_zone = "Mars/Olympus"
        db.session.commit()
    (row, *_) = _csv(teacher, f"/classes/{filled.id}/exports/answers.csv")
    assert row["Time"].endswith("+00:00")


def test_canvas_finds_its_own_columns_first_and_then_marks_alone(
    app: Flask, filled: Room, teacher: FlaskClient
) -> None:
    rows = _csv(teacher, f"/classes/{filled.id}/exports/canvas.csv?decimal=point")
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert [list(row)[:5] for row in rows] == [head, head]
    ada = next(row for row in rows if row["Student"] == "Ada")
    assert (ada["ID"], ada["SIS User ID"], ada["SIS Login ID"]) == ("", "00123456", "ada")


def test_both_forms_hold_the_same_answers(filled: Room, teacher: FlaskClient) -> None:
    sheet = _xlsx(teacher, filled, "answers")
    lines = _csv(teacher, f"/classes/{filled.id}/exports/answers.csv?decimal=point")
    assert [row["Score"] for row in sheet] == [1, 0.5]
    assert [float(line["Score"]) for line in lines] == [1, 0.5]
    assert sheet[0]["Time"] == dt.datetime(2026, 3, 10, 12)  # noqa: DTZ001 - as sheets have it
    assert lines[0]["Time"] == "2026-03-10T12:00:00+00:00"
    for name in ("Item", "Facts", "Prompt", "Options", "Answer"):
        assert sheet[0][name] == lines[0][name] != ""
    assert len(str(sheet[0]["Options"]).split("; ")) > 1


def test_a_language_with_decimal_commas_gets_them(
    app: Flask, filled: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        db.session.get_one(User, filled.instructor).language = "es"
        db.session.commit()
    path = f"/classes/{filled.id}/exports/topics.csv"
    (ada,) = [row for row in _csv(teacher, path, ";") if row["Username"] == "ada"]
    assert "50,0" in ada.values()
    point = _csv(teacher, f"{path}?decimal=point")
    assert "50.0" in next(row for row in point if row["Username"] == "ada").values()


def test_the_figures_of_questions_are_there(filled: Room, teacher: FlaskClient) -> None:
    rows = _xlsx(teacher, filled, "questions")
    assert {row["Learners"] for row in rows} <= {0, 1}
    assert all(row["Item"] and row["Prompt"] for row in rows)


def test_the_page_says_what_stands_in_each_column(filled: Room, teacher: FlaskClient) -> None:
    page = teacher.get(f"/classes/{filled.id}/exports").text
    for title in ("SIS Login ID", "Options", "Discrimination"):
        assert title in page


def test_nobody_else_gets_them(
    filled: Room, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    other = client_of(make_user("instructor-two", "instructor"))
    own = client_of(filled.instructor)
    for end in ("exports", "exports/marks.csv", "exports/answers.xlsx"):
        assert other.get(f"/classes/{filled.id}/{end}").status_code == 404
    for end in ("exports/none.csv", "exports/marks.pdf"):
        assert own.get(f"/classes/{filled.id}/{end}").status_code == 404
