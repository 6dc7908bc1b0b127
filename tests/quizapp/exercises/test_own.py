"""A person's own exercises: picked, done, printed, remembered."""

from __future__ import annotations

import re
from collections.abc import Callable

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from questions.articles import SHIPPED_SLUG
from questions.facts.model import Exercise
from quizapp.accounts.guests import count_exercises
from quizapp.accounts.service import create_account
from quizapp.accounts.takeovers import take_over
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.exercises.sheets import Sheet
from quizapp.extensions import db
from quizapp.models import Article, DiaryEntry, ExercisePick, Role, User
from tests.quizapp.exercises.conftest import path_of
from tests.quizapp.queries import counted
from tests.quizapp.texts import BACK

_PICK = f"/exercises/pick/{SHIPPED_SLUG}"
_PASSWORD = "a walk around the harbour"
_KEY = "0123456789abcdef" * 2


def _picked(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(ExercisePick.exercise_id)))


def _names(page: str) -> list[str]:
    return re.findall(r"<h2><a[^>]*>([^<]+)</a>", page)


def test_whoever_has_picked_none_is_offered_the_articles(client: FlaskClient, sheet: Sheet) -> None:
    page = client.get("/exercises").text
    assert "Pick your exercises" in page
    assert all(exercise.name in page for exercise in sheet.exercises)


def test_a_visitor_who_picks_becomes_a_guest(
    app: Flask, client: FlaskClient, pigeon: Exercise
) -> None:
    answer = client.post(_PICK, data={"exercise": pigeon.id})
    assert (answer.status_code, answer.location) == (303, "/exercises")
    assert _names(client.get("/exercises").text) == [pigeon.name]
    with app.app_context():
        assert db.session.scalars(select(User.role)).all() == [Role.GUEST]


def test_a_page_with_drawings_is_pressed_harder_than_others(client: FlaskClient) -> None:
    plain = client.get("/exercises", headers={"Accept-Encoding": "identity"})
    pressed = client.get("/exercises", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in plain.headers
    assert pressed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in pressed.headers["Vary"]
    assert b"Pick your exercises" in brotli.decompress(pressed.data)
    assert len(pressed.data) <= len(brotli.compress(plain.data, quality=5)) + 100


def test_one_press_takes_all(client: FlaskClient, sheet: Sheet) -> None:
    client.post(_PICK, data={"all": "1"})
    assert _names(client.get("/exercises").text) == [one.name for one in sheet.exercises]


def test_picking_again_leaves_only_what_is_ticked(
    app: Flask, patient: FlaskClient, pigeon: Exercise, rockback: Exercise
) -> None:
    patient.post(_PICK, data={"exercise": [pigeon.id, rockback.id]})
    patient.post(_PICK, data={"exercise": [rockback.id, rockback.id, "exercise-none"]})
    assert _picked(app) == [rockback.id]
    patient.post(_PICK, data={})
    assert _picked(app) == []


def test_picking_none_at_first_asks_for_one(app: Flask, client: FlaskClient) -> None:
    client.post(_PICK, data={})
    assert "Tick at least one exercise" in client.get("/exercises/pick").text
    with app.app_context():
        assert db.session.scalars(select(User.id)).all() == []


def test_an_unknown_article_or_exercise_is_not_found(
    client: FlaskClient, sheet: Sheet, back: Sheet
) -> None:
    paths = ("/exercises/none/x", f"/exercises/{sheet.slug}/x", path_of(back, sheet.exercises[0]))
    assert {client.get(path).status_code for path in paths} == {404}
    assert client.post("/exercises/pick/none", data={"all": "1"}).status_code == 404


def test_a_page_has_steps_apart_from_what_to_avoid(client: FlaskClient, back: Sheet) -> None:
    page = client.get(path_of(back, back.exercises[0])).text
    steps = page[page.index('class="exercise-steps"') : page.index("What to avoid")]
    assert "Lift your hips off the floor." in steps
    assert "Avoid arching" not in steps
    assert "Avoid arching your back." in page
    assert "Lying on your back" in page
    assert "2 to 3 sets of 10, hold 5 seconds, 3 times a week" in page


def test_when_to_see_a_doctor_stands_there_where_the_article_says_it(
    client: FlaskClient, sheet: Sheet, back: Sheet
) -> None:
    page = client.get(path_of(back, back.exercises[0])).text
    assert re.search(r"See a doctor if</h2>\s*<ul>\s*<li>Fever</li>", page)
    assert "if you have had a recent hip replacement." in page
    assert "Not medical advice" in page
    assert "See a doctor if" not in client.get(path_of(sheet, sheet.exercises[0])).text


def test_the_timer_is_given_the_dose_in_numbers(
    client: FlaskClient, sheet: Sheet, pigeon: Exercise
) -> None:
    page = client.get(path_of(sheet, pigeon)).text
    assert (
        'data-dose=\'{"reps": null, "sets": null, "hold": [30, 60], "duration": null,'
        ' "sides": true}\'' in page
    )
    assert "Without scripts there is no timer here" in page


def test_doing_one_leads_to_the_next_and_writes_the_diary(
    app: Flask, patient: FlaskClient, sheet: Sheet, pigeon: Exercise, rockback: Exercise
) -> None:
    patient.post(_PICK, data={"exercise": [pigeon.id, rockback.id]})
    key = f"{sheet.article_id}.{pigeon.id}"
    form = {"done": key, f"sets-{key}": "2", "felt": "3", "form_key": _KEY, "day": "2026-11-20"}
    answer = patient.post(path_of(sheet, pigeon) + "/done", data=form)
    assert answer.location == path_of(sheet, rockback)
    with app.app_context():
        entry = db.session.scalars(select(DiaryEntry)).one()
        assert [(one["name"], one["sets"]) for one in entry.done] == [(pigeon.name, 2)]
        assert (entry.felt, entry.day.isoformat()) == (3, "2026-11-20")


def test_a_first_exercise_without_a_plan_leads_to_the_diary(
    client: FlaskClient, sheet: Sheet, pigeon: Exercise
) -> None:
    client.post("/wording", data={"wording": "patient"})
    assert "Do a first exercise" in client.get("/").text
    key = f"{sheet.article_id}.{pigeon.id}"
    form = {"done": key, f"sets-{key}": "2", "form_key": _KEY, "day": "2026-11-20"}
    answer = client.post(path_of(sheet, pigeon) + "/done", data=form)
    assert answer.location == "/exercises/diary"
    page = client.get(answer.location).text
    assert "Saved in your diary." in page
    assert pigeon.name in page
    home = client.get("/").text
    assert "Do a first exercise" not in home
    assert '<a href="/exercises/diary">My diary</a>' in home


def test_what_was_typed_comes_back_with_what_is_wrong(
    client: FlaskClient, sheet: Sheet, pigeon: Exercise
) -> None:
    key = f"{sheet.article_id}.{pigeon.id}"
    form = {"done": key, f"sets-{key}": "many", "text": "Stiff", "form_key": _KEY}
    answer = client.post(path_of(sheet, pigeon) + "/done", data=form | {"day": "2026-11-20"})
    assert answer.status_code == 422
    assert "Give a whole number of sets" in answer.text
    assert 'value="many"' in answer.text
    assert ">Stiff</textarea>" in answer.text.replace("\r\n", "")


def test_a_card_has_a_box_for_each_of_fourteen_days(
    client: FlaskClient, pigeon: Exercise, rockback: Exercise
) -> None:
    client.post(_PICK, data={"exercise": [pigeon.id, rockback.id]})
    page = client.get("/exercises/card").text
    assert page.count('class="tick"') == 2 * 14
    assert "Hold 30 to 60 seconds, each side" in page


def test_a_card_without_exercises_says_where_to_pick_some(client: FlaskClient) -> None:
    page = client.get("/exercises/card").text
    assert "You have picked no exercises yet." in page
    assert 'class="tick"' not in page


def test_a_dose_within_the_range_is_remembered_and_the_range_is_told(
    client: FlaskClient, sheet: Sheet, pigeon: Exercise, rockback: Exercise
) -> None:
    client.post(_PICK, data={"exercise": [pigeon.id, rockback.id]})
    key = f"{sheet.article_id}.{rockback.id}"
    assert f'name="sets-{key}"' in client.get("/exercises/doses").text
    page = client.post("/exercises/doses", data={f"sets-{key}": "2", f"reps-{key}": "10"}).text
    assert "You remember 1 of 2 doses" in page
    assert "2 sets. The dose is 2 to 3 sets." in page
    assert "no number given. The dose is 30 to 60 seconds." in page


def test_a_dose_outside_its_range_is_not_remembered(
    client: FlaskClient, sheet: Sheet, rockback: Exercise
) -> None:
    client.post(_PICK, data={"exercise": rockback.id})
    key = f"{sheet.article_id}.{rockback.id}"
    page = client.post("/exercises/doses", data={f"sets-{key}": "4", f"reps-{key}": "10"}).text
    assert "You remember 0 of 1 dose" in page
    assert "You said: 4 sets. The dose is 2 to 3 sets." in page


def test_an_empty_check_asks_for_a_number(client: FlaskClient, rockback: Exercise) -> None:
    client.post(_PICK, data={"exercise": rockback.id})
    answer = client.post("/exercises/doses", data={"sets-none": "2"})
    assert answer.status_code == 422
    assert "Type at least one number." in answer.text


def test_checking_doses_asks_nothing_of_what_is_kept(
    app: Flask, client: FlaskClient, sheet: Sheet, rockback: Exercise
) -> None:
    client.post(_PICK, data={"exercise": rockback.id})
    key = f"{sheet.article_id}.{rockback.id}"
    with counted(app) as statements:
        client.post("/exercises/doses", data={f"sets-{key}": "2"})
    assert [one for one in statements if not one.startswith("SELECT")] == []


def test_what_the_article_lost_is_named_until_it_is_taken_off(
    app: Flask, patient: FlaskClient, back: Sheet
) -> None:
    patient.post("/exercises/pick/back", data={"all": "1"})
    shorter = BACK[: BACK.index(b"### Standing")]
    with app.app_context():
        import_article(shorter, "back", 1, publish=True, now=utc_now())
    page = patient.get("/exercises").text
    assert _names(page) == ["Bridge"]
    assert re.search(r"These are no longer in any article:.*Standing calf raise", page)
    patient.post("/exercises/forget")
    assert "no longer in any article" not in patient.get("/exercises").text
    assert len(_picked(app)) == 1


def test_a_withdrawn_article_offers_no_exercises(
    app: Flask, patient: FlaskClient, sheet: Sheet, pigeon: Exercise
) -> None:
    patient.post(_PICK, data={"exercise": pigeon.id})
    with app.app_context():
        db.session.execute(update(Article).values(withdrawn_at=utc_now()))
        db.session.commit()
    assert patient.get(path_of(sheet, pigeon)).status_code == 404
    assert "These are no longer in any article" in patient.get("/exercises").text


def test_home_leads_to_the_exercises_first(client: FlaskClient, pigeon: Exercise) -> None:
    before = client.get("/").text
    assert "To my exercises" not in before
    assert "Exercises to do" in before
    client.post(_PICK, data={"exercise": pigeon.id})
    page = client.get("/").text
    assert page.index("To my exercises") < page.index('id="activities"')


def test_an_article_without_exercises_does_not_offer_any(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        text = b"# The elbow\n\nIn all, 2 muscles extend the elbow:\n\n- Triceps\n- Anconeus\n"
        import_article(text, "elbow", 1, publish=True, now=utc_now())
    assert "Do its exercises" not in client.get("/articles/elbow").text
    assert "Do its exercises" in client.get(f"/articles/{SHIPPED_SLUG}").text
    assert "The elbow" not in client.get("/exercises/pick").text


@pytest.mark.parametrize("path", ["/exercises", "/exercises/card", "/exercises/doses"])
def test_pages_cost_as_many_queries_with_many_exercises_as_with_one(
    app: Flask, patient: FlaskClient, back: Sheet, pigeon: Exercise, path: str
) -> None:
    def cost() -> int:
        patient.get(path)
        with counted(app) as statements:
            patient.get(path)
        return len(statements)

    patient.post(_PICK, data={"exercise": pigeon.id})
    with_one = cost()
    patient.post(_PICK, data={"all": "1"})
    patient.post("/exercises/pick/back", data={"all": "1"})
    assert (cost(), with_one <= 5) == (with_one, True)


@pytest.mark.every_database
def test_a_guests_exercises_and_diary_come_along(
    app: Flask, client: FlaskClient, make_user: Callable[..., int], pigeon: Exercise
) -> None:
    client.post(_PICK, data={"exercise": pigeon.id})
    client.post("/exercises/diary", data={"day": "2026-11-20", "text": "Stiff", "form_key": _KEY})
    user_id = make_user("ann")
    with app.app_context():
        guest_id = db.session.scalars(select(User.id).where(User.role == Role.GUEST)).one()
        assert count_exercises(guest_id) == 2
        take_over(guest_id, user_id, utc_now())
        assert db.session.scalars(select(ExercisePick.user_id)).all() == [user_id]
        assert db.session.scalars(select(DiaryEntry.user_id)).all() == [user_id]


def test_after_logging_in_a_guests_exercises_are_asked_about(
    app: Flask, client: FlaskClient, pigeon: Exercise
) -> None:
    with app.app_context():
        user_id = create_account("ann@example.org", _PASSWORD, Role.LEARNER, utc_now()).id
    client.post(_PICK, data={"exercise": pigeon.id})
    answer = client.post("/login", data={"login": "ann@example.org", "password": _PASSWORD})
    assert answer.location.startswith("/guest-answers")
    page = client.get(answer.location).text
    assert "Are these exercises yours?" in page
    assert "0 answers" not in page
    client.post(answer.location, data={"mine": "yes"})
    assert _names(client.get("/exercises").text) == [pigeon.name]
    with app.app_context():
        assert db.session.scalars(select(ExercisePick.user_id)).all() == [user_id]
