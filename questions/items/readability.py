"""How many years at school a text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from questions.lexicon import table

_VOWELS = re.compile(r"[aeiouy]+")
# Endings that are written with a vowel and spoken without one: "moves", "bent" has none to lose.
_SILENT = re.compile(
    r"(?:(?<![aeiouyl])e|(?<=[aeiouy])les?|(?<![aeiouytd])ed|(?<![aeiouycsxzhgl])es)$"
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?:;](?=\s|$)")


def reading_grade(texts: Iterable[str]) -> float:
    """The school grade at which the texts can be read: the mean of the Automated Readability Index
    and of Coleman and Liau's, the names of muscles left out; 0 for no words. Each text ends a
    sentence; so does a full stop, a question mark, a colon or a semicolon."""
    letters = words = sentences = 0
    for text in texts:
        bare = _muscles().sub(" ", text)
        found = _WORD.findall(bare)
        letters += sum(map(len, found))
        words += len(found)
        sentences += max(1, len(_SENTENCE_END.findall(bare.strip()))) if found else 0
    if not words:
        return 0.0
    return (automated(letters, words, sentences) + coleman_liau(letters, words, sentences)) / 2


def flesch_kincaid(text: str) -> float:
    """The grade by Kincaid and others, Naval Technical Training Command Report 8-75 (1975), which
    health education uses; 0 for no words."""
    found = _WORD.findall(text)
    if not found:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text.strip())))
    spoken = sum(map(syllables, found))
    return 0.39 * len(found) / sentences + 11.8 * spoken / len(found) - 15.59


def syllables(word: str) -> int:
    """About how many syllables a word has: groups of vowels, less a silent ending. Each part of a
    compound counts for itself, and a number as one."""
    parts = [one for one in re.split(r"[-'’]", word.lower()) if _VOWELS.search(one)]
    return sum(map(_syllables, parts)) or 1


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    return max(1, groups - 1 if groups > 1 and _SILENT.search(word) else groups)


def automated(letters: int, words: int, sentences: int) -> float:
    """The Automated Readability Index: Smith & Senter, AMRL-TR-66-220 (1967)."""
    return 4.71 * letters / words + 0.5 * words / sentences - 21.43


def coleman_liau(letters: int, words: int, sentences: int) -> float:
    """Coleman & Liau, Journal of Applied Psychology 60 (1975), 283: letters and sentences for each
    hundred words."""
    return 0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8


@cache
def _muscles() -> re.Pattern[str]:
    regions = table("body")["muscles"].values()
    lines = [(name, *others) for region in regions for name, others in region.items()]
    names = {re.escape(name) for line in lines for name in line}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE)
