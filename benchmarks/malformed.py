"""Malformed requests over real HTTP, at every route, form and query: no answer may be a 500.

`python -m benchmarks.malformed --requests 20000 --seed 1` sends them to a server with made-up
classes, as visitors, guests, learners, instructors and administrators, and prints how many got
which status. The same seed sends the same requests. It ends with status 1 where one was a 500 or
was not answered.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode

from flask import Flask

from benchmarks.learners import session_of
from benchmarks.servers import installation
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Role, User

_ROOT = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"""name=["']([\w-]+)["']|(?:posted_\w+|args\.get|form\.get)\(\s*["']([\w-]+)""")
_FIELD = re.compile(r"^ +(\w+) = \w*Field\(", re.M)
_RENEWED_AFTER = 150  # requests; some end the account that sends them
_VISITOR = ""
_ROLES = (_VISITOR, Role.GUEST, Role.LEARNER, Role.INSTRUCTOR, Role.ADMIN)
_VALUES = (
    "", " ", "0", "-1", "1", "2", "3", "7", "2147483648", "9" * 400, "1e309", "NaN", "1.5", "٣",
    "\x00", "\r\nX: y", "\ufeff", "\u202e", "\ud7ff🦴", "\ue000", "a\u0300" * 300, "x" * 70_000,
    "' OR 1=1 --", "{{7*7}}", "<script>", "../../etc/passwd", "//evil.example", "javascript:1",
    "true", "on", "null", "[]", "{}", "2026-02-30", "9999-12-31T23:59", "0001-01-01T00:00", "25:61",
    "Europe/Nowhere", "xx-XX", "single_choice", "mixed", "exam", "yes", "a", "%", "%zz", "%ff",
)  # fmt: skip
_LANGUAGES = ("", "es", "x" * 500, "en;q=;q=2", "*;q=NaN", "zh-Hant-\xff")
_TYPES = (
    "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=",
    "application/json", "text/plain; charset=\xff", "", "multipart/form-data; boundary=b",
    "application/x-www-form-urlencoded; charset=utf-7",
)  # fmt: skip
# These end the session or the instance's data for all that follow.
_LEFT_OUT = ("/logout",)


class _Sender:
    """Makes requests by chance, and sends them as somebody."""

    def __init__(
        self, rng: random.Random, routes: list[tuple[str, str]], fields: list[str]
    ) -> None:
        self._rng, self._routes, self._fields = rng, routes, fields

    def request(self, token: str) -> tuple[str, str, dict[str, str], bytes]:
        """Method, path, headers and body."""
        rng = self._rng
        method, rule = rng.choice(self._routes)
        path = re.sub(r"<(?:[^:>]*:)?\w+>", lambda _: quote(self._part(), safe="%"), rule)
        if rng.random() < 0.5:
            path += "?" + self._query()
        headers = {"Accept-Language": rng.choice(_LANGUAGES)} if rng.random() < 0.2 else {}
        if rng.random() < 0.1:
            headers["Referer"] = rng.choice(("http://[", "x", "//\xff", "http://127.0.0.1/library"))
        if rng.random() < 0.1:
            headers["If-None-Match"] = rng.choice(('"', "W/", "*", "x" * 300))
        if rng.random() < 0.05:
            headers["Range"] = rng.choice(("bytes=9-1", "bytes=-", "x=1-2"))
        body = b""
        if method == "POST":
            headers["Content-Type"], body = self._body(token)
        return method, path, headers, body

    def _part(self) -> str:
        rng = self._rng
        return str(rng.randrange(1, 40)) if rng.random() < 0.7 else rng.choice(_VALUES)[:500]

    def _pairs(self) -> list[tuple[str, str]]:
        rng = self._rng
        names = rng.choices(self._fields, k=rng.choice((0, 1, 3, 12, 40)))
        return [(name, rng.choice(_VALUES)) for name in names]

    def _query(self) -> str:
        query = urlencode([(name, value[:500]) for name, value in self._pairs()[:12]])
        return query if self._rng.random() < 0.8 else f"{query}&%ff=%00&;=&="

    def _body(self, token: str) -> tuple[str, bytes]:
        rng = self._rng
        pairs = [("csrf_token", token), *self._pairs()]
        kind = rng.random()
        if kind < 0.55:
            return _TYPES[0], urlencode(pairs).encode()
        if kind < 0.85:
            parts = "".join(self._file_or_text(name, value) for name, value in pairs)
            return "multipart/form-data; boundary=b", f"{parts}--b--\r\n".encode()
        data = urlencode(pairs).encode()[: rng.randrange(1, 300)]
        if kind < 0.95:
            return rng.choice(_TYPES), data
        return rng.choice(_TYPES), rng.randbytes(rng.randrange(1, 2000))

    def _file_or_text(self, name: str, value: str) -> str:
        is_file = name != "csrf_token" and self._rng.random() < 0.3
        file = (
            f'; filename="{self._rng.choice(("", "a.pdf", "../a", "a" * 300))}"' if is_file else ""
        )
        return f'--b\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n{value}\r\n'


def measure(requests: int, seed: int) -> bool:
    """Prints the figures; whether every request was answered, and none with a 500."""
    rng = random.Random(seed)
    with server() as (app, port):
        routes = [
            (method, rule.rule)
            for rule in app.url_map.iter_rules()
            for method in sorted({"GET", "POST"} & (rule.methods or set()))
            if rule.rule not in _LEFT_OUT
        ]
        sender = _Sender(rng, routes, _field_names())
        statuses: Counter[int] = Counter()
        broken: list[str] = []
        slowest, senders = 0.0, dict[str, tuple[str, str]]()
        for number in range(requests):
            if number % _RENEWED_AFTER == 0:
                senders = people(app, number)
                print(f"\r{number:,}", end="", file=sys.stderr, flush=True)
            cookie, token = senders[rng.choice(_ROLES)]
            method, path, headers, body = sender.request(token)
            headers["Cookie"] = cookie
            headers["X-Forwarded-For"] = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
            began = time.perf_counter()
            status = _send(port, method, path, headers, body)
            slowest = max(slowest, time.perf_counter() - began)
            statuses[status] += 1
            if status in (0, 500):
                broken.append(f"{status} for request {number}: {method} {path[:200]}")
    print(f"{requests:,} requests, seed {seed}, {len(routes)} routes and methods")
    print(", ".join(f"{status or 'no answer'}: {n}" for status, n in sorted(statuses.items())))
    print(f"slowest answer: {slowest:.1f} s")
    print("\n".join(broken) or "no 500, and none without an answer")
    return not broken


@contextmanager
def server() -> Iterator[tuple[Flask, int]]:
    # Behind a proxy, so that each request can come from an address of its own.
    with installation(QUIZAPP_TRUSTED_PROXIES="1") as ours:
        ours.app.test_cli_runner().invoke(args=["demo", "--learners", "6", "--answers", "200"])
        with ours.running() as served:
            yield ours.app, served.port


def people(app: Flask, number: int) -> dict[str, tuple[str, str]]:
    """Cookie and token of somebody new in each role."""
    found = {_VISITOR: ("", "")}
    for role in _ROLES[1:]:
        with app.app_context():
            name = None if role == Role.GUEST else f"{role}-{number}"
            user = User(username=name, role=role, created_at=utc_now())
            db.session.add(user)
            db.session.commit()
            found[role] = session_of(app, user)
            db.session.remove()
    return found


def _field_names() -> list[str]:
    names = set()
    for path in [*_ROOT.glob("templates/**/*.html"), *_ROOT.glob("quizapp/**/*.py")]:
        text = path.read_text()
        names.update(first or second for first, second in _NAME.findall(text))
        names.update(_FIELD.findall(text))
    return sorted(names)


def _send(port: int, method: str, path: str, headers: dict[str, str], body: bytes) -> int:
    """The status; 0 where there was no answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.putrequest(method, path)
        for name, value in headers.items():
            connection.putheader(name, value.encode("latin-1", "replace"))
        if method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, HTTPException):
        return 0
    finally:
        connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    raise SystemExit(0 if measure(arguments.requests, arguments.seed) else 1)
