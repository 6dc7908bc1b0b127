"""Blocks before they have a place in the article's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.reading.article import BlockKind

CELL_GAP = " | "
ROW_GAP = "\n"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell of a table as a format's parser found it."""

    text: str
    is_header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block as a format's parser found it. `is_link` marks text that is nothing but links,
    `is_aside` what the markup itself sets apart: navigation, a footer, a caption. `place` counts
    the blocks as they were found, so that it can be told which of them were left out."""

    kind: BlockKind
    text: str
    level: int = 0
    number: int | None = None
    is_link: bool = False
    is_aside: bool = False
    rows: tuple[tuple[RawCell, ...], ...] = ()
    place: int = 0

    @property
    def is_entry(self) -> bool:
        return self.kind in (BlockKind.BULLET, BlockKind.NUMBERED)

    @property
    def is_heading(self) -> bool:
        return self.kind is BlockKind.HEADING

    @property
    def is_table(self) -> bool:
        return self.kind is BlockKind.TABLE


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a format's parser found: the blocks, and the title and author that stand apart from
    them, where the format has a place for such. `page_title` is what a window is called: a title
    for a page that has no heading. `is_cleaned` says that somebody has been through the text and
    all of it belongs to the article; `notes` are those of the reading before that."""

    blocks: list[RawBlock]
    title: str = ""
    author: str = ""
    page_title: str = ""
    is_cleaned: bool = False
    notes: tuple[str, ...] = ()


def raw_table(rows: tuple[tuple[RawCell, ...], ...], *, is_aside: bool = False) -> RawBlock:
    """The block of a table with these rows."""
    text = ROW_GAP.join(CELL_GAP.join(cell.text for cell in row) for row in rows)
    return RawBlock(BlockKind.TABLE, text, is_aside=is_aside, rows=rows)


def join_lines(lines: Sequence[str]) -> str:
    """The lines of a cell as one: with a semicolon behind those that end without a stop, so that
    "Soleus" and "Plantaris" on two lines stay two things."""
    kept = [line for line in lines if line]
    closed = [line if line[-1] in ".!?:;," else f"{line};" for line in kept[:-1]]
    return " ".join([*closed, *kept[-1:]])
