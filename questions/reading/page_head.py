"""What stands above an article: a site's own name over its menu, a letterhead beside the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from questions.reading.article import BlockKind
from questions.reading.furniture import prose_words
from questions.reading.normalising import collapse
from questions.reading.plain import parse_plain
from questions.reading.raw import RawArticle, RawBlock

_COLUMNS = re.compile(r"(?:\t+| {4,})(?=\S)")
_MAX_LINE = 180
_MENU = 3
_MAX_HEAD = 60  # blocks above the title; what is longer is no head of a page


def drop_page_head(blocks: list[RawBlock]) -> list[RawBlock]:
    """Without what stands above a first-level heading where none of it is running text or a table:
    the site's name, even if it is a heading itself, and its menu."""
    tops = [at for at, block in enumerate(blocks[:_MAX_HEAD]) if _is_top(block)]
    title = next((at for at in reversed(tops) if not _tells(blocks[:at])), 0)
    # A byline alone stands between a title and the first section.
    is_head = sum(not one.is_heading for one in blocks[:title]) >= _MENU or tops[:1] == [title]
    return blocks[title:] if title and is_head and _tells(blocks[title:]) else blocks


def parse_below_letterhead(text: str) -> RawArticle:
    """The blocks of a text without markup whose first line may hold the title and, beside it, who
    gives it out: "Knee pain - handout        Brightwater Physio"."""
    title, beside, rest = _letterhead(text)
    if not beside:
        return parse_plain(text)
    article = parse_plain(f"{title}{rest}")
    aside = RawBlock(BlockKind.PARAGRAPH, beside, is_aside=True)
    return replace(article, blocks=[*article.blocks, aside])


def _letterhead(text: str) -> tuple[str, str, str]:
    """The first line's two columns and the rest. A table has more such lines, and a running head
    comes back on each page."""
    first, newline, rest = text.lstrip("\n").partition("\n")
    columns = _COLUMNS.split(first.strip(), maxsplit=2) if len(first) <= _MAX_LINE else []
    stands_alone = first[:1].isalnum() and not rest.partition("\n")[0].strip()
    if len(columns) != 2 or not stands_alone or columns[0] in rest:
        return text, "", ""
    return columns[0], collapse(columns[1]), newline + rest


def _is_top(block: RawBlock) -> bool:
    return block.is_heading and block.level == 1 and not block.is_aside


def _tells(blocks: Sequence[RawBlock]) -> bool:
    return any((prose_words(one) or one.is_table) and not one.is_aside for one in blocks)
