"""What can go wrong with accounts, by name; views give it words."""

from __future__ import annotations

import enum


class AccountError(Exception):
    """Something about an account does not work."""


class LoginProblem(enum.StrEnum):
    EMAIL = "email"
    USERNAME = "username"
    LOOKALIKE = "lookalike"


class InvalidLoginError(AccountError):
    """What was given is neither an email address nor a user name."""

    def __init__(self, problem: LoginProblem) -> None:
        super().__init__(f"not usable as {problem}")
        self.problem = problem


class LoginTakenError(AccountError):
    """Another account has this email address or user name."""


class NameProblem(enum.StrEnum):
    LONG = "long"
    UNSEEN = "unseen"
    ALPHABETS = "alphabets"
    ROLE = "role"


class InvalidNameError(AccountError):
    """The name for others to see is too long, hides signs, or is made to be taken for another's."""

    def __init__(self, problem: NameProblem) -> None:
        super().__init__(f"the name is refused: {problem}")
        self.problem = problem


class PasswordProblem(enum.StrEnum):
    SHORT = "short"
    LONG = "long"
    UNREADABLE = "unreadable"
    COMMON = "common"
    SIMPLE = "simple"
    OWN_NAME = "own name"


class WeakPasswordError(AccountError):
    """The password breaks a rule."""

    def __init__(self, problem: PasswordProblem) -> None:
        super().__init__(f"the password is refused: {problem}")
        self.problem = problem


class WrongPasswordError(AccountError):
    """The current password, asked for once more, was not right."""


class AccountNotFoundError(AccountError):
    """There is no such account, or it is none of the asking person's business."""


class LinkEndedError(AccountError):
    """A one-time link was used, has expired, or never was."""


class LastAdminError(AccountError):
    """Without this account nobody could administer."""


class NotAllowedError(AccountError):
    """This person may not do that to that account."""
