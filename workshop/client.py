"""Asks the workshop, which is started where it does not run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

from workshop import FOLDER, CannotMakeError

SOCKET = "workshop"
_ROOT = Path(__file__).resolve().parents[1]
_START_SECONDS = 20.0
_LOOK_AGAIN_SECONDS = 0.05
_started: subprocess.Popen[bytes] | None = None  # kept, so that nobody waits for it to end


def ask(*request: Any) -> tuple[Any, ...]:
    """Its answer. Raises CannotMakeError where it cannot be started."""
    place = str(Path(os.environ[FOLDER]) / SOCKET)
    try:
        return _ask_at(place, request)
    except (OSError, EOFError):
        _start()
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            return _ask_at(place, request)
        except (OSError, EOFError):
            if time.monotonic() > deadline:
                raise CannotMakeError from None
            time.sleep(_LOOK_AGAIN_SECONDS)


def _ask_at(place: str, request: tuple[Any, ...]) -> tuple[Any, ...]:
    with Client(place, "AF_UNIX") as connection:
        connection.send(request)
        answer: tuple[Any, ...] = connection.recv()
        return answer


def _start() -> None:
    """Of several that start at once, one gets the socket and the others end."""
    global _started
    _started = subprocess.Popen(
        [sys.executable, "-m", "workshop.server"],
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
