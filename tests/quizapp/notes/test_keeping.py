"""Notes over new versions of the article, guests' registering, exports and ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.guests import delete_stale_guests
from quizapp.accounts.takeovers import take_over
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Note, Role, User
from tests.quizapp.notes.conftest import ARTICLE, KEPT, publish, stored
from tests.quizapp.queries import counted


def _shown(learner: FlaskClient, note: Note) -> tuple[str, str]:
    """The address to which a note leads, and what is marked there."""
    answer = learner.get(f"/notes/{note.id}/sentence")
    assert answer.status_code == 303
    page = learner.get(answer.location).text
    return answer.location.partition("?")[0], page.split("<mark")[1].split(">")[1].split("<")[0]


def test_a_note_leads_to_its_sentence(learner: FlaskClient, noted: Note) -> None:
    assert _shown(learner, noted) == ("/articles/elbow/1", KEPT)


def test_it_is_found_in_a_new_version_where_its_words_stand(
    app: Flask, learner: FlaskClient, noted: Note
) -> None:
    publish(app, ARTICLE.replace("In all,", "A word before it all. In all,"))
    assert _shown(learner, noted) == ("/articles/elbow/2", KEPT)


def test_of_words_that_stand_twice_the_nearer_ones_are_meant(
    app: Flask, learner: FlaskClient, noted: Note
) -> None:
    publish(app, ARTICLE + f"\n## Later\n\nMore of it follows here. {KEPT}\n")
    address, _ = _shown(learner, noted)
    location = learner.get(f"/notes/{noted.id}/sentence").location
    assert address == "/articles/elbow/2"
    assert f"from={noted.start}&" in location


def test_changed_words_are_shown_as_they_were(
    app: Flask, learner: FlaskClient, noted: Note
) -> None:
    publish(app, ARTICLE.replace(KEPT, "It is a strong one."))
    assert _shown(learner, noted) == ("/articles/elbow/1", KEPT)
    location = learner.get(f"/notes/{noted.id}/sentence").location
    assert "changed since you marked it" in learner.get(location).text


def test_a_changed_sentence_is_found_by_its_fact(
    app: Flask, learner: FlaskClient, sentence: Callable[..., str]
) -> None:
    learner.post(sentence("Biceps brachii"), data={})
    (note,) = stored(app)
    assert note.fact_id is not None
    with app.app_context():
        db.session.get_one(Note, note.id).quote = "Other words"
        db.session.commit()
    publish(app, ARTICLE.replace("It is the strongest", "It is a strong one"))
    assert _shown(learner, note) == ("/articles/elbow/2", "Biceps brachii")


def test_a_question_keeps_its_note_in_new_versions(
    app: Flask, learner: FlaskClient, answered: str
) -> None:
    learner.post(f"{answered}/note", data={"text": "Tricky"})
    (note,) = stored(app)
    page = learner.get("/notes").text
    assert "Tricky" in page
    begun = learner.post(
        "/study",
        data={"article": "hip-internal-rotation", "activity": "fact", "fact": note.fact_id},
    )
    assert begun.status_code == 303
    assert begun.location.startswith("/attempts/")


@pytest.mark.every_database
def test_the_page_costs_the_same_however_many_there_are(
    app: Flask, learner: FlaskClient, noted: Note
) -> None:
    columns = {column.name: getattr(noted, column.name) for column in Note.__table__.columns}
    del columns["id"]
    costs = []
    for keys in (["a"], [str(n) for n in range(60)]):
        with app.app_context():
            db.session.add_all(Note(**columns | {"key": key}) for key in keys)
            db.session.commit()
        with counted(app) as statements:
            page = learner.get("/notes").text
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 3
    assert page.count("For the exam") == 20
    assert "Page 1 of 4" in page
    assert learner.get("/notes?page=4").text.count("For the exam") == 2


@pytest.mark.every_database
def test_a_guests_notes_go_along_and_the_accounts_stand(
    app: Flask,
    learner: FlaskClient,
    learner_id: int,
    noted: Note,
    sentence: Callable[..., str],
    make_user: Callable[..., int],
) -> None:
    learner.post(sentence("Brachialis"), data={"text": "The guest’s"})
    account = make_user("account")
    with app.app_context():
        columns = {column.name: getattr(noted, column.name) for column in Note.__table__.columns}
        del columns["id"]
        db.session.add(Note(**columns | {"user_id": account, "text": "The account’s"}))
        db.session.get_one(User, learner_id).role = Role.GUEST
        db.session.commit()
        take_over(learner_id, account, utc_now())
    notes = [(note.user_id, note.text) for note in stored(app)]
    assert sorted(notes) == [(account, "The account’s"), (account, "The guest’s")]


@pytest.mark.parametrize(("days", "left"), [(1, 1), (40, 0)])
def test_a_guest_who_wrote_lately_stays(
    app: Flask, learner_id: int, noted: Note, days: int, left: int
) -> None:
    with app.app_context():
        guest = db.session.get_one(User, learner_id)
        guest.role, guest.created_at = Role.GUEST, noted.created_at - dt.timedelta(days=90)
        db.session.commit()
        delete_stale_guests(noted.changed_at + dt.timedelta(days=days))
    assert len(stored(app)) == left


def test_notes_are_in_the_export_and_end_with_the_account(
    app: Flask, learner: FlaskClient, learner_id: int, noted: Note
) -> None:
    (told,) = learner.get("/settings/data").get_json()["notes"]
    assert (told["on"], told["words"], told["note"]) == ("sentence", KEPT, "For the exam")
    with app.app_context():
        db.session.execute(db.delete(User).where(User.id == learner_id))
        db.session.commit()
    assert stored(app) == []
