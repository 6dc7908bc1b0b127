"""Where sentences end: a rule on stops with a list of abbreviations."""

from __future__ import annotations

import re

from questions.reading.article import Sentence, Span

_STOP = re.compile(r"[.!?…]{1,4}[\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]{0,3}[^\W_]|[\"'“‘(\[]{0,3}[<>~])")
_ABBREVIATIONS = frozenset((
    "approx", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "cf",
    "fig", "figs", "no", "nos", "etc", "al", "inc", "ca", "resp", "incl", "min", "max",
))  # fmt: skip
# These end a sentence when a capital follows, and stand inside one otherwise.
_UNITS = frozenset((
    "sec", "secs", "min", "mins", "reps", "rep", "deg", "degs", "approx", "etc", "in", "ft",
    "lb", "lbs", "hr", "hrs", "a.m", "p.m",
))  # fmt: skip
_WORD_BEFORE = re.compile(r"[^\s(\[“\"']{1,40}$")


def split_sentences(text: str, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of one block; spans count from `offset`, blanks between them belong to none."""
    sentences = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match):
            stop = match.start() + len(match[0].rstrip())
            sentences.append(_sentence(text, start, stop, offset))
            start = match.end()
    if start < len(text):
        sentences.append(_sentence(text, start, len(text), offset))
    return tuple(sentences)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if not match[0].startswith("."):
        return True
    following = text[match.end()]
    found = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    word = found[0].lower() if found else ""
    if word in _UNITS:
        return following.isupper() or not following.isalnum()
    if word in _ABBREVIATIONS or (word.isdigit() and match.start() - len(word) == 0):
        return False
    is_initial = len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper()
    return not is_initial and not following.islower()


def _sentence(text: str, start: int, stop: int, offset: int) -> Sentence:
    return Sentence(text[start:stop], Span(offset + start, offset + stop))
