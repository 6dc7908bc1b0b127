"""What stands between the server and the app: bodies, deadlines, long answers."""

from __future__ import annotations

import asyncio
import io
import json
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from granian.rsgi import ProtocolClosed

from quizapp import gateway
from quizapp.gateway import BUSY, REFUSED, SMALL_BODY, Gateway

T = TypeVar("T")
_PATIENCE_SECONDS = 20.0


class _Headers:
    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = list(pairs)

    def items(self) -> list[tuple[str, str]]:
        return self._pairs


@dataclass
class _Scope:
    headers: _Headers
    method: str = "POST"
    path: str = "/page"
    query_string: str = "a=%41"
    scheme: str = "http"
    http_version: str = "1.1"
    server: str = "127.0.0.1:8000"
    client: str = "192.0.2.7:50000"


@dataclass
class _Protocol:
    """A visitor who sends `pieces`, then waits `silent` for ever, or leaves."""

    pieces: tuple[bytes, ...] = ()
    silent: bool = False
    leaves: bool = False
    status: int | None = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    sent: bytes = b""

    async def __call__(self) -> bytes:
        return b"".join([piece async for piece in self])

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece
        if self.silent:
            await asyncio.Event().wait()
        if self.leaves:
            raise ProtocolClosed

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.sent = status, headers, body

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.status, self.headers = status, headers

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> _Protocol:
        self.status, self.headers = status, headers
        return self

    async def send_bytes(self, piece: bytes) -> None:
        self.sent += piece


def _echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    refused = environ.get(REFUSED)
    start_response(f"{refused or 200} X", [("x", "y")])
    return [environ["wsgi.input"].read()]


def _ask(
    protocol: _Protocol,
    *headers: tuple[str, str],
    app: Callable[..., Iterable[bytes]] = _echo,
    limit: int = 10 * SMALL_BODY,
    **more: Any,
) -> _Protocol:
    async def ask() -> None:
        door = Gateway(app, lambda _path: limit, 1, **{"body_seconds": 60, **more})
        door.__rsgi_init__(asyncio.get_running_loop())
        await door.__rsgi__(_Scope(_Headers(headers)), protocol)

    _run(ask())
    return protocol


def _run(work: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: where a browser was driven before, this one has a loop already. What
    would wait for ever fails."""
    with ThreadPoolExecutor(1) as threads:
        bounded = asyncio.wait_for(work, _PATIENCE_SECONDS)
        return threads.submit(asyncio.run, bounded).result()


def _length(size: int) -> tuple[str, str]:
    return ("content-length", str(size))


@pytest.mark.parametrize("size", [0, 5, SMALL_BODY, SMALL_BODY + 1, 3 * SMALL_BODY])
def test_the_app_gets_the_whole_body(size: int) -> None:
    protocol = _ask(_Protocol((b"x" * (size // 2), b"y" * (size - size // 2))), _length(size))
    assert (protocol.status, protocol.headers) == (200, [("x", "y")])
    assert protocol.sent == b"x" * (size // 2) + b"y" * (size - size // 2)


@pytest.mark.parametrize("size", [5, 2 * SMALL_BODY])
def test_a_body_that_does_not_come_ends_with_its_deadline(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "LEAST_RATE", 10**9)
    protocol = _ask(_Protocol((b"half",), silent=True), _length(size), body_seconds=0.01)
    assert protocol.status == 408


@pytest.mark.parametrize("size", [5, 2 * SMALL_BODY])
@pytest.mark.parametrize("leaves", [True, False])
def test_a_body_that_broke_off_is_not_taken_for_a_whole_one(size: int, leaves: bool) -> None:
    assert _ask(_Protocol((b"half",), leaves=leaves), _length(size)).status == 400


def test_what_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    protocol = _Protocol(silent=True)
    assert _ask(protocol, _length(101), limit=100).status == 413


def test_a_body_without_a_length_is_not_read() -> None:
    assert _ask(_Protocol(silent=True), ("transfer-encoding", "chunked")).status == 411


def test_large_bodies_together_have_an_end_and_small_ones_are_taken_all_the_same() -> None:
    body = b"x" * 2 * SMALL_BODY
    assert _ask(_Protocol((body,)), _length(len(body)), large_bodies=SMALL_BODY).status == 503
    assert _ask(_Protocol((b"x",)), _length(1), large_bodies=SMALL_BODY).status == 200


def test_what_is_announced_and_does_not_come_takes_no_room() -> None:
    body = b"x" * (2 * SMALL_BODY)

    async def ask() -> int | None:
        door = Gateway(_echo, lambda _path: len(body), 1, large_bodies=len(body))
        door.__rsgi_init__(asyncio.get_running_loop())
        headers = _Headers([_length(len(body))])
        silent = [
            asyncio.create_task(door.__rsgi__(_Scope(headers), _Protocol(silent=True)))
            for _ in range(3)
        ]
        await asyncio.sleep(0)
        honest = _Protocol((body,))
        await door.__rsgi__(_Scope(headers), honest)
        for one in silent:
            one.cancel()
        await asyncio.wait(silent)
        return honest.status

    assert _run(ask()) == 200


def test_a_line_without_end_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gateway, "MOST_WAITING", 2)
    monkeypatch.setattr(gateway, "_TELL_SECONDS", 0.2)
    gate = threading.Event()

    def app(_environ: object, start_response: Callable[..., Any]) -> list[bytes]:
        gate.wait(60)
        start_response("200 OK", [])
        return [b""]

    async def ask() -> list[int | None]:
        door = Gateway(app, lambda _path: 0, 1)
        door.__rsgi_init__(asyncio.get_running_loop())
        pages = [_Protocol() for _ in range(5)]
        waiting = []
        for page in pages:
            scope = _Scope(_Headers([]), method="GET")
            waiting.append(asyncio.create_task(door.__rsgi__(scope, page)))
            await asyncio.sleep(0.05)  # the one thread takes the first
        gate.set()
        await asyncio.gather(*waiting)
        await asyncio.sleep(0.3)
        return [page.status for page in pages]

    assert _run(ask()) == [200, 200, 200, 503, 503]
    (line,) = map(json.loads, capsys.readouterr().err.splitlines())
    assert (line["level"], line["turned_away"]) == ("warning", 2)


def test_room_for_large_bodies_is_given_back() -> None:
    body = b"x" * 2 * SMALL_BODY

    async def ask_often() -> list[int | None]:
        door = Gateway(_echo, lambda _path: len(body), 1, large_bodies=len(body), body_seconds=0.01)
        door.__rsgi_init__(asyncio.get_running_loop())
        protocols = [_Protocol((body,)), _Protocol((b"x",)), _Protocol((body,))]
        for protocol in protocols:
            await door.__rsgi__(_Scope(_Headers([_length(len(body))])), protocol)
        return [protocol.status for protocol in protocols]

    assert _run(ask_often()) == [200, 400, 200]


def test_no_thread_waits_for_bodies() -> None:
    """One thread, which another visitor gets while a hundred have sent half of a form."""

    async def ask() -> int | None:
        door = Gateway(_echo, lambda _path: SMALL_BODY, 1)
        door.__rsgi_init__(asyncio.get_running_loop())
        silent = [
            asyncio.create_task(
                door.__rsgi__(_Scope(_Headers([_length(9)])), _Protocol((b"x",), silent=True))
            )
            for _ in range(100)
        ]
        await asyncio.sleep(0.01)  # all of them have been heard before
        honest = _Protocol()
        await door.__rsgi__(_Scope(_Headers([]), method="GET"), honest)
        for task in silent:
            task.cancel()
        await asyncio.gather(*silent, return_exceptions=True)
        return honest.status

    assert _run(ask()) == 200


def test_a_long_answer_is_sent_by_the_loop_and_closed() -> None:
    class Pieces(io.BytesIO):
        pass

    pieces = Pieces(b"line\n" * 400_000)

    def app(_environ: object, start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [])
        return pieces

    assert _ask(_Protocol(), app=app).sent == b"line\n" * 400_000
    assert pieces.closed


def test_an_app_that_fails_is_a_500(capsys: pytest.CaptureFixture[str]) -> None:
    def app(_environ: object, _start_response: object) -> Iterable[bytes]:
        raise ZeroDivisionError

    assert _ask(_Protocol(), app=app).status == 500


def test_the_environment_is_what_wsgi_names_it() -> None:
    seen: dict[str, Any] = {}

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        seen.update(environ)
        return _echo(environ, start_response)

    _ask(
        _Protocol((b"body",)),
        ("host", "quiz.example"),
        ("content-type", "text/plain"),
        _length(4),
        ("cookie", "a=1"),
        ("cookie", "b=2"),
        ("accept", "x"),
        ("accept", "y"),
        ("x_forwarded_proto", "https"),
        app=app,
    )
    assert {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/page",
        "QUERY_STRING": "a=%41",
        "REMOTE_ADDR": "192.0.2.7",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "quiz.example",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "4",
        "HTTP_COOKIE": "a=1; b=2",
        "HTTP_ACCEPT": "x,y",
    }.items() <= seen.items()
    assert not any("FORWARDED" in key for key in seen)
    assert "PATH" not in seen  # nothing of the process's own environment


def test_forms_that_wait_leave_a_thread_to_pages() -> None:
    """Four threads: of five forms that wait for the database three are in threads, a page is
    answered, and a form that has stood in line long enough is told that all are busy."""
    gate = threading.Event()

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        if environ["REQUEST_METHOD"] == "POST" and BUSY not in environ:
            gate.wait(60)
        start_response("503 X" if BUSY in environ else "200 OK", [])
        return [b""]

    async def ask() -> tuple[int | None, list[int | None]]:
        door = Gateway(app, lambda _path: SMALL_BODY, 4, line_seconds=0.05)
        door.__rsgi_init__(asyncio.get_running_loop())
        forms = [_Protocol() for _ in range(5)]
        waiting = [asyncio.create_task(door.__rsgi__(_Scope(_Headers([])), form)) for form in forms]
        await asyncio.sleep(0)
        page = _Protocol()
        await door.__rsgi__(_Scope(_Headers([]), method="GET"), page)
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        gate.set()
        await asyncio.gather(*waiting)
        return page.status, [form.status for form in forms]

    assert _run(ask()) == (200, [200, 200, 200, 503, 503])
