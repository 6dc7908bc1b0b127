"""What people log in with: an email address or a user name, each unique to a person's eye."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from quizapp.accounts.errors import InvalidLoginError, LoginProblem
from quizapp.accounts.lookalikes import mixes_alphabets, poses_as_role

MAX_LOGIN = 254  # RFC 3696, erratum 1690: no address that mail can be sent to is longer
_MIN_USERNAME, _MAX_USERNAME = 2, 64
_USERNAME_SIGNS = frozenset("._-'")
# No more than a mail server needs to try; signs that could begin a second address are out.
_PART = r"[^@\s.,;:<>()\[\]\"\\]+"
_EMAIL = re.compile(rf"{_PART}(\.{_PART})*@{_PART}(\.{_PART})+")
# What cannot be seen, and what no database or terminal is sure to keep.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
# Not assigned, as far as this Python knows: emoji and letters that came later, but for these, which
# stay invisible or mean nothing for good.
_NEVER_SEEN = re.compile("[\u2065\ufdd0-\ufdef\ufff0-\ufff8\U000e0000-\U000e0fff]")
_NONCHARACTERS = (0xFFFE, 0xFFFF)  # of each plane
_UNASSIGNED = "Cn"
# Phones put them beside names in Hebrew or Arabic.
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
_WORD = frozenset("LMN")


@dataclass(frozen=True, slots=True)
class Login:
    """One of the two is set, in the form in which it is stored and compared."""

    email: str | None = None
    username: str | None = None

    @property
    def text(self) -> str:
        return self.email or self.username or ""


def parse_login(text: str) -> Login:
    """Reads what somebody typed; what holds an @ is meant as an email address.

    Raises InvalidLoginError.
    """
    if len(text) > MAX_LOGIN:
        raise InvalidLoginError(LoginProblem.EMAIL if "@" in text else LoginProblem.USERNAME)
    folded = _fold(text.translate(_DIRECTION_MARKS).strip())
    if "@" in folded:
        if not _EMAIL.fullmatch(folded) or len(folded) > MAX_LOGIN or has_unseen(folded):
            raise InvalidLoginError(LoginProblem.EMAIL)
        return Login(email=folded)
    if not _is_username(folded):
        raise InvalidLoginError(LoginProblem.USERNAME)
    return Login(username=folded)


def has_unseen(text: str) -> bool:
    """Whether the text holds control, direction, zero-width, private or broken characters."""
    return any(_is_unseen(char) for char in text)


def check_new_login(login: Login) -> None:
    """Raises InvalidLoginError where a new account's name is made to be taken for another's."""
    if mixes_alphabets(login.text) or (login.username and poses_as_role(login.username)):
        raise InvalidLoginError(LoginProblem.LOOKALIKE)


def _is_unseen(char: str) -> bool:
    category = unicodedata.category(char)
    if category != _UNASSIGNED:
        return category in _UNSEEN
    return bool(_NEVER_SEEN.match(char)) or ord(char) & 0xFFFF in _NONCHARACTERS


def _is_username(text: str) -> bool:
    # A combining mark at the front would sit on whatever stands before the name.
    return (
        _MIN_USERNAME <= len(text) <= _MAX_USERNAME
        and unicodedata.category(text[0])[0] in "LN"
        and all(unicodedata.category(c)[0] in _WORD or c in _USERNAME_SIGNS for c in text)
    )


def _fold(text: str) -> str:
    """Caseless matching of compatible characters (Unicode 3.13, D146 without its first step)."""
    once = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", once)
