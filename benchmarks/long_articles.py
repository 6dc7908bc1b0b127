"""How long an honest page takes while a long article is read: `python -m benchmarks.long_articles`.

It brings in an article as an instructor does, looks at pages as a learner does for as long as it is
read, and prints both beside the same page alone. It takes minutes and is not in `make bench`.
"""

from __future__ import annotations

import argparse
import re
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.client import Timing
from benchmarks.learners import session_of
from benchmarks.servers import installation
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Role, User

_SHIPPED = Path(__file__).resolve().parents[1] / "questions" / "articles"
_PAGE = "/articles/hip-internal-rotation"
_ALONE = 200
_PAUSE_SECONDS = 0.02
_LOOK_AGAIN_SECONDS = 2.0


def long_text(characters: int) -> str:
    """The shipped articles again and again, each time in words of its own, so that nothing that
    was read once is known already."""
    articles = "\n\n".join(path.read_text() for path in sorted(_SHIPPED.glob("*.md")))
    texts, length = [], 0
    for number in count():
        texts.append(re.sub(r"\b(the|The) ", rf"\g<0>w{number}x ", articles))
        length += len(texts[-1])
        if length > characters:
            return "\n\n".join(texts)[:characters]
    raise AssertionError


def measure(characters: int) -> None:
    with installation() as ours, ours.running() as server:
        with ours.app.app_context():
            user = User(username="ina", role=Role.INSTRUCTOR, created_at=utc_now())
            db.session.add(user)
            db.session.commit()
            cookie, token = session_of(ours.app, user)
            db.session.remove()
        port = server.port
        honest = _Visitor(port, cookie)
        honest.page(_PAGE)
        alone = Timing(0.0, [honest.page(_PAGE) for _ in range(_ALONE)])
        began = time.perf_counter()
        article = {"csrf_token": token, "text": long_text(characters)}
        with ThreadPoolExecutor(1) as threads:
            brought = threads.submit(_bring, _Visitor(port, cookie), article)
            times = []
            while not brought.done():
                times.append(honest.page(_PAGE))
                time.sleep(_PAUSE_SECONDS)
        shown = brought.result()
        reading = time.perf_counter() - began
        print(f"{characters:,} characters: read in {reading:.1f} s")
        print(f"progress shown: {', '.join(dict.fromkeys(shown)) or 'none'} %")
        for what, timing in (("alone", alone), ("while it was read", Timing(0.0, times))):
            slowest = max(timing.times) * 1000
            print(
                f"{what:<20}{len(timing.times):>6} pages, median {timing.median_ms:>7.1f} ms, "
                f"p99 {timing.p99_ms:>8.1f}, slowest {slowest:>8.1f}"
            )


def _bring(instructor: _Visitor, article: dict[str, str]) -> list[str]:
    """Brings an article in and looks at it until it is read; gives each progress that was shown."""
    shown = []
    status, place, _ = instructor.ask("POST", "/library/new", article)
    if not place:
        raise RuntimeError(f"bringing it in answered {status}")
    while status != 200:
        if status == 202:
            time.sleep(_LOOK_AGAIN_SECONDS)
        status, onward, body = instructor.ask("GET", place)
        place = onward or place
        shown += re.findall(r'<progress[^>]+value="(\d+)', body)
        if status >= 400:
            raise RuntimeError(f"{place} answered {status}")
    return shown


class _Visitor:
    """One browser with one connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=600)
        self._cookie = cookie

    def page(self, path: str) -> float:
        """The seconds that it took."""
        began = time.perf_counter()
        status, _, _ = self.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return time.perf_counter() - began

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Status, where it leads to, and the page."""
        headers = {"Cookie": self._cookie}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, urlencode(fields) if fields else None, headers)
        answer = self._connection.getresponse()
        body = answer.read().decode()
        return answer.status, answer.headers.get("Location", ""), body


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=1_000_000)
    measure(parser.parse_args().characters)
