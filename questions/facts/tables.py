"""Tables as rows of cells under a header, with what announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from questions.facts.anatomy import is_part
from questions.facts.labels import names_class
from questions.lexicon import table as words
from questions.reading.article import Block, BlockKind, Cell, Section, Sentence, Span

Row = tuple[Cell, ...]
_MAX_WIDTH = 12
_MAX_ROWS = 500  # more than any article's table has; they bound what a hostile one costs
_MAX_HEADER = 6  # words of a header
_FEWEST_TOLD = 2  # relations beside rows
_LONG_CELL = 4  # words, on average
_LEAD = 3  # sentences above a table that may announce it


@dataclass(frozen=True, slots=True)
class TablePassage:
    """A table: its section, the sentences before it, its header (empty where it has none) and its
    rows, all as wide as the widest; a cell over several places stands in each. `parts` are the rows
    below each heading within it, which is no row."""

    section: Section
    lead: tuple[Sentence, ...]
    head: Row
    rows: tuple[Row, ...]
    parts: tuple[tuple[Cell, tuple[Row, ...]], ...] = ()

    def parted(self) -> Iterator[TablePassage]:
        """What stands below each heading within it, as a table of its own."""
        for cell, rows in self.parts:
            yield replace(self, section=_headed(self.section, cell), rows=rows, parts=())

    @property
    def header(self) -> tuple[str, ...]:
        """The words over each column."""
        return tuple(cell.text for cell in self.head)

    @property
    def header_span(self) -> Span:
        """The header, or the first row where there is none."""
        first = self.head or self.rows[0]
        return Span(first[0].span.start, first[-1].span.end)

    def column(self, role: str) -> int | None:
        """The first column whose header has that role in the lexicon ("member", "dose", ...); what
        stands first under no header is what the row is about."""
        found = (at for at, name in enumerate(self.header) if role in roles(name))
        is_unnamed = role == "member" and bool(self.header) and not self.header[0].strip()
        return next(found, 0 if is_unnamed else None)

    @property
    def announcements(self) -> tuple[str, ...]:
        """What may say what the table shows, the nearest first."""
        return (*(one.text for one in reversed(self.lead)), self.section.title)


def tables(sections: Sequence[Section]) -> Iterator[TablePassage]:
    """Every table with at least two columns and, below its header, a row."""
    for section in sections:
        lead: tuple[Sentence, ...] = ()
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                passage = _passage(section, lead, block)
                if passage:
                    yield passage
                lead = ()
            else:
                lead = block.sentences[-_LEAD:]


def roles(header: str) -> frozenset[str]:
    """What a column may hold, told by its header."""
    bare = re.sub(r"\s*\([^()]*\)", "", header).strip(" :?.").lower()
    columns = words("tables")["columns"]
    return frozenset(role for role, names in columns.items() if bare in names)


def _passage(section: Section, lead: tuple[Sentence, ...], block: Block) -> TablePassage | None:
    grid = _grid(block.rows)
    if not grid or len(grid[0]) < 2:
        return None
    if len(grid) > _FEWEST_TOLD and _is_over_all(grid[0]):
        section = _headed(section, grid.pop(0)[0])
    if _lies_on_its_side(grid):
        grid = list(zip(*grid, strict=True))
    has_header = _is_header(grid[0]) or _stands_over_amounts(grid) or _stands_over_longer(grid)
    # A long table says its header again on each page.
    header = [cell.text for cell in grid[0]]
    rows = (
        [row for row in grid[1:] if [cell.text for cell in row] != header] if has_header else grid
    )
    heads = [at for at, row in enumerate(rows) if _is_heading(row)]
    is_parted = all(to - at > 1 for at, to in pairwise([*heads, len(rows)]))
    heads = heads if is_parted and len(heads) * 2 <= len(rows) else []
    parts = tuple(
        (rows[at][0], tuple(rows[at + 1 : to])) for at, to in pairwise([*heads, len(rows)])
    )
    rows = [row for at, row in enumerate(rows) if at not in heads]
    if not rows:
        return None
    return TablePassage(section, lead, grid[0] if has_header else (), tuple(rows), parts)


def _headed(section: Section, cell: Cell) -> Section:
    """What stands below a heading within a table."""
    heading = Block(BlockKind.HEADING, cell.text, cell.span, cell.sentences)
    return Section(heading, (*section.path, section.title), ())


def _is_over_all(row: Row) -> bool:
    """Whether one cell with a few words goes over all columns."""
    return 1 < len(row) <= row[0].columns and 0 < len(row[0].text.split()) <= _MAX_HEADER


def _is_heading(row: Row) -> bool:
    """Whether a row holds nothing but a heading of those below: over all columns, or alone in its
    row and no part of the body of which nothing is told."""
    first, *others = row
    if not 0 < len(first.text.split()) <= _MAX_HEADER:
        return False
    is_alone = not any(cell.text for cell in others)
    is_class = names_class(first.text) or not is_part(first.text)
    return _is_over_all(row) or (is_alone and is_class)


def _lies_on_its_side(grid: Sequence[Row]) -> bool:
    """Whether what is told (origin, nerve) is named beside its row and not over its column."""
    known = words("tables")["words"]["relations"]
    beside = [row[0].text.strip(" :").lower() for row in grid[1:] if row[0].text.strip(" :-")]
    over = any(cell.text.strip(" :").lower() in known for cell in grid[0])
    told = sum(one in known for one in beside)
    return not over and told >= _FEWEST_TOLD and 2 * told > len(beside)


def _is_header(row: Row) -> bool:
    """Whether a row names its columns: marked so, or in words that such names have."""
    if all(cell.is_header or not cell.text for cell in row):
        return True
    told = [bool(roles(cell.text)) or names_class(cell.text) for cell in row]
    is_about = bool({"member", "test"} & roles(row[0].text))
    is_told = is_about or 2 * sum(told) > len(told)
    return is_told and all(len(cell.text.split()) <= _MAX_HEADER for cell in row)


def _stands_over_amounts(grid: Sequence[Row]) -> bool:
    """Whether the first row has words over a column of figures."""
    first, *below = grid
    is_worded = all(0 < len(cell.text.split()) <= _MAX_HEADER for cell in first) and below
    if not is_worded or any(map(str.isdigit, "".join(cell.text for cell in first))):
        return False
    columns = zip(*below, strict=True)
    return any(all(one.text[:1].isdigit() for one in cells) for cells in columns)


def _stands_over_longer(grid: Sequence[Row]) -> bool:
    """Whether the first row has a word or two over each column, and sentences stand below most."""
    first, *below = grid
    if len(below) < _FEWEST_TOLD or not all(0 < len(one.text.split()) <= 2 for one in first):
        return False
    if any(map(str.isdigit, "".join(cell.text for cell in first))):
        return False
    columns = [[len(one.text.split()) for one in cells] for cells in zip(*below, strict=True)]
    long = sum(sum(sizes) >= _LONG_CELL * len(sizes) for sizes in columns)
    return 2 * long >= len(columns) and all(min(sizes) for sizes in columns)


def _grid(rows: Sequence[Row]) -> list[Row]:
    """The rows with each cell at every place that it covers, and empty cells where none does."""
    filled: list[dict[int, Cell]] = [{} for _ in rows[:_MAX_ROWS]]
    for down, row in enumerate(rows[:_MAX_ROWS]):
        at = 0
        for cell in row:
            while at in filled[down]:
                at += 1
            for across in range(at, min(at + cell.columns, _MAX_WIDTH)):
                for below in range(down, min(down + cell.rows, len(filled))):
                    filled[below].setdefault(across, cell)
            at += cell.columns
    width = max((max(one, default=-1) + 1 for one in filled), default=0)
    return [_row(one, width) for one in filled if one]


def _row(cells: dict[int, Cell], width: int) -> Row:
    end = max(cells.values(), key=lambda cell: cell.span.end).span.end
    empty = Cell("", Span(end, end), ())
    return tuple(cells.get(at, empty) for at in range(width))
