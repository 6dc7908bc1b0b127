"""How many years at school a text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from questions.lexicon import table

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
