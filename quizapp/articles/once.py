"""Keeps the last results of a function, and makes each once, also for requests at one time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _Made:
    """The result of one call, once it is there, and the lock of those who wait for it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.results: list[object] = []


def once(maxsize: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """As `functools.lru_cache`, which by itself lets two threads that ask for the same both make
    it. Whoever comes second waits for the first; what raised is tried again."""

    def decorate(make: Callable[_P, _R]) -> Callable[_P, _R]:
        slot_of = lru_cache(maxsize=maxsize)(lambda *args, **kwargs: _Made())
        # Looking up and putting in are two steps, so two threads could each get a slot.
        guard = threading.Lock()

        @wraps(make)
        def get(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            with guard:
                slot = slot_of(*args, **kwargs)  # type: ignore[arg-type]
            with slot.lock:
                if not slot.results:
                    slot.results.append(make(*args, **kwargs))
            return slot.results[0]  # type: ignore[return-value]

        return get

    return decorate
