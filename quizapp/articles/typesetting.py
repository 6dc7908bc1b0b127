"""An article's blocks as a page shows them: headings that skip no level, nested lists, tables, and
the asked-for spans marked wherever they run."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from questions.reading.article import Article, Block, BlockKind, Section, Span

_MAX_SPANS = 40
_MAX_DIGITS = 9
_BEGINNING = 1500  # characters that tell what an article is about
_LOWEST_HEADING = 6
_ENTRIES = (BlockKind.BULLET, BlockKind.NUMBERED)
# "Goal: …": reading keeps no bold type, but a few words before a colon name what follows.
_LABEL = re.compile(r"\w[\w'’/-]*(?: \w[\w'’/-]*){0,2}:(?= \S)")
_LABELLED = (BlockKind.PARAGRAPH, *_ENTRIES)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark. Several spans may have one `name`; `tone` is for the page to draw."""

    span: Span
    name: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `marks` are those that cover it, the narrowest first; `opens` the names of
    those that it is the first piece of: links to them lead here. `is_label` is the name that
    stands with a colon before what a block says."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[str, ...] = ()
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with the lists inside it."""

    anchor: str
    pieces: tuple[Piece, ...]
    lists: tuple[List, ...]


@dataclass(frozen=True, slots=True)
class List:
    """Entries of one kind; `start` is the number of the first where they are numbered."""

    is_numbered: bool
    start: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell; it covers so many `columns` and `rows` of its table."""

    pieces: tuple[Piece, ...]
    is_header: bool
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell only where it begins."""

    anchor: str
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A heading (`level` 2 to 6) or a paragraph (`level` 0)."""

    anchor: str
    level: int
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class TypesetArticle:
    """What the page shows, in order; `contents` are its headings of the second level, and `about`
    tells its subject: the title, and how the article begins."""

    title: Text
    blocks: tuple[Text | List | Table, ...]
    about: tuple[str, str]

    @property
    def contents(self) -> tuple[Text, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Text) and b.level == 2)


def typeset(article: Article, marks: Sequence[Mark] = ()) -> TypesetArticle:
    """The article for a page, with its spans marked."""
    marker = _Marker(marks)
    blocks = [block for section in article.sections for block in _blocks_of(section)]
    title = Text("top", 1, (Piece(article.title),))
    if blocks and blocks[0].kind is BlockKind.HEADING and blocks[0].text == article.title:
        title = Text("top", 1, marker.cut_block(blocks.pop(0)))
    return TypesetArticle(
        title, tuple(_arrange(blocks, marker)), (article.title, article.text[:_BEGINNING])
    )


def parse_spans(starts: str, ends: str, length: int) -> tuple[Span, ...]:
    """The spans that an address asks for: as many numbers in `starts` as in `ends`, with commas.

    Empty where anything about them is wrong: a bad address shows the article without marks.
    """
    first, last = _numbers(starts), _numbers(ends)
    spans = tuple(Span(a, b) for a, b in zip(first, last, strict=False))
    is_sound = len(first) == len(last) <= _MAX_SPANS
    return spans if is_sound and all(s.start < s.end <= length for s in spans) else ()


def _numbers(text: str) -> list[int]:
    parts = text.split(",")
    if all(part.isascii() and part.isdecimal() and len(part) <= _MAX_DIGITS for part in parts):
        return [int(part) for part in parts]
    return []


def _blocks_of(section: Section) -> Iterator[Block]:
    if section.heading is not None:
        yield section.heading
    yield from section.blocks


def _arrange(blocks: Iterable[Block], marker: _Marker) -> Iterator[Text | List | Table]:
    """Joins neighbouring entries to lists; a heading is at most one below the one before it."""
    level = 1
    for is_entry, group in itertools.groupby(blocks, lambda block: block.kind in _ENTRIES):
        if is_entry:
            yield from _lists(list(group), marker)
            continue
        for block in group:
            if block.kind is BlockKind.TABLE:
                yield Table(_anchor(block), _rows(block, marker))
                continue
            is_heading = block.kind is BlockKind.HEADING
            if is_heading:
                level = min(max(block.level, 2), level + 1, _LOWEST_HEADING)
            yield Text(_anchor(block), level if is_heading else 0, marker.cut_block(block))


def _rows(block: Block, marker: _Marker) -> tuple[tuple[TableCell, ...], ...]:
    return tuple(
        tuple(
            TableCell(marker.cut(cell.text, cell.span), cell.is_header, cell.columns, cell.rows)
            for cell in row
        )
        for row in block.rows
    )


def _lists(blocks: Sequence[Block], marker: _Marker) -> Iterator[List]:
    """The lists that a run of entries makes: deeper entries belong to the one before them."""
    depth = min(block.level for block in blocks)
    entries: list[Entry] = []
    numbered, start = False, 1
    for own, inner in _families(blocks, depth):
        is_numbered = own.kind is BlockKind.NUMBERED
        follows = own.number == start + len(entries) if is_numbered else True
        if entries and (is_numbered != numbered or not follows):
            yield List(numbered, start, tuple(entries))
            entries = []
        if not entries:
            numbered, start = is_numbered, own.number or 1
        pieces = marker.cut_block(own)
        lists = tuple(_lists(inner, marker)) if inner else ()
        entries.append(Entry(_anchor(own), pieces, lists))
    yield List(numbered, start, tuple(entries))


def _families(blocks: Sequence[Block], depth: int) -> Iterator[tuple[Block, list[Block]]]:
    """Each entry at `depth` with the deeper ones after it; one that opens the run deeper than
    `depth` stands for itself."""
    position = 0
    while position < len(blocks):
        end = position + 1
        while end < len(blocks) and blocks[end].level > depth:
            end += 1
        yield blocks[position], list(blocks[position + 1 : end])
        position = end


def _anchor(block: Block) -> str:
    return f"at-{block.span.start}"


class _Marker:
    """Cuts texts where marks begin and end, and knows which marks have begun."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark.span.start)
        self._starts = [mark.span.start for mark in self._marks]
        # The furthest end of the marks up to each: with it a block finds its own among thousands.
        self._ends = list(itertools.accumulate((mark.span.end for mark in self._marks), max))
        self._begun: set[str] = set()

    def cut_block(self, block: Block) -> tuple[Piece, ...]:
        label = _LABEL.match(block.text) if block.kind in _LABELLED else None
        return self.cut(block.text, block.span, label.end() if label else 0)

    def cut(self, text: str, span: Span, label: int = 0) -> tuple[Piece, ...]:
        """The pieces of a text that stands at this span and begins with a label of that length."""
        near = self._marks[
            bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)
        ]
        marks = sorted((mark for mark in near if span.start < mark.span.end), key=_width)
        label_end = span.start + label
        cuts = {span.start, label_end, span.end}
        for mark in marks:
            cuts |= {p for p in (mark.span.start, mark.span.end) if span.start < p < span.end}
        return tuple(
            self._piece(text[a - span.start : b - span.start], Span(a, b), marks, b <= label_end)
            for a, b in itertools.pairwise(sorted(cuts))
        )

    def _piece(self, text: str, span: Span, marks: Sequence[Mark], is_label: bool) -> Piece:
        covering = tuple(m for m in marks if m.span.start <= span.start and span.end <= m.span.end)
        opens = tuple(dict.fromkeys(m.name for m in covering if m.name not in self._begun))
        self._begun.update(opens)
        return Piece(text, covering, opens, is_label)


def _width(mark: Mark) -> int:
    return mark.span.end - mark.span.start
