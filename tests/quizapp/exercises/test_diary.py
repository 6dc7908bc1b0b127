"""The diary, and who sees it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from questions.articles import SHIPPED_SLUG
from quizapp.classes.joining import leave_class
from quizapp.clock import utc_now
from quizapp.exercises import diary
from quizapp.exercises.diary import Done, Note
from quizapp.exercises.errors import NotFoundError
from quizapp.exercises.sheets import Sheet
from quizapp.extensions import db
from quizapp.models import DiaryEntry, DiarySharing
from tests.quizapp.exercises.conftest import Clinic
from tests.quizapp.queries import counted

_PATH = "/exercises/diary"
_TODAY = dt.date(2026, 11, 30)  # a Monday


def _form(number: int = 0, **fields: str) -> dict[str, str]:
    return {"form_key": f"{number:032x}", "day": "2026-11-20", "text": "Stiff"} | fields


def _count(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(DiaryEntry.id))) or 0


def _note(day: dt.date, felt: int | None = None, sets: int = 0) -> Note:
    done = (Done(1, "plank", "Plank", sets),) if sets else ()
    return Note(day, done, felt, "")


@pytest.fixture
def write(app: Flask, clinic: Clinic) -> Callable[..., None]:
    """Writes into Ann's diary."""

    def add(*notes: Note) -> None:
        with app.app_context():
            for number, note in enumerate(notes):
                diary.add_entry(clinic.ann, f"{number:032x}", note, utc_now())

    return add


def test_a_day_may_have_several_entries(app: Flask, patient: FlaskClient) -> None:
    for number in range(3):
        assert patient.post(_PATH, data=_form(number)).status_code == 303
    assert _count(app) == 3


@pytest.mark.every_database
def test_a_form_sent_twice_is_stored_once_as_it_is_sent_last(
    app: Flask, patient: FlaskClient
) -> None:
    patient.post(_PATH, data=_form())
    patient.post(_PATH, data=_form())
    patient.post(_PATH, data=_form(text="Better"))
    assert _count(app) == 1
    with app.app_context():
        assert db.session.scalars(select(DiaryEntry.note)).all() == ["Better"]


@pytest.mark.every_database
def test_an_entry_for_an_account_that_is_gone_is_not_called_saved(app: Flask) -> None:
    with app.app_context(), pytest.raises(NotFoundError):
        diary.add_entry(999, f"{0:032x}", _note(_TODAY, 2), utc_now())


def test_an_entry_says_what_was_done_how_it_felt_and_a_note(
    patient: FlaskClient, sheet: Sheet
) -> None:
    patient.post(f"/exercises/pick/{SHIPPED_SLUG}", data={"all": "1"})
    first, second = (f"{sheet.article_id}.{one.id}" for one in sheet.exercises[:2])
    form = _form(felt="0", day=utc_now().date().isoformat())
    form |= {"done": first, f"sets-{first}": "4", f"sets-{second}": "9"}
    assert patient.post(_PATH, data=form).status_code == 303
    page = patient.get(_PATH).text
    table = page[page.index('id="entries"') :]
    table = table[: table.index("</table>")]
    assert f"{sheet.exercises[0].name}, 4 sets" in table
    assert sheet.exercises[1].name not in table
    assert "0 of 10" in table
    assert "Stiff" in table


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "Tick what you did, say how it felt, or write a note."),
        ({"day": ""}, "Enter the day."),
        ({"day": "2126-01-01"}, "Enter a day that is not in the future."),
        ({"day": "1999-12-31"}, "Enter a day that is not in the future."),
        ({"felt": "11"}, "Not a valid choice."),
        ({"text": "x" * 1001}, "Write at most 1000 characters."),
        ({"form_key": "x"}, "Invalid input."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stored(
    app: Flask, patient: FlaskClient, fields: dict[str, str], sentence: str
) -> None:
    answer = patient.post(_PATH, data=_form(**fields))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert _count(app) == 0


def test_an_entry_is_edited_with_the_exercises_that_it_had(
    app: Flask, patient: FlaskClient, write: Callable[..., None]
) -> None:
    write(_note(dt.date(2026, 11, 20), felt=7, sets=3))
    page = patient.get(f"{_PATH}/1").text
    assert re.search(r'name="done" value="1.plank" checked', page)
    assert re.search(r'name="sets-1.plank" value="3"', page)
    assert re.search(r'checked[^>]*value="7"', page)
    form = _form(day="2026-11-21", text="Later", felt="")
    assert patient.post(f"{_PATH}/1", data=form).status_code == 303
    with app.app_context():
        entry = db.session.get_one(DiaryEntry, 1)
        assert (entry.done, entry.felt, entry.note) == ([], None, "Later")
        assert entry.day == dt.date(2026, 11, 21)


def test_an_entry_is_deleted(app: Flask, patient: FlaskClient) -> None:
    patient.post(_PATH, data=_form())
    patient.post(f"{_PATH}/1/delete")
    assert _count(app) == 0


def test_nobody_opens_changes_or_deletes_the_entry_of_another(
    app: Flask, client_of: Callable[[int], FlaskClient], clinic: Clinic, write: Callable[..., None]
) -> None:
    write(_note(_TODAY, felt=1))
    for user_id in (clinic.bob, clinic.clinician):
        other = client_of(user_id)
        assert other.get(f"{_PATH}/1").status_code == 404
        assert other.post(f"{_PATH}/1", data=_form()).status_code == 404
        other.post(f"{_PATH}/1/delete")
    assert _count(app) == 1


def test_the_weeks_end_with_this_one_and_begin_on_the_regions_day(
    app: Flask, clinic: Clinic, write: Callable[..., None]
) -> None:
    write(_note(_TODAY, felt=2), _note(_TODAY, felt=4, sets=2), _note(dt.date(2026, 11, 29)))
    with app.app_context():
        weeks = diary.get_weeks(clinic.ann, _TODAY, first_weekday=0)
        assert (weeks.weeks[0][0].day, weeks.weeks[-1][0].day) == (dt.date(2026, 11, 9), _TODAY)
        assert [(day.day.day, day.exercises, day.felt) for day in weeks.days] == [
            (30, 1, (2, 4)),
            (29, 0, ()),
        ]
        assert [day.is_future for day in weeks.weeks[-1]] == [False] + [True] * 6
        from_sunday = diary.get_weeks(clinic.ann, _TODAY, first_weekday=6)
        assert from_sunday.weeks[-1][0].day == dt.date(2026, 11, 29)


def test_a_day_that_has_begun_where_the_person_is_shows_its_entry(
    app: Flask, clinic: Clinic, write: Callable[..., None]
) -> None:
    write(_note(_TODAY + dt.timedelta(days=1), felt=2))
    with app.app_context():
        tomorrow = diary.get_weeks(clinic.ann, _TODAY, first_weekday=0).weeks[-1][1]
        assert (tomorrow.is_future, tomorrow.felt) == (False, (2,))


def test_earlier_weeks_have_pages_of_their_own(
    app: Flask, clinic: Clinic, write: Callable[..., None]
) -> None:
    write(_note(dt.date(2026, 10, 1), felt=1), _note(_TODAY, felt=1))
    with app.app_context():
        pages = [diary.get_weeks(clinic.ann, _TODAY, 0, page) for page in (-3, 1, 2, 3, 99)]
        assert [(one.page, one.has_earlier) for one in pages] == [
            (1, True), (1, True), (2, True), (3, False), (3, False),
        ]  # fmt: skip
        assert [day.day for day in pages[-1].days] == [dt.date(2026, 10, 1)]


def test_the_page_says_each_day_in_words(patient: FlaskClient) -> None:
    today = utc_now().date()
    patient.post(_PATH, data=_form(day=today.isoformat(), felt="3"))
    page = patient.get(_PATH, headers={"Accept-Language": "en-GB"}).text
    said = f"{today:%A}, {today.day} {today:%B %Y}: a note, felt 3"
    assert said in page


def test_a_diary_costs_as_many_queries_with_many_entries_as_with_one(
    app: Flask, patient: FlaskClient
) -> None:
    costs = []
    for numbers in (range(1), range(1, 20)):
        for number in numbers:
            patient.post(_PATH, data=_form(number, day=utc_now().date().isoformat()))
        with counted(app) as statements:
            patient.get(_PATH)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 8


def _diary_of(clinic: Clinic) -> str:
    return f"/classes/{clinic.id}/learners/{clinic.ann}/diary"


def _share(patient: FlaskClient, clinic: Clinic, share: str) -> int:
    return patient.post(f"{_PATH}/sharing/{clinic.id}", data={"share": share}).status_code


def test_a_diary_is_closed_to_the_clinician_until_it_is_shown(
    patient: FlaskClient, clinician: FlaskClient, clinic: Clinic
) -> None:
    patient.post(_PATH, data=_form(day=utc_now().date().isoformat()))
    assert "cannot see your diary" in patient.get(_PATH).text
    assert clinician.get(_diary_of(clinic)).status_code == 404
    assert _share(patient, clinic, "yes") == 303
    page = clinician.get(_diary_of(clinic))
    assert page.status_code == 200
    assert "Stiff" in page.text
    assert f"{_PATH}/1" not in page.text


def test_closing_it_takes_effect_at_once(
    patient: FlaskClient, clinician: FlaskClient, clinic: Clinic
) -> None:
    assert [_share(patient, clinic, one) for one in ("yes", "yes", "no", "no")] == [303] * 4
    assert clinician.get(_diary_of(clinic)).status_code == 404


def test_leaving_the_class_closes_the_diary_for_good(
    app: Flask, patient: FlaskClient, clinician: FlaskClient, clinic: Clinic
) -> None:
    _share(patient, clinic, "yes")
    with app.app_context():
        leave_class(clinic.ann, clinic.id, utc_now())
        assert db.session.scalars(select(DiarySharing.user_id)).all() == []
    assert clinician.get(_diary_of(clinic)).status_code == 404


def test_a_diary_is_shown_only_in_a_class_that_one_learns_in(
    patient: FlaskClient, clinic: Clinic
) -> None:
    for class_id in (clinic.id + 1, 999):
        answer = patient.post(f"{_PATH}/sharing/{class_id}", data={"share": "yes"})
        assert answer.status_code == 404


def test_nobody_else_sees_a_diary_that_is_shown(
    patient: FlaskClient,
    clinic: Clinic,
    client_of: Callable[[int], FlaskClient],
    browser_as: Callable[[str], FlaskClient],
) -> None:
    _share(patient, clinic, "yes")
    path = _diary_of(clinic)
    assert client_of(clinic.colleague).get(path).status_code == 404
    assert browser_as("admin").get(path).status_code == 404
    assert patient.get(path).status_code == 404
    bobs = path.replace(f"learners/{clinic.ann}", f"learners/{clinic.bob}")
    assert client_of(clinic.clinician).get(bobs).status_code == 404
