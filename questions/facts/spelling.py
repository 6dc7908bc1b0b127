"""Corrects an article's slips where its words are shown to people."""

from __future__ import annotations

import re
from functools import cache

from questions.lexicon import table


def corrected(text: str) -> str:
    """`text` with known slips mended, the case of a first letter kept."""
    return _pattern().sub(_mend, text)


@cache
def _phrases() -> dict[str, str]:
    return dict(table("corrections")["phrases"])


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _mend(match: re.Match[str]) -> str:
    right = _phrases()[match[0].lower()]
    if match[0].istitle():
        return right.title()
    return right[:1].upper() + right[1:] if match[0][:1].isupper() else right
