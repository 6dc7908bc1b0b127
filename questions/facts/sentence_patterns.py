"""Grammars whose patterns are regular expressions, with names in braces for what recurs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from questions.facts.grammar_words import grammar

_DEPTH = 4  # words that are made of other words
_NAME = re.compile(r"\{([a-z_]+)\}")


@cache
def patterns(kind: str, part: str) -> tuple[re.Pattern[str], ...]:
    """One list of patterns of a grammar, with its words in place of their names."""
    data = grammar(kind)
    words = {name: f"(?:{'|'.join(some)})" for name, some in data["words"].items()}
    return tuple(re.compile(_whole(one, words), re.IGNORECASE) for one in data[part])


def first_match(found: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """What the first of several patterns finds from the beginning of a text."""
    return next(filter(None, (one.match(text) for one in found)), None)


def _whole(pattern: str, words: Mapping[str, str]) -> str:
    for _ in range(_DEPTH):
        pattern = _NAME.sub(lambda one: words[one[1]], pattern)
    return pattern
