from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.deletion import delete_account
from quizapp.extensions import db
from quizapp.models import Attempt, LiveAnswer, LiveRound, Role, RosterEntry, Slot
from quizapp.models.attempts import Mode
from tests.quizapp.accounts.conftest import NOW, PASSWORD, add_attempt
from tests.quizapp.classrooms import add_class
from tests.quizapp.queries import counted


@pytest.fixture
def anna(make_account: Callable[..., int]) -> int:
    return make_account("anna", display_name="Anna Ö")


def _download(client: FlaskClient) -> dict:
    return json.loads(client.get("/settings/data").data)


def test_the_data_are_a_file_of_json(client_of: Callable[[int], FlaskClient], anna: int) -> None:
    answer = client_of(anna).get("/settings/data")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="quizapp-data.json"'


def test_the_account_is_told_without_its_password(
    client_of: Callable[[int], FlaskClient], anna: int
) -> None:
    client = client_of(anna)
    assert _download(client)["account"] == {
        "email": None,
        "user_name": "anna",
        "name_that_instructors_see": "Anna Ö",
        "role": "learner",
        "language": None,
        "wording": None,
        "time_zone": None,
        "ability": 0.0,
        "forgetting": [0.0, 0],
        "new_facts_a_day": None,
        "minutes_a_day": None,
        "exam_at": None,
        "created_at": NOW.isoformat(),
    }
    text = client.get("/settings/data").text
    assert "argon2" not in text
    assert PASSWORD not in text


def test_an_exam_tells_its_time_its_flags_and_its_link(
    app: Flask, client_of: Callable[[int], FlaskClient], anna: int
) -> None:
    later = NOW + dt.timedelta(days=20_000)
    with app.app_context():
        attempt = db.session.get_one(Attempt, add_attempt(anna, 3, NOW, Mode.EXAM))
        attempt.ends_at, attempt.extra_minutes = later, 5
        attempt.dismissed_at, attempt.share_token = NOW, "a-token"
        db.session.execute(db.update(Slot).where(Slot.position != 2).values(flagged=True))
        db.session.commit()
    (told,) = _download(client_of(anna))["attempts"]
    assert told["time_ends_at"] == later.isoformat()
    assert told["minutes_added"] == 5
    assert told["dismissed_at"] == NOW.isoformat()
    assert told["shared_as"] == "a-token"
    assert told["flagged"] == [1, 3]


def test_each_answer_stands_under_its_question_in_words(
    app: Flask, client_of: Callable[[int], FlaskClient], anna: int
) -> None:
    with app.app_context():
        add_attempt(anna, 2, NOW)
    data = _download(client_of(anna))
    (attempt,) = data["attempts"]
    assert (attempt["title"], attempt["questions"]) == ("Mixed quiz", 2)
    assert attempt["answers"][1] == {
        "question": 2,
        "prompt": "Which muscle turns the thigh inwards?",
        "try": 1,
        "answer": "Tensor fasciae latae",
        "seconds": 5,
        "certainty": None,
        "hint": False,
        "answered_at": NOW.isoformat(),
        "given_at": None,
        "score": 1.0,
        "parts": {"a": True},
    }
    assert [row["fact"] for row in data["knowledge"]] == ["fact-1", "fact-2"]
    assert data["mixed_up"] == []


@pytest.mark.parametrize(("done", "is_told"), [(False, False), (True, True)])
def test_scores_of_an_exam_are_told_after_its_end(
    app: Flask, client_of: Callable[[int], FlaskClient], anna: int, done: bool, is_told: bool
) -> None:
    with app.app_context():
        add_attempt(anna, 1, NOW, mode=Mode.EXAM, done=done)
    data = _download(client_of(anna))
    assert ("score" in data["attempts"][0]["answers"][0]) is is_told
    assert ("parts" in data["attempts"][0]["answers"][0]) is is_told


def test_nothing_of_other_people_is_told(
    app: Flask, client_of: Callable[[int], FlaskClient], anna: int, make_guest: Callable[..., int]
) -> None:
    make_guest(answers=2)
    data = _download(client_of(anna))
    assert data["attempts"] == []
    assert data["knowledge"] == []


def test_classes_are_told_by_name(
    app: Flask,
    client_of: Callable[[int], FlaskClient],
    anna: int,
    make_account: Callable[..., int],
) -> None:
    tutor = make_account("tutor", Role.INSTRUCTOR)
    with app.app_context():
        add_class(tutor, anna, name="PT 1", now=NOW)
    joined = _download(client_of(anna))["classes"]
    told = {"section": "", "student_number": "", "sort_name": ""}
    membership = {"name": "PT 1", "joined_at": NOW.isoformat(), **told}
    assert joined == {"joined": [membership], "left": [], "taught": []}
    assert _download(client_of(tutor))["classes"]["taught"][0]["name"] == "PT 1"


def test_rosters_and_live_answers_are_told_and_go_with_the_account(
    app: Flask,
    client_of: Callable[[int], FlaskClient],
    anna: int,
    make_account: Callable[..., int],
) -> None:
    tutor = make_account("tutor", Role.INSTRUCTOR)
    with app.app_context():
        class_id = add_class(tutor, name="PT 1", now=NOW)
        fields = {"sort_name": "", "student_number": "77", "section": "B", "added_at": NOW}
        db.session.add_all(
            RosterEntry(class_id=class_id, login=login, name=login.title(), **fields)
            for login in ("anna", "other")
        )
        slot = db.session.get_one(Slot, add_attempt(anna, 1, NOW))
        version_id = db.session.get_one(Attempt, slot.attempt_id).version_id
        questions = [{"item": slot.item_id, "options": ["a", "b"]}]
        live = LiveRound(
            class_id=class_id, version_id=version_id, questions=questions, started_at=NOW
        )
        db.session.add(live)
        db.session.flush()
        answer = {"position": 1, "user_id": anna, "answer": "a", "score": 1.0}
        db.session.add(LiveAnswer(round_id=live.id, answered_at=NOW, **answer))
        db.session.commit()
    data = _download(client_of(anna))
    (entry,), (live_answer,) = data["on_rosters"], data["live"]
    assert (entry["class"], entry["name"], entry["student_number"]) == ("PT 1", "Anna", "77")
    assert (live_answer["class"], live_answer["score"]) == ("PT 1", None)
    with app.app_context():
        delete_account(anna, anna, NOW)
        assert list(db.session.scalars(db.select(RosterEntry.login))) == ["other"]
        assert list(db.session.scalars(db.select(LiveAnswer))) == []


def test_work_in_the_library_is_told(
    app: Flask, client_of: Callable[[int], FlaskClient], make_account: Callable[..., int]
) -> None:
    tutor = client_of(make_account("tutor", Role.INSTRUCTOR))
    text = "# Ear\n\nIn all, 2 muscles move the ear:\n\n- Tragicus\n- Antitragicus\n"
    path = tutor.post("/library/new", data={"text": text}).location
    press = re.findall(r'name="press" value="(verb=reject;[^"]+)"', tutor.get(path).text)[0]
    assert tutor.post(f"{path}/decisions", data={"press": press}).status_code == 303
    library = _download(tutor)["library"]
    assert [one["title"] for one in library["brought"]] == ["Ear"]
    assert [(one["article"], one["decision"]) for one in library["decisions"]] == [
        ("Ear", "reject")
    ]


def test_what_was_done_with_questions_is_told(
    client_of: Callable[[int], FlaskClient], make_account: Callable[..., int]
) -> None:
    tutor = client_of(make_account("tutor", Role.INSTRUCTOR))
    text = "# Ear\n\nThe lobe is soft and has no muscle in it at all.\n"
    path = tutor.post("/library/new", data={"text": text}).location
    own = {
        "kind": "true_false",
        "prompt": "The lobe is soft and has no muscle in it.",
        "verdict": "true",
        "why": "It is skin and fat.",
        "quote": "The lobe is soft",
        "topic": "Ear",
    }
    assert tutor.post(f"{path}/own", data=own).status_code == 303
    (told,) = _download(tutor)["library"]["questions"]
    assert (told["article"], told["question"], told["decision"]) == ("Ear", own["prompt"], "write")
    assert told["entered"]["quote"] == own["quote"]


def test_more_answers_take_no_more_queries(
    app: Flask, client_of: Callable[[int], FlaskClient], anna: int
) -> None:
    client = client_of(anna)
    with app.app_context():
        add_attempt(anna, 1, NOW)
    with counted(app) as few:
        _download(client)
    with app.app_context():
        add_attempt(anna, 20, NOW)
    with counted(app) as many:
        _download(client)
    assert len(many) == len(few)
