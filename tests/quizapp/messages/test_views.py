from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, ClassMessageRecipient, Membership
from tests.quizapp.classes.conftest import Room
from tests.quizapp.progress.answering import add_attempt


def _send(client: FlaskClient, room: Room, audience: str, message: str = "The quiz waits.") -> int:
    form = {"audience": audience, "message": message}
    return client.post(f"/classes/{room.id}/messages", data=form).status_code


def test_a_message_stands_on_each_home_until_it_is_dismissed(
    room: Room, teacher: FlaskClient, client_of: Callable[[int], FlaskClient]
) -> None:
    assert _send(teacher, room, "all", "See <i>page 3</i>.\nThen rest.") == 303
    ada, ben = client_of(room.ada), client_of(room.ben)
    for learner in (ada, ben):
        assert "See &lt;i&gt;page 3" in learner.get("/").text
    client_of(room.stranger).post("/messages/1/dismiss")
    assert ada.post("/messages/1/dismiss").status_code == 303
    assert "page 3" not in ada.get("/").text
    assert "page 3" in ben.get("/").text
    assert "1 has dismissed it" in teacher.get(f"/classes/{room.id}/messages").text
    ben.post(f"/classes/{room.id}/leave")
    assert "page 3" not in ben.get("/").text


def test_it_goes_to_those_who_have_not_begun_or_to_a_section(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        add_attempt(room.ada, [1.0])
        member = db.session.get_one(Membership, (room.id, room.ada))
        member.section = "Monday"
        db.session.commit()
    assert _send(teacher, room, "not-begun") == 303
    assert _send(teacher, room, "section-Monday") == 303
    with app.app_context():
        rows = db.session.execute(
            db.select(ClassMessageRecipient.message_id, ClassMessageRecipient.user_id)
        ).all()
    assert sorted(map(tuple, rows)) == [(1, room.ben), (2, room.ada)]


@pytest.mark.parametrize(
    ("audience", "message"), [("all", ""), ("all", "x" * 501), ("section-none", "Hi"), ("", "Hi")]
)
def test_what_cannot_be_sent_is_said_and_stays(
    room: Room, teacher: FlaskClient, audience: str, message: str
) -> None:
    form = {"audience": audience, "message": message}
    page = teacher.post(f"/classes/{room.id}/messages", data=form)
    assert page.status_code == 422
    assert message in page.text


def test_nobody_is_written_to_where_nobody_is_meant(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        for user_id in (room.ada, room.ben):
            add_attempt(user_id, [1.0], at=utc_now())
    assert _send(teacher, room, "not-begun") == 422


def test_it_is_said_to_how_many_it_would_go_and_a_link_chooses_them(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        add_attempt(room.ada, [1.0], at=utc_now())
        db.session.get_one(Membership, (room.id, room.ada)).section = "Monday"
        db.session.commit()
    page = teacher.get(f"/classes/{room.id}/messages?to=not-begun").text
    assert re.search(r"Everybody in the class \(2 learners\)", page)
    assert re.search(
        r"<option selected [^>]*>Who has not answered anything yet \(1 learner\)", page
    )
    assert "Section: Monday (1 learner)" in page
    link = f"/classes/{room.id}/messages?to=not-begun"
    with app.app_context():
        db.session.execute(db.delete(Attempt))
        db.session.commit()
    assert link in teacher.get(f"/classes/{room.id}").text
    assert teacher.get(f"/classes/{room.id}/messages?to=nobody").status_code == 200


def test_only_its_instructors_write_to_a_class(
    room: Room, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    other = client_of(make_user("instructor-two", "instructor"))
    assert other.get(f"/classes/{room.id}/messages").status_code == 404
    assert _send(other, room, "all") == 404
