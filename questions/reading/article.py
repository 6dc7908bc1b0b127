"""The article as values: one normalised text, and blocks that point into it."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

_OUTLINE = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)]|[IVX]{1,4}\.|(?:Q|Question)\s?\d{0,2}[:.])\s+(?=[^\W\d_])"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly what `span` covers."""

    text: str
    span: Span


class BlockKind(enum.Enum):
    """What a block is in the article's structure."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; it covers so many `columns` and `rows` of it."""

    text: str
    span: Span
    sentences: tuple[Sentence, ...]
    is_header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, one list entry or a table; `text` is exactly what `span` covers.

    `level` is the heading's depth (1 for the title) or the list entry's nesting (0 outermost);
    `number` is the figure that stood before a numbered entry. A table has `rows` of cells, each
    cell only where it begins; its text is a line for each row, with " | " between the cells, and
    its sentences are those of the cells.
    """

    kind: BlockKind
    text: str
    span: Span
    sentences: tuple[Sentence, ...]
    level: int = 0
    number: int | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it up to the next heading of any level.

    `path` holds the titles of the enclosing headings, outermost first, without its own.
    The section before the first heading has the heading None.
    """

    heading: Block | None
    path: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The heading's words without what only counts it: "2.1 Causes", "Q: What causes it?"."""
        return _OUTLINE.sub("", self.heading.text, count=1) if self.heading else ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a block stood that was left out: behind the kept block with the text `after`, which is
    empty at the head and None where nobody knows; `mark` begins such a line in Markdown."""

    after: str | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What the reader kept of a source: `text` is normalised, never corrected.

    `sha256` is the digest of `text` in UTF-8, as lower-case hex. `author` is who the source says
    wrote it, or nothing. `left_out` holds the readable blocks that are no part of the article, in
    order: menus, captions, comments and the like; `gaps` says where each of them stood. `notes` are
    sentences on what had to be guessed to read the source at all.
    """

    title: str
    text: str
    sha256: str
    sections: tuple[Section, ...]
    author: str = ""
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]
