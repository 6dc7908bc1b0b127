"""Abbreviations that an article explains: "femoroacetabular impingement (FAI)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.passages import MAX_SENTENCE, running_sentences
from questions.reading.article import Article

_SHORT = re.compile(r"\s\(([A-Z][A-Za-z]{0,2}[A-Z]{1,4})s?\)")
_WORDS_BEFORE = re.compile(r"(?:[A-Za-z][\w’'-]*\s+){0,5}[A-Za-z][\w’'-]*$")
_REACH = 120  # characters before the bracket in which the words stand


def abbreviations(article: Article) -> dict[str, str]:
    """Each abbreviation with the words it stands for, as first explained."""
    found: dict[str, str] = {}
    for text in _texts(article):
        for match in _SHORT.finditer(text) if "(" in text else ():
            before = _WORDS_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
            long = _long_form(before[0].split(), match[1]) if before else ""
            if long:
                found.setdefault(match[1], long)
    return found


def _texts(article: Article) -> Iterator[str]:
    for section in article.sections:
        yield section.title[:MAX_SENTENCE]
        yield from (sentence.text for sentence in running_sentences(section))


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
