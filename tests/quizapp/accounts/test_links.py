from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.accounts import links, service
from quizapp.accounts.errors import LinkEndedError, NotAllowedError
from quizapp.admin.service import change_role, invite
from quizapp.classes.joining import leave_class, remove_learner
from quizapp.classes.service import delete_class
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class, OneTimeLink, Role, User
from tests.quizapp.accounts.conftest import NOW, OTHER_PASSWORD, PASSWORD, log_in
from tests.quizapp.classrooms import add_class

DAY = dt.timedelta(days=1)
ENDED = "This link does not work any more"


@pytest.fixture
def anna(make_account: Callable[..., int]) -> int:
    return make_account("anna")


@pytest.fixture
def boss(make_account: Callable[..., int]) -> int:
    return make_account("boss", Role.ADMIN)


@pytest.fixture
def make_link(app: Flask, boss: int) -> Callable[..., str]:
    """Makes a link for an account's password, and gives its token."""

    def make(user_id: int, by: int = boss, at: dt.datetime | None = None) -> str:
        with app.app_context():
            user, actor = db.session.get_one(User, user_id), db.session.get_one(User, by)
            return links.create_reset_link(user, actor, at or utc_now())

    return make


def _set(client: FlaskClient, token: str, password: str = OTHER_PASSWORD):
    return client.post(f"/reset/{token}", data={"password": password})


def test_a_link_sets_the_password(
    client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    answer = _set(client, make_link(anna))
    assert (answer.status_code, answer.location) == (303, "/login")
    assert log_in(client, password=PASSWORD).status_code == 422
    assert log_in(client, password=OTHER_PASSWORD).status_code == 303


def test_opening_a_link_does_not_use_it_up(
    client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    token = make_link(anna)
    for _ in range(3):
        page = client.get(f"/reset/{token}")
        assert page.status_code == 200
        assert "For the account anna." in page.text
    client.head(f"/reset/{token}")
    assert _set(client, token).status_code == 303


def test_a_link_works_once(client: FlaskClient, anna: int, make_link: Callable[..., str]) -> None:
    token = make_link(anna)
    _set(client, token)
    assert client.get(f"/reset/{token}").status_code == 404
    again = _set(client, token, "another long password")
    assert again.status_code == 404
    assert ENDED in again.text
    assert log_in(client, password=OTHER_PASSWORD).status_code == 303


def test_of_many_at_once_one_uses_the_link(
    app: Flask, anna: int, make_link: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    token, barrier, outcomes = make_link(anna, at=NOW), threading.Barrier(4), []
    monkeypatch.setattr(service, "hash_password", lambda normal: (barrier.wait(10), "hash")[1])

    def use() -> None:
        with app.app_context():
            try:
                service.reset_password(token, OTHER_PASSWORD, NOW)
                outcomes.append("set")
            except LinkEndedError:
                outcomes.append("ended")

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["ended", "ended", "ended", "set"]


def test_a_refused_password_leaves_the_link_as_it_is(
    client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    token = make_link(anna)
    for password in ("", "short", "password1", "anna1234"):
        assert _set(client, token, password).status_code == 422
    assert _set(client, token).status_code == 303


def test_setting_a_password_ends_other_links_and_all_logins(
    app: Flask, client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    log_in(client)
    one, other = make_link(anna), make_link(anna)
    _set(app.test_client(), one)
    assert client.get("/settings").status_code == 302
    assert _set(app.test_client(), other).status_code == 404


def test_changing_the_password_ends_open_links(
    client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    token = make_link(anna)
    log_in(client)
    client.post("/settings/password", data={"current": PASSWORD, "password": OTHER_PASSWORD})
    assert client.get(f"/reset/{token}").status_code == 404


def test_a_link_ends_after_a_day(app: Flask, anna: int, make_link: Callable[..., str]) -> None:
    token = make_link(anna, at=NOW)
    with app.app_context():
        assert links.get_reset_user(token, NOW + DAY - dt.timedelta(seconds=1)).id == anna
        with pytest.raises(LinkEndedError):
            links.get_reset_user(token, NOW + DAY)
        with pytest.raises(LinkEndedError):
            service.reset_password(token, OTHER_PASSWORD, NOW + DAY)


def test_expired_links_are_cleared_away_with_the_next(
    app: Flask, anna: int, make_link: Callable[..., str]
) -> None:
    make_link(anna, at=NOW)
    make_link(anna, at=NOW + 2 * DAY)
    with app.app_context():
        assert len(db.session.scalars(select(OneTimeLink)).all()) == 1


def test_the_token_is_kept_as_a_digest_only(
    app: Flask, anna: int, make_link: Callable[..., str]
) -> None:
    token = make_link(anna)
    with app.app_context():
        row = db.session.scalars(select(OneTimeLink)).one()
        assert len(row.token_digest) == 64
        assert token not in repr(vars(row))
    assert len(token) >= 43


@pytest.mark.parametrize("token", ["x", "%00", "%ED%A0%80", "a" * 5000, "..", "%F0%9F%A6%B4"])
def test_a_token_that_never_was_has_its_page(client: FlaskClient, token: str) -> None:
    for page in ("reset", "setup"):
        assert client.get(f"/{page}/{token}").status_code in (404, 308)
        answer = client.post(f"/{page}/{token}", data={"password": OTHER_PASSWORD, "login": "eve"})
        assert answer.status_code in (404, 308)


def test_the_address_of_a_link_is_told_to_no_other_site(
    client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    answer = client.get(f"/reset/{make_link(anna)}")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_log_holds_no_token(
    client: FlaskClient, anna: int, make_link: Callable[..., str], capfd: pytest.CaptureFixture
) -> None:
    token = make_link(anna)
    client.get(f"/reset/{token}")
    _set(client, token)
    written = "".join(capfd.readouterr())
    assert token not in written


@pytest.fixture
def make_class(app: Flask) -> Callable[[int, int], None]:
    def make(instructor_id: int, learner_id: int) -> None:
        with app.app_context():
            add_class(instructor_id, learner_id)

    return make


def test_an_instructor_makes_links_for_learners_of_their_own_classes_only(
    anna: int,
    make_account: Callable[..., int],
    make_class: Callable[[int, int], None],
    make_link: Callable[..., str],
) -> None:
    tutor, stranger = (make_account(name, Role.INSTRUCTOR) for name in ("tutor", "stranger"))
    make_class(tutor, anna)
    assert make_link(anna, by=tutor)
    with pytest.raises(NotAllowedError):
        make_link(anna, by=stranger)


def _leaves(tutor: User, anna: User, taught: Class) -> None:
    leave_class(anna.id, taught.id, NOW)


def _is_removed(tutor: User, anna: User, taught: Class) -> None:
    remove_learner(tutor, get_class(tutor, taught.id), anna.id, NOW)


def _class_is_deleted(tutor: User, anna: User, taught: Class) -> None:
    delete_class(tutor, get_class(tutor, taught.id), taught.name, NOW)


def _tutor_is_demoted(tutor: User, anna: User, taught: Class) -> None:
    tutor.role = Role.LEARNER
    db.session.commit()


def _tutor_is_deleted(tutor: User, anna: User, taught: Class) -> None:
    service.delete_account(tutor.id, tutor.id, NOW)


@pytest.mark.parametrize(
    "ends", [_leaves, _is_removed, _class_is_deleted, _tutor_is_demoted, _tutor_is_deleted]
)
def test_a_link_ends_with_the_right_to_make_it(
    app: Flask,
    client: FlaskClient,
    anna: int,
    boss: int,
    make_account: Callable[..., int],
    make_class: Callable[[int, int], None],
    make_link: Callable[..., str],
    ends: Callable[[User, User, Class], None],
) -> None:
    tutor = make_account("tutor", Role.INSTRUCTOR)
    make_class(tutor, anna)
    token, other = make_link(anna, by=tutor), make_link(anna, by=boss)
    assert client.get(f"/reset/{token}").status_code == 200
    with app.app_context():
        people = (db.session.get_one(User, number) for number in (tutor, anna))
        ends(*people, db.session.scalars(select(Class)).one())
    assert client.get(f"/reset/{token}").status_code == 404
    assert _set(client, token).status_code == 404
    with app.app_context(), pytest.raises(LinkEndedError):
        links.use_reset_link(token, utc_now())
    assert _set(client, other).status_code == 303


def test_an_invitation_ends_with_its_administrator(
    app: Flask, client: FlaskClient, boss: int, make_account: Callable[..., int]
) -> None:
    make_account("second", Role.ADMIN)
    with app.app_context():
        actor = db.session.get_one(User, boss)
        _, token = invite("bert", None, Role.INSTRUCTOR, actor, utc_now())
        assert client.get(f"/reset/{token}").status_code == 200
        change_role(boss, Role.LEARNER, actor, utc_now())
    assert client.get(f"/reset/{token}").status_code == 404


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.ADMIN])
def test_an_instructor_makes_no_link_for_other_than_learners(
    role: Role,
    make_account: Callable[..., int],
    make_class: Callable[[int, int], None],
    make_link: Callable[..., str],
) -> None:
    tutor, member = make_account("tutor", Role.INSTRUCTOR), make_account("member", role)
    make_class(tutor, member)
    with pytest.raises(NotAllowedError):
        make_link(member, by=tutor)


def test_a_learner_makes_no_link(
    anna: int,
    make_account: Callable[..., int],
    make_class: Callable[[int, int], None],
    make_link: Callable[..., str],
) -> None:
    bert = make_account("bert")
    make_class(bert, anna)
    for user_id in (anna, bert):
        with pytest.raises(NotAllowedError):
            make_link(user_id, by=bert)


def test_nobody_makes_a_link_for_a_guest(
    make_guest: Callable[..., int], make_link: Callable[..., str]
) -> None:
    with pytest.raises(NotAllowedError):
        make_link(make_guest())


KEY = "a key for tests only"


def _set_up(client: FlaskClient, token: str, login: str = "boss"):
    return client.post(f"/setup/{token}", data={"login": login, "password": PASSWORD})


def _new_setup_link(app: Flask, now: dt.datetime | None = None) -> str:
    with app.app_context():
        return links.create_setup_link(KEY, now or utc_now())


def test_the_setup_link_makes_the_first_administrator(app: Flask, client: FlaskClient) -> None:
    token = _new_setup_link(app)
    assert client.get(f"/setup/{token}").status_code == 200
    assert _set_up(client, token).location == "/admin/users"
    assert client.get("/admin/users").status_code == 200
    with app.app_context():
        assert links.has_admin()


def test_the_setup_link_works_once(app: Flask, client: FlaskClient) -> None:
    token = _new_setup_link(app)
    _set_up(client, token)
    assert client.get(f"/setup/{token}").status_code == 404
    assert _set_up(app.test_client(), token, "second").status_code == 404


def test_a_setup_link_is_the_same_at_the_next_start(app: Flask, client: FlaskClient) -> None:
    first = _new_setup_link(app)
    assert _new_setup_link(app, utc_now() + dt.timedelta(hours=11)) == first
    assert client.get(f"/setup/{first}").status_code == 200


def test_a_setup_link_of_another_key_is_not_printed(app: Flask, client: FlaskClient) -> None:
    first = _new_setup_link(app)
    with app.app_context():
        second = links.create_setup_link("another key of the server", utc_now())
    assert [client.get(f"/setup/{one}").status_code for one in (first, second)] == [404, 200]


def test_a_newer_setup_link_ends_the_earlier(app: Flask, client: FlaskClient) -> None:
    first = _new_setup_link(app)
    second = _new_setup_link(app, utc_now() + dt.timedelta(hours=13))
    assert first != second
    assert client.get(f"/setup/{first}").status_code == 404
    assert _set_up(client, second).status_code == 303


def test_with_an_administrator_no_setup_link_works(
    app: Flask, client: FlaskClient, boss: int
) -> None:
    token = _new_setup_link(app)
    assert client.get(f"/setup/{token}").status_code == 404
    with app.app_context(), pytest.raises(LinkEndedError):
        service.create_first_admin(token, "second", PASSWORD, utc_now())


def test_of_two_first_administrators_one_is_made(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, barrier, outcomes = _new_setup_link(app), threading.Barrier(2), []
    monkeypatch.setattr(service, "hash_password", lambda normal: (barrier.wait(10), "hash")[1])

    def make(login: str) -> None:
        with app.app_context():
            try:
                service.create_first_admin(token, login, PASSWORD, utc_now())
                outcomes.append("made")
            except LinkEndedError:
                outcomes.append("ended")

    threads = [threading.Thread(target=make, args=(login,)) for login in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["ended", "made"]


@pytest.mark.parametrize(
    "fields", [{"login": ""}, {"password": "password"}, {"login": "anna"}, {"password": "boss1234"}]
)
def test_a_refused_setup_leaves_the_link_as_it_is(
    app: Flask, client: FlaskClient, anna: int, fields: dict[str, str]
) -> None:
    token = _new_setup_link(app)
    values = {"login": "boss", "password": PASSWORD, **fields}
    assert client.post(f"/setup/{token}", data=values).status_code == 422
    assert _set_up(client, token).status_code == 303


def test_a_setup_link_sets_no_password_and_a_password_link_sets_nothing_up(
    app: Flask, client: FlaskClient, anna: int, make_link: Callable[..., str]
) -> None:
    token = make_link(anna)
    assert _set(client, _new_setup_link(app)).status_code == 404
    assert _set_up(client, token).status_code == 404
