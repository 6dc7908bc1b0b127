"""Keeps the last results of a function, and makes each once, also for requests at one time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Generic, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _Made:
    """The result of one call, once it is there, and the lock of those who wait for it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.results: list[object] = []


class Once(Generic[_P, _R]):
    """A function whose last results are kept."""

    def __init__(self, make: Callable[_P, _R], maxsize: int) -> None:
        self._make = make
        self._slot_of = lru_cache(maxsize=maxsize)(lambda *args, **kwargs: _Made())
        # Looking up and putting in are two steps, so two threads could each get a slot.
        self._guard = threading.Lock()
        update_wrapper(self, make)

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        slot = self._slot(*args, **kwargs)
        with slot.lock:
            if not slot.results:
                slot.results.append(self._make(*args, **kwargs))
        return slot.results[0]  # type: ignore[return-value]

    def is_made(self, *args: _P.args, **kwargs: _P.kwargs) -> bool:
        """Whether the result is there already, so that a call takes no time."""
        return bool(self._slot(*args, **kwargs).results)

    def _slot(self, *args: _P.args, **kwargs: _P.kwargs) -> _Made:
        with self._guard:
            return self._slot_of(*args, **kwargs)  # type: ignore[arg-type]


def once(maxsize: int) -> Callable[[Callable[_P, _R]], Once[_P, _R]]:
    """As `functools.lru_cache`, which by itself lets two threads that ask for the same both make
    it. Whoever comes second waits for the first; what raised is tried again."""
    return lambda make: Once(make, maxsize)
