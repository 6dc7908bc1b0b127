"""What a clinician gives, and how it arrives."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from questions.facts.model import Exercise
from quizapp.accounts.deletion import delete_account
from quizapp.classes.joining import leave_class
from quizapp.classes.service import delete_class
from quizapp.clock import utc_now
from quizapp.exercises.diary import share
from quizapp.exercises.sheets import Sheet
from quizapp.extensions import db
from quizapp.models import DiaryEntry, DiarySharing, ExercisePick, Prescription, User
from tests.quizapp.classrooms import taught
from tests.quizapp.exercises.conftest import Clinic, dose_path, path_of
from tests.quizapp.queries import counted

_DOSE = {"sets": "2", "reps": "8-10", "line": "Slowly, and breathe."}


def _numbers(app: Flask) -> list[tuple[int | None, int]]:
    with app.app_context():
        rows = db.session.execute(
            select(Prescription.user_id, Prescription.number).order_by(Prescription.id)
        )
        return [(user_id, number) for user_id, number in rows]


@pytest.fixture
def for_all(clinic: Clinic, sheet: Sheet, rockback: Exercise) -> str:
    return dose_path(clinic, sheet, rockback)


@pytest.fixture
def for_ann(clinic: Clinic, sheet: Sheet, rockback: Exercise) -> str:
    return dose_path(clinic, sheet, rockback, clinic.ann)


def test_the_form_begins_with_the_articles_dose(clinician: FlaskClient, for_all: str) -> None:
    page = clinician.get(for_all).text
    assert "The article says: 2 to 3 sets of 10." in page
    assert 'name="sets" type="text" value="2-3"' in page


def test_what_is_for_all_arrives_at_each_with_its_line(
    clinician: FlaskClient,
    client_of: Callable[[int], FlaskClient],
    clinic: Clinic,
    for_all: str,
    rockback: Exercise,
) -> None:
    assert clinician.post(for_all, data=_DOSE).status_code == 303
    for user_id in (clinic.ann, clinic.bob):
        page = client_of(user_id).get("/exercises").text
        assert rockback.name in page
        assert "2 sets of 8 to 10" in page
        assert "Slowly, and breathe." in page
        assert "From Dr Reed, in “Hips on Tuesday”." in page


def test_what_is_for_one_arrives_at_this_one_only(
    clinician: FlaskClient,
    client_of: Callable[[int], FlaskClient],
    clinic: Clinic,
    for_ann: str,
) -> None:
    clinician.post(for_ann, data=_DOSE)
    assert "2 sets of 8 to 10" in client_of(clinic.ann).get("/exercises").text
    assert "Pick your exercises" in client_of(clinic.bob).get("/exercises").text


def test_a_changed_dose_is_a_new_version_and_said(
    app: Flask,
    clinician: FlaskClient,
    patient: FlaskClient,
    for_ann: str,
    sheet: Sheet,
    rockback: Exercise,
    clinic: Clinic,
) -> None:
    clinician.post(for_ann, data=_DOSE)
    assert "Changed on" not in patient.get("/exercises").text
    clinician.post(for_ann, data=_DOSE | {"sets": "3"})
    assert _numbers(app) == [(clinic.ann, 1), (clinic.ann, 2)]
    page = patient.get(path_of(sheet, rockback)).text
    assert ": 3 sets instead of 2." in page
    assert "Earlier doses" in page
    assert "2 sets of 8 to 10" in page


@pytest.mark.every_database
def test_the_same_once_more_makes_no_version(
    app: Flask, clinician: FlaskClient, for_all: str
) -> None:
    clinician.post(for_all, data=_DOSE)
    clinician.post(for_all, data=_DOSE)
    assert _numbers(app) == [(None, 1)]


def test_what_ended_is_said_and_can_be_given_again(
    app: Flask, clinician: FlaskClient, patient: FlaskClient, for_all: str, rockback: Exercise
) -> None:
    clinician.post(for_all, data=_DOSE)
    assert clinician.post(for_all + "/end").status_code == 303
    page = patient.get("/exercises").text
    assert "My exercises</h2>" not in patient.get("/").text
    assert "no longer part of your exercises" in page
    assert rockback.name in page
    assert "2 sets of 8 to 10" not in page
    assert clinician.post(for_all + "/end").status_code == 404
    clinician.post(for_all, data=_DOSE)
    assert _numbers(app) == [(None, 1), (None, 2), (None, 3)]
    assert "1 exercise</p>" in patient.get("/").text
    page = patient.get("/exercises").text
    assert "no longer part" not in page
    assert "Changed on" not in page


def test_the_prescribed_dose_is_the_one_to_remember(
    clinician: FlaskClient, patient: FlaskClient, for_ann: str, sheet: Sheet, rockback: Exercise
) -> None:
    clinician.post(for_ann, data=_DOSE | {"sets": "5"})
    key = f"{sheet.article_id}.{rockback.id}"
    answers = {f"sets-{key}": "3", f"reps-{key}": "9"}
    page = patient.post("/exercises/doses", data=answers).text
    assert "You said: 3 sets. The dose is 5 sets." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sets": "many"}, "Give a number such as 2, or two such as 2-3, up to 20."),
        ({"sets": "3-2"}, "Give a number such as 2, or two such as 2-3, up to 20."),
        ({"sets": "21"}, "Give a number such as 2, or two such as 2-3, up to 20."),
        ({"sets": "", "reps": ""}, "Give at least one number, so that there is a dose."),
        ({"line": "x" * 141}, "Write at most 140 characters."),
    ],
)
def test_a_dose_that_is_none_comes_back(
    app: Flask, clinician: FlaskClient, for_all: str, fields: dict[str, str], sentence: str
) -> None:
    answer = clinician.post(for_all, data=_DOSE | fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert _numbers(app) == []


def test_amounts_may_be_typed_as_they_are_said(
    clinician: FlaskClient, patient: FlaskClient, for_ann: str
) -> None:
    form = {"hold_seconds": "30 to 45", "per_week": "3–4", "each_side": "y"}
    clinician.post(for_ann, data=form)
    page = patient.get("/exercises").text
    assert "Hold 30 to 45 seconds, each side, 3 to 4 times a week" in page


def test_only_the_classs_own_instructor_may_see_or_give(
    app: Flask,
    clinic: Clinic,
    client_of: Callable[[int], FlaskClient],
    browser_as: Callable[[str], FlaskClient],
    for_all: str,
    for_ann: str,
) -> None:
    pages = (
        f"/classes/{clinic.id}/exercises",
        f"/classes/{clinic.id}/learners/{clinic.ann}/exercises",
    )
    for browser in (client_of(clinic.colleague), browser_as("admin")):
        assert {browser.get(path).status_code for path in (*pages, for_all, for_ann)} == {404}
        posts = (for_all, for_ann, for_all + "/end", for_ann + "/end")
        assert {browser.post(path, data=_DOSE).status_code for path in posts} == {404}
    assert _numbers(app) == []


def test_nobody_gives_exercises_to_somebody_outside_the_class(
    app: Flask, clinician: FlaskClient, clinic: Clinic, sheet: Sheet, rockback: Exercise
) -> None:
    path = dose_path(clinic, sheet, rockback, clinic.colleague)
    assert clinician.get(path).status_code == 404
    assert clinician.post(path, data=_DOSE).status_code == 404
    assert _numbers(app) == []


def test_whoever_leaves_the_class_leaves_its_exercises(
    app: Flask, clinician: FlaskClient, patient: FlaskClient, clinic: Clinic, for_ann: str
) -> None:
    clinician.post(for_ann, data=_DOSE)
    with app.app_context():
        leave_class(clinic.ann, clinic.id, utc_now())
    assert "2 sets of 8 to 10" not in patient.get("/exercises").text
    assert clinician.get(for_ann).status_code == 404


def test_an_overview_costs_as_many_queries_with_many_exercises_as_with_one(
    app: Flask, clinician: FlaskClient, clinic: Clinic, sheet: Sheet
) -> None:
    costs = []
    for exercises in (sheet.exercises[:1], sheet.exercises):
        for exercise in exercises:
            clinician.post(dose_path(clinic, sheet, exercise), data=_DOSE)
            clinician.post(dose_path(clinic, sheet, exercise, clinic.ann), data=_DOSE)
        with counted(app) as statements:
            page = clinician.get(f"/classes/{clinic.id}/exercises").text
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 8
    assert all(exercise.name in page for exercise in sheet.exercises)


def test_the_download_has_exercises_and_diary(
    clinician: FlaskClient, patient: FlaskClient, clinic: Clinic, for_ann: str, rockback: Exercise
) -> None:
    clinician.post(for_ann, data=_DOSE)
    patient.post("/exercises/pick/hip-internal-rotation", data={"exercise": rockback.id})
    entry = {"day": "2026-11-20", "felt": "4", "text": "Stiff", "form_key": "c" * 32}
    patient.post("/exercises/diary", data=entry)
    patient.post(f"/exercises/diary/sharing/{clinic.id}", data={"share": "yes"})
    told = json.loads(patient.get("/settings/data").data)["exercises"]
    assert [one["exercise"] for one in told["picked"]] == [rockback.name]
    assert [(one["line"], one["version"]) for one in told["prescribed_to_you"]] == [
        ("Slowly, and breathe.", 1)
    ]
    assert [(one["felt"], one["note"]) for one in told["diary"]] == [(4, "Stiff")]
    assert [one["class"] for one in told["diary_shown_to"]] == ["Hips on Tuesday"]
    given = json.loads(clinician.get("/settings/data").data)["exercises"]["prescribed_by_you"]
    assert [one["exercise"] for one in given] == [rockback.name]


@pytest.mark.every_database
def test_deleting_an_account_or_a_class_takes_exercises_and_diary_with_it(
    app: Flask, clinician: FlaskClient, patient: FlaskClient, clinic: Clinic, for_ann: str
) -> None:
    clinician.post(for_ann, data=_DOSE)
    patient.post("/exercises/pick/hip-internal-rotation", data={"all": "1"})
    patient.post("/exercises/diary", data={"day": "2026-11-20", "text": "x", "form_key": "d" * 32})
    patient.post(f"/exercises/diary/sharing/{clinic.id}", data={"share": "yes"})
    with app.app_context():
        delete_account(clinic.ann, clinic.ann, utc_now())
        tables = (ExercisePick, DiaryEntry, DiarySharing, Prescription)
        assert [db.session.scalars(select(table)).all() for table in tables] == [[]] * 4
        share(clinic.bob, clinic.id, utc_now())
    clinician.post(for_ann.replace(f"/learners/{clinic.ann}", ""), data=_DOSE)
    with app.app_context():
        clinician_user = db.session.get_one(User, clinic.clinician)
        each = taught(clinic.clinician, clinic.id)
        delete_class(clinician_user, each, each.name, utc_now())
        assert [db.session.scalars(select(table)).all() for table in tables] == [[]] * 4
