"""What a server weighs: its start, its memory, and what a browser that has nothing yet fetches for
the page of a question."""

from __future__ import annotations

import re
import statistics
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin

import brotli

from benchmarks.client import Post
from benchmarks.learners import prepare
from benchmarks.servers import Installation, Server, app_server, installation

_STARTS = 3
_IDLE_SECONDS = 2
_MEGABYTE = 1024 * 1024  # as the figures before were told
_QUESTIONS = 20
# What a browser fetches by itself: styles and scripts, and what scripts import by their own name.
# Icons and the manifest are fetched by whoever installs the page.
_FETCHED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<script [^>]*src="([^"]+)"')
_IMPORTED = re.compile(r'import\("([^"]+)"\)')


def measure() -> None:
    """Prints each beside what is wanted of it."""
    with installation() as ours:
        server = app_server(ours.environment)
        try:
            server.start()  # compiles the templates, which are kept from then on
            _fetch(server, "/")
            started = [_started_again(server) for _ in range(_STARTS)]
            _print(
                "start to first answer, median",
                f"{statistics.median(wall for wall, _ in started):.2f} s",
                "2.4 s",
            )
            _print(
                "processor for it, median",
                f"{statistics.median(processor for _, processor in started):.2f} s",
            )
            _fetch(server, "/")
            time.sleep(_IDLE_SECONDS)
            _print(
                "memory of all processes, idle after the first page (PSS)",
                f"{server.proportional_memory() / _MEGABYTE:.0f} MB",
                "100 MB",
            )
            needed, later = _heaviest_page(ours, server)
            _print("heaviest page of 20 questions, nothing cached", _told(needed), "14 KB in 5")
            _print("and once somebody begins to answer", _told({**needed, **later}))
            for path, size in {**needed, **later}.items():
                print(f"{size:>10} bytes  {Path(path).name}")
        finally:
            server.stop()


def _told(sizes: dict[str, int]) -> str:
    return f"{sum(sizes.values()) / 1024:.1f} KB in {len(sizes)} requests"


def _started_again(server: Server) -> tuple[float, float]:
    """Seconds until it answered, and of all processors."""
    server.stop()
    began = time.monotonic()
    server.start()
    return time.monotonic() - began, server.processor_seconds()


def _heaviest_page(ours: Installation, server: Server) -> tuple[dict[str, int], dict[str, int]]:
    """As `_cold_page`, of the questions of one quiz: kinds load different scripts."""
    (posts,) = prepare(ours.app, 1, _QUESTIONS, then_follow=False)
    pages = [_cold_page(server, post) for post in posts]
    return max(pages, key=lambda page: sum(page[0].values()))


def _cold_page(server: Server, post: Post) -> tuple[dict[str, int], dict[str, int]]:
    """Each address with the bytes of its body, as a browser gets it: what the page needs, and what
    else its scripts load once somebody begins to answer."""
    size, page = _fetch(server, post.path, post.cookie)
    needed, later = {post.path: size}, dict[str, int]()
    for style, script in _FETCHED.findall(page):
        path = style or script
        needed[path], content = _fetch(server, path)
        for name in _IMPORTED.findall(content):
            imported = urljoin(path, name)
            later[imported], _ = _fetch(server, imported)
    return needed, {path: size for path, size in later.items() if path not in needed}


def _fetch(server: Server, path: str, cookie: str = "") -> tuple[int, str]:
    """How many bytes came, and what they say."""
    headers = {"Accept-Encoding": "br", "Cookie": cookie}
    with closing(HTTPConnection("127.0.0.1", server.port)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    pressed = answer.headers["Content-Encoding"] == "br"
    return len(body), (brotli.decompress(body) if pressed else body).decode()


def _print(what: str, found: str, wanted: str = "") -> None:
    print(f"{what:<58}{found:>24}" + (f"  (at most {wanted} wanted)" if wanted else ""), flush=True)
