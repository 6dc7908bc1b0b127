"""Who teaches, who is on the roster, who joins, and what an archived class still does."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts import views as accounts_views
from quizapp.accounts.deletion import delete_account
from quizapp.classes import joining
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class, ClassInstructor, Membership, Role, RosterEntry, User
from tests.quizapp.classes.conftest import Room
from tests.quizapp.conftest import make_app
from tests.quizapp.queries import counted

ClientOf = Callable[[int], FlaskClient]
PASSWORD = "a walk around the harbour"
LIST = "login;name;sort name;student number;section\n"


def _teachers(app: Flask, room: Room) -> set[int]:
    with app.app_context():
        query = db.select(ClassInstructor.user_id).filter_by(class_id=room.id)
        return set(db.session.scalars(query))


def _members(app: Flask, room: Room) -> dict[int, tuple[str, str, str]]:
    with app.app_context():
        rows = db.session.scalars(db.select(Membership).filter_by(class_id=room.id))
        return {one.user_id: (one.section, one.student_number, one.sort_name) for one in rows}


@pytest.fixture
def colleague(make_user: Callable[..., int]) -> int:
    return make_user("colleague", Role.INSTRUCTOR, display_name="Dr. Second")


# Instructors


def test_a_class_is_handed_over(
    app: Flask, room: Room, teacher: FlaskClient, colleague: int, client_of: ClientOf
) -> None:
    base = f"/classes/{room.id}/instructors"
    alone = teacher.post(f"{base}/{room.instructor}/remove")
    assert (alone.status_code, "Nobody else teaches" in alone.text) == (422, True)
    assert client_of(colleague).get(f"/classes/{room.id}").status_code == 404
    assert teacher.post(base, data={"login": " Colleague "}).status_code == 303
    assert client_of(colleague).get(f"/classes/{room.id}").status_code == 200
    page = client_of(room.ada).get("/classes").text
    assert "Taught by instructor-one, Dr. Second" in page
    left = teacher.post(f"{base}/{room.instructor}/remove")
    assert (left.status_code, left.location) == (303, "/classes")
    assert teacher.get(f"/classes/{room.id}").status_code == 404
    assert _teachers(app, room) == {colleague}


@pytest.mark.parametrize(
    ("login", "problem"),
    [
        ("ada", "ask The Boss."),
        ("nobody", "ask The Boss."),
        ("a b", "not the name"),
        ("x" * 300, "not the name"),
        ("", "Enter an email address"),
    ],
)
def test_only_an_instructors_account_can_teach(
    app: Flask,
    room: Room,
    teacher: FlaskClient,
    make_user: Callable[..., int],
    login: str,
    problem: str,
) -> None:
    make_user("boss", Role.ADMIN, display_name="The Boss")
    page = teacher.post(f"/classes/{room.id}/instructors", data={"login": login})
    assert page.status_code == 422
    assert f'value="{login}"' in page.text
    assert problem in page.text
    assert _teachers(app, room) == {room.instructor}


def test_whoever_teaches_a_class_no_longer_learns_in_it(
    app: Flask, room: Room, teacher: FlaskClient, colleague: int, client_of: ClientOf
) -> None:
    client_of(colleague).post(f"/join/{room.code}")
    assert colleague in _members(app, room)
    teacher.post(f"/classes/{room.id}/instructors", data={"login": "colleague"})
    assert colleague not in _members(app, room)


def test_an_administrator_gives_an_orphaned_class_to_an_instructor(
    app: Flask, room: Room, colleague: int, make_user: Callable[..., int], client_of: ClientOf
) -> None:
    with app.app_context():
        delete_account(room.instructor, room.instructor, utc_now())
    assert "nobody at the moment" in client_of(room.ada).get("/classes").text
    admin = client_of(make_user("boss", Role.ADMIN))
    assert f'href="/classes/{room.id}/instructors"' in admin.get("/classes").text
    assert "Nobody teaches this class" in admin.get(f"/classes/{room.id}/instructors").text
    admin.post(f"/classes/{room.id}/instructors", data={"login": "colleague"})
    assert client_of(colleague).get(f"/classes/{room.id}").status_code == 200


# Joining


def test_a_closed_class_takes_nobody_and_says_so(
    app: Flask, room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    teacher.post(f"/classes/{room.id}/joining", data={"open": "no"})
    client = client_of(room.stranger)
    for answer in (client.get(f"/join/{room.code}"), client.post(f"/join/{room.code}")):
        assert (answer.status_code, "takes nobody at the moment" in answer.text) == (403, True)
    assert room.stranger not in _members(app, room)
    teacher.post(f"/classes/{room.id}/joining", data={"open": "yes"})
    assert client.post(f"/join/{room.code}").status_code == 303


def test_the_header_keeps_the_class_through_logging_in_and_registering(
    room: Room, client: FlaskClient
) -> None:
    def header_link(page: str, label: str) -> str:
        header = page.partition("</header>")[0]
        found = re.findall(rf'<a href="([^"]+)"[^>]*>{label}</a>', header)
        return str(found[0])

    page = client.get(f"/join/{room.code.lower()}/", follow_redirects=True).text
    login = client.get(header_link(page, "Log in")).text
    register = header_link(login, "Register")
    answer = client.post(register, data={"login": "newcomer", "password": PASSWORD})
    assert answer.location == f"/join/{room.code}"
    assert "Join the class" in client.get(answer.location).text


def test_a_pasted_link_in_quotes_opens_the_class(room: Room, client: FlaskClient) -> None:
    typed = f"“http://localhost/join/{room.code}/?from=mail”"
    assert client.post("/join", data={"code": typed}).location == f"/join/{room.code}"


def test_the_code_is_there_to_be_photographed(room: Room, teacher: FlaskClient) -> None:
    for path in (f"/classes/{room.id}", f"/classes/{room.id}/join"):
        page = teacher.get(path).text
        assert "<svg" in page
        assert f"http://localhost/join/{room.code}" in page


def test_a_lecture_hall_registers_when_its_address_has_used_up_its_tries(
    app: Flask, room: Room
) -> None:
    with app.app_context():
        path = Path(str(db.engine.url.database))
    counting = make_app(path, RATELIMIT_ENABLED=True)
    number = iter(range(10))

    def register(query: str) -> int:
        data = {"login": f"student-{next(number)}", "password": PASSWORD}
        return counting.test_client().post(f"/register{query}", data=data).status_code

    with counting.test_request_context():
        while accounts_views._REGISTER_BY_ADDRESS.take("127.0.0.1"):
            pass
    joining = f"?next=/join/{room.code}"
    assert register("") == 429
    assert register("?next=/join/CCCCCCC") == 429
    assert [register(joining) for _ in range(2)] == [303, 303]
    with app.app_context():
        db.session.get_one(Class, room.id).joining_closed_at = utc_now()
        db.session.commit()
    assert register(joining) == 429
    with counting.app_context():
        db.engine.dispose()


# The roster


def _preview(client: FlaskClient, room: Room, text: str) -> str:
    data = {"file": (io.BytesIO(text.encode("utf-16")), "list.csv"), "text": ""}
    answer = client.post(f"/classes/{room.id}/roster", data=data)
    assert answer.status_code == 200
    return answer.text


def test_a_roster_is_previewed_then_taken_over_and_invites(
    app: Flask, room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    text = (
        f"{LIST}ada;Ada;Lovelace, Ada;00123456;3-4\nstranger;S. T. Ranger;;7;B\n"
        "late@example.org;Late One;;8;B\ninstructor-one;;;;\nbad login;;;;\n"
    )
    page = _preview(teacher, room, text)
    for told in ("gets the details", "has an account", "no account yet", "teaches this class"):
        assert told in page
    assert "it has a space" in page
    with app.app_context():
        assert db.session.scalars(db.select(RosterEntry)).all() == []
    assert _members(app, room)[room.ada] == ("", "", "")

    teacher.post(f"/classes/{room.id}/roster/take-over", data={"text": text})
    assert _members(app, room)[room.ada] == ("3-4", "00123456", "Lovelace, Ada")
    assert room.stranger not in _members(app, room)  # an account is never added without a word
    assert "2 on the roster have not joined" in teacher.get(f"/classes/{room.id}").text

    client = client_of(room.stranger)
    assert "You are on the roster of “Anatomy 1”" in client.get("/classes").text
    assert "each of your answers" in client.get(f"/classes/{room.id}/invitation").text
    assert client.post(f"/classes/{room.id}/invitation").status_code == 303
    assert _members(app, room)[room.stranger] == ("B", "7", "S. T. Ranger")
    page = teacher.get(f"/classes/{room.id}").text
    assert "1 on the roster has not joined" in page
    assert "stranger · 7 · B" in page


def test_whoever_registers_with_a_login_of_the_roster_is_invited(
    app: Flask, room: Room, teacher: FlaskClient, client: FlaskClient
) -> None:
    text = f"{LIST}late@example.org;Late One;;8;B\n"
    teacher.post(f"/classes/{room.id}/roster/take-over", data={"text": text})
    client.post("/register", data={"login": "Late@Example.org", "password": PASSWORD})
    for path in ("/classes", "/"):
        assert "You are on the roster" in client.get(path).text
    client.post(f"/join/{room.code}")
    assert ("B", "8", "Late One") in _members(app, room).values()
    with app.app_context():
        assert db.session.scalars(db.select(RosterEntry)).all() == []


def test_an_invitation_is_declined_and_none_of_others_is_open(
    app: Flask,
    room: Room,
    teacher: FlaskClient,
    client_of: ClientOf,
    make_user: Callable[..., int],
) -> None:
    teacher.post(f"/classes/{room.id}/roster/take-over", data={"text": "login\nstranger\nx1"})
    client, other = client_of(room.stranger), client_of(make_user("another"))
    assert other.get(f"/classes/{room.id}/invitation").status_code == 404
    assert other.post(f"/classes/{room.id}/invitation").status_code == 404
    assert other.post(f"/classes/{room.id}/decline").status_code == 404
    assert client.post(f"/classes/{room.id}/decline").status_code == 303
    assert client.post(f"/classes/{room.id}/invitation").status_code == 404
    with app.app_context():
        (waiting,) = db.session.scalars(db.select(RosterEntry))
    teacher.post(f"/classes/{room.id}/roster/{waiting.id}/remove")
    with app.app_context():
        assert db.session.scalars(db.select(RosterEntry)).all() == []


def test_a_member_who_is_invited_accepts_and_is_invited_no_more(
    app: Flask, room: Room, client_of: ClientOf
) -> None:
    with app.app_context():
        details = {"name": "Ada", "sort_name": "", "student_number": "", "section": "B"}
        db.session.add(RosterEntry(class_id=room.id, login="ada", added_at=utc_now(), **details))
        db.session.get_one(Membership, (room.id, room.ada)).student_number = "0001"
        db.session.commit()
    client = client_of(room.ada)
    assert client.post(f"/classes/{room.id}/invitation").status_code == 303
    assert _members(app, room)[room.ada] == ("B", "0001", "Ada")
    for again in (client.get, client.post):  # a second tab
        answer = again(f"/classes/{room.id}/invitation", follow_redirects=True)
        assert "You are in this class already." in answer.text
    assert client.post(f"/classes/{room.id}/decline").status_code == 303
    assert room.ada in _members(app, room)


def test_whoever_is_struck_off_while_accepting_does_not_join(
    app: Flask, room: Room, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        seen = joining.get_by_code(room.code)
    monkeypatch.setattr(joining, "get_invitation", lambda *_: seen)
    assert client_of(room.stranger).post(f"/classes/{room.id}/invitation").status_code == 404
    assert room.stranger not in _members(app, room)


@pytest.mark.parametrize("text", ["", "\x00", "x\n" * 9000, "PK\x03\x04"])
def test_a_list_that_is_none_is_answered_by_a_sentence(
    room: Room, teacher: FlaskClient, text: str
) -> None:
    for path in ("roster", "roster/take-over"):
        page = teacher.post(f"/classes/{room.id}/{path}", data={"text": text})
        assert (page.status_code, 'class="error-summary"' in page.text) == (422, True)


# Sections, names, archive


def test_the_table_is_narrowed_and_names_sort_as_the_roster_says(
    room: Room, teacher: FlaskClient
) -> None:
    details = {"section": "B", "student_number": "0001", "sort_name": "Zuse, Ada"}
    answer = teacher.post(f"/classes/{room.id}/learners/{room.ada}/details", data=details)
    assert answer.status_code == 303
    table = teacher.get(f"/classes/{room.id}").text.partition('id="scores"')[2]
    assert table.index("Ben") < table.index("Ada")
    for query in ("section=B", "find=ZÚSE", "find=0001"):
        table = teacher.get(f"/classes/{room.id}?{query}").text.partition('id="scores"')[2]
        assert (">Ada<" in table, ">Ben<" in table) == (True, False)
    assert "No learner of this class fits" in teacher.get(f"/classes/{room.id}?find=xyz").text
    csv = teacher.get(f"/classes/{room.id}/scores.csv?section=B").text
    assert ("Ada" in csv, "Ben" in csv) == (True, False)


def test_an_archived_class_is_looked_at_and_not_changed(
    app: Flask, room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    base = f"/classes/{room.id}"
    teacher.post(f"{base}/roster/take-over", data={"text": "login\nstranger"})
    assert teacher.post(f"{base}/archive").status_code == 303
    learner, stranger = client_of(room.ada), client_of(room.stranger)
    assert "Classes that are over" in learner.get("/classes").text
    assert stranger.post(f"{base}/invitation").status_code == 404
    assert stranger.post(f"/join/{room.code}").status_code == 403
    assert "1 archived class" in teacher.get("/classes").text
    assert teacher.get(base).status_code == 200
    for path, data in (
        (f"{base}/settings", {"name": "New", "time_zone": "UTC"}),
        (f"{base}/instructors", {"login": "colleague"}),
        (f"{base}/learners/{room.ada}/remove", {}),
        (f"{base}/joining", {"open": "yes"}),
    ):
        assert teacher.post(path, data=data).location == base
    assert set(_members(app, room)) == {room.ada, room.ben}
    assert learner.post(f"{base}/leave").status_code == 303
    assert set(_members(app, room)) == {room.ben}
    teacher.post(f"{base}/restore")
    assert stranger.post(f"/join/{room.code}").status_code == 303


def test_the_class_page_asks_the_database_as_often_for_many_learners(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    path = f"/classes/{room.id}"
    teacher.get(path)
    with counted(app) as few:
        teacher.get(path)
    with app.app_context():
        users = [User(username=f"l{n}", role="learner", created_at=utc_now()) for n in range(30)]
        db.session.add_all(users)
        db.session.flush()
        db.session.add_all(
            Membership(class_id=room.id, user_id=one.id, joined_at=utc_now()) for one in users
        )
        db.session.commit()
    teacher.get(path)  # who has joined is put in order
    with counted(app) as many:
        teacher.get(path)
    assert len(many) == len(few) <= 7
