"""Long work, done in one process beside those that serve (docs/decisions/long-articles.md). It
knows nothing of what is made: `server.py` imports nothing of ours, so that it starts at once.

`make` asks for it: what is quick or done already is given at once, else StillMakingError says how
far it is. The process starts when it is first asked, serves all workers of this machine, and ends
when nobody has asked for a while.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

FOLDER = (
    "QUIZAPP_WORKSHOP"  # the variable that names a folder of ours alone; unset: no such process
)

SOCKET = "workshop"
LONGEST_PATH = 107
"""Bytes of a socket's path that every system takes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is: `step` of `steps` are done, `ahead` others come first."""

    key: str
    step: int = 0
    steps: int = 0
    ahead: int = 0

    @property
    def percent(self) -> int:
        return 100 * self.step // self.steps if self.steps else 0


class StillMakingError(Exception):
    """It is under way; `progress` says how far."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress)
        self.progress = progress


class CannotMakeError(Exception):
    """It took too long or too much memory."""


class StoppedError(CannotMakeError):
    """Somebody stopped it."""


class FailedError(CannotMakeError):
    """Something of ours broke; the log says what."""


class AbsentError(CannotMakeError):
    """Nobody can be asked: the process does not start, or its folder is not ours alone."""


class FullError(Exception):
    """Too much waits already."""


def is_open() -> bool:
    """Whether this process has a workshop beside it."""
    return bool(os.environ.get(FOLDER))


def close_here() -> None:
    """What is asked for in this process from now on is made in it."""
    os.environ.pop(FOLDER, None)


def key_of(kind: str, args: tuple[Any, ...]) -> str:
    """What the same work is known by, whoever asks for it."""
    return hashlib.sha256(repr((kind, args)).encode()).hexdigest()


def make(kind: str, args: tuple[Any, ...], key: str = "") -> Any:
    """What the workshop makes of `args`; the module MAKERS says what it can make. With a `key` of
    one's own it is made whether or not anybody asks again, and never twice. Raises
    StillMakingError, CannotMakeError, FullError, and what the work itself raises."""
    known_by = key or key_of(kind, args)
    return _result(_ask("make", known_by, kind, pickle.dumps(args), _ASKING.get(), bool(key)))


def find(key: str) -> Any:
    """What was asked for under a key; None where nobody did, or not lately. Raises as `make`."""
    return _result(_ask("find", key)) if is_open() else None


def stop(key: str) -> None:
    """Ends a piece of work."""
    if is_open():
        _ask("stop", key)


def tell(step: int, steps: int) -> None:
    """Says how far the work at hand is, to whoever waits for it."""
    _LISTENER.get()(step, steps)


def asking_for(who: str) -> None:
    """Says for whom this thread asks from now on: of one person few pieces wait at a time."""
    _ASKING.set(who)


@contextmanager
def listening(listener: Any) -> Iterator[None]:
    """While inside, `listener` is told how far the work is."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def _nobody(step: int, steps: int) -> None:
    pass


_LISTENER: ContextVar[Any] = ContextVar("listener", default=_nobody)
_ASKING: ContextVar[str] = ContextVar("asking", default="")


def _ask(*request: Any) -> tuple[Any, ...]:
    # Here, because most processes never ask.
    from workshop.client import ask

    return ask(*request)


def _result(answer: tuple[Any, ...]) -> Any:
    what, *said = answer
    if what == "made":
        # From our own process, over a socket in a folder that only this account opens.
        return pickle.loads(said[0])  # noqa: S301
    if what == "raised":
        kind, args, told = pickle.loads(said[0])  # noqa: S301
        error = kind.__new__(kind)
        error.args = args
        error.__dict__.update(told)
        raise error
    if what == "wait":
        raise StillMakingError(said[0])
    if what == "full":
        raise FullError
    if what == "unknown":
        return None
    if what == "stopped":
        raise StoppedError
    if what == "failed":
        raise FailedError
    raise CannotMakeError
