from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.accounts import deletion
from quizapp.accounts.links import create_reset_link
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import AuditEntry, Role, User
from tests.quizapp.classrooms import add_class
from tests.quizapp.queries import counted

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
PASSWORD = "seven green bicycles"


@pytest.fixture
def boss(make_user: Callable[..., int]) -> int:
    return make_user("boss", Role.ADMIN)


@pytest.fixture
def browser(boss: int, client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    """A browser in which the administrator "boss" is logged in."""
    return client_of(boss)


def _actions(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def _role(app: Flask, user_id: int) -> Role:
    with app.app_context():
        return db.session.get_one(User, user_id).role


def test_the_page_says_that_the_link_is_theirs_to_send_and_how_long_it_lasts(
    browser: FlaskClient,
) -> None:
    page = browser.get("/admin/users/new").text
    assert "nothing is mailed" in page
    assert "The link works once, for 7 days." in page


def _invite(client: FlaskClient, login: str = "tutor@example.org", role: str = "instructor"):
    return client.post("/admin/users/new", data={"login": login, "role": role})


def _link(page: str) -> str | None:
    found = re.search(r"http://localhost(/reset/[\w-]+)", page)
    return found and found[1]


@pytest.mark.parametrize("role", [Role.LEARNER, Role.INSTRUCTOR])
def test_nobody_but_administrators_comes_in(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient], role: Role
) -> None:
    client = client_of(make_user("somebody", role))
    for page in ("/admin/users", "/admin/users/new", "/admin/users/1", "/admin/audit"):
        assert client.get(page).status_code == 403


def test_accounts_are_listed_newest_first_without_guests(
    browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    make_user("anna", display_name="Anna B")
    make_user("somebody", Role.GUEST)
    page = browser.get("/admin/users").text
    rows = page.partition("<tbody>")[2]
    assert rows.index("Anna B") < rows.index(">boss<")
    assert "somebody" not in page
    assert "2 accounts" in page


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ANNA", {"anna"}),
        ("b. beispiel", {"bert"}),
        ("example.org", {"carl"}),
        ("%", set()),
        ("_", set()),
        ("", {"anna", "bert", "carl", "boss"}),
    ],
)
def test_accounts_are_found_by_part_of_a_name_or_address(
    browser: FlaskClient, make_user: Callable[..., int], search: str, found: set[str]
) -> None:
    make_user("anna")
    make_user("bert", display_name="B. Beispiel")
    make_user("carl", email="c@example.org", display_name="carl")
    page = browser.get("/admin/users", query_string={"q": search}).text
    cells = page.partition("<tbody>")[2]
    names = {"anna": "anna", "bert": "B. Beispiel", "carl": "carl", "boss": "boss"}
    assert {key for key, shown in names.items() if shown in cells} == found


def test_long_lists_are_paged_and_take_no_more_queries(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    with counted(app) as few:
        browser.get("/admin/users")
    for n in range(60):
        make_user(f"learner-{n}")
    with counted(app) as many:
        first = browser.get("/admin/users").text
    assert len(many) == len(few)
    assert first.count('<th scope="row">') == 50
    assert "Page 1 of 2" in first
    assert browser.get("/admin/users?page=2").text.count('<th scope="row">') == 11
    assert browser.get("/admin/users?page=99").text.count('<th scope="row">') == 11


@pytest.mark.parametrize("role", ["learner", "instructor", "admin"])
def test_an_account_is_made_with_a_link_that_sets_its_password(
    app: Flask, browser: FlaskClient, role: str
) -> None:
    answer = _invite(browser, role=role)
    assert answer.status_code == 303
    link = _link(browser.get(answer.location).text)
    assert link is not None
    client = app.test_client()
    assert client.post(link, data={"password": PASSWORD}).status_code == 303
    login = {"login": "tutor@example.org", "password": PASSWORD}
    assert client.post("/login", data=login).status_code == 303
    with app.app_context():
        user = db.session.scalars(select(User).filter_by(email="tutor@example.org")).one()
        assert user.role == role


def test_a_new_link_is_shown_once_and_on_its_own_page_only(browser: FlaskClient, boss: int) -> None:
    answer = _invite(browser)
    assert _link(browser.get(answer.location).text)
    assert not _link(browser.get(answer.location).text)
    _invite(browser, "other@example.org")
    assert not _link(browser.get(f"/admin/users/{boss}").text)


@pytest.mark.parametrize(
    ("login", "role", "sentence"),
    [
        ("", "learner", "Enter an email address or a user name."),
        ("a b", "learner", "A user name has 2 to 64"),
        ("BOSS", "learner", "There is an account with this email address or user name"),
        ("tutor", "guest", "Not a valid choice"),
        ("tutor", "", "Choose a role."),
        ("tutor", "emperor", "Not a valid choice"),
    ],
)
def test_an_account_is_refused_with_a_sentence(
    app: Flask, browser: FlaskClient, login: str, role: str, sentence: str
) -> None:
    answer = _invite(browser, login, role)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert _actions(app) == []


def test_a_role_is_changed(app: Flask, browser: FlaskClient, make_user: Callable[..., int]) -> None:
    anna = make_user("anna")
    answer = browser.post(f"/admin/users/{anna}/role", data={"role": "instructor"})
    assert answer.status_code == 303
    assert _role(app, anna) == Role.INSTRUCTOR
    assert _actions(app) == ["account.role.instructor"]


def test_the_same_role_again_changes_nothing(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    browser.post(f"/admin/users/{make_user('anna')}/role", data={"role": "learner"})
    assert _actions(app) == []


def test_a_new_role_ends_links_that_were_made_for_the_old_one(
    app: Flask, browser: FlaskClient, boss: int, make_user: Callable[..., int]
) -> None:
    anna = make_user("anna")
    with app.app_context():
        token = create_reset_link(
            db.session.get_one(User, anna), db.session.get_one(User, boss), utc_now()
        )
    browser.post(f"/admin/users/{anna}/role", data={"role": "admin"})
    assert app.test_client().get(f"/reset/{token}").status_code == 404


def test_the_last_administrator_stays_one(
    app: Flask, browser: FlaskClient, boss: int, make_user: Callable[..., int]
) -> None:
    answer = browser.post(f"/admin/users/{boss}/role", data={"role": "learner"})
    assert answer.status_code == 422
    assert "This is the only administrator." in answer.text
    make_user("second", Role.ADMIN)
    browser.post(f"/admin/users/{boss}/role", data={"role": "learner"})
    assert _role(app, boss) == Role.LEARNER


@pytest.mark.parametrize("role", ["guest", "", "root"])
def test_a_role_that_there_is_not_is_refused(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int], role: str
) -> None:
    anna = make_user("anna")
    assert browser.post(f"/admin/users/{anna}/role", data={"role": role}).status_code == 422
    assert _role(app, anna) == Role.LEARNER


def test_a_link_for_a_forgotten_password_is_made_and_shown(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    anna = make_user("anna")
    answer = browser.post(f"/admin/users/{anna}/link")
    link = _link(browser.get(answer.location).text)
    assert link is not None
    assert app.test_client().get(link).status_code == 200
    assert _actions(app) == ["account.reset_link"]


def test_an_account_is_deleted_after_a_page_that_says_what_goes(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    tutor = make_user("tutor", Role.INSTRUCTOR)
    with app.app_context():
        add_class(tutor)
    page = browser.get(f"/admin/users/{tutor}/delete").text
    assert "1 class that nobody else teaches" in page
    assert browser.post(f"/admin/users/{tutor}/delete").status_code == 303
    assert browser.get(f"/admin/users/{tutor}").status_code == 404
    assert _actions(app) == ["account.delete"]


def test_deleting_twice_finds_nothing(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    anna = make_user("anna")
    browser.post(f"/admin/users/{anna}/delete")
    assert browser.post(f"/admin/users/{anna}/delete").status_code == 404


def test_two_administrators_who_delete_each_other_leave_one(
    app: Flask,
    browser: FlaskClient,
    make_user: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = make_user("second", Role.ADMIN)
    # As if the other had deleted this one after the request was let in.
    monkeypatch.setattr(deletion, "lock_admins", lambda: [second])
    assert browser.post(f"/admin/users/{second}/delete").location == "/admin/users"
    assert "This is the only administrator." in browser.get("/admin/users").text
    assert _role(app, second) == Role.ADMIN


def test_ones_own_account_is_deleted_on_the_own_page(
    app: Flask, browser: FlaskClient, boss: int
) -> None:
    assert browser.post(f"/admin/users/{boss}/delete").location == "/settings/delete"
    assert _role(app, boss) == Role.ADMIN


def test_a_guest_is_no_account_here(browser: FlaskClient, make_user: Callable[..., int]) -> None:
    guest = make_user("somebody", Role.GUEST)
    assert browser.get(f"/admin/users/{guest}").status_code == 404
    assert browser.post(f"/admin/users/{guest}/role", data={"role": "admin"}).status_code == 404
    assert browser.post(f"/admin/users/{guest}/link").status_code == 404
    assert browser.post(f"/admin/users/{guest}/delete").status_code == 404


def test_what_becomes_of_classes_is_said_before_the_role_is_changed(
    app: Flask, browser: FlaskClient, make_user: Callable[..., int]
) -> None:
    tutor, other = (make_user(name, Role.INSTRUCTOR) for name in ("tutor", "other"))
    with app.app_context():
        for _ in range(2):
            add_class(tutor)
    assert "Teaches 2 classes. A learner cannot open them" in browser.get(_user(tutor)).text
    assert "Teaches" not in browser.get(_user(other)).text


def _user(user_id: int) -> str:
    return f"/admin/users/{user_id}"


def test_an_account_is_logged_out_everywhere(
    app: Flask,
    browser: FlaskClient,
    boss: int,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    anna = make_user("anna")
    phone, elsewhere = client_of(anna), client_of(boss)
    assert browser.post(f"/admin/users/{anna}/sessions").status_code == 303
    assert phone.get("/settings").status_code == 302
    assert elsewhere.get("/settings").status_code == 200
    assert browser.post(f"/admin/users/{boss}/sessions").status_code == 303
    assert elsewhere.get("/settings").status_code == 302
    assert browser.get("/settings").status_code == 200
    assert _actions(app) == ["account.end_sessions"] * 2
