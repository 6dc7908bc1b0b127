"""Where quoted words stand in an article, whatever became of its line ends and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from questions.facts.model import Evidence
from questions.reading.article import Span
from questions.reading.sentences import split_sentences

# A selection in a browser leaves out the bars between a table's cells.
_WORD = re.compile(r"[^\s|]+")
_ALIKE = str.maketrans("‘’“”–—", "''\"\"--")


class _Quotable:
    """A text whose words can be searched, with the place of each."""

    def __init__(self, text: str) -> None:
        words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
        self.joined = _folded(" ".join(word for _, word in words))
        self._places: list[int] = []  # of each word in the joined text
        self._starts = [start for start, _ in words]
        at = 0
        for _, word in words:
            self._places.append(at)
            at += len(word) + 1

    def original(self, place: int) -> int:
        """The place in the text of a place in the joined text."""
        word = bisect_right(self._places, place) - 1
        return self._starts[word] + place - self._places[word]


def find_quote(text: str, quote: str, start: int | None) -> Span | None:
    """Where the quoted words stand in `text`, nearest to `start` where they stand more than once,
    without regard to capitals, line ends and the form of quotation marks; None if nowhere."""
    sought = _folded(" ".join(_WORD.findall(quote)))
    if not sought:
        return None
    known = _quotable(text)
    found: Span | None = None
    at = known.joined.find(sought)
    while at >= 0:
        span = Span(known.original(at), known.original(at + len(sought) - 1) + 1)
        if found is None or abs(span.start - (start or 0)) < abs(found.start - (start or 0)):
            found = span
        at = known.joined.find(sought, at + len(sought))
    return found


def sentences_at(text: str, span: Span) -> Evidence:
    """The spans of the sentences that `span` touches. A line of the text is a block of it."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    lines = text[first : last if last >= 0 else len(text)]
    touched: list[Span] = []
    for line in lines.split("\n"):
        sentences = (one.span for one in split_sentences(line, first))
        touched += (one for one in sentences if one.start < span.end and span.start < one.end)
        first += len(line) + 1
    return tuple(touched)


@lru_cache(maxsize=4)
def _quotable(text: str) -> _Quotable:
    return _Quotable(text)


def _folded(text: str) -> str:
    text = text.translate(_ALIKE)
    lower = text.lower()
    return lower if len(lower) == len(text) else text
