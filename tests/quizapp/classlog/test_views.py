from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient
from lxml import html

from tests.quizapp.classes.conftest import Room


def _rows(client: FlaskClient, room: Room) -> list[list[str]]:
    page = html.fromstring(client.get(f"/classes/{room.id}/log").text)
    return [
        [cell.text_content().strip() for cell in row.xpath("./td")]
        for row in page.xpath("//tbody/tr")
    ]


def test_it_says_who_did_what_to_whom_while_they_are_there(
    room: Room, teacher: FlaskClient
) -> None:
    teacher.post(f"/classes/{room.id}/messages", data={"audience": "all", "message": "Hello"})
    teacher.post(f"/classes/{room.id}/learners/{room.ada}/password-link")
    assert _rows(teacher, room) == [
        ["instructor-one", "Made a link for a new password", "Ada", "–"],
        ["instructor-one", "Wrote a message to learners", "–", "all"],
    ]
    teacher.post(f"/classes/{room.id}/learners/{room.ada}/remove")
    first, second, _ = _rows(teacher, room)
    assert first[1] == "Removed a learner from a class"
    assert first[2] == second[2]
    assert first[2].startswith("somebody who left (")


def test_nobody_else_reads_it(
    room: Room, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    other = client_of(make_user("instructor-two", "instructor"))
    assert other.get(f"/classes/{room.id}/log").status_code == 404
    assert client_of(room.ada).get(f"/classes/{room.id}/log").status_code == 403
