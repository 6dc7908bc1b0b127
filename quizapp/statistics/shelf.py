"""Figures that take long to make are kept for a while, one shelf for each process.

What is quick is made anew each time. What is slow may be as old as a hundred times what making it
took, so that no more than a hundredth of a process's time goes into it, however large a class is
and however often somebody looks. The pages say of when the figures are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar, cast

from flask import Flask, current_app

_Made = TypeVar("_Made")
_QUICK_SECONDS = 0.03
_PATIENCE = 100
_MOST_KEPT = 64
_EXTENSION = "quizapp.statistics"


@dataclass(frozen=True, slots=True)
class _Kept:
    made: Any
    at: float
    took: float

    def is_fresh(self, now: float) -> bool:
        return self.took > _QUICK_SECONDS and now - self.at < _PATIENCE * self.took


class Shelf:
    """What was made, by key. `clock` gives seconds that only rise."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[Hashable, _Kept] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is kept and fresh, else made now. While one request makes it, others have what is
        there, or wait for it where there is nothing."""
        kept = self._kept.get(key)
        if kept is not None and kept.is_fresh(self._clock()):
            return cast(_Made, kept.made)
        if kept is not None and not self._lock.acquire(blocking=False):
            return cast(_Made, kept.made)
        if kept is None:
            self._lock.acquire()
        try:
            return self._make(key, make)
        finally:
            self._lock.release()

    def _make(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        kept = self._kept.get(key)
        began = self._clock()
        if kept is not None and kept.is_fresh(began):
            return cast(_Made, kept.made)  # whoever was waited for has made it
        made = make()
        now = self._clock()
        self._kept.pop(key, None)
        if len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = _Kept(made, now, now - began)
        return made


def init_app(app: Flask) -> None:
    app.extensions[_EXTENSION] = Shelf()


def kept(key: Hashable, make: Callable[[], _Made]) -> _Made:
    """As the app's shelf has it."""
    shelf: Shelf = current_app.extensions[_EXTENSION]
    return shelf.get(key, make)
