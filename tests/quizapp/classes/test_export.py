from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.classes.whole_table import _by_learner
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Membership, User
from quizapp.models.attempts import Mode
from tests.quizapp.classes.conftest import Room
from tests.quizapp.progress.answering import SKIPPED, add_attempt, add_try
from tests.quizapp.queries import counted

_FEW, _MANY = 3, 40


def _read(client: FlaskClient, path: str) -> list[list[str]]:
    response = client.get(path)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert "attachment" in response.headers["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))


def _rename(app: Flask, user_id: int, name: str) -> None:
    with app.app_context():
        db.session.get_one(User, user_id).display_name = name
        db.session.commit()


def test_scores_are_just_what_is_seen(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        add_attempt(room.ben, [1.0, 0.0, 0.0, SKIPPED])
    head, first, second = _read(teacher, f"/classes/{room.id}/scores.csv?sort=all&dir=desc")
    assert head[0] == "Learner"
    assert (first[0], second[0]) == ("Ben", "Ada")
    assert first[-3:] == ["25.0", "4", "1"]
    assert second[-3:] == ["", "0", "0"]


def test_every_answer_has_its_line(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        attempt_id = add_attempt(
            room.ada, [0.5, SKIPPED], at=dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
        )
        add_try(attempt_id, 1, 2, 1.0)
        db.session.commit()
    head, *lines = _read(teacher, f"/classes/{room.id}/exports/answers.csv?decimal=point")
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(row["Try"], row["Score"], row["Counts"]) for row in rows] == [
        ("1", "0.5", "1"),
        ("2", "1.0", "0"),
    ]
    assert rows[0]["Time"] == "2026-03-10T12:00:00+00:00"
    assert rows[0]["Prompt"]
    assert rows[0]["Topic"]
    # What the helper stores is the right answer.
    assert rows[0]["Answer"]
    assert rows[0]["Learner"] == "Ada"


def test_an_open_exam_is_not_exported(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        add_attempt(room.ada, [1.0], mode=Mode.EXAM, is_finished=False)
    assert len(_read(teacher, f"/classes/{room.id}/exports/answers.csv?decimal=point")) == 1


def test_others_answers_are_not_exported(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        add_attempt(room.stranger, [1.0])
    assert len(_read(teacher, f"/classes/{room.id}/exports/answers.csv?decimal=point")) == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
@pytest.mark.parametrize("path", ["scores.csv", "exports/answers.csv?decimal=point"])
def test_no_cell_becomes_a_formula(
    app: Flask, room: Room, teacher: FlaskClient, start: str, path: str
) -> None:
    name = f'{start}HYPERLINK("http://x.example","A")'
    _rename(app, room.ada, name)
    with app.app_context():
        add_attempt(room.ada, [1.0])
    cells = [row[0] for row in _read(teacher, f"/classes/{room.id}/{path}")]
    assert f"'{name}" in cells
    assert name not in cells


def test_names_with_commas_quotes_and_lines_stay_one_cell(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    name = 'O\'Neil, "Ada"\nШостакович'
    _rename(app, room.ada, name)
    assert name in [row[0] for row in _read(teacher, f"/classes/{room.id}/scores.csv")]


@pytest.mark.parametrize("path", ["", "/scores.csv", "/exports/answers.csv?decimal=point"])
def test_a_class_costs_the_same_queries_however_large(
    app: Flask, room: Room, teacher: FlaskClient, make_user: Callable[..., int], path: str
) -> None:
    def fill(names: range) -> None:
        for number in names:
            user_id = make_user(f"learner-{number}")
            with app.app_context():
                now = utc_now()
                db.session.add(Membership(class_id=room.id, user_id=user_id, joined_at=now))
                add_attempt(user_id, [1.0, 0.0, SKIPPED])

    fill(range(_FEW))
    teacher.get(f"/classes/{room.id}{path}")
    with counted(app) as few:
        teacher.get(f"/classes/{room.id}{path}")
    fill(range(_FEW, _MANY))
    teacher.get(f"/classes/{room.id}{path}")  # who has joined is put in order
    with counted(app) as many:
        assert teacher.get(f"/classes/{room.id}{path}").status_code == 200
    assert len(many) == len(few) <= 7


def test_who_joined_between_two_readings_is_still_given_their_own() -> None:
    find = _by_learner([(1, "a"), (1, "b"), (3, "c"), (4, "d")])
    assert [find(who) for who in (1, 2, 3, 4)] == [
        ((1, "a"), (1, "b")),
        (),
        ((3, "c"),),
        ((4, "d"),),
    ]
