"""The lexicon's signs as patterns."""

from __future__ import annotations

import re
from functools import cache

from questions.lexicon import table


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The words of that name in the lexicon of records."""
    return re.compile(rf"\b(?:{'|'.join(table('records')[name])})\b", re.IGNORECASE)


@cache
def opening(name: str) -> re.Pattern[str]:
    """The same for what is told by the words at the beginning or end of a title alone."""
    return re.compile("|".join(table("records")[name]), re.IGNORECASE)
