"""Accounts that end while an answer is on its way, where rows are locked one by one."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from quizapp.accounts import guests
from quizapp.accounts.deletion import delete_account
from quizapp.accounts.takeovers import take_over
from quizapp.extensions import db
from quizapp.memory import recording
from quizapp.models import Attempt, Response, Role, Slot, User
from tests.quizapp.accounts.conftest import NOW

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)

_PATIENCE = 20  # seconds; PostgreSQL finds out after one that two wait for each other


@pytest.fixture
def answer_during(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> Callable[[FlaskClient, Callable[[], None]], int]:
    """Sends an answer that has locked its attempt when `work` is about to touch attempts, and
    refers to its user afterwards; gives the answer's status once both are done."""

    def run(client: FlaskClient, work: Callable[[], None]) -> int:
        begun = client.post(
            "/attempts",
            data={"activity": "mixed", "mode": "practice", "length": "5", "kinds": "true_false"},
        )
        answering, reached = threading.Event(), threading.Event()
        failures: list[Exception] = []
        record = recording.record

        def wait_and_record(*arguments: object) -> None:
            answering.set()
            assert reached.wait(_PATIENCE)
            record(*arguments)

        def tell(_c: object, _cursor: object, statement: str, *_more: object) -> None:
            if threading.current_thread() is worker and "attempts" in statement:
                reached.set()

        def run_work() -> None:
            assert answering.wait(_PATIENCE)
            with app.app_context():
                try:
                    work()
                except Exception as error:
                    failures.append(error)
                finally:
                    reached.set()

        monkeypatch.setattr(recording, "record", wait_and_record)
        worker = threading.Thread(target=run_work)
        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", tell)
        worker.start()
        status = client.post(f"{begun.location}", data={"try": "1", "answer": "true"}).status_code
        worker.join(_PATIENCE)
        assert failures == []
        return status

    return run


def test_a_guest_is_merged_after_the_answer(
    app: Flask,
    make_guest: Callable[..., int],
    make_account: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    answer_during: Callable[..., int],
) -> None:
    guest, anna = make_guest(), make_account()
    assert answer_during(client_of(guest), lambda: take_over(guest, anna, NOW)) == 303
    kept = select(func.count(Response.id)).join(Slot).join(Attempt).where(Attempt.user_id == anna)
    with app.app_context():
        assert db.session.scalar(kept) == 1


def test_a_guest_is_deleted_after_the_answer(
    app: Flask,
    make_guest: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    answer_during: Callable[..., int],
) -> None:
    guest = make_guest()
    assert answer_during(client_of(guest), lambda: guests.delete_guest(guest)) == 303
    with app.app_context():
        assert db.session.get(User, guest) is None


def test_an_account_is_deleted_after_the_answer(
    app: Flask,
    make_account: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    answer_during: Callable[..., int],
) -> None:
    anna, boss = make_account(), make_account("boss", Role.ADMIN)
    assert answer_during(client_of(anna), lambda: delete_account(anna, boss, NOW)) == 303
    with app.app_context():
        assert db.session.get(User, anna) is None
