from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from quizapp import audit
from quizapp.accounts.deletion import delete_account
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class
from tests.quizapp.classes.conftest import Room


def _entries(client: FlaskClient, room: Room) -> list[str]:
    page = html.fromstring(client.get(f"/classes/{room.id}/log").text)
    return [
        " | ".join(
            " ".join(line.text_content().split()) for line in entry.xpath("./p[not(@class)]")
        )
        for entry in page.xpath("//ol/li")
    ]


def test_it_says_who_did_what_to_whom_while_they_are_there(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    teacher.post(f"/classes/{room.id}/messages", data={"audience": "all", "message": "Hello"})
    teacher.post(f"/classes/{room.id}/learners/{room.ada}/password-link")
    assert _entries(teacher, room) == [
        "instructor-one: Made a link for a new password · Ada",
        "instructor-one: Wrote a message to learners",
    ]
    teacher.post(f"/classes/{room.id}/learners/{room.ada}/remove")
    assert _entries(teacher, room)[0] == "instructor-one: Removed a learner from a class · Ada"
    with app.app_context():
        delete_account(room.ada, room.ada, utc_now())
    first, second, _ = _entries(teacher, room)
    assert "Removed a learner from a class · somebody whose account is gone (" in first
    assert first.rpartition("·")[2] == second.rpartition("·")[2]


def test_what_was_done_to_a_deleted_class_of_the_same_number_is_not_in_it(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        before = db.session.get_one(Class, room.id).created_at - dt.timedelta(days=1)
        audit.record(None, "class.rename", f"class {room.id}", before)
        db.session.commit()
    assert _entries(teacher, room) == []


def test_nobody_else_reads_it(
    room: Room, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    other = client_of(make_user("instructor-two", "instructor"))
    assert other.get(f"/classes/{room.id}/log").status_code == 404
    assert client_of(room.ada).get(f"/classes/{room.id}/log").status_code == 404
