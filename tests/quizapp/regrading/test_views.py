from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from questions.items.model import Item, Kind
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import AnswerComment, Regrade, StoredItem
from quizapp.models.attempts import Mode
from quizapp.quizzes import service as quizzes
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.drawing import Choice
from tests.quizapp.classes.conftest import Room
from tests.quizapp.quizzes.answers import right, wrong
from tests.quizapp.quizzes.conftest import offered
from tests.quizapp.regrading.asked import answer, first_item, form, others, slot_at, start


def _hidden(page: str, path: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    shown = next(one for one in html.fromstring(page).forms if one.get("action") == path)
    for name, value in shown.form_values():
        fields.setdefault(name, []).append(value)
    return fields


def test_an_instructor_sees_what_would_happen_agrees_and_can_undo_it(
    app: Flask, room: Room, teacher: FlaskClient, client_of: object
) -> None:
    with app.app_context():
        attempt_id = start(room.ada)
        item_id, item = first_item(attempt_id)
        answer(room.ada, attempt_id, others(item)[0])
    path = f"/classes/{room.id}/questions/{item_id}/marks"
    sheet = teacher.get(f"/classes/{room.id}/learners/{room.ada}/attempts/{attempt_id}").text
    assert path in sheet
    assert teacher.get(path).status_code == 200
    dry = teacher.post(path, data=form("key", answer=others(item)[0], keep="y"))
    assert dry.status_code == 200
    assert "1 mark changes" in dry.text
    with app.app_context():
        assert db.session.scalars(db.select(Regrade)).all() == []
    done = teacher.post(path, data=_hidden(dry.text, path))
    assert done.status_code == 303
    with app.app_context():
        assert slot_at(attempt_id).score == 1.0
    learner = client_of(room.ada)  # type: ignore[operator]
    assert "your instructor changed marks" in learner.get("/").text
    mine = learner.get(f"/attempts/{attempt_id}").text
    assert "your instructor changed marks" not in learner.get("/").text
    assert "marked this question again" in mine
    assert "The book says otherwise." in mine
    assert "marked this question again" in (
        client_of(room.ada).get(f"/attempts/{attempt_id}/1").text  # type: ignore[operator]
    )
    shown = teacher.get(done.location).text
    assert "The book says otherwise." in shown
    assert teacher.post(f"{done.location}/undo").status_code == 303
    with app.app_context():
        assert slot_at(attempt_id).score == 0.0
    assert "Undone" in teacher.get(f"/classes/{room.id}/regrades").text
    assert "your instructor changed marks" in learner.get("/").text
    mine = learner.get(f"/attempts/{attempt_id}").text
    assert "took that back on" in mine
    assert "marked this question again" not in mine


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "Choose what is to happen"),
        ({"verb": "drop"}, "Write why"),
        ({"verb": "drop", "reason": "x" * 501}, "at most 500"),
        ({"verb": "key", "reason": "So."}, "Give the right answer."),
        ({"verb": "key", "reason": "So.", "answer": "none-of-these"}, "does not fit"),
        ({"verb": "key", "reason": "So.", "answer": "KEY"}, "the right answer already"),
        ({"verb": "key", "reason": "So.", "answer": "KEY", "keep": "y"}, "is right already"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    app: Flask, room: Room, teacher: FlaskClient, fields: dict[str, str], problem: str
) -> None:
    with app.app_context():
        item_id, item = first_item(start(room.ada))
    data = {name: str(item.key) if value == "KEY" else value for name, value in fields.items()}
    page = teacher.post(f"/classes/{room.id}/questions/{item_id}/marks", data=data)
    assert page.status_code == 422
    assert problem in page.text
    assert data.get("reason", "") in page.text


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_given_another_key_in_its_own_form(
    app: Flask, room: Room, teacher: FlaskClient, kind: Kind
) -> None:
    with app.app_context():
        item_id, item = _drawn(room.ada, kind)
    path = f"/classes/{room.id}/questions/{item_id}/marks"
    assert teacher.get(path).status_code == 200
    same = form("key", **right(item))
    page = teacher.post(path, data=same)
    assert (page.status_code, "already" in page.text) == (422, True)
    dry = teacher.post(path, data=form("key", **wrong(item)))
    assert dry.status_code == 200, dry.text
    assert teacher.post(path, data=_hidden(dry.text, path)).status_code == 303


def test_steps_move_without_scripts(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        item_id, item = _drawn(room.ada, Kind.ORDER)
    path = f"/classes/{room.id}/questions/{item_id}/marks"
    steps = [option.id for option in item.options]
    moved = form("key", order=steps, move=f"{steps[0]}:down")
    page = teacher.post(path, data=moved)
    assert _hidden(page.text, path)["order"][:2] == [steps[1], steps[0]]


def test_a_comment_is_seen_by_its_learner_changed_and_deleted(
    app: Flask, room: Room, teacher: FlaskClient, client_of: object
) -> None:
    with app.app_context():
        attempt_id = start(room.ada)
        answer(room.ada, attempt_id, str(first_item(attempt_id)[1].key))
    path = f"/classes/{room.id}/learners/{room.ada}/attempts/{attempt_id}/1/comment"
    learner = client_of(room.ada)  # type: ignore[operator]
    assert teacher.post(path, data={"comment": " "}).status_code == 422
    assert teacher.post(path, data={"comment": "Look at <b>figure 2</b>."}).status_code == 303
    assert "there is a comment on an answer of yours" in learner.get("/").text
    assert "Look at &lt;b&gt;figure 2" in learner.get(f"/attempts/{attempt_id}").text
    assert "there is a comment" not in learner.get("/").text
    assert "Look at &lt;b&gt;figure 2" in teacher.get(path).text
    assert "Look at" in learner.get("/settings/data").text
    assert teacher.post(path, data={"comment": "Well done."}).status_code == 303
    page = learner.get(f"/attempts/{attempt_id}").text
    assert ("Well done." in page, "Look at" in page) == (True, False)
    teacher.post(path, data={"comment": "Well done, Ada."})
    assert teacher.post(f"{path}/delete").status_code == 303
    assert "there is a comment" not in learner.get("/").text
    with app.app_context():
        assert db.session.scalars(db.select(AnswerComment)).all() == []


def test_nobody_else_reaches_marks_or_comments(
    app: Flask, room: Room, make_user: object, client_of: object
) -> None:
    with app.app_context():
        attempt_id = start(room.ada)
        item_id, _item = first_item(attempt_id)
        open_exam = start(room.ada, mode=Mode.EXAM)
    stranger = client_of(make_user("instructor-two", "instructor"))  # type: ignore[operator]
    sheet = f"/classes/{room.id}/learners/{room.ada}/attempts"
    for path in (
        f"/classes/{room.id}/regrades",
        f"/classes/{room.id}/questions/{item_id}/marks",
        f"{sheet}/{attempt_id}/1/comment",
    ):
        assert stranger.get(path).status_code == 404
    own = client_of(room.instructor)  # type: ignore[operator]
    assert own.get(f"{sheet}/{open_exam}/1/comment").status_code == 404
    assert own.get(f"/classes/{room.id}/questions/999999/marks").status_code == 404


def _drawn(user_id: int, kind: Kind) -> tuple[int, Item]:
    slug = offered([kind])
    version_id = (
        db.session.scalars(
            db.select(StoredItem.version_id).order_by(StoredItem.version_id.desc())
        ).first()
        if slug
        else 1
    )
    assert version_id is not None
    register = "plain" if kind is Kind.NUMERIC else "clinical"
    choice = Choice(
        version_id, MIXED, "A quiz", Mode.PRACTICE, 1, kinds=frozenset({kind}), register=register
    )
    attempt_id = quizzes.start(user_id, choice, seed=7, now=utc_now()).attempt_id
    slot = slot_at(attempt_id)
    return slot.item_id, get_bank(version_id).item(slot.item_id)
