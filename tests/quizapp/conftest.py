"""An app on a database of its own for each test, with the shipped article in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from questions.articles import SHIPPED_SLUG
from quizapp import create_app
from quizapp.access import VISITOR
from quizapp.articles.service import load_shipped_articles
from quizapp.clock import utc_now
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.models import Role, User
from tests.drawing import draw_one_of_each
from tests.quizapp import same_routes
from tests.quizapp.databases import KINDS, open_server
from tests.quizapp.sparing import CompiledTemplates, shared_between_apps


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.definition.get_closest_marker("every_database"):
        metafunc.parametrize("database_kind", KINDS, indirect=True, scope="function")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What a test says of PostgreSQL, it says there with one of its sets of values in each run; on
    SQLite with all."""
    draw_one_of_each(items, config, _test_on_postgresql)


def _test_on_postgresql(item: pytest.Item) -> str | None:
    assert isinstance(item, pytest.Function)
    values = item.callspec.params if hasattr(item, "callspec") else {}
    if values.get("database_kind") != "postgresql":
        return None
    return f"{item.parent.nodeid if item.parent else ''}::{item.originalname}"


def make_settings(database: Path | str, trusted_proxies: int = 0) -> Settings:
    """`database` is an SQLite file, or a URL."""
    return Settings(
        database_url=database if isinstance(database, str) else f"sqlite:///{database}",
        secret_key="a key for tests only",
        redis_url=None,
        mail_url=None,
        trusted_proxies=trusted_proxies,
        host="127.0.0.1",
        port=8000,
        workers=1,
    )


def make_app(database: Path | str, trusted_proxies: int = 0, **overrides: object) -> Flask:
    app = create_app(
        make_settings(database, trusted_proxies),
        {
            "TESTING": True,
            "WTF_CSRF_ENABLED": False,
            "RATELIMIT_ENABLED": False,
            "ARGON2_COST": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
            **overrides,
        },
    )
    same_routes.keep(app)
    app.jinja_env.bytecode_cache = CompiledTemplates()
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _never_wait_for_the_disk)
    return app


def _never_wait_for_the_disk(connection: sqlite3.Connection, _record: object) -> None:
    """What a test stores need not outlast a power cut."""
    connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session", autouse=True)
def _shared_between_apps() -> Iterator[None]:
    with shared_between_apps(), same_routes.same_routes():
        yield


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables and the shipped article; tests copy it."""
    path = tmp_path_factory.mktemp("database") / "filled.sqlite3"
    _fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def filled_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """As `filled_database`, the URL of a database in PostgreSQL."""
    with open_server("postgresql", tmp_path_factory.mktemp("unused")) as server:
        url = server.make("filled")
        _fill(url)
        yield url


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """SQLite; a test marked `every_database` runs once with each kind."""
    kind: str = getattr(request, "param", "sqlite")
    return kind


@pytest.fixture
def make_database(database_kind: str, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Makes databases of this kind, empty or a copy of another, and gives their URLs."""
    with open_server(database_kind, tmp_path) as server:
        yield server.make


@pytest.fixture
def app(
    database_kind: str, make_database: Callable[..., str], request: pytest.FixtureRequest
) -> Iterator[Flask]:
    if database_kind == "sqlite":
        filled = f"sqlite:///{request.getfixturevalue('filled_database')}"
    else:
        filled = request.getfixturevalue("filled_postgresql")
    app = make_app(make_database("test", filled))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def make_user(app: Flask) -> Callable[..., int]:
    """Makes an account without a password and gives its id."""

    def make(username: str = "learner-one", role: Role = Role.LEARNER, **columns: object) -> int:
        return add_user(app, username, role, **columns)

    return make


def add_user(app: Flask, username: str, role: Role, **columns: object) -> int:
    with app.app_context():
        user = User(username=username, role=role, created_at=utc_now(), **columns)
        db.session.add(user)
        db.session.commit()
        return user.id


@pytest.fixture
def client_of(app: Flask) -> Callable[[int], FlaskClient]:
    """A browser in which that account is logged in."""
    return lambda user_id: log_in(app, user_id)


def log_in(app: Flask, user_id: int) -> FlaskClient:
    client = app.test_client()
    with app.app_context():
        user = db.session.get(User, user_id)
        assert user is not None
        session_id = user.get_id()
    with client.session_transaction() as session:
        session["_user_id"] = session_id
        session["_fresh"] = True
    return client


def _fill(url: str) -> None:
    app = make_app(url)
    with app.app_context():
        flask_migrate.upgrade()
        load_shipped_articles(utc_now(), [SHIPPED_SLUG])
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def browser_as(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> Callable[[str], FlaskClient]:
    """A fresh browser of somebody with a role."""
    numbers = iter(range(10_000))

    def open_browser(role: str) -> FlaskClient:
        if role == VISITOR:
            return app.test_client()
        return client_of(make_user(f"person-{next(numbers)}", Role(role)))

    return open_browser
