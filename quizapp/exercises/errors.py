"""What can go wrong with exercises and diaries."""

from __future__ import annotations


class NotFoundError(Exception):
    """There is no such exercise, entry, class or learner for the one who asks."""
