"""The article as values: one normalised text, and blocks that point into it."""

from __future__ import annotations

import enum
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or one list entry; `text` is exactly what `span` covers.

    `level` is the heading's depth (1 for the title) or the list entry's nesting (0 outermost);
    `number` is the figure that stood before a numbered entry.
    """

    kind: BlockKind
    text: str
    span: Span
    sentences: tuple[Sentence, ...]
    level: int = 0
    number: int | None = None


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
        return self.heading.text if self.heading else ""


@dataclass(frozen=True, slots=True)
class Article:
    """What the reader kept of a source: `text` is normalised, never corrected.

    `sha256` is the digest of `text` in UTF-8, as lower-case hex.
    """

    title: str
    text: str
    sha256: str
    sections: tuple[Section, ...]

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]
