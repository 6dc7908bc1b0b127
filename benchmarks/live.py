"""A lecture hall of phones that follow a live round: what they ask of one process.

Run by itself: `python -m benchmarks.live`. It is not in `make bench`, since it takes a minute.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask

from benchmarks.learners import session_of
from benchmarks.servers import Server, installation
from quizapp.articles.service import published_versions
from quizapp.classes.service import create_class
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.live.drawing import Wish
from quizapp.live.service import start_round
from quizapp.models import Class, Membership, Role, User

_PHONES = 200
_QUESTIONS = 3
# As static/js/live.js asks.
_EVERY_SECONDS, _JITTER = 2.0, 0.25
_WATCHING_SECONDS = 20.0
_MOVING_SECONDS = 5.0
_ANSWERING_SECONDS = 3.0
_MARK = re.compile(rb'data-mark="([^"]+)"')
_STATE = re.compile(rb'data-state="([^"]+)"')
_OPTION = re.compile(rb'name="answer" value="([^"]+)"')
_REVISION = re.compile(rb'name="revision" value="(\d+)"')


@dataclass
class Times:
    """Seconds that requests of one sort took, and how many were refused."""

    own: list[float] = field(default_factory=list)
    failed: int = 0

    def print(self, what: str) -> None:
        ordered = sorted(self.own) or [0.0]
        shown = (statistics.median(ordered), ordered[int(len(ordered) * 0.99)], ordered[-1])
        milliseconds = "".join(f"{one * 1000:>10.1f}" for one in shown)
        print(f"{what:<34}{len(self.own):>10}{milliseconds}{self.failed:>10}")


class Client:
    """One browser with one connection."""

    def __init__(self, port: int, cookie: str, token: str) -> None:
        self._port, self._cookie, self._token = port, cookie, token
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, times: Times, etag: str = "") -> tuple[int, str, bytes]:
        seen = f"If-None-Match: {etag}\r\n" if etag else ""
        return await self._ask(f"GET {path} HTTP/1.1\r\n{seen}", b"", times)

    async def post(self, path: str, times: Times, **fields: object) -> int:
        body = urlencode({"csrf_token": self._token, **fields}, doseq=True).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n"
        )
        return (await self._ask(head, body, times))[0]

    async def _ask(self, head: str, body: bytes, times: Times) -> tuple[int, str, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        began = time.perf_counter()
        writer.write(f"{head}Host: 127.0.0.1\r\nCookie: {self._cookie}\r\n\r\n".encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(answer[9:12])
        length = re.search(r"(?im)^content-length: (\d+)", answer)
        content = await reader.readexactly(int(length[1])) if length and status != 304 else b""
        times.own.append(time.perf_counter() - began)
        times.failed += status >= 400
        etag = re.search(r"(?im)^etag: (\S+)", answer)
        return status, etag[1] if etag else "", content


class Phone:
    """Follows a round as live.js does, and answers each question once."""

    def __init__(self, client: Client, code: str) -> None:
        self._client = client
        self._path = f"/live/{code}"
        self._page, self._etag, self._mark = b"", "", ""

    async def look(self, pages: Times) -> None:
        _status, _etag, self._page = await self._client.get(self._path, pages)
        self._mark = _found(_MARK, self._page)

    async def follow(self, seconds: float, polls: Times, pages: Times) -> None:
        end = time.monotonic() + seconds
        await asyncio.sleep(random.random() * _EVERY_SECONDS)
        while time.monotonic() < end:
            state = _found(_STATE, self._page)
            status, etag, content = await self._client.get(state, polls, self._etag)
            if status == 200 and f'"{self._mark}"'.encode() not in content:
                await self.look(pages)
            self._etag = etag or self._etag
            away = _EVERY_SECONDS * random.uniform(1 - _JITTER, 1 + _JITTER)
            await asyncio.sleep(away)

    async def answer(self, within: float, answers: Times, pages: Times) -> None:
        await asyncio.sleep(random.random() * within)
        options = _OPTION.findall(self._page)
        fields = {
            name: _found(re.compile(rf'name="{name}" value="([^"]+)"'.encode()), self._page)
            for name in ("round", "position")
        }
        chosen = random.choice(options).decode()
        await self._client.post(self._path, answers, answer=chosen, **fields)
        await self.look(pages)


class Instructor:
    def __init__(self, client: Client, path: str) -> None:
        self._client, self._path = client, path

    async def step(self, name: str, times: Times) -> None:
        _status, _etag, page = await self._client.get(self._path, Times())
        await self._client.post(self._path, times, step=name, revision=_found(_REVISION, page))


def measure() -> None:
    """Prints the table."""
    with installation() as ours:
        with ours.app.app_context():
            user_ids, code, path = fill()
            db.session.remove()
        sessions = [session_in(ours.app, user_id) for user_id in user_ids]
        with ours.running() as server:
            clients = [Client(server.port, *session) for session in sessions]
            phones = [Phone(client, code) for client in clients[1:]]
            asyncio.run(lecture(server, Instructor(clients[0], path), phones))


def session_in(app: Flask, user_id: int) -> tuple[str, str]:
    # A context for each: the token of one would be kept in it for the next.
    with app.app_context():
        return session_of(app, db.session.get_one(User, user_id))


def fill() -> tuple[list[int], str, str]:
    """A class with a round in it: its people, the instructor first, its code and its screen."""
    now = utc_now()
    people = [
        User(username=f"person-{n}", role=Role.LEARNER if n else Role.INSTRUCTOR, created_at=now)
        for n in range(_PHONES + 1)
    ]
    db.session.add_all(people)
    db.session.commit()
    class_id = create_class(people[0].id, "Anatomy", now)
    db.session.add_all(
        Membership(class_id=class_id, user_id=one.id, joined_at=now) for one in people[1:]
    )
    db.session.commit()
    taught = get_class(people[0], class_id)
    round_id = start_round(taught, Wish(published_versions()[0].id, _QUESTIONS), 1, now)
    code = db.session.get_one(Class, class_id).join_code
    return [one.id for one in people], code, f"/classes/{class_id}/live/{round_id}"


async def lecture(server: Server, instructor: Instructor, phones: list[Phone]) -> None:
    print(f"{len(phones)} phones; load of the machine {os.getloadavg()[0]:.1f}")
    heads = ("number", "median ms", "p99 ms", "most ms", "refused")
    print(f"{'':<34}{''.join(f'{head:>10}' for head in heads)}")
    steps, pages = Times(), Times()
    with _measured(server, ("all open the page at one moment", pages)):
        await asyncio.gather(*(phone.look(pages) for phone in phones))

    polls, pages = Times(), Times()
    with _measured(server, ("watching, nothing happens: asked", polls)):
        await _follow(phones, _WATCHING_SECONDS, polls, pages)

    await instructor.step("next", steps)
    polls, pages = Times(), Times()
    with _measured(
        server, ("a question is shown: asked", polls), ("and the page looked at", pages)
    ):
        await _follow(phones, _MOVING_SECONDS, polls, pages)

    answers, pages = Times(), Times()
    with _measured(
        server, ("all answer within 3 seconds", answers), ("and see that it is in", pages)
    ):
        await asyncio.gather(*(one.answer(_ANSWERING_SECONDS, answers, pages) for one in phones))

    for step in ("close", "counts", "why", "next"):
        await instructor.step(step, steps)
    await asyncio.gather(*(phone.look(Times()) for phone in phones))
    answers, pages = Times(), Times()
    with _measured(server, ("all answer at one moment", answers), ("and see that it is in", pages)):
        await asyncio.gather(*(one.answer(0, answers, pages) for one in phones))

    ending = Times()
    with _measured(
        server, ("the instructor's other steps", steps), ("the end, which records", ending)
    ):
        await instructor.step("end", ending)


@contextmanager
def _measured(server: Server, *sorts: tuple[str, Times]) -> Iterator[None]:
    """Prints what was asked inside, and how much of a processor the server took for it."""
    began, before = time.monotonic(), server.processor_seconds()
    yield
    wall, seconds = time.monotonic() - began, server.processor_seconds() - before
    for what, times in sorts:
        times.print(what)
    print(f"{'':<8}in {wall:.1f} s, of which the server computed {seconds:.1f} s", flush=True)


async def _follow(phones: list[Phone], seconds: float, polls: Times, pages: Times) -> None:
    await asyncio.gather(*(phone.follow(seconds, polls, pages) for phone in phones))


def _found(pattern: re.Pattern[bytes], page: bytes) -> str:
    found = pattern.search(page)
    if found is None:
        raise RuntimeError("the page is not that of a round")
    return found[1].decode()


if __name__ == "__main__":
    measure()
