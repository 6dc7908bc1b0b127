"""The app and the yardstick, each under the same server with the same settings."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 300  # of a busy machine
_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and its first process."""

    port: int
    pid: int

    def processor_seconds(self) -> float:
        """What it and its workers took so far of all processors."""
        return sum(_processor_ticks(pid) for pid in _tree(self.pid)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running_bare(folder: Path) -> Iterator[Server]:
    """Serves the yardstick while inside."""
    port = free_port()
    command = ["-m", "benchmarks.bare", str(port), str(folder / "bare.sqlite3")]
    with _running(command, port, {}) as server:
        yield server


@contextmanager
def running(environment: dict[str, str]) -> Iterator[Server]:
    """Serves the app while inside, as `make run` does."""
    port = free_port()
    place = {"PORT": str(port), "HOST": "127.0.0.1"}
    with _running(["-m", "quizapp"], port, {**environment, **place}) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **environment, "PYTHONPATH": str(_ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_it_answers(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in children_of(pid):
        yield from _tree(child)


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that are not gone yet."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(one) for task in tasks for one in (task / "children").read_text().split()]


def _processor_ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    """Raises RuntimeError where it ends before it does, or takes too long."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                if connection.recv(16):
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")
