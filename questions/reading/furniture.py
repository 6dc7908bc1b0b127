"""Tells what stands around articles: by the lexicon's openings, by emoji and handles."""

from __future__ import annotations

import re
from functools import cache

from questions.lexicon import table
from questions.reading.raw import RawBlock

_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_SOCIAL = re.compile(r"(?<![\w.])[@#][A-Za-z_][\w.]{2,}")
_MARKER_WORDS = 14  # a longer block is prose, not a page's furniture
_NOTICE_LENGTH = 600
PROSE_WORDS = 8


def matches(name: str, block: RawBlock) -> bool:
    """Whether a short block opens as one of that table of the lexicon does."""
    is_short = len(block.text) < 200 and len(block.text.split()) <= _MARKER_WORDS
    return is_short and _patterns(name).match(block.text) is not None


def is_furniture(block: RawBlock) -> bool:
    """Whether a block is a button, a date, a byline, a credit or a notice."""
    if matches("lines", block):
        return not block.is_heading or not matches("sections", block)
    is_short = len(block.text) < _NOTICE_LENGTH
    return is_short and _patterns("notices").match(block.text) is not None


def is_foreign(block: RawBlock) -> bool:
    """Whether a block is furniture or heads a section that is no part of the article."""
    return is_furniture(block) or matches("sections", block)


def is_social(block: RawBlock) -> bool:
    """Whether a block has emoji or handles, as social media have."""
    return bool(_EMOJI.search(block.text) or _SOCIAL.search(block.text))


def prose_words(block: RawBlock) -> int:
    """How many words of running text a block has; 0 for headings, menus and captions."""
    words = block.text.count(" ") + 1
    if block.is_heading or block.is_link or words < PROSE_WORDS:
        return 0
    return words if re.search(r"[.!?:][\"'”’)\]]*(?:\s|$)", block.text) else 0


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(table("furniture")[name]) + ")", re.IGNORECASE)
