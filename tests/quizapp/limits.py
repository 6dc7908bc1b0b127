"""Limits of requests, reached without as many requests."""

from __future__ import annotations

from quizapp.extensions import limiter


def as_if_asked(times: int) -> None:
    """Whoever asked something once has asked it so often more."""
    for key in list(limiter.storage.storage):
        limiter.storage.incr(key, 3600, amount=times)
