"""Blanks in a prompt: `[[b1]]` stands where a word is to be typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The same for every blank: its length tells nothing about the word.
GAP = "_____"
_BLANK = re.compile(r"\[\[(b[1-9])\]\]")
_LEAD = re.compile(r".*?[.?:](?= )")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, and the blank that follows it; None behind the last."""

    text: str
    blank: str | None


def blank(number: int) -> str:
    """The mark of the nth blank, counted from 1."""
    return f"[[{blank_id(number)}]]"


def blank_id(number: int) -> str:
    return f"b{number}"


def with_gaps(prompt: str) -> str:
    """The prompt as it is read where nothing can be typed."""
    return _BLANK.sub(GAP, prompt)


def filled(prompt: str, words: dict[str, str]) -> str:
    """The prompt with the words in its blanks."""
    return _BLANK.sub(lambda found: words[found[1]], prompt)


def split(prompt: str) -> tuple[str, tuple[Piece, ...]]:
    """What is asked, and the sentence with the blanks, piece by piece. Where the prompt is nothing
    but that sentence, it is told with gaps as what is asked."""
    first = _BLANK.search(prompt)
    if first is None:
        return prompt, ()
    lead = _LEAD.match(prompt, 0, first.start())
    told, rest = (lead[0], prompt[lead.end() :].strip()) if lead else (with_gaps(prompt), prompt)
    return told, _pieces(rest)


def _pieces(sentence: str) -> tuple[Piece, ...]:
    texts = _BLANK.split(sentence)
    ends = [*texts[1::2], None]
    return tuple(Piece(text, end) for text, end in zip(texts[::2], ends, strict=True))
