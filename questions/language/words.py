"""Words as tokens: what item-writing rules compare. Never substrings."""

from __future__ import annotations

import re
from functools import lru_cache

# A comparator is a word: ">60°" and "<60°" tell two members apart.
_WORD = re.compile(r"[<>≤≥]|[^\W_]+(?:['’-][^\W_]+)*")
_FUNCTION_WORDS = frozenset(
    word
    for line in (
        "a an the this that these those of in on at to for from with without into onto over under",
        "by as is are was were be been being has have had do does did it its they them their your",
        "you and or but if when while which who whose what how than then so not no one two each",
        "both same other any all some can may might could will would should there here up down out",
        "off about among between through during per also more most less very",
    )
    for word in line.split()
)
_SUFFIXES = ("ations", "ation", "ators", "ator", "ating", "ated", "ates", "ate", "ings", "ing")
_SHORT_SUFFIXES = ("ed", "es", "s", "e")
_ALL_SUFFIXES = (*_SUFFIXES, *_SHORT_SUFFIXES)
_SHORTEST_STEM = 3


_NOTHING = "  "
_LEADING_NUMBER = re.compile(
    r"\s*(?:(?:grade|stage|phase|level|degree) )?([0-9]+(?:[.,][0-9]+)?)", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=8192)
def lemmas(text: str) -> frozenset[str]:
    """The stems of the content words of a text, so that rotate, rotation and rotator agree."""
    return frozenset(_stem(word) for word in words(text) if word not in _FUNCTION_WORDS)


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Common words over all words, 0..1; 0 for two empty sets."""
    common = len(first & second)
    union = len(first) + len(second) - common
    return common / union if union else 0.0


def holds_phrase(text: str, phrase: str) -> bool:
    """Whether the words of the phrase stand in the text, one after the other."""
    sought = _spaced(phrase)
    return sought != _NOTHING and sought in _spaced(text)


def leading_number(text: str) -> float | None:
    """The number that a text begins with, or with the step of a scale ("grade 2"), by which numbers
    stand in order; None for others."""
    match = _LEADING_NUMBER.match(text)
    return float(match[1].replace(",", ".")) if match else None


@lru_cache(maxsize=8192)
def _spaced(text: str) -> str:
    """The words between single spaces, so that a phrase is found as a part of a text."""
    return f" {' '.join(words(text))} "


def _stem(word: str) -> str:
    if not word.endswith(_ALL_SUFFIXES):
        return word
    for suffix in _ALL_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word
