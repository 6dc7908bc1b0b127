"""What can go wrong with classes."""

from __future__ import annotations


class NotFoundError(Exception):
    """There is no such class or learner for the one who asks."""


class UnknownCodeError(Exception):
    """No class has this join code."""


class OwnClassError(Exception):
    """An instructor cannot learn in a class of their own."""
