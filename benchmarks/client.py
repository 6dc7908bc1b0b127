"""Clients that send prepared requests and time the answers."""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.servers import Server

_TIMEOUT = 60


@dataclass(frozen=True)
class Post:
    """A form to send to a path, or with `method` GET a page to fetch. With `then_follow`, the page
    that it leads to is fetched too, and counted into the same operation."""

    path: str
    fields: Sequence[tuple[str, str]] = ()
    cookie: str = ""
    then_follow: bool = False
    expected: int = 200
    method: str = "POST"

    def head_and_body(self) -> bytes:
        head = (
            f"{self.method} {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.cookie}\r\n"
            "Accept-Encoding: br\r\n"
        )
        if self.method == "GET":
            return f"{head}\r\n".encode()
        body = urlencode(self.fields).encode()
        return (
            f"{head}Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body


@dataclass
class Timing:
    """What a run of operations took, and how much of all processors the server; in seconds."""

    elapsed: float
    times: list[float] = field(default_factory=list)
    processor: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.times) / self.elapsed

    @property
    def median_ms(self) -> float:
        return statistics.median(self.times) * 1000

    @property
    def processor_ms(self) -> float:
        """Of the server, for one operation."""
        return self.processor / len(self.times) * 1000

    @property
    def p99_ms(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.99)] * 1000


def together(timings: Sequence[Timing]) -> Timing:
    """Several runs as one."""
    return Timing(
        sum(timing.elapsed for timing in timings),
        [one for timing in timings for one in timing.times],
        sum(timing.processor for timing in timings),
    )


def run(server: Server, work: Sequence[Sequence[Post]]) -> Timing:
    """Lets one client for each list send it, all at once."""
    times: list[list[float]] = [[] for _ in work]
    errors: list[BaseException] = []
    gate = threading.Barrier(len(work) + 1)

    def client(posts: Sequence[Post], own: list[float]) -> None:
        requests = [(post, post.head_and_body()) for post in posts]
        with socket.create_connection(("127.0.0.1", server.port), timeout=_TIMEOUT) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            gate.wait()
            try:
                for post, request in requests:
                    began = time.perf_counter()
                    _operate(connection, post, request)
                    own.append(time.perf_counter() - began)
            except BaseException as error:
                errors.append(error)

    threads = [
        threading.Thread(target=client, args=pair, daemon=True)
        for pair in zip(work, times, strict=True)
    ]
    for thread in threads:
        thread.start()
    processor = server.processor_seconds()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - began
    if errors:
        raise errors[0]
    processor = server.processor_seconds() - processor
    return Timing(elapsed, [one for own in times for one in own], processor)


def _operate(connection: socket.socket, post: Post, request: bytes) -> None:
    status, head = _exchange(connection, request)
    if status != post.expected:
        raise RuntimeError(f"{post.path} answered {status}")
    if post.then_follow:
        place = _header(head, b"location").decode()
        page = Post(place, cookie=post.cookie, method="GET")
        status, _ = _exchange(connection, page.head_and_body())
        if status != 200:
            raise RuntimeError(f"{place} answered {status}")


def _exchange(connection: socket.socket, request: bytes) -> tuple[int, bytes]:
    connection.sendall(request)
    data = b""
    while b"\r\n\r\n" not in data:
        data += _receive(connection)
    head, _, rest = data.partition(b"\r\n\r\n")
    left = int(_header(head, b"content-length")) - len(rest)
    while left > 0:
        left -= len(_receive(connection))
    return int(head[9:12]), head


def _receive(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    if not data:
        raise RuntimeError("the server hung up")
    return data


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.lower() == name:
            return value.strip()
    raise RuntimeError(f"no {name.decode()} in the answer")
