"""Asks the workshop, which is started where it does not run."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any

from workshop import FOLDER, SOCKET, AbsentError, Progress

_ROOT = Path(__file__).resolve().parents[1]
# Somebody waits for the answer, and a thread with them.
_START_SECONDS = 3.0
_LOOK_AGAIN_SECONDS = 0.05
_started: subprocess.Popen[bytes] | None = None  # kept, so that nobody waits for it to end


def ask(*request: Any) -> tuple[Any, ...]:
    """Its answer. Raises AbsentError where it cannot be started."""
    folder = Path(os.environ[FOLDER])
    deadline = time.monotonic() + _START_SECONDS
    started = None
    while True:
        # Before each try: what comes out of the socket is loaded as our own.
        if not _is_ours_alone(folder):
            raise AbsentError
        try:
            connection = Client(str(folder / SOCKET), "AF_UNIX")
        except (OSError, EOFError):
            # It ends without an error where another serves, which may have been about to end.
            if started is None or started.poll() == 0:
                started = _start()
        else:
            answer = _ask_over(connection, request)
            if answer is not None:
                return answer
        if time.monotonic() > deadline or (started is not None and started.poll()):
            raise AbsentError
        time.sleep(_LOOK_AGAIN_SECONDS)


def _is_ours_alone(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_private = stat.S_IMODE(found.st_mode) & 0o077 == 0
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and is_private


def _ask_over(connection: Connection, request: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The answer; None where the process ended before it gave one."""
    with connection:
        try:
            connection.send(request)
            answer: tuple[Any, ...] = connection.recv()
        except (OSError, EOFError):
            if request[0] == "make" and request[-1]:
                # It may have been begun, or done: asked once more it could be done twice.
                return ("wait", Progress(request[1]))
            return None
        return answer


def _start() -> subprocess.Popen[bytes]:
    """Of several that start at once, one gets the socket and the others end. In a session of its
    own: the keys that stop a server in a terminal are not for it, it ends when its folder goes."""
    global _started
    _started = subprocess.Popen(
        [sys.executable, "-m", "workshop.server"],
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    return _started
