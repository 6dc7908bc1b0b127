"""Finds texts by the beginnings of their words, whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

# Accents that stand as characters of their own behind their letter.
_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ACCENT = re.compile(f"[{_ACCENTS}]+")
_WORD = re.compile(r"[^\W_]+")
_WORD_WITH_ACCENTS = re.compile(rf"(?:[^\W_]|[{_ACCENTS}])+")
_MOST_WORDS = 8
_LONGEST_EXCERPT = 320
_BEFORE_HIT = 100


class Piece(NamedTuple):
    """A run of text; `is_hit` where it is a word that was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Query:
    """The words that are looked for, folded."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        return cls(tuple(dict.fromkeys(_WORD.findall(folded(text))))[:_MOST_WORDS])

    def fits(self, text: str) -> bool:
        """Whether each of the words begins one of the text."""
        own = folded(text)
        return bool(self.words) and all(pattern.search(own) for pattern in self._patterns)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in self.words)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The text, its found words apart; a long one is cut around the first of them."""
        found = [one.span() for one in _WORD_WITH_ACCENTS.finditer(text) if self._is_hit(one[0])]
        begin, end = _excerpt(text, found)
        pieces, at = [], begin
        for start, stop in found:
            if begin <= start and stop <= end:
                pieces += [Piece(text[at:start], False), Piece(text[start:stop], True)]
                at = stop
        pieces.append(Piece(text[at:end], False))
        if begin:
            pieces.insert(0, Piece("… ", False))
        if end < len(text):
            pieces.append(Piece(" …", False))
        return tuple(piece for piece in pieces if piece.text)

    def _is_hit(self, word: str) -> bool:
        return folded(word).startswith(self.words)


class Index:
    """Texts by their words. Finding looks at the words, however long the texts are."""

    def __init__(self, texts: Iterable[str]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for word in set(_WORD.findall(folded(text))):
                places[word].append(number)
        self._places = dict(places)
        self._words = sorted(places)

    def find(self, query: Query) -> list[int]:
        """The numbers of the texts that have each of the words, those first that have more of them
        as whole words, otherwise in their order."""
        if not query.words:
            return []
        found = set.intersection(*(self._beginning(word) for word in query.words))
        whole = [set(self._places.get(word, ())) for word in query.words]
        return sorted(found, key=lambda n: (-sum(n in one for one in whole), n))

    def _beginning(self, word: str) -> set[int]:
        found: set[int] = set()
        for known in self._words_from(word):
            found.update(self._places[known])
        return found

    def _words_from(self, word: str) -> Iterator[str]:
        for at in range(bisect_left(self._words, word), len(self._words)):
            if not self._words[at].startswith(word):
                return
            yield self._words[at]


def folded(text: str) -> str:
    """Without case and accents: "Ärzte" and "arzte" are one word."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold()
    return _ACCENT.sub("", unicodedata.normalize("NFKD", apart))


def _excerpt(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where to cut a text, between words."""
    if len(text) <= _LONGEST_EXCERPT:
        return 0, len(text)
    begin = max(0, found[0][0] - _BEFORE_HIT) if found else 0
    end = min(len(text), begin + _LONGEST_EXCERPT)
    if begin:
        begin = text.find(" ", begin, found[0][0]) + 1 or found[0][0]
    if end < len(text):
        end = max(text.rfind(" ", begin, end), found[0][1] if found else 0) or end
    return begin, end
