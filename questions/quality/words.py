"""Tokens, stems, split compounds and synonyms: the auditor's own linguistics, so that it does not
share the errors of what it audits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.quality.tables import table

_TOKEN = re.compile(r"[<>≥≤]|\d+(?:\.\d+)?|[a-zà-ÿ]+(?:['’][a-z]+)?")
_COMPARATORS = (
    ("more than", ">"), ("greater than", ">"), ("past", ">"), ("beyond", ">"),
    ("less than", "<"), ("up to", "<"), ("≥", ">"), ("≤", "<"),
)  # fmt: skip
_KEPT = 8192  # texts whose readings are kept: a bank's prompts, options and quotations
_NOTHING = "  "
_NEAR = 4  # a compound may be split by two words
_SENTENCE = re.compile(r"(?<=[.?!])[”\"']?\s+(?=[A-Z“\"0-9])")


@dataclass(frozen=True, slots=True)
class Marks:
    """The content of a text: its stems, the sets of synonyms that it speaks of, and words
    that stand near each other joined, as a compound would be."""

    stems: frozenset[str]
    senses: frozenset[str]
    joined: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.stems | self.senses


@lru_cache(_KEPT)
def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case; comparisons become > and <."""
    line = text.lower().replace("’", "'")
    for words, sign in _COMPARATORS:
        line = re.sub(rf"\b{words}\b" if words[0].isalpha() else words, sign, line)
    return tuple(_TOKEN.findall(line))


def is_in(phrase: str, text: str) -> bool:
    """Whether the words of the phrase stand in the text, one after the other."""
    line = _line(phrase)
    return line != _NOTHING and line in _line(text)


def has_any(phrases: Iterable[str], text: str) -> str | None:
    """The first of the phrases that stands in the text."""
    return next((one for one in phrases if is_in(one, text)), None)


@cache
def stem(word: str) -> str:
    """What a word shares with those made of the same root: rotation, rotator, rotates."""
    known = table("stems")
    word = word.removesuffix("'s")
    for form in (word, word.removesuffix("s")):
        if form in known["irregular"]:
            return str(known["irregular"][form])
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in sorted(known["endings"], key=len, reverse=True):
        if word.endswith(ending) and _may_lose(word, ending):
            return _undoubled(word[: -len(ending)])
    return word


@lru_cache(_KEPT)
def stems(text: str) -> tuple[str, ...]:
    return tuple(stem(one) for one in tokens(text))


@lru_cache(_KEPT)
def content(text: str) -> frozenset[str]:
    """The stems of the words that carry content."""
    return frozenset(s for t in tokens(text) if _carries(t, s := stem(t)))


@lru_cache(_KEPT)
def marks(text: str) -> Marks:
    """The content of a text, with the senses of its words."""
    line = stems(text)
    told = content(text)
    return Marks(told, frozenset(sense for sense, _ in _senses(line)), frozenset(_joined(line)))


def shared(one: str, other: str) -> frozenset[str]:
    """What two texts have in common: stems, senses, and compounds that one of them splits."""
    a, b = marks(one), marks(other)
    split = (a.stems & b.joined) | (b.stems & a.joined)
    return (a.stems & b.stems) | (a.senses & b.senses) | split


def likeness(one: str, other: str) -> float:
    """Jaccard's index of the contents, synonyms counted as one."""
    a, b = _folded(one), _folded(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def covers(text: str, part: str) -> float:
    """The share of the part's content that the text has, synonyms counted as one."""
    wanted = _folded(part)
    return len(wanted & _folded(text)) / len(wanted) if wanted else 0.0


def is_same(one: str, other: str) -> bool:
    """Whether two texts say the same but for form."""
    return stems(one) == stems(other) or (
        bool(content(one)) and _folded(one) == _folded(other) and _telling(one) == _telling(other)
    )


def is_repeated(one: str, other: str) -> bool:
    """Whether two texts say the same in the same order, synonyms counted as one."""
    return _folded_line(one) == _folded_line(other)


def sentences(text: str) -> tuple[str, ...]:
    return tuple(one for one in _SENTENCE.split(text.strip()) if one)


def senses_of(word: str) -> frozenset[str]:
    """The sets of synonyms that one stem belongs to."""
    return frozenset(sense for phrase, sense in _phrases().get(word, ()) if len(phrase) == 1)


def quoted(text: str) -> tuple[str, ...]:
    """What stands in quotation marks."""
    return tuple(re.findall(r"[“\"]([^”\"]+)[”\"]", text))


def without_quotes(text: str) -> str:
    return re.sub(r"[“\"][^”\"]+[”\"]", " ", text)


@lru_cache(_KEPT)
def _folded(text: str) -> frozenset[str]:
    """The content with one name for each set of synonyms."""
    told = set(content(text))
    for sense, phrase in _senses(stems(text)):
        told -= set(phrase)
        told.add(sense)
    return frozenset(told)


def _joined(line: Sequence[str]) -> Iterator[str]:
    """Words that stand near each other, as one: "rock your hips back" splits "rockback"."""
    for at, word in enumerate(line):
        for other in line[at + 1 : at + _NEAR]:
            if len(word) > 2 and len(other) > 2:
                yield from {word + other, stem(word + other)}


@lru_cache(_KEPT)
def _folded_line(text: str) -> tuple[str, ...]:
    kept = (stem(one) for one in tokens(text) if one not in ("a", "an", "the"))
    return tuple(min(senses_of(one), default=one) for one in kept)


def _telling(text: str) -> frozenset[str]:
    """The small words that tell one thing from another: numbers and directions."""
    small = frozenset(table("common")["telling"].split())
    return frozenset(one for one in tokens(text) if one[0].isdigit() or one in "<>" or one in small)


def _senses(line: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The senses of a line with the words that have them."""
    for at, word in enumerate(line):
        for phrase, sense in _phrases().get(word, ()):
            if line[at : at + len(phrase)] == phrase:
                yield sense, phrase


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases of the sets of synonyms by their first stems; a set goes by its first phrase."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for one in table("synonyms")["sets"]:
        for phrase in {stems(told) for told in one}:
            found.setdefault(phrase[0], []).append((phrase, f"={one[0]}"))
    return found


@lru_cache(_KEPT)
def _line(text: str) -> str:
    return f" {' '.join(tokens(text))} "


def _carries(token: str, stemmed: str) -> bool:
    if token.isdigit():
        return True
    return len(token) > 1 and token not in _common() and stemmed not in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(table("common")["words"].split())


def _may_lose(word: str, ending: str) -> bool:
    if ending in ("s", "es") and word.endswith(("ss", "us", "is")):
        return False
    return len(word) - len(ending) >= int(table("stems")["least"])


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "flsz"
    return word[:-1] if doubled else word
