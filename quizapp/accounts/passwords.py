"""Which passwords are taken: the rules of NIST SP 800-63B, section 5.1.1.2 (revision 3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from quizapp.accounts.errors import PasswordProblem, WeakPasswordError

MIN_PASSWORD = 8
MAX_PASSWORD = 1024  # as sent: what is longer is refused before any work is spent on it
_SERVICE_WORDS = ("quizapp",)
_MIN_OWN_WORD = 3
_MIN_BESIDE_OWN_WORDS = 5
_RUNS = ("abcdefghijklmnopqrstuvwxyz" * 2, "01234567890123456789")


def normalise_password(password: str) -> str | None:
    """The form that is hashed (NFKC, so that any keyboard gives the same); None where a password
    is too long to look at or cannot be written as UTF-8."""
    if len(password) > MAX_PASSWORD:
        return None
    normal = unicodedata.normalize("NFKC", password)
    try:
        normal.encode()
    except UnicodeEncodeError:
        return None
    return normal


def check_password(password: str, own_words: Iterable[str | None] = ()) -> str:
    """The normalised password, if it may be used by somebody with these names.

    Raises WeakPasswordError.
    """
    if len(password) > MAX_PASSWORD:
        raise WeakPasswordError(PasswordProblem.LONG)
    normal = normalise_password(password)
    if normal is None:
        raise WeakPasswordError(PasswordProblem.UNREADABLE)
    if len(normal) < MIN_PASSWORD:
        raise WeakPasswordError(PasswordProblem.SHORT)
    folded = normal.casefold()
    if _is_simple(folded):
        raise WeakPasswordError(PasswordProblem.SIMPLE)
    if folded in _common_passwords():
        raise WeakPasswordError(PasswordProblem.COMMON)
    if _is_little_more_than(folded, (*own_words, *_SERVICE_WORDS)):
        raise WeakPasswordError(PasswordProblem.OWN_NAME)
    return normal


def _is_simple(text: str) -> bool:
    """One to two different characters, a short piece again and again, or a run as abcdefgh."""
    if len(set(text)) <= 2 or re.fullmatch(r"(.{1,4}?)\1+", text, re.DOTALL):
        return True
    return any(text in run or text[::-1] in run for run in _RUNS)


def _is_little_more_than(text: str, own_words: Iterable[str | None]) -> bool:
    for word in own_words:
        for part in _parts(word or ""):
            if part in text and len(text.replace(part, "")) < _MIN_BESIDE_OWN_WORDS:
                return True
    return False


def _parts(word: str) -> Iterable[str]:
    """A name, the part of an address before its @, and the words in either."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    local = folded.partition("@")[0]
    parts = {folded, local, *re.split(r"[\W_]+", local)}
    return (part for part in parts if len(part) >= _MIN_OWN_WORD)


@cache
def _common_passwords() -> frozenset[str]:
    # Read at the first need: a process that sets no password never pays for the list.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(
        word for words in FREQUENCY_LISTS.values() for word in words if len(word) >= MIN_PASSWORD
    )
