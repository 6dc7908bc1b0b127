from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp import audit
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import AuditEntry, User


@pytest.fixture
def anna(app: Flask, make_user: Callable[..., int]) -> User:
    user_id = make_user("anna", email="anna@example.org")
    with app.app_context():
        return db.session.get_one(User, user_id)


def test_a_pseudonym_is_the_same_each_time_and_names_nobody(app: Flask, anna: User) -> None:
    with app.app_context():
        code = audit.pseudonym(anna)
        assert code == audit.pseudonym(anna)
    assert len(code) == 32
    assert "anna" not in code


def test_a_pseudonym_is_nothing_without_the_key(app: Flask, anna: User) -> None:
    with app.app_context():
        code = audit.pseudonym(anna)
        app.secret_key = "another key for tests"
        assert audit.pseudonym(anna) != code


def test_a_number_given_again_has_another_pseudonym(app: Flask, anna: User) -> None:
    later = User(id=anna.id, created_at=anna.created_at + dt.timedelta(days=1))
    with app.app_context():
        assert audit.pseudonym(later) != audit.pseudonym(anna)


def test_entries_come_with_the_transaction_they_tell_of(app: Flask, anna: User) -> None:
    with app.app_context():
        audit.record(anna, "class.delete", "class 3", utc_now())
        db.session.rollback()
        audit.record(None, "account.reset_mail", anna, utc_now())
        db.session.commit()
        entry = db.session.scalars(select(AuditEntry)).one()
        assert (entry.actor, entry.subject) == (audit.SYSTEM, audit.pseudonym(anna))
