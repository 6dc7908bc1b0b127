"""What an answer costs, against a bare route on the same machine in the same run."""

from __future__ import annotations

import socket
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

import flask_migrate
from flask import Flask

from benchmarks.client import Post, Timing, run, together
from benchmarks.learners import prepare
from benchmarks.servers import running
from quizapp import create_app
from quizapp.articles.service import load_shipped_articles
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.extensions import db

_CLIENTS = (1, 8, 32)
_OPERATIONS = 1600  # of each sort and number of clients
_ROUNDS = 10
_WARM_UP = 200
_SILENT = 300
_HALF = (
    b"POST /attempts/1/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le",
    b"POST /attempts/1/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 200\r\n\r\ncsrf_token=",
)
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
        bare = stack.enter_context(running("benchmarks.bare:app", folder, environment, "wsgi"))
        quiz = stack.enter_context(running("quizapp.wsgi:gateway", folder, environment))
        run(bare, _bare_work(1, _WARM_UP))
        run(quiz, prepare(app, 1, _WARM_UP, then_follow=True))
        print(f"{'clients':>7}  {'what':<22}{'per second':>11}{'median ms':>11}{'p99 ms':>9}  cost")
        for clients in _CLIENTS:
            _compare(app, bare, quiz, clients)
        _beside_silent_clients(app, quiz)


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
    """The three in turn, round by round, so that a machine that slows down slows all of them; the
    cost is the median of the rounds."""
    each = _OPERATIONS // clients // _ROUNDS
    sorts = {
        "bare route": (bare, lambda: _bare_work(clients, each)),
        "answer": (quiz, lambda: prepare(app, clients, each, then_follow=False)),
        "answer and next page": (quiz, lambda: prepare(app, clients, each, then_follow=True)),
    }
    timings: dict[str, list[Timing]] = {what: [] for what in sorts}
    for _ in range(_ROUNDS):
        ready = {what: (port, make()) for what, (port, make) in sorts.items()}
        for what, (port, work) in ready.items():
            timings[what].append(run(port, work))
    for what, own in timings.items():
        ratios = [
            bare_one.per_second / one.per_second
            for bare_one, one in zip(timings["bare route"], own, strict=True)
        ]
        _print(clients, what, together(own), statistics.median(ratios))


def _beside_silent_clients(app: Flask, port: int) -> None:
    """In turn alone and beside clients that sent half of a form."""
    alone, beside = [], []
    for _ in range(_ROUNDS):
        works = [prepare(app, 1, _WARM_UP // _ROUNDS, then_follow=False) for _ in range(2)]
        alone.append(run(port, works[0]))
        with ExitStack() as stack:
            for number in range(_SILENT):
                silent = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
                silent.sendall(_HALF[number % len(_HALF)])
            beside.append(run(port, works[1]))
    _print(1, "answer, alone", together(alone))
    _print(1, f"answer, {_SILENT} silent", together(beside))


def _print(clients: int, what: str, timing: Timing, ratio: float | None = None) -> None:
    cost = ""
    if ratio is not None and what in _WANTED:
        cost = f"{ratio:.2f} × bare (at most {_WANTED[what]} wanted)"
    print(
        f"{clients:>7}  {what:<22}{timing.per_second:>11.0f}{timing.median_ms:>11.2f}"
        f"{timing.p99_ms:>9.2f}  {cost}",
        flush=True,
    )
