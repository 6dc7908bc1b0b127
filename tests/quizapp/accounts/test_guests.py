from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from quizapp.accounts import guests
from quizapp.accounts.errors import AccountNotFoundError
from quizapp.accounts.takeovers import take_over
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild
from quizapp.models import Attempt, Knowledge, Response, Slot, User
from tests.quizapp.accounts.conftest import NOW, PASSWORD, add_attempt, log_in, register

pytestmark = pytest.mark.every_database

DAY = dt.timedelta(days=1)


def _owners(app: Flask) -> set[int]:
    with app.app_context():
        return set(db.session.scalars(select(Attempt.user_id)))


def _exists(app: Flask, user_id: int) -> bool:
    with app.app_context():
        return db.session.get(User, user_id) is not None


def _count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def _id_of(app: Flask, username: str) -> int:
    with app.app_context():
        return db.session.scalars(select(User.id).filter_by(username=username)).one()


@pytest.fixture
def guest(make_guest: Callable[..., int]) -> int:
    return make_guest(answers=3)


@pytest.fixture
def browser(client_of: Callable[[int], FlaskClient], guest: int) -> FlaskClient:
    """A browser in which a guest gave three answers."""
    return client_of(guest)


@pytest.mark.parametrize("enter", [register, log_in])
def test_after_logging_in_a_guests_answers_are_asked_about(
    browser: FlaskClient, make_account: Callable[..., int], enter: Callable[..., object]
) -> None:
    if enter is log_in:
        make_account()
    answer = enter(browser)
    assert answer.location == "/guest-answers?next=/"
    page = browser.get(answer.location)
    assert "This computer holds 3 answers given without an account" in page.text


def test_until_somebody_answers_they_stay_the_guests(
    app: Flask, browser: FlaskClient, guest: int
) -> None:
    register(browser)
    assert _owners(app) == {guest}


def test_yes_moves_the_answers_and_ends_the_guest(
    app: Flask, browser: FlaskClient, guest: int
) -> None:
    register(browser)
    answer = browser.post("/guest-answers?next=/progress", data={"mine": "yes"})
    assert (answer.status_code, answer.location) == (303, "/progress")
    assert _owners(app) == {_id_of(app, "anna")}
    assert not _exists(app, guest)
    assert _count(app, Response) == 3


def test_no_deletes_the_answers_and_ends_the_guest(
    app: Flask, browser: FlaskClient, guest: int
) -> None:
    register(browser)
    answer = browser.post("/guest-answers?next=/progress", data={"mine": "no"})
    assert answer.location == "/progress"
    assert not _exists(app, guest)
    assert (_count(app, Attempt), _count(app, Response), _count(app, Knowledge)) == (0, 0, 0)


def test_no_does_not_lead_back_to_the_deleted_quiz(browser: FlaskClient) -> None:
    register(browser)
    answer = browser.post("/guest-answers?next=/attempts/1/2", data={"mine": "no"})
    assert answer.location == "/quizzes"


@pytest.mark.parametrize("said", [{}, {"mine": "perhaps"}, {"mine": "\x00"}])
def test_neither_asks_again_and_changes_nothing(
    app: Flask, browser: FlaskClient, guest: int, said: dict[str, str]
) -> None:
    register(browser)
    assert browser.post("/guest-answers", data=said).status_code == 422
    assert _owners(app) == {guest}


def test_a_second_click_goes_on_quietly(app: Flask, browser: FlaskClient) -> None:
    register(browser)
    browser.post("/guest-answers", data={"mine": "yes"})
    again = browser.post("/guest-answers", data={"mine": "no"})
    assert (again.status_code, again.location) == (303, "/")
    assert _count(app, Response) == 3
    assert browser.get("/guest-answers").location == "/"


def test_two_tabs_that_say_yes_move_the_answers_once(
    app: Flask, browser: FlaskClient, client_of: Callable[[int], FlaskClient]
) -> None:
    register(browser)
    other_tab = app.test_client()
    cookie = browser.get_cookie("quizapp")
    assert cookie is not None
    other_tab.set_cookie("quizapp", cookie.value)
    for tab in (browser, other_tab):
        assert tab.post("/guest-answers", data={"mine": "yes"}).status_code == 303
    with app.app_context():
        assert set(db.session.scalars(select(Knowledge.asked))) == {1}


def test_a_forged_number_in_the_form_moves_nothing(
    app: Flask, make_guest: Callable[..., int]
) -> None:
    others = make_guest(answers=2)
    client = app.test_client()
    register(client)
    for name in ("guest", "guest_id", "id"):
        client.post(f"/guest-answers?{name}={others}", data={"mine": "yes", name: str(others)})
    assert _owners(app) == {others}


def test_a_guest_without_answers_ends_unasked(
    app: Flask, client_of: Callable[[int], FlaskClient], make_guest: Callable[..., int]
) -> None:
    guest = make_guest()
    answer = register(client_of(guest))
    assert answer.location == "/"
    assert not _exists(app, guest)


def test_whoever_was_no_guest_is_not_asked(
    client: FlaskClient, make_account: Callable[..., int]
) -> None:
    make_account("bert")
    register(client, "anna")
    assert log_in(client, "bert").location == "/"
    assert client.get("/guest-answers").location == "/"


def test_a_guest_who_ended_elsewhere_is_not_asked_about(
    app: Flask, browser: FlaskClient, guest: int
) -> None:
    register(browser)
    with app.app_context():
        guests.delete_guest(guest)
    assert browser.get("/guest-answers").location == "/"
    assert browser.post("/guest-answers", data={"mine": "yes"}).location == "/"


def test_what_both_answered_is_remembered_in_its_order(
    app: Flask, guest: int, make_account: Callable[..., int]
) -> None:
    user_id = make_account()
    with app.app_context():
        add_attempt(user_id, 2, NOW - DAY)
        add_attempt(user_id, 1, NOW + DAY)
        take_over(guest, user_id, NOW)
        known = {row.fact_id: row for row in db.session.scalars(select(Knowledge))}
        assert {row.user_id for row in known.values()} == {user_id}
        assert {fact: (row.asked, row.first_at, row.last_at) for fact, row in known.items()} == {
            "fact-1": (3, NOW - DAY, NOW + DAY),
            "fact-2": (2, NOW - DAY, NOW),
            "fact-3": (1, NOW, NOW),
        }
        merged = {fact: row.stability for fact, row in known.items()}
        assert rebuild().answers == 6
        again = select(Knowledge.fact_id, Knowledge.stability)
        assert dict(db.session.execute(again).all()) == merged


def test_ability_counts_by_the_answers_that_it_rests_on(
    app: Flask, guest: int, make_account: Callable[..., int]
) -> None:
    user_id = make_account()
    with app.app_context():
        for number, ability, answers in ((guest, 2.0, 1), (user_id, 0.0, 3)):
            values = {"ability": ability, "ability_answers": answers}
            db.session.execute(update(User).where(User.id == number).values(values))
        db.session.commit()
        take_over(guest, user_id, NOW)
        user = db.session.get_one(User, user_id)
        assert (user.ability, user.ability_answers) == (0.5, 4)


def test_only_a_guest_can_be_merged_and_only_into_an_account(
    app: Flask, guest: int, make_guest: Callable[..., int], make_account: Callable[..., int]
) -> None:
    anna, bert, other = make_account("anna"), make_account("bert"), make_guest()
    with app.app_context():
        for source, target in (
            (anna, bert),
            (guest, other),
            (guest, guest),
            (99, anna),
            (guest, 99),
        ):
            with pytest.raises(AccountNotFoundError):
                take_over(source, target, NOW)
    assert _owners(app) == {guest}


def test_deleting_a_guest_spares_accounts(app: Flask, make_account: Callable[..., int]) -> None:
    anna = make_account()
    with app.app_context():
        guests.delete_guest(anna)
    assert _exists(app, anna)


def test_guests_end_after_thirty_days_without_activity(
    app: Flask, make_guest: Callable[..., int], make_account: Callable[..., int]
) -> None:
    idle, fresh = make_guest(answers=1, at=NOW - 31 * DAY), make_guest(at=NOW - 29 * DAY)
    account = make_account()
    with app.app_context():
        assert guests.delete_stale_guests(NOW) == 1
        assert guests.delete_stale_guests(NOW + 3650 * DAY) == 1
    assert not _exists(app, idle)
    assert not _exists(app, fresh)
    assert _exists(app, account)
    assert _count(app, Response) == 0


def test_a_guest_who_came_back_is_kept(app: Flask, make_guest: Callable[..., int]) -> None:
    began_again, answered_again = (make_guest(answers=1, at=NOW - 40 * DAY) for _ in range(2))
    with app.app_context():
        add_attempt(began_again, 0, NOW - DAY)
        newest = db.session.scalars(
            select(Response).join(Slot).join(Attempt).where(Attempt.user_id == answered_again)
        ).one()
        newest.answered_at = NOW - DAY
        db.session.commit()
        guests.delete_stale_guests(NOW)
    assert _exists(app, began_again)
    assert _exists(app, answered_again)


def test_a_new_guest_clears_a_few_stale_ones(app: Flask, make_guest: Callable[..., int]) -> None:
    for _ in range(25):
        make_guest(at=NOW - 40 * DAY)
    with app.app_context():
        guests.create_guest(NOW)
    assert _count(app, User) == 6


def test_a_cookie_of_an_ended_guest_does_not_open_the_next_one(
    app: Flask, client_of: Callable[[int], FlaskClient], make_guest: Callable[..., int]
) -> None:
    client = client_of(make_guest())
    with app.app_context():
        db.session.query(User).delete()
        db.session.commit()
    register(app.test_client(), "anna", password=PASSWORD)
    assert client.get("/settings").status_code == 302
