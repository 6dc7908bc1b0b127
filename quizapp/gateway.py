"""Between granian and the WSGI app: a request has its whole body before it gets a thread.

Bodies are read on the event loop, each with a deadline, and answers are made in a few threads
(docs/decisions/slow-clients.md). Where a body does not come, the app is told so and says it.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from os import SEEK_END
from tempfile import TemporaryFile
from typing import IO, Any

from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]  # exported, not marked so

from quizapp.lines import log

REFUSED = "quizapp.refused"  # a key of the environment: the status that says why there is no body
BUSY = "quizapp.busy"  # a key of the environment: set where a form has waited long enough
SMALL_BODY = 64 * 1024
"""Every form but those with an article or a document: kept in memory, and received from all."""
LARGE_BODIES = 256 * 1024 * 1024
"""What a process holds of larger ones at a time, in temporary files: what has come counts, not what
was announced, or a few who announce much and send nothing would shut the others out."""
MOST_WAITING = 512
"""Requests that wait for a thread; those beyond are told at once to come back. Two lecture halls of
phones that all ask in the same moment are fewer."""
BODY_SECONDS = 30.0
LEAST_RATE = 32 * 1024
"""Bytes a second; a larger body has the time besides that it takes at this rate."""
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_LINE_SECONDS = 4.0
_SEND_SECONDS = 60.0  # for each piece of an answer that is sent in pieces
_TELL_SECONDS = 1.0
_PIECE = 64 * 1024
_IN_MEMORY = 1024 * 1024  # of an answer

_CROWDED = b"Too many ask at once. Please try again in a moment.\n"
_CROWDED_HEADERS = [
    ("content-type", "text/plain; charset=utf-8"),
    ("cache-control", "no-store"),
    ("retry-after", "2"),
    ("x-content-type-options", "nosniff"),
]
_CONTENT_HEADERS = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
_Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_Headers = list[tuple[str, str]]


class _BodyRefusedError(Exception):
    """There will be no body; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class _Work:
    """A request that has all it needs; `done` gets what is still to be sent of the answer."""

    environ: dict[str, Any]
    protocol: Any
    done: asyncio.Future[_Rest | None]


@dataclass(frozen=True, slots=True)
class _Rest:
    """An answer that is too long for one piece."""

    status: int
    headers: _Headers
    body: IO[bytes]


class Gateway:
    """The app as granian's RSGI interface wants it.

    `limit_of` gives how many bytes may be sent to a path. So many `threads` make answers, one of
    them only to what reads: forms may all wait for the database, and pages do not wait for them.
    """

    def __init__(
        self,
        app: _Wsgi,
        limit_of: Callable[[str], int],
        threads: int,
        *,
        body_seconds: float = BODY_SECONDS,
        large_bodies: int = LARGE_BODIES,
        line_seconds: float = _LINE_SECONDS,
    ) -> None:
        self._app = app
        self._limit_of = limit_of
        self._threads = threads
        self._body_seconds = body_seconds
        self._room = large_bodies
        self._line = asyncio.Semaphore(max(1, threads - 1))
        self._line_seconds = line_seconds
        self._turned_away = 0
        self._work: queue.SimpleQueue[_Work] = queue.SimpleQueue()

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        for number in range(self._threads):
            name = f"answers {number}"
            threading.Thread(target=self._answer_all, args=[loop], name=name, daemon=True).start()

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        environ = _environ(scope)
        length = environ.get("CONTENT_LENGTH", "0")
        if length == "0" and "HTTP_TRANSFER_ENCODING" not in environ:
            await self._answer(environ, protocol)
            return
        try:
            size = self._check_length(environ)
            with self._holding() as hold, await self._read(protocol, size, hold) as body:
                environ["wsgi.input"] = body
                await self._answer(environ, protocol)
        except _BodyRefusedError as error:
            environ[REFUSED] = error.status
            await self._answer(environ, protocol)

    def _check_length(self, environ: dict[str, Any]) -> int:
        """The length of the body that is to come."""
        if "HTTP_TRANSFER_ENCODING" in environ:
            # Of a body in chunks granian does not tell one that broke off. No browser sends them.
            raise _BodyRefusedError(411)
        size = int(environ["CONTENT_LENGTH"])
        if size > self._limit_of(environ["PATH_INFO"]):
            raise _BodyRefusedError(413)
        return size

    @contextlib.contextmanager
    def _holding(self) -> Iterator[Callable[[int], None]]:
        """A function that takes room for so many bytes more, which are given back at the end."""
        held = 0

        def hold(more: int) -> None:
            nonlocal held
            if more > self._room:
                raise _BodyRefusedError(503)
            self._room -= more
            held += more

        try:
            yield hold
        finally:
            self._room += held

    async def _read(self, protocol: Any, size: int, hold: Callable[[int], None]) -> IO[bytes]:
        try:
            if size <= SMALL_BODY:
                async with asyncio.timeout(self._body_seconds):
                    body: IO[bytes] = BytesIO(await protocol())
            else:
                async with asyncio.timeout(self._body_seconds + size / LEAST_RATE):
                    body = await _receive_large(protocol, hold)
        except TimeoutError:
            raise _BodyRefusedError(408) from None
        except ProtocolClosed:
            raise _BodyRefusedError(400) from None
        if body.seek(0, SEEK_END) != size:
            body.close()
            raise _BodyRefusedError(400)
        body.seek(0)
        return body

    async def _answer(self, environ: dict[str, Any], protocol: Any) -> None:
        if environ["REQUEST_METHOD"] in _READING:
            await self._answer_now(environ, protocol)
            return
        try:
            async with asyncio.timeout(self._line_seconds):
                await self._line.acquire()
        except TimeoutError:
            environ[BUSY] = True
            await self._answer_now(environ, protocol)
            return
        try:
            await self._answer_now(environ, protocol)
        finally:
            self._line.release()

    async def _answer_now(self, environ: dict[str, Any], protocol: Any) -> None:
        if self._work.qsize() >= MOST_WAITING:
            self._turn_away(protocol)
            return
        done = asyncio.get_running_loop().create_future()
        self._work.put(_Work(environ, protocol, done))
        rest = await done
        if rest is not None:
            with rest.body:
                await _send_large(protocol, rest)

    def _turn_away(self, protocol: Any) -> None:
        protocol.response_bytes(503, _CROWDED_HEADERS, _CROWDED)
        self._turned_away += 1
        if self._turned_away == 1:
            # A line for each would be work for the busiest moment, and fill the log.
            asyncio.get_running_loop().call_later(_TELL_SECONDS, self._tell_of_turned_away)

    def _tell_of_turned_away(self) -> None:
        log.warning("too many waited for an answer", turned_away=self._turned_away)
        self._turned_away = 0

    def _answer_all(self, loop: asyncio.AbstractEventLoop) -> None:
        while True:
            work = self._work.get()
            rest = None
            try:
                rest = self._make_answer(work.environ, work.protocol)
            except ProtocolClosed:
                pass  # the visitor has left
            except Exception as error:
                log.error("an answer could not be made", exc_info=error)
                with contextlib.suppress(Exception):  # who asked may have left
                    work.protocol.response_empty(500, [])
            finally:
                loop.call_soon_threadsafe(_settle, work.done, rest)

    def _make_answer(self, environ: dict[str, Any], protocol: Any) -> _Rest | None:
        """Sends a short answer; gives a long one, so that no thread waits for who reads it."""
        status, headers = 500, _Headers()

        def start_response(line: str, given: _Headers, _exc_info: object = None) -> None:
            nonlocal status, headers
            status, headers = int(line[:3]), given

        pieces = self._app(environ, start_response)
        try:
            body = _collect(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        if isinstance(body, bytes):
            protocol.response_bytes(status, headers, body)
            return None
        return _Rest(status, headers, body)


def _settle(done: asyncio.Future[_Rest | None], rest: _Rest | None) -> None:
    if not done.done():
        done.set_result(rest)
    elif rest is not None:
        rest.body.close()


def _environ(scope: Any) -> dict[str, Any]:
    """The WSGI environment (PEP 3333) of a request, without anything of this process's own."""
    server, _, port = scope.server.rpartition(":")
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:
            continue  # would be taken for the header that is written with a hyphen
        key = _CONTENT_HEADERS.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        if key in environ:
            value = environ[key] + ("; " if name == "cookie" else ",") + value
        environ[key] = value
    return environ


async def _receive_large(protocol: Any, hold: Callable[[int], None]) -> IO[bytes]:
    body = TemporaryFile()  # noqa: SIM115 - closed with the request
    try:
        async for piece in protocol:
            hold(len(piece))
            body.write(piece)
    except BaseException:
        body.close()
        raise
    return body


def _collect(pieces: Iterable[bytes]) -> bytes | IO[bytes]:
    """The whole answer; what is long as a file, which stands at its beginning."""
    collected, length, rest = [], 0, iter(pieces)
    for piece in rest:
        collected.append(piece)
        length += len(piece)
        if length > _IN_MEMORY:
            break
    else:
        return b"".join(collected)
    body = TemporaryFile()  # noqa: SIM115 - closed when it is sent
    try:
        body.writelines(collected)
        body.writelines(rest)
        body.seek(0)
    except BaseException:
        body.close()
        raise
    return body


async def _send_large(protocol: Any, rest: _Rest) -> None:
    transport = protocol.response_stream(rest.status, rest.headers)
    with contextlib.suppress(ProtocolClosed, TimeoutError):
        while piece := rest.body.read(_PIECE):
            async with asyncio.timeout(_SEND_SECONDS):
                await transport.send_bytes(piece)
