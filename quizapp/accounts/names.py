"""The name that a person chose for others to see."""

from __future__ import annotations

import unicodedata

from quizapp.accounts.errors import InvalidNameError
from quizapp.accounts.logins import has_unseen

MAX_NAME = 80
# Persian, Indic and some emoji spellings need the joiners, which `has_unseen` takes for nothing.
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))


def parse_name(text: str | None) -> str | None:
    """The name with single spaces; None where nothing is left of it.

    Raises InvalidNameError where it is too long, turns the line round or hides signs.
    """
    words = unicodedata.normalize("NFC", text or "").split()
    name = " ".join(words)
    if len(name) > MAX_NAME or has_unseen(name.translate(_JOINERS)):
        raise InvalidNameError
    return name if name.translate(_JOINERS).strip() else None
