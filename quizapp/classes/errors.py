"""What can go wrong with classes."""

from __future__ import annotations


class NotFoundError(Exception):
    """There is no such class or learner for the one who asks."""


class UnknownCodeError(Exception):
    """No class has this join code."""


class OwnClassError(Exception):
    """An instructor cannot learn in a class of their own."""


class JoiningClosedError(Exception):
    """The class of this code takes nobody at the moment."""

    def __init__(self, class_name: str) -> None:
        super().__init__(class_name)
        self.class_name = class_name


class WrongNameError(Exception):
    """What was typed is not the name of the class that is to be deleted."""


class NoSuchInstructorError(Exception):
    """No instructor's account has this login."""


class LastInstructorError(Exception):
    """A class keeps an instructor: the last one hands over first."""
