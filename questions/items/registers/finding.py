"""Phrases of the glossary in a text, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.items.registers.glossary import Entry, phrases

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Names of exercises and words of the article stand in quotation marks and stay.
_QUOTED = re.compile(r"“[^“”]*”")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase where it stands: from the word number `place` up to the one before `end`."""

    text: str
    tokens: Sequence[re.Match[str]]
    place: int
    end: int
    entry: Entry

    @property
    def stop(self) -> int:
        """Where its last letter ends."""
        return self.tokens[self.end - 1].end()

    def start(self, back: int = 0) -> int:
        """Where its first letter stands, or that of the word so many words before."""
        return self.tokens[self.place - back].start()

    def before(self, back: int = 1) -> str:
        """The word so many words before, in lower case; empty where a sign stands between."""
        first = self.place - back
        if first < 0 or not self._are_joined(first):
            return ""
        return self.tokens[first][0].lower()

    def after(self) -> str:
        """The word that follows at once, in lower case; empty where none does."""
        if self.end >= len(self.tokens) or not self._are_joined(self.end - 1):
            return ""
        return self.tokens[self.end][0].lower()

    def _are_joined(self, first: int) -> bool:
        """Whether nothing but a space stands between this word and the next."""
        return self.text[self.tokens[first].end() : self.tokens[first + 1].start()] == " "


def tokens(text: str) -> list[re.Match[str]]:
    """The words of a text with their places; a hyphen joins."""
    return list(_WORD.finditer(text))


def told(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def find(text: str, joint: str | None) -> Iterator[Found]:
    """The phrases in a text, each the longest where it begins; none inside of quotation marks."""
    index, low, words = phrases(joint), text.lower(), tokens(text)
    quoted = [span.span() for span in _QUOTED.finditer(text)]
    behind = 0
    for place, word in enumerate(words):
        start, stop = word.span()
        candidates = index.get(low[start:stop])
        if candidates is None or place < behind:
            continue
        if any(first <= start < last for first, last in quoted):
            continue
        entry = next((one for one in candidates if _stands(one, low, words, place)), None)
        if entry is not None:
            behind = place + entry.size
            yield Found(text, words, place, behind, entry)


def _stands(entry: Entry, low: str, words: Sequence[re.Match[str]], place: int) -> bool:
    start, last = words[place].start(), place + entry.size - 1
    if last >= len(words) or not low.startswith(entry.phrase, start):
        return False
    return words[last].end() == start + len(entry.phrase)
