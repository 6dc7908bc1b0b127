"""The name that a person chose for others to see."""

from __future__ import annotations

import re
import unicodedata

from quizapp.accounts.errors import InvalidNameError, NameProblem
from quizapp.accounts.logins import has_unseen
from quizapp.accounts.lookalikes import mixes_alphabets, poses_as_role

MAX_NAME = 80
# What `has_unseen` takes for nothing and names need: joiners in Persian, Indic and emoji spellings,
# marks of direction where a name in Hebrew or Arabic stands beside signs.
_NEEDED = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c"))
# Flags of England, Scotland, Wales: a black flag and its letters as tags.
_TAGS = re.compile("(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f")


def parse_name(text: str | None) -> str | None:
    """The name with single spaces; None where nothing is left of it.

    Raises InvalidNameError where it is too long, turns the line round, hides signs, or is made to
    be taken for another's.
    """
    words = unicodedata.normalize("NFC", text or "").split()
    name = " ".join(words)
    seen = _TAGS.sub("", name.translate(_NEEDED))
    if len(name) > MAX_NAME:
        raise InvalidNameError(NameProblem.LONG)
    if has_unseen(seen):
        raise InvalidNameError(NameProblem.UNSEEN)
    if mixes_alphabets(seen):
        raise InvalidNameError(NameProblem.ALPHABETS)
    if poses_as_role(seen):
        raise InvalidNameError(NameProblem.ROLE)
    return name if seen.strip() else None
