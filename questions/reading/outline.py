"""Headings as reports print them: numbered, or over two lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

_NUMBERED = re.compile(
    r"\s*(?P<number>\d{1,2})[a-d]?(?P<below>(?:\.\d{1,2}){0,3})[.)]?\s+(?P<title>[^\W\d_].*)$"
)
_STOPS = (".", "!", ":", ",", ";", "…")
_OPEN_END = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|for|from|with|by|in|at|and|or|your|after|before|&)$", re.IGNORECASE
)
_JOINS = re.compile(r"(?:of|to|for|from|with|by|in|at|and|or|after|before|&)\s")
_MAX_WORDS = 9
_MIN_WORDS = 3
_MAX_LINE = 80
_MAX_LINES = 3


def numbered_titles(chunks: Sequence[Sequence[str]]) -> dict[int, tuple[int, str, int]]:
    """Which chunks are numbered headings, by their place: level, title and number. Those of the
    first level must count up from one, with text between them, as no list does."""
    found = {
        at: match
        for at, chunk in enumerate(chunks)
        if len(chunk) == 1 and len(chunk[0]) <= _MAX_LINE and (match := _NUMBERED.match(chunk[0]))
        if _may_title(match["title"])
    }
    tops = [at for at, match in found.items() if not match["below"]]
    numbers = [int(number) for number, _ in itertools.groupby(found[at]["number"] for at in tops)]
    apart = [after - at > 1 for at, after in itertools.pairwise(tops)]
    if len(tops) < 2 or numbers != list(range(1, len(numbers) + 1)) or not all(apart):
        return {}
    return {
        at: (2 + match["below"].count("."), match["title"].strip(), int(match["number"]))
        for at, match in found.items()
    }


def joined_title(chunk: Sequence[str], text: str) -> str:
    """The title that stands on two or three lines, or nothing: a line breaks off in mid-phrase, or
    `text`, in small letters, has elsewhere the words that the break parts."""
    lines = [raw.strip() for raw in chunk]
    words = " ".join(lines).split()
    if not 1 < len(lines) <= _MAX_LINES or len(words) > _MAX_WORDS + 3:
        return ""
    if any(line.endswith(_STOPS) or not line[:1].isalpha() for line in lines):
        return ""
    goes_on = [_goes_on(one, other, text) for one, other in itertools.pairwise(lines)]
    return " ".join(lines) if all(goes_on) else ""


def _goes_on(one: str, other: str, text: str) -> bool:
    if _OPEN_END.search(one) or _JOINS.match(other):
        return True
    # A word or two above lines in small letters may as well head a list of them.
    if other[:1].islower() and len(one.split()) >= _MIN_WORDS:
        return True
    if len(one.split()) < 2 or len(other.split()) > _MAX_WORDS:
        return False
    parted = f"{one.split()[-1]} {other.split()[0]}".lower()
    return text.count(parted) > 0


def _may_title(title: str) -> bool:
    return len(title.split()) <= _MAX_WORDS and not title.rstrip().endswith(_STOPS)
