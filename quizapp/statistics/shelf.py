"""Figures that take long to make are kept for a while, one shelf for each process.

What is quick is made anew each time. What is slow may be as old as a hundred times what making it
took, so that no more than a hundredth of a process's time goes into it, however large a class is
and however often somebody looks. The pages say of when the figures are. What takes long is made
anew beside the request that found it old, which goes on with what is there; but with nothing that
is twice as old.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any, TypeVar, cast

from flask import Flask, current_app

from quizapp.database import begin_reading

_Made = TypeVar("_Made")
_QUICK_SECONDS, _LONG_SECONDS = 0.03, 0.5
_PATIENCE = 100
_MOST_KEPT = 64
# What is counted of a class of so many learners is made anew each time, however slow the machine.
_SMALL_CLASS = 2_000
_EXTENSION = "quizapp.statistics"


@dataclass(frozen=True, slots=True)
class _Kept:
    made: Any
    at: float
    took: float

    def is_fresh(self, now: float) -> bool:
        return self.took > _QUICK_SECONDS and now - self.at < _PATIENCE * self.took

    def serves_meanwhile(self, now: float) -> bool:
        """Whether it will do for whoever comes while it is made anew."""
        return now - self.at < 2 * _PATIENCE * self.took


class Shelf:
    """What was made, by key. `clock` gives seconds that only rise; `beside` does a job while
    whoever asked goes on."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        beside: Callable[[Callable[[], object]], None] | None = None,
    ) -> None:
        self._clock = clock
        self._beside = beside
        self._kept: dict[Hashable, _Kept] = {}
        self._locks: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is kept and fresh, else made now. While one request makes it, others have what is
        there, or wait for it where there is nothing or what is there is too old; nobody waits for
        what takes long while it is asked for often."""
        kept, now = self._kept.get(key), self._clock()
        if kept is not None and kept.is_fresh(now):
            return cast(_Made, kept.made)
        lock = self._locks.setdefault(key, Lock())
        if kept is None or not kept.serves_meanwhile(now):
            lock.acquire()
        elif not lock.acquire(blocking=False):
            return cast(_Made, kept.made)
        elif self._beside is not None and kept.took > _LONG_SECONDS:
            self._beside(lambda: self._make_and_release(key, make, lock))
            return cast(_Made, kept.made)
        return self._make_and_release(key, make, lock)

    def _make_and_release(self, key: Hashable, make: Callable[[], _Made], lock: Lock) -> _Made:
        try:
            return self._make(key, make)
        finally:
            lock.release()

    def _make(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        kept = self._kept.get(key)
        began = self._clock()
        if kept is not None and kept.is_fresh(began):
            return cast(_Made, kept.made)  # whoever was waited for has made it
        made = make()
        now = self._clock()
        self._kept.pop(key, None)
        if len(self._kept) >= _MOST_KEPT:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._locks.pop(oldest, None)
        self._kept[key] = _Kept(made, now, now - began)
        return made


def init_app(app: Flask) -> None:
    def beside(job: Callable[[], object]) -> None:
        Thread(target=_run, args=(app, job), name=_EXTENSION, daemon=True).start()

    app.extensions[_EXTENSION] = Shelf(beside=beside)


def _run(app: Flask, job: Callable[[], object]) -> None:
    with app.app_context():
        begin_reading()
        job()


def kept(key: Hashable, make: Callable[[], _Made]) -> _Made:
    """As the app's shelf has it."""
    shelf: Shelf = current_app.extensions[_EXTENSION]
    return shelf.get(key, make)


def kept_if_large(learners: int, key: Hashable, make: Callable[[], _Made]) -> _Made:
    """As `kept`, of a class of so many learners: of a small one always as it is now, and made anew
    where somebody joined or left."""
    return kept((key, learners), make) if learners > _SMALL_CLASS else make()
