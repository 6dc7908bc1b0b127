"""Accounts with passwords, and guests with answers."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from questions.items import item_to_json
from questions.items.model import Kind, Option
from quizapp.accounts.service import create_account, create_guest
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    Attempt,
    Knowledge,
    Response,
    Role,
    Slot,
    StoredItem,
)
from quizapp.models.attempts import Mode
from tests.questions.scoring.quiz_items import an_item
from tests.quizapp.conftest import make_app

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
PASSWORD = "seven green bicycles"
OTHER_PASSWORD = "eleven quiet harbours"


@pytest.fixture
def app_with(tmp_path: Path, filled_database: Path) -> Iterator[Callable[..., Flask]]:
    """Makes an app with other configuration than `app` has, on a database of its own."""
    apps: list[Flask] = []

    def make(**overrides: object) -> Flask:
        path = tmp_path / f"other-{len(apps)}.sqlite3"
        shutil.copy(filled_database, path)
        apps.append(make_app(path, **overrides))
        return apps[-1]

    yield make
    for app in apps:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def make_account(app: Flask) -> Callable[..., int]:
    """Makes an account with PASSWORD and gives its id."""

    def make(login: str = "anna", role: Role = Role.LEARNER, **more: str) -> int:
        with app.app_context():
            return create_account(login, PASSWORD, role, NOW, **more).id

    return make


@pytest.fixture
def make_guest(app: Flask) -> Callable[..., int]:
    """Makes a guest who gave so many answers, each right and to a fact of its own."""

    def make(answers: int = 0, at: dt.datetime = NOW) -> int:
        with app.app_context():
            guest_id = create_guest(at).id
            if answers:
                add_attempt(guest_id, answers, at)
            return guest_id

    return make


def add_attempt(
    user_id: int, answers: int, at: dt.datetime, mode: Mode = Mode.PRACTICE, done: bool = False
) -> int:
    """Stores an attempt with so many answers and what is known from them; gives its id."""
    version_id = _version(at)
    attempt = Attempt(
        user_id=user_id,
        version_id=version_id,
        activity="mixed",
        title="Mixed quiz",
        mode=mode,
        seed=1,
        length=answers,
        started_at=at,
        finished_at=at if done else None,
    )
    db.session.add(attempt)
    db.session.flush()
    for position in range(1, answers + 1):
        slot = Slot(
            attempt_id=attempt.id,
            position=position,
            item_id=_item(version_id, position),
            option_order=["a", "b"],
            group_order=[],
            score=1.0,
            tries=1,
        )
        db.session.add(slot)
        db.session.flush()
        db.session.add(
            Response(
                slot_id=slot.id,
                try_number=1,
                answer="a",
                score=1.0,
                parts={"a": True},
                seconds=5,
                answered_at=at,
            )
        )
        db.session.merge(
            Knowledge(
                user_id=user_id,
                fact_id=f"fact-{position}",
                asked=1,
                right=1,
                last_right=True,
                first_at=at,
                last_at=at,
            )
        )
    db.session.commit()
    return attempt.id


def _version(at: dt.datetime) -> int:
    article = Article(
        slug=f"small-{at.timestamp()}-{db.session.query(Article).count()}", created_at=at
    )
    db.session.add(article)
    db.session.flush()
    version = ArticleVersion(
        article_id=article.id,
        number=1,
        title="Small",
        source="",
        sha256="",
        seed=1,
        facts={},
        activities=[],
        created_at=at,
    )
    db.session.add(version)
    db.session.flush()
    return version.id


def _item(version_id: int, position: int) -> int:
    """An item with a fact of its own."""
    item = an_item(Kind.SINGLE_CHOICE, "a", "ab", facts=(f"fact-{position}",))
    options = (Option("a", "Tensor fasciae latae"), Option("b", "Gemelli"))
    prompt = "Which muscle turns the thigh inwards?"
    item = replace(item, id=f"item-{position}", prompt=prompt, options=options)
    stored = StoredItem(
        version_id=version_id,
        item_id=item.id,
        variant=0,
        kind=item.kind,
        template=item.template,
        topic="Rotators",
        register=item.register,
        body=item_to_json(item),
    )
    db.session.add(stored)
    db.session.flush()
    return stored.id


def register(client: FlaskClient, login: str = "anna", **fields: str) -> TestResponse:
    return client.post("/register", data={"login": login, "password": PASSWORD, **fields})


def log_in(
    client: FlaskClient, login: str = "anna", password: str = PASSWORD, query: str = ""
) -> TestResponse:
    return client.post(f"/login{query}", data={"login": login, "password": password})
