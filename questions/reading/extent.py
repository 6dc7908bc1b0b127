"""Where an article begins and ends on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.reading.furniture import (
    PROSE_WORDS,
    is_foreign,
    is_furniture,
    is_social,
    matches,
    prose_words,
)
from questions.reading.line_looks import is_order, is_title_case
from questions.reading.plain import names_parts
from questions.reading.raw import RawBlock

_OPENING_WORDS = 18  # a first paragraph shorter than this may still be a slogan
_LONG_TITLE = 5  # words
_BYLINE_WORDS = 3
_SENDER_WORDS = 6
_SENDER = re.compile(
    r"(?:the\s)?(?:department|school|faculty|university|college|institute|division|royal\scollege)\sof\s"
    r"|[^:?–—]*\b(?:hospitals?|infirmary|outpatients|department|dept\.?|clinics?|trust|university|college"
    r"|practice|physio|surgeries|health\scentre|medical\scent(?:re|er)|health\sservices?|association|society"
    r"|foundation|nhs)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[a-z)][.!](?=\s|$)")
_TITLE_REACH = 6  # bylines, dates and captions that may stand between title and text


def cut_to_article(blocks: list[RawBlock]) -> list[RawBlock]:
    """From the title to where the page goes on with something else."""
    start = _find_start(blocks)
    if not any(_is_strange(block) for block in blocks[:start]):
        start = 0
    named = start + 1
    is_signed = named < len(blocks) and start > 0 and _is_byline(blocks, named, [start])
    kept = blocks[start : start + 1] + blocks[named + is_signed :]
    total = sum(prose_words(block) for block in kept)
    before = 0
    for index, block in enumerate(kept):
        if before >= max(60, total // 6) and matches("ends", block):
            return kept[:index]
        before += prose_words(block)
    return kept


def _is_strange(block: RawBlock) -> bool:
    """Whether a block shows that a page, not its article, begins above it."""
    is_sender = block.is_heading and _is_sender(block.text)
    return block.is_link or is_sender or is_foreign(block) or is_social(block)


def _find_start(blocks: Sequence[RawBlock]) -> int:
    """The title: the last heading before the first real paragraph, and no later than a first-level
    heading that heads text."""
    for index, block in enumerate(blocks):
        is_long = prose_words(block) >= (
            PROSE_WORDS if _is_headed(blocks, index) else _OPENING_WORDS
        )
        is_opening = is_long or _heads_parts(blocks, index) or _tells_twice(block)
        if is_opening and not is_furniture(block):
            return _find_title(blocks, index)
    return 0


def _tells_twice(block: RawBlock) -> bool:
    """Whether a short paragraph has two sentences, as no slogan has, or orders something."""
    sentences = len(_SENTENCE_END.findall(block.text))
    is_text = sentences > 1 or (sentences == 1 and is_order(block.text))
    return is_text and not block.is_heading and prose_words(block) >= PROSE_WORDS


def _is_headed(blocks: Sequence[RawBlock], index: int) -> bool:
    return index > 0 and blocks[index - 1].is_heading and not is_foreign(blocks[index - 1])


def _heads_parts(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a heading such as "Deep neck flexors" stands right above a list."""
    block, below = blocks[index], blocks[index + 1 : index + 2]
    is_above = bool(below) and below[0].is_entry and not below[0].is_link
    return block.is_heading and is_above and names_parts(block.text)


def _find_title(blocks: Sequence[RawBlock], opening: int) -> int:
    tops = [i for i in range(opening) if blocks[i].is_heading and blocks[i].level == 1]
    if tops:
        return tops[-1]
    reach = range(opening - 1, max(opening - 1 - _TITLE_REACH, -1), -1)
    headings = [i for i in reach if blocks[i].is_heading and not is_foreign(blocks[i])]
    if not headings:
        return opening
    headings = [i for i in headings if not _is_byline(blocks, i, headings)] or headings
    others = [i for i in headings if not _is_sender(blocks[i].text)]
    headings = others if any(not blocks[i].text.endswith("?") for i in others) else headings
    # A caption may stand between; where titles have capitals, it has none.
    titled = [i for i in headings if is_title_case(blocks[i].text) and " " in blocks[i].text]
    title = (titled or headings)[0]
    # A title and the first section's heading may stand together above the first paragraph.
    above = next((i for i in headings if i < title), None)
    # One word above a long title is the shelf that a site put it on: "Workouts".
    is_shelf = above is not None and " " not in blocks[above].text
    if is_shelf and len(blocks[title].text.split()) >= _LONG_TITLE:
        return title
    if above is not None and all(is_furniture(one) for one in blocks[above + 1 : title]):
        return above
    return title


def _is_sender(text: str) -> bool:
    """Whether a line is a letterhead's: "Northfield Hospital", "Department of Physiotherapy"."""
    is_short = len(text.split()) <= _SENDER_WORDS
    return is_short and is_title_case(text) and _SENDER.match(text) is not None


def _is_byline(blocks: Sequence[RawBlock], index: int, headings: Sequence[int]) -> bool:
    """Whether a name stands between a long title and a date: "Coach Vee", "September 9, 2026"."""
    below, above = blocks[index + 1 : index + 2], [i for i in headings if i < index]
    is_name = len(blocks[index].text.split()) <= _BYLINE_WORDS
    is_dated = bool(below) and is_furniture(below[0])
    has_title = bool(above) and len(blocks[above[0]].text.split()) >= _LONG_TITLE
    return is_name and is_dated and has_title and is_title_case(blocks[index].text)
