"""What an answer and a page cost, against a bare route on the same machine in the same run."""

from __future__ import annotations

import socket
import statistics
from collections.abc import Mapping, Sequence
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
_BARE_PAGE, _PAGE, _VERDICT = "bare page", "page of a question", "page of its verdict"
_WANTED = {_ANSWER: " (at most 2 wanted)", _PAGE: " (at most 3 ms of processor wanted)"}
_COLUMNS = ("per second", "median ms", "p99 ms", "processor ms")


def measure() -> None:
    """Prints the table."""
    with installation() as ours, running_bare(ours.folder) as bare, ours.running() as quiz:
        app = ours.app
        run(bare, _bare_work(1, _WARM_UP))
        run(quiz, prepare(app, 1, _WARM_UP, then_follow=True))
        columns = "".join(f"{column:>14}" for column in _COLUMNS)
        print(f"{'clients':>7}  {'what':<22}{columns}  times bare: clock; processor")
        for clients in _CLIENTS:
            _compare(app, bare, quiz, clients)
        _pages(app, bare, quiz)
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
    is printed as times bare is the median of the rounds by the clock, and the whole by the
    processor."""
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
    for what in timings:
        _print_beside(clients, what, timings, _BARE)


def _pages(app: Flask, bare: Server, quiz: Server) -> None:
    """The pages of questions before the answer and after it, in turn with the bare page."""
    timings: dict[str, list[Timing]] = {_BARE_PAGE: [], _PAGE: [], _VERDICT: []}
    for _ in range(_PAGES):
        posts = prepare(app, 1, _WARM_UP // _PAGES, then_follow=False)
        timings[_BARE_PAGE].append(run(bare, _as_pages(_bare_work(1, _WARM_UP // _PAGES))))
        timings[_PAGE].append(run(quiz, _as_pages(posts)))
        run(quiz, posts)
        timings[_VERDICT].append(run(quiz, _as_pages(posts)))
    for what in timings:
        _print_beside(1, what, timings, _BARE_PAGE)


def _as_pages(work: list[list[Post]]) -> list[list[Post]]:
    """The pages on which these forms stand."""
    return [[Post(one.path, cookie=one.cookie, method="GET") for one in own] for own in work]


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


def _print_beside(
    clients: int, what: str, timings: Mapping[str, Sequence[Timing]], bare: str
) -> None:
    """With how many times what is bare it takes, by the clock and by the processor."""
    if what == bare:
        _print(clients, what, together(timings[what]))
        return
    pairs = list(zip(timings[bare], timings[what], strict=True))
    wall = statistics.median(first.per_second / second.per_second for first, second in pairs)
    processor = together(timings[what]).processor_ms / together(timings[bare]).processor_ms
    _print(clients, what, together(timings[what]), f"{wall:.2f}; {processor:.2f}")


def _print(clients: int, what: str, timing: Timing, ratios: str = "") -> None:
    print(
        f"{clients:>7}  {what:<22}{timing.per_second:>14.0f}{timing.median_ms:>14.2f}"
        f"{timing.p99_ms:>14.2f}{timing.processor_ms:>14.2f}  {ratios}{_WANTED.get(what, '')}",
        flush=True,
    )
