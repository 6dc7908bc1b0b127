"""One server and one Chromium for all journeys, and people to make them."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, expect, sync_playwright

from quizapp import create_app
from quizapp.accounts import sessions
from quizapp.accounts.service import create_account
from quizapp.clock import utc_now
from quizapp.config import Settings
from quizapp.models import Role, User
from tests.browser.chromium import NoChromiumError, find_chromium
from tests.browser.server import SECRET_KEY, LiveServer
from tests.browser.visitor import PATIENCE_MS, Visitor
from tests.browser.ways import Way, journey_of
from tests.drawing import draw_one_of_each

PASSWORD = "a walk around the harbour"
_numbers = count(1)
# A hash with the cost of a real one takes as long as a page; the server makes it anew at a login.
_QUICK = {"time_cost": 1, "memory_cost": 64, "parallelism": 1}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    draw_one_of_each(items, config, journey_of)


@dataclass(frozen=True)
class Person:
    """An account that can be logged in to; `session` is the cookie of a browser that has been."""

    id: int
    login: str
    password: str
    session: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        path = find_chromium()
    except NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
    # Beside each page another process waited for the next one: a fifth of what a visit takes.
    arguments.append("--renderer-process-limit=1")
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    # What is expected of a page is waited for as long as the page itself: a busy machine is slow.
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    server = LiveServer(tmp_path_factory.mktemp("live"))
    server.start()
    # Whoever ends the tests early ends the server with them.
    before = signal.signal(signal.SIGTERM, lambda *_: pytest.exit("asked to stop"))
    yield server
    signal.signal(signal.SIGTERM, before)
    server.stop()


@pytest.fixture(scope="session")
def fresh_database(server: LiveServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the server's database as it was filled at its start, without any account."""
    path = tmp_path_factory.mktemp("fresh") / "fresh.sqlite3"
    with closing(sqlite3.connect(server.database)) as database:
        database.execute("VACUUM INTO ?", (str(path),))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM users")
    return path


@pytest.fixture
def own_server(
    fresh_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveServer]:
    """A server of this test alone, which may kill it."""
    server = LiveServer(tmp_path_factory.mktemp("own"))
    shutil.copy(fresh_database, server.database)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser, server: LiveServer) -> Iterator[Callable[..., Visitor]]:
    """Opens browsers; at the end of the test nothing wrong may have happened in any of them."""
    visitors: list[Visitor] = []

    def open_one(way: Way | None = None) -> Visitor:
        number = next(_numbers)
        address = f"10.0.{number // 250}.{number % 250 + 1}"
        visitors.append(Visitor(browser, server.url, way or Way(), address))
        return visitors[-1]

    yield open_one
    problems = [problem for visitor in visitors for problem in visitor.problems]
    for visitor in visitors:
        visitor.close()
    assert problems == []


@pytest.fixture(scope="session")
def server_app(server: LiveServer) -> Flask:
    """The app on the server's database, for looking up what a page must not tell."""
    return app_on(server)


def app_on(server: LiveServer) -> Flask:
    settings = Settings(
        database_url=f"sqlite:///{server.database}",
        secret_key=SECRET_KEY,
        redis_url=None,
        mail_url=None,
        trusted_proxies=0,
        host="127.0.0.1",
        port=server.port,
        workers=1,
    )
    return create_app(settings, {"TESTING": True, "ARGON2_COST": _QUICK})


@pytest.fixture
def make_person(server_app: Flask) -> Callable[..., Person]:
    def make(role: Role = Role.LEARNER) -> Person:
        login = f"person{next(_numbers)}@example.org"
        with server_app.test_request_context():
            user = create_account(login, PASSWORD, role, utc_now())
            return Person(user.id, login, PASSWORD, _session_of(server_app, user))

    return make


def _session_of(app: Flask, user: User) -> str:
    sessions.log_in(user)
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return str(signer.dumps(dict(session)))
