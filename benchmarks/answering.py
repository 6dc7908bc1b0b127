"""What an answer costs, against a bare route on the same machine in the same run."""

from __future__ import annotations

import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path

import flask_migrate
from flask import Flask

from benchmarks.client import Post, Timing, run
from benchmarks.learners import prepare
from benchmarks.servers import running
from quizapp import create_app
from quizapp.articles.service import load_shipped_articles
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.extensions import db

_CLIENTS = (1, 8, 32)
_OPERATIONS = 1600  # of each sort and number of clients
_WARM_UP = 200
_SILENT = 32
_WANTED = {"answer": 3, "answer and next page": 5}


def measure() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        environment = {
            "BENCH_DATABASE_URL": f"sqlite:///{folder / 'bare.sqlite3'}",
            "QUIZAPP_DATABASE_URL": f"sqlite:///{folder / 'quizapp.sqlite3'}",
            "QUIZAPP_SECRET_KEY": "a key for benchmarks",
        }
        app = _fill(environment, folder)
        bare = stack.enter_context(running("benchmarks.bare:app", folder, environment))
        quiz = stack.enter_context(running("quizapp.wsgi:app", folder, environment))
        run(bare, _bare_work(1, _WARM_UP))
        run(quiz, prepare(app, 1, _WARM_UP, then_follow=True))
        print(f"{'clients':>7}  {'what':<22}{'per second':>11}{'median ms':>11}{'p99 ms':>9}  cost")
        for clients in _CLIENTS:
            _compare(app, bare, quiz, clients)
        _beside_silent_sockets(app, quiz)


def _fill(environment: dict[str, str], folder: Path) -> Flask:
    app = create_app(load_settings(environment, folder))
    with app.app_context():
        flask_migrate.upgrade()
        load_shipped_articles(utc_now())
        db.session.remove()
    return app


def _bare_work(clients: int, each: int) -> list[list[Post]]:
    return [[Post("/", [("text", "x" * 40)])] * each for _ in range(clients)]


def _compare(app: Flask, bare: int, quiz: int, clients: int) -> None:
    each = _OPERATIONS // clients
    answers = prepare(app, clients, each, then_follow=False)
    pages = prepare(app, clients, each, then_follow=True)
    yardstick = run(bare, _bare_work(clients, each))
    _print(clients, "bare route", yardstick)
    _print(clients, "answer", run(quiz, answers), yardstick)
    _print(clients, "answer and next page", run(quiz, pages), yardstick)


def _beside_silent_sockets(app: Flask, port: int) -> None:
    work = prepare(app, 1, _WARM_UP, then_follow=False)
    with ExitStack() as stack:
        for number in range(_SILENT):
            silent = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            if number % 2:
                silent.sendall(b"POST /attempts/1/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
        _print(1, f"answer, {_SILENT} silent", run(port, work))


def _print(clients: int, what: str, timing: Timing, yardstick: Timing | None = None) -> None:
    cost = ""
    if yardstick is not None:
        ratio = yardstick.per_second / timing.per_second
        cost = f"{ratio:.2f} × bare (at most {_WANTED[what]} wanted)"
    print(
        f"{clients:>7}  {what:<22}{timing.per_second:>11.0f}{timing.median_ms:>11.2f}"
        f"{timing.p99_ms:>9.2f}  {cost}",
        flush=True,
    )
