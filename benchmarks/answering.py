"""What an answer costs, against a bare route on the same machine in the same run."""

from __future__ import annotations

import socket
import statistics
from contextlib import ExitStack

from flask import Flask

from benchmarks.bare import TOKEN, USERS, cookie_of, make_bare_app
from benchmarks.client import Post, Timing, run, together
from benchmarks.learners import prepare
from benchmarks.servers import Server, installation, running_bare

_CLIENTS = (1, 8, 32)
_OPERATIONS = 1600  # of each sort and number of clients
_ROUNDS = 10
_WARM_UP = 200
_PAGES = 20
_SILENT = 300
_HALF = (
    b"POST /attempts/1/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le",
    b"POST /attempts/1/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 200\r\n\r\ncsrf_token=",
)
_BARE, _ANSWER, _FOLLOWED = "bare route", "answer", "answer and next page"
_WANTED = {_ANSWER: " (at most 2 wanted)"}
_COLUMNS = ("per second", "median ms", "p99 ms", "processor ms")


def measure() -> None:
    """Prints the table."""
    with installation() as ours, running_bare(ours.folder) as bare, ours.running() as quiz:
        app = ours.app
        run(bare, _bare_work(1, _WARM_UP))
        run(quiz, prepare(app, 1, _WARM_UP, then_follow=True))
        columns = "".join(f"{column:>14}" for column in _COLUMNS)
        print(f"{'clients':>7}  {'what':<22}{columns}  times bare")
        for clients in _CLIENTS:
            _compare(app, bare, quiz, clients)
        _pages(app, quiz)
        _beside_silent_clients(app, quiz)


def _bare_work(clients: int, each: int) -> list[list[Post]]:
    cookies = make_bare_app("")
    return [
        [
            Post(
                f"/{number % USERS + 1}",
                [("token", TOKEN), ("answer", "x" * 40)],
                cookie_of(cookies, client + 1),
            )
            for number in range(each)
        ]
        for client in range(clients)
    ]


def _compare(app: Flask, bare: Server, quiz: Server, clients: int) -> None:
    """The three in turn, round by round, so that a machine that slows down slows all of them; what
    is printed as times bare is the median of the rounds."""
    each = _OPERATIONS // clients // _ROUNDS
    sorts = {
        _BARE: (bare, lambda: _bare_work(clients, each)),
        _ANSWER: (quiz, lambda: prepare(app, clients, each, then_follow=False)),
        _FOLLOWED: (quiz, lambda: prepare(app, clients, each, then_follow=True)),
    }
    timings: dict[str, list[Timing]] = {what: [] for what in sorts}
    for _ in range(_ROUNDS):
        ready = {what: (server, make()) for what, (server, make) in sorts.items()}
        for what, (server, work) in ready.items():
            timings[what].append(run(server, work))
    for what, own in timings.items():
        ratios = [
            bare_one.per_second / one.per_second
            for bare_one, one in zip(timings[_BARE], own, strict=True)
        ]
        _print(clients, what, together(own), None if what == _BARE else statistics.median(ratios))


def _pages(app: Flask, server: Server) -> None:
    """The pages of questions before the answer and after it."""
    before, after = [], []
    for _ in range(_PAGES):
        posts = prepare(app, 1, _WARM_UP // _PAGES, then_follow=False)
        pages = [[Post(one.path, cookie=one.cookie, method="GET") for one in posts[0]]]
        before.append(run(server, pages))
        run(server, posts)
        after.append(run(server, pages))
    _print(1, "page of a question", together(before))
    _print(1, "page of its verdict", together(after))


def _beside_silent_clients(app: Flask, server: Server) -> None:
    """In turn alone and beside clients that sent half of a form."""
    alone, beside = [], []
    for _ in range(_ROUNDS):
        works = [prepare(app, 1, _WARM_UP // _ROUNDS, then_follow=False) for _ in range(2)]
        alone.append(run(server, works[0]))
        with ExitStack() as stack:
            for number in range(_SILENT):
                silent = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
                silent.sendall(_HALF[number % len(_HALF)])
            beside.append(run(server, works[1]))
    _print(1, "answer, alone", together(alone))
    _print(1, f"answer, {_SILENT} silent", together(beside))


def _print(clients: int, what: str, timing: Timing, ratio: float | None = None) -> None:
    cost = "" if ratio is None else f"{ratio:.2f}{_WANTED.get(what, '')}"
    print(
        f"{clients:>7}  {what:<22}{timing.per_second:>14.0f}{timing.median_ms:>14.2f}"
        f"{timing.p99_ms:>14.2f}{timing.processor_ms:>14.2f}  {cost}",
        flush=True,
    )
