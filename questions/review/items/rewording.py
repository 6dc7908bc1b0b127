"""Another stem for a question: what it may hold, and the question with it."""

from __future__ import annotations

import re
from dataclasses import replace

from questions.items import Item
from questions.reading.normalising import collapse, normalise

MAX_STEM = 700
_BLANK = re.compile(r"\[\[[^\[\]]*\]\]")


def clean_line(text: str) -> str:
    """What was typed, on one line."""
    return collapse(normalise(text))


def has_words(text: str) -> bool:
    """Whether there is anything to read in a text."""
    return any(char.isalnum() for char in text)


def blanks_in(text: str) -> list[str]:
    """The marks of blanks, in an order that does not matter."""
    return sorted(_BLANK.findall(text))


def stem_problem(item: Item, stem: str) -> str:
    """The code of what keeps a stem from being that of this question, whatever it says; empty
    where nothing does."""
    if not has_words(_BLANK.sub("", stem)):
        return "empty"
    if len(stem) > MAX_STEM:
        return "too_long"
    return "" if blanks_in(stem) == blanks_in(item.prompt) else "other_blanks"


def reworded(item: Item, stem: str) -> Item:
    """The question with another stem; its answer and its feedback stay."""
    return replace(item, prompt=stem)
