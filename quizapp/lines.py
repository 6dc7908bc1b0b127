"""Lines of JSON on standard error: of the app, and of the server around it.

Standard library alone: the process that watches over the workers writes them too, and holds as
little as it can.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import Any

SERVER_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "quizapp.lines.JsonLines"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "stream": "ext://sys.stderr",
        }
    },
    "loggers": {"_granian": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}


# Made once: `json.dumps` with a setting makes an encoder for each line.
_encode = json.JSONEncoder(default=str).encode


class Log:
    """Writes a line for each event, with what is named beside it."""

    def info(self, event: str, **told: Any) -> None:
        self._write("info", event, told)

    def warning(self, event: str, **told: Any) -> None:
        self._write("warning", event, told)

    def error(self, event: str, **told: Any) -> None:
        self._write("error", event, told)

    def _write(self, level: str, event: str, told: dict[str, Any]) -> None:
        error = told.pop("exc_info", None)
        if error is not None:
            told["exception"] = list(_where_it_happened(error))
        now = dt.datetime.now(dt.UTC)
        # A disk that is full, or whoever read the lines and ended, stops no answer.
        with suppress(OSError):
            # One write: lines of two threads do not mix.
            sys.stderr.write(f"{_line(level, event, now, told)}\n")
            sys.stderr.flush()


log = Log()


def log_what_ends() -> None:
    """From now on, an error that ends this process or one of its threads is told in a line, as
    others are."""
    sys.excepthook = _tell_of_process
    threading.excepthook = _tell_of_thread


def _tell_of_process(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    if issubclass(kind, Exception):  # else it was told to end
        log.error("a process ended with an error", exc_info=error)


def _tell_of_thread(told: threading.ExceptHookArgs) -> None:
    if issubclass(told.exc_type, Exception):
        name = told.thread.name if told.thread is not None else ""
        log.error("a thread ended with an error", thread=name, exc_info=told.exc_value)


class JsonLines(logging.Formatter):
    """The same line of a record of Python's own logging."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {}
        if record.exc_info and record.exc_info[1] is not None:
            told["exception"] = list(_where_it_happened(record.exc_info[1]))
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC)
        return _line(record.levelname.lower(), record.getMessage(), moment, told)


def _line(level: str, event: str, moment: dt.datetime, told: dict[str, Any]) -> str:
    timestamp = moment.isoformat().replace("+00:00", "Z")
    return _encode({**told, "event": event, "level": level, "timestamp": timestamp})


def _where_it_happened(error: BaseException | None) -> Iterator[dict[str, Any]]:
    """Of an error and of those behind it. Neither locals nor messages: an exception's may hold what
    a person typed. Causes may go round in a circle."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = traceback.extract_tb(error.__traceback__)
        yield {
            "type": type(error).__name__,
            "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
        }
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
