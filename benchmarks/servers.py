"""The app and the yardstick under the same server: the one way in which benchmarks make a database
and serve it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
from flask import Flask

from quizapp import create_app
from quizapp.articles.service import load_shipped_articles
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.extensions import db

_START_SECONDS = 300  # of a busy machine
_STOP_SECONDS = 60
_LOOK_AGAIN_SECONDS = 0.05
_ROOT = Path(__file__).resolve().parents[1]


class Server:
    """What serves on a port of its own, to be stopped, killed and started again; the port stays."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], log: Path | None = None
    ) -> None:
        """`{port}` in the command stands for the port; `log` takes what the server says."""
        self.port = free_port()
        self.log = log
        self._command = [sys.executable, *(word.format(port=self.port) for word in command)]
        place = {"HOST": "127.0.0.1", "PORT": str(self.port), "PYTHONPATH": str(_ROOT)}
        self._environment = {**os.environ, **environment, **place}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Of its first process."""
        assert self._process is not None
        return self._process.pid

    def start(self, **more: str) -> None:
        """`more` is added to its environment. Raises RuntimeError where it does not answer."""
        with (self.log or Path(os.devnull)).open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env={**self._environment, **more},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait()

    def wait(self) -> None:
        """Until it answers. Raises RuntimeError where it ends before, or takes too long."""
        assert self._process is not None
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                    connection.sendall(
                        b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    )
                    if connection.recv(16):
                        return
            except OSError:
                pass
            time.sleep(_LOOK_AGAIN_SECONDS)
        raise RuntimeError("the server did not start")

    def workers(self) -> list[int]:
        return children_of(self.pid)

    def processor_seconds(self) -> float:
        """What it and its workers took so far of all processors."""
        return sum(_processor_ticks(pid) for pid in _tree(self.pid)) / os.sysconf("SC_CLK_TCK")

    def proportional_memory(self) -> int:
        """Bytes that it and its workers hold: of a page that several hold, each has its share."""
        return sum(_proportional_bytes(pid) for pid in _tree(self.pid))

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(_STOP_SECONDS)

    def kill(self) -> None:
        """Ends it with its workers, in the middle of whatever they do."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_STOP_SECONDS)


@dataclass(frozen=True, slots=True)
class Installation:
    """A database that is up to date and has the shipped articles, and how the app is told of it."""

    app: Flask
    environment: dict[str, str]
    folder: Path

    @contextmanager
    def running(self) -> Iterator[Server]:
        """Serves the app while inside, as `make run` does."""
        with _running(app_server(self.environment)) as server:
            yield server


@contextmanager
def installation(**more: str) -> Iterator[Installation]:
    """On SQLite, and gone afterwards; `more` is added to its environment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = f"sqlite:///{folder / 'quizapp.sqlite3'}"
        environment = environment_of(database, **more)
        yield Installation(make_app(environment, folder), environment, folder)


def environment_of(database: str, **more: str) -> dict[str, str]:
    """What tells the app of its database."""
    key = {"QUIZAPP_SECRET_KEY": "a key for benchmarks"}
    return {"QUIZAPP_DATABASE_URL": database, **key, **more}


def make_app(environment: Mapping[str, str], folder: Path) -> Flask:
    """The app in this process, its database brought up to date."""
    app = create_app(load_settings(environment, folder))
    with app.app_context():
        flask_migrate.upgrade()
        load_shipped_articles(utc_now())
        db.session.remove()
    return app


def app_server(environment: Mapping[str, str], log: Path | None = None) -> Server:
    """Serves the app as `make run` does, once it is started."""
    return Server(["-m", "quizapp"], environment, log)


@contextmanager
def running_bare(folder: Path) -> Iterator[Server]:
    """Serves the yardstick while inside."""
    command = ["-m", "benchmarks.bare", "{port}", str(folder / "bare.sqlite3")]
    with _running(Server(command, {})) as server:
        yield server


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


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


def _proportional_bytes(pid: int) -> int:
    fields = Path(f"/proc/{pid}/smaps_rollup").read_text().split()
    return int(fields[fields.index("Pss:") + 1]) * 1024


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
