"""Who may open what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.access import ACCOUNTS, ADMINS, EVERYBODY, INSTRUCTORS, REGISTERED, allow
from quizapp.extensions import db
from quizapp.models import Role, User


@pytest.fixture
def doors(app: Flask) -> Flask:
    """An app with a page for each set of roles, and one that nobody decided about."""
    sets = {
        "everybody": EVERYBODY,
        "accounts": ACCOUNTS,
        "registered": REGISTERED,
        "instructors": INSTRUCTORS,
        "admins": ADMINS,
    }
    for name, roles in sets.items():
        app.add_url_rule(f"/door/{name}", f"door_{name}", allow(roles)(lambda: "open"))
    app.add_url_rule("/door/undecided", "door_undecided", lambda: "open")
    return app


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        (None, {"everybody"}),
        (Role.GUEST, {"everybody", "accounts"}),
        (Role.LEARNER, {"everybody", "accounts", "registered"}),
        (Role.INSTRUCTOR, {"everybody", "accounts", "registered", "instructors"}),
        (Role.ADMIN, {"everybody", "accounts", "registered", "instructors", "admins"}),
    ],
)
def test_each_role_opens_its_doors_and_no_other(
    doors: Flask,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    role: Role | None,
    opens: set[str],
) -> None:
    client = doors.test_client() if role is None else client_of(make_user("someone", role))
    names = ("everybody", "accounts", "registered", "instructors", "admins", "undecided")
    opened = {name for name in names if client.get(f"/door/{name}").status_code == 200}
    assert opened == opens


def test_a_visitor_is_asked_to_log_in_and_brought_back(doors: Flask) -> None:
    answer = doors.test_client().get("/door/registered?page=2")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/login?next=/door/registered?page%3D2"


def test_a_learner_is_told_that_a_page_is_not_for_them(
    doors: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    assert client_of(make_user()).get("/door/admins").status_code == 403


def test_a_login_ends_when_the_session_version_rises(
    app: Flask,
    doors: Flask,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    user_id = make_user()
    client = client_of(user_id)
    with app.app_context():
        db.session.get_one(User, user_id).session_version += 1
        db.session.commit()
    assert client.get("/door/registered").status_code == 302


def test_a_login_ends_with_its_account(
    app: Flask,
    doors: Flask,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    user_id = make_user()
    client = client_of(user_id)
    with app.app_context():
        db.session.delete(db.session.get_one(User, user_id))
        db.session.commit()
    make_user("the-next-one")  # SQLite gives it the number of the deleted one
    assert client.get("/door/registered").status_code == 302


@pytest.mark.parametrize("session_id", ["", "1", ".", "1.x", "x.1", "²." + "1", "1.1.1"])
def test_a_session_of_another_shape_is_nobodys(doors: Flask, session_id: str) -> None:
    client = doors.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = session_id
    assert client.get("/door/registered").status_code == 302
