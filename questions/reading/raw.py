"""Blocks before they have a place in the article's text."""

from __future__ import annotations

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
    them, where the format has a place for such."""

    blocks: list[RawBlock]
    title: str = ""
    author: str = ""


def raw_table(rows: tuple[tuple[RawCell, ...], ...]) -> RawBlock:
    """The block of a table with these rows."""
    text = ROW_GAP.join(CELL_GAP.join(cell.text for cell in row) for row in rows)
    return RawBlock(BlockKind.TABLE, text, rows=rows)
