"""Serving with granian: where, with how many threads, and what is said when it cannot."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import gc
import multiprocessing
import os
import resource
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

import workshop
from quizapp.config import INSTANCE, ConfigError, Place, load_place
from quizapp.lines import SERVER_LOGGING, log_what_ends
from workshop import LONGEST_PATH, SOCKET
from workshop.worker import end_with_parent

if TYPE_CHECKING:
    from flask import Flask

# Writers stand in line (database.py), so that more threads than two neither gain nor lose: 2, 3 and
# 4 stored 123, 122 and 134 answers a second of 8 clients, with a p99 of 179, 217 and 169 ms. Four,
# because two long exports at once would leave no thread for the class that is answering.
THREADS = 4
# As many connections as a process serves at a time: silent ones are closed after half a minute,
# and hold no thread until then.
_CONNECTIONS = 8192
_BACKLOG = 1024
_SHUTDOWN_SECONDS = 10
_PREFIX = "serving-"
_SERVED = "served"
_ENDING = (signal.SIGTERM, signal.SIGINT)
_NOT_PREPARED, _PREPARED, _FAILED = range(3)
_M_ARENA_MAX = -8  # of glibc's malloc.h
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - shown, not bound


class AddressError(Exception):
    """The address cannot be served on; the message is one line that names the variable."""


def address(place: Place) -> str:
    """Where a browser on this machine finds the server, as `http://host:port`."""
    host = _EVERYWHERE.get(place.host, place.host)
    return f"http://[{host}]:{place.port}" if ":" in host else f"http://{host}:{place.port}"


def check_address(place: Place) -> None:
    """Raises AddressError where nothing can listen on HOST and PORT.

    granian shares a port with whoever else lets it, so that two servers would take turns.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise AddressError(f"HOST is {place.host}, which is no address.") from error
    family, kind, protocol, _, where = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(where)
        except OSError as error:
            raise AddressError(_why_not(place, error)) from error


def main() -> None:
    """`python -m quizapp`, which `make run` calls: serves on HOST:PORT until it is stopped."""
    try:
        place = load_place(os.environ)
        check_address(place)
    except (ConfigError, AddressError) as error:
        sys.stderr.write(f"Error: {error}\n")
        raise SystemExit(2) from None
    serve(place)


def serve(place: Place) -> None:
    """Serves until SIGINT or SIGTERM, then finishes the requests under way. Raises SystemExit where
    no worker can begin; whatever stands in the way has said so."""
    _allow_open_files()
    _share_memory_of_threads()
    _remove_left_folders()
    with _folder_of_ours() as folder, (Path(folder) / _SERVED).open("w") as served:
        fcntl.flock(served, fcntl.LOCK_EX)  # also of the workers, until the last of them ends
        os.environ[workshop.FOLDER] = folder
        turns = Path(folder) / "turns"
        turns.touch()
        loader = _Loader(turns)
        server = Granian(
            "quizapp.wsgi:gateway",
            address=place.host,
            port=place.port,
            interface=Interfaces.RSGI,
            workers=place.workers,
            http=HTTPModes.http1,  # what browsers and proxies speak without TLS; has its deadlines
            backlog=_BACKLOG,
            backpressure=_CONNECTIONS,
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=_SHUTDOWN_SECONDS,
            log_level=LogLevels.warning,
            log_dictconfig=SERVER_LOGGING,
        )
        try:
            server.serve(target_loader=loader)
        finally:
            if loader.has_failed:
                raise SystemExit(2)


def _folder_of_ours() -> tempfile.TemporaryDirectory[str]:
    """A folder for the socket and the locks, of mode 0700, beside the data: where files that are
    left are cleaned away, a server that runs for weeks would lose it. Elsewhere where nothing may
    be written there, or where the path of a socket would be too long."""
    with suppress(OSError):
        INSTANCE.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=_PREFIX, dir=INSTANCE)
        if len(os.fsencode(Path(folder.name) / SOCKET)) <= LONGEST_PATH:
            return folder
        folder.cleanup()
    return tempfile.TemporaryDirectory(prefix="quizapp-")


def _remove_left_folders() -> None:
    """Of servers that were killed."""
    for folder in INSTANCE.glob(f"{_PREFIX}*"):
        with suppress(OSError), (folder / _SERVED).open() as served:
            fcntl.flock(served, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)


class _Loader:
    """Loads the app in a worker, and not in the process that watches over the workers: that one
    holds a tenth of it. The first worker to come brings the database up to date."""

    def __init__(self, turns: Path) -> None:
        self._turns = turns
        self._stage = multiprocessing.Value("b", _NOT_PREPARED)

    @property
    def has_failed(self) -> bool:
        return bool(self._stage.value == _FAILED)

    def __call__(self, _target: str) -> Any:
        log_what_ends()
        for number in _ENDING:
            # Until it serves: the handlers that it has of its parent would only note it.
            signal.signal(number, signal.SIG_DFL)
        gc.disable()  # until all is there (wsgi.py): of what is being loaded nothing is garbage
        try:
            from quizapp import wsgi

            self._prepare_once(wsgi.app)
        except BaseException:
            if self._stage.value != _PREPARED:
                # Whatever it is, the next worker would meet it too.
                self._stage.value = _FAILED
                os.kill(os.getppid(), signal.SIGTERM)
            raise
        return wsgi.gateway

    def _prepare_once(self, app: Flask) -> None:
        if self._stage.value == _PREPARED:
            return  # whatever has become of the folder since
        with self._turns.open() as turns:
            fcntl.flock(turns, fcntl.LOCK_EX)  # until it is closed, also by being killed
            if self._stage.value == _NOT_PREPARED:
                _prepare(app)
                self._stage.value = _PREPARED
        if self._stage.value == _FAILED:
            raise SystemExit(2)


def _prepare(app: Flask) -> None:
    """In a process of its own: migrations, and the reading of an article that ships, leave nothing
    behind in the memory of the one that serves."""
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            threading.Thread(target=end_with_parent, args=(parent,), daemon=True).start()
            status = _run_prepare(app)
        finally:
            os._exit(status)
    with _ending_with(child):
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status != 0:
        raise SystemExit(2)


@contextmanager
def _ending_with(child: int) -> Iterator[None]:
    """While inside, what ends this process ends that one before."""

    def end(number: int, _frame: object) -> None:
        os.kill(child, signal.SIGTERM)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for number in _ENDING:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)


def _run_prepare(app: Flask) -> int:
    from flask.cli import ScriptInfo

    from quizapp.wiring import add_commands

    add_commands(app)
    status: Any = 0
    try:
        app.cli.main(["prepare"], "quizapp", obj=ScriptInfo(create_app=lambda: app))
    except SystemExit as error:
        status = error.code
    sys.stdout.flush()
    return status if isinstance(status, int) else 1


def _allow_open_files() -> None:
    """Each connection is an open file, of which many systems allow 1024 unless asked for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS + _BACKLOG
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, limit), hard))


def _share_memory_of_threads() -> None:
    """glibc gives each thread memory of its own, which no other uses again: threads that take turns
    at the interpreter need one share of it, and held 2 MB more in several."""
    with suppress(AttributeError, OSError):  # of another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def _why_not(place: Place, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"PORT is {place.port}, which is in use on {place.host}. Name another."
    if error.errno == errno.EACCES:
        return f"PORT is {place.port}, which this user may not listen on. Name another."
    return f"HOST is {place.host}, which is no address of this machine."
