"""Abbreviations that an article explains: "femoroacetabular impingement (FAI)"."""

from __future__ import annotations

import re

from questions.facts.passages import running_sentences
from questions.reading.article import Article

_EXPLAINED = re.compile(
    r"((?:[A-Za-z][\w’'-]*\s+){0,5}[A-Za-z][\w’'-]*)\s+\(([A-Z][A-Za-z]{0,2}[A-Z]{1,4})s?\)"
)


def abbreviations(article: Article) -> dict[str, str]:
    """Each abbreviation with the words it stands for, as first explained."""
    found: dict[str, str] = {}
    sentences = (one for section in article.sections for one in running_sentences(section))
    for match in (match for one in sentences for match in _EXPLAINED.finditer(one.text)):
        words = match[1].split()
        long = _long_form(words, match[2])
        if long and match[2] not in found:
            found[match[2]] = long
    return found


def _long_form(words: list[str], short: str) -> str:
    """The last words that begin with the letters; compounds such as "femoroacetabular" may hold
    several of them."""
    initial = short[0].lower()
    for size in range(1, len(short) + 1):
        tail = words[-size:]
        starts = len(tail) == size and tail[0].lower().startswith(initial)
        if starts and (size == len(short) or _holds_letters(" ".join(tail), short)):
            return " ".join(tail)
    return ""


def _holds_letters(text: str, short: str) -> bool:
    at = 0
    lowered = text.lower()
    for letter in short.lower():
        at = lowered.find(letter, at) + 1
        if not at:
            return False
    return len(short) > 1
