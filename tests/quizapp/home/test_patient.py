"""Whoever wants to understand their own body has a first page of their own."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.items.patients import subject_of
from questions.items.registers import CLINICAL, PATIENT, PLAIN
from quizapp.articles.service import import_article, load_shipped_articles
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Role, Slot, User
from quizapp.quizzes import queries
from quizapp.quizzes.banks import get_bank
from tests.quizapp.queries import counted

_ASKED = "What brings you here?"
_FLAGS = b"""# Low back pain

## Exercises

### Knee hug

1. Lie on your back.
2. Pull one knee toward your chest.

**Goal:** Stretch the muscles of the lower back.

**Dose:** 10 repetitions.

### Cat stretch

1. Get on your hands and knees.
2. Round your back upward.

**Goal:** Stretch the muscles of the lower back.

**Dose:** 5 repetitions.

## When to see a doctor

See a doctor right away if you have:

- back pain with fever
- numbness around the seat
"""


def choose(client: FlaskClient, wording: str = PATIENT) -> None:
    answer = client.post("/wording", data={"wording": wording, "back": "home"})
    assert (answer.status_code, answer.location) == (303, "/")


def drawn(app: Flask) -> list[str]:
    """The templates of the newest attempt's questions."""
    with app.app_context():
        attempt = db.session.scalars(db.select(Attempt).order_by(Attempt.id.desc())).first()
        assert attempt is not None
        bank = get_bank(attempt.version_id)
        slots = db.session.scalars(db.select(Slot).filter_by(attempt_id=attempt.id))
        return [bank.item(slot.item_id).template for slot in slots]


def test_the_first_visit_asks_once(client: FlaskClient) -> None:
    assert _ASKED in client.get("/").text
    for wording in (PATIENT, CLINICAL):
        choose(client, wording)
        assert _ASKED not in client.get("/").text


def test_who_does_not_choose_has_what_there_was(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "Classify the rotators" in page
    assert 'action="/attempts"' in page


def test_a_patient_reads_of_no_lists(client: FlaskClient) -> None:
    choose(client)
    page = client.get("/").text
    assert "Classify" not in page
    assert "Identify" not in page
    assert "What each exercise is for" in page
    assert "How much of each exercise" in page
    assert f"/understand/{SHIPPED_SLUG}" in page
    assert "Move slowly, and stop if you feel pain." in page


def test_a_patient_without_exercises_is_led_to_one_that_needs_no_equipment(
    client: FlaskClient,
) -> None:
    choose(client)
    page = client.get("/").text
    found = re.search(rf'<a href="(/exercises/{SHIPPED_SLUG}/[^"]+)">Do a first exercise', page)
    assert found is not None
    assert "It needs no equipment." in page
    exercise = client.get(found[1]).text
    assert "<h1>90/90 rotation</h1>" in exercise
    assert "You need:" not in exercise
    client.post(f"/exercises/pick/{SHIPPED_SLUG}", data={"all": "1"})
    assert "Do a first exercise" not in client.get("/").text


@pytest.mark.parametrize("is_chosen", [True, False])
def test_who_reads_another_language_is_told_that_questions_are_in_english(
    client: FlaskClient, is_chosen: bool
) -> None:
    if is_chosen:
        choose(client)
    told = r'<p class="muted">[^<]*(?:in English|en inglés)'
    for path in ("/", "/quizzes") if is_chosen else ("/",):
        assert re.findall(told, client.get(path).text) == []
        spanish = client.get(path, headers={"Accept-Language": "es"}).text
        assert len(re.findall(told, spanish)) == 1


def test_the_choice_can_be_changed_from_home_and_in_the_settings(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    learner = client_of(make_user())
    choose(learner)
    assert "Understand your body" in learner.get("/").text
    assert '<option selected value="patient">' in learner.get("/settings").text
    assert 'value="clinical"' in learner.get("/").text
    values = {"display_name": "", "language": "", "timezone": "UTC", "wording": CLINICAL}
    learner.post("/settings", data=values)
    assert "You are here to study." in learner.get("/").text


@pytest.mark.every_database
def test_an_account_keeps_it(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    user_id = make_user()
    choose(client_of(user_id))
    assert "Understand your body" in client_of(user_id).get("/").text
    with app.app_context():
        user = db.session.get(User, user_id)
        assert user is not None
        assert user.wording == PATIENT


def test_whoever_registers_goes_on_as_a_patient(client: FlaskClient) -> None:
    choose(client)
    client.post("/attempts", data={"activity": "patient-exercises", "mode": "practice"})
    filled = {"login": "anna", "password": "a long enough phrase", "timezone": "UTC"}
    assert client.post("/register", data=filled).status_code == 303
    assert "Understand your body" in client.get("/").text


@pytest.mark.parametrize(
    "form",
    [
        {"activity": "patient-exercises", "mode": "practice"},
        {"activity": "patient-doses", "mode": "practice"},
        {"activity": "patient-condition", "mode": "practice"},
        {"activity": "mixed", "length": "20", "mode": "practice"},
    ],
)
def test_whatever_a_patient_starts_only_what_is_for_patients_is_asked(
    app: Flask, client: FlaskClient, form: dict[str, str]
) -> None:
    choose(client)
    assert client.post("/attempts", data=form).status_code == 303
    assert drawn(app)
    assert all(subject_of(template) for template in drawn(app))


def test_a_students_quiz_is_not_offered_to_a_patient(client: FlaskClient) -> None:
    choose(client)
    answer = client.post("/attempts", data={"activity": "classify", "mode": "practice"})
    assert answer.status_code == 422
    assert "Choose a quiz" in answer.text


def test_nor_a_patients_quiz_to_a_student(client: FlaskClient) -> None:
    choose(client, CLINICAL)
    answer = client.post("/attempts", data={"activity": "patient-doses", "mode": "practice"})
    assert answer.status_code == 422


def test_an_anatomy_course_is_not_offered_to_patients(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        load_shipped_articles(utc_now())
        assert queries.get_offer(register=PATIENT).others == ()
        assert len(queries.get_offer(register=PLAIN).others) == 1
    choose(client)
    page = client.get("/quizzes?article=hip-muscles")
    assert page.status_code == 200
    assert "for people who study" in page.text


def test_where_nothing_is_for_patients_home_says_so(app: Flask) -> None:
    with app.app_context():
        load_shipped_articles(utc_now())
        db.session.execute(db.text("UPDATE articles SET withdrawn_at = created_at WHERE id = 1"))
        db.session.commit()
    client = app.test_client()
    choose(client)
    assert "There is nothing here for patients yet" in client.get("/").text


def test_signs_for_a_doctor_stand_where_the_article_names_them(app: Flask) -> None:
    with app.app_context():
        db.session.execute(db.text("UPDATE articles SET withdrawn_at = created_at"))
        db.session.commit()
        import_article(_FLAGS, "back", 1, publish=True, now=utc_now())
    client = app.test_client()
    choose(client)
    page = client.get("/").text
    assert re.search(r"See a doctor if</h2>\s*<ul>\s*<li>", page)
    assert "numbness around the seat" in page


@pytest.mark.parametrize("wording", [None, PATIENT, CLINICAL])
def test_the_question_of_the_first_page_is_answered_on_it(
    app: Flask, client: FlaskClient, wording: str | None
) -> None:
    if wording:
        choose(client, wording)
    page = client.get("/").text
    option = re.findall(r'name="answer" value="(\w+)"', page)[0]
    fields = {"article": SHIPPED_SLUG, "answer": option, "opened": "0"}
    answer = client.post("/attempts/opening", data=fields)
    assert answer.status_code == 303
    shown = client.get(answer.location).text
    assert 'class="verdict' in shown
    # In the order in which they stood on the first page.
    texts = re.findall(r'name="answer" value="\w+"[^>]*>\s*<span[^>]*>([^<]+)', page)
    assert [one for one in texts if one in shown] == texts
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count(Response.id))) == 1
        assert db.session.scalar(db.select(Attempt.length)) >= 2


@pytest.mark.parametrize("answer", [None, "", "nothing", "x" * 10_000, "\x00"])
def test_without_an_answer_the_question_waits(
    app: Flask, client: FlaskClient, answer: str | None
) -> None:
    fields = {"article": SHIPPED_SLUG} | ({} if answer is None else {"answer": answer})
    sent = client.post("/attempts/opening", data=fields)
    assert sent.status_code == 303
    page = client.get(sent.location).text
    assert "verdict" not in page
    assert 'class="notice error"' in page
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count(Response.id))) == 0


def test_the_first_page_does_not_tell_its_answer(app: Flask, client: FlaskClient) -> None:
    choose(client)
    page = client.get("/").text
    with app.app_context():
        items = get_bank(queries.get_offer().version_id).items
        (item,) = {one.id: one for one in items if one.prompt in page}.values()
    assert item.feedback.right not in page
    assert item.id not in page
    assert not re.search(r"\bchecked\b", page)


def test_an_instructor_is_not_asked(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    assert _ASKED not in client_of(make_user("teacher", Role.INSTRUCTOR)).get("/").text


def test_the_page_opens_with_a_picture_that_moves(client: FlaskClient) -> None:
    for wording in (PATIENT, CLINICAL):
        choose(client, wording)
        page = client.get("/").text
        assert page.index('class="moving"') < page.index("<h1")
        assert "Keep it moving" in page


def test_a_patients_page_costs_few_queries(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    browser = client_of(make_user("somebody", wording=PATIENT))
    browser.get("/")
    with counted(app) as statements:
        browser.get("/")
    assert len(statements) <= 10, statements


def test_progress_is_of_what_a_patient_is_asked(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    with app.app_context():
        load_shipped_articles(utc_now())
    student = client_of(make_user()).get("/progress").text
    assert "Rotators of the hip" in student
    assert "Muscles that move the hip" in student
    patient = client_of(make_user("somebody", wording=PATIENT)).get("/progress").text
    assert "Exercises" in patient
    assert "Rotators of the hip" not in patient
    assert "Muscles that move the hip" not in patient


def test_what_is_due_for_a_patient_can_be_asked(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    patient = client_of(make_user("somebody", wording=PATIENT))
    patient.post("/attempts", data={"activity": "patient-doses", "mode": "practice"})
    sent = patient.post("/study", data={"article": SHIPPED_SLUG, "activity": "today"})
    assert sent.status_code == 303
    assert all(subject_of(template) for template in drawn(app))
