"""Tables on a page: lines with several segments below each other, with blank strips in common."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from questions.reading.files.pdf_lines import Line, Segment

_MIN_STRIP = 4.0  # points
_MAX_DROP = 4.0  # of the size of the type between two lines of one table
_SAME_LINE = 0.3
_WIDER = 0.15  # by so much of the size rows stand farther apart than lines of a cell
_MAX_ROWS = 400
_MOST_COLUMNS = 30
_SAME_EDGE = 10.0  # points
_FEWEST_CELLS = 3  # of a head that the page's end parts from its table
_DRAWN_SHARE = 0.6  # of the table's width

Strips = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell is its segments from top to bottom."""

    rows: tuple[tuple[tuple[Segment, ...], ...], ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """Where each column begins, as far as it has words."""
        columns = zip(*self.rows, strict=True)
        return tuple(min((one.x0 for cell in column for one in cell), default=0.0)
                     for column in columns)  # fmt: skip

    def joined(self, other: Table) -> Table | None:
        """This table with the rows of one that goes on with it on the next page, where its head may
        stand again; None where the columns are others."""
        if len(self.edges) != len(other.edges):
            return None
        if any(abs(a - b) > _SAME_EDGE for a, b in zip(self.edges, other.edges, strict=True)):
            return None
        head = _texts(self.rows[0])
        return Table((*self.rows, *(row for row in other.rows if _texts(row) != head)))


def _texts(row: tuple[tuple[Segment, ...], ...]) -> list[str]:
    return [" ".join(one.text for one in cell) for cell in row]


def find_tables(segments: Sequence[Segment], level: Sequence[Line]) -> list[Segment | Table]:
    """The segments from top to bottom, with those of a table put into one. Drawn lines between its
    rows part them, if there are any."""
    lines = _lines(segments)
    parts: list[Segment | Table] = []
    at = 0
    while at < len(lines):
        end = _reach(lines, at)
        if end > at:
            parts.append(_table(lines[at:end], level))
            at = end
        elif at == len(lines) - 1 and len(lines[at]) >= _FEWEST_CELLS:
            parts.append(Table((tuple((one,) for one in lines[at]),)))
            at += 1
        elif _are_labels(lines[at]):
            label, value = lines[at]
            parts.append(Segment((*label.runs, *value.runs)))
            at += 1
        else:
            parts.extend(lines[at])
            at += 1
    return parts


def _lines(segments: Sequence[Segment]) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    for one in segments:
        if lines and lines[-1][0].y - one.y <= _SAME_LINE * one.size:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda one: one.x0) for line in lines]


def _reach(lines: list[list[Segment]], start: int) -> int:
    """Where a table that begins with this line ends; `start` itself where none begins."""
    if not 1 < len(lines[start]) <= _MOST_COLUMNS or _are_labels(lines[start]):
        return start
    strips = _gaps(lines[start])
    several = 1
    end = start + 1
    last_several = end
    for at in range(start + 1, min(len(lines), start + _MAX_ROWS)):
        line = lines[at]
        drop = lines[at - 1][0].y - line[0].y
        common = [strip for strip in (_narrowed(one, line) for one in strips) if strip]
        if drop > _MAX_DROP * line[0].size or not common or _fills(line, common):
            break
        if len(line) > _MOST_COLUMNS:
            break
        strips = common
        end = at + 1
        if len(line) > 1:
            several += 1
            last_several = end
    # Wrapped cells may follow the last line with several segments; a paragraph may as well.
    while end > last_several and not _hangs(lines[end - 1][0], strips):
        end -= 1
    return end if several > 1 else start


def _are_labels(line: list[Segment]) -> bool:
    """Whether a line is a label with its value: "Reps:    10"."""
    return len(line) == 2 and line[0].text.endswith(":")


def _gaps(line: list[Segment]) -> Strips:
    return [
        (one.x1, other.x0)
        for one, other in itertools.pairwise(line)
        if other.x0 - one.x1 >= _MIN_STRIP
    ]


def _narrowed(strip: tuple[float, float], line: list[Segment]) -> tuple[float, float] | None:
    """What of a blank strip another line leaves blank."""
    low, high = strip
    for one in line:
        if one.x0 <= low and one.x1 >= high:
            return None
        if low < one.x1 < high and one.x0 <= low:
            low = one.x1
        elif low < one.x0 < high:
            high = one.x0
    return (low, high) if high - low >= _MIN_STRIP else None


def _fills(line: list[Segment], strips: Strips) -> bool:
    """Whether a lone segment on the left is larger than a cell's, as a heading is."""
    return len(line) == 1 and line[0].x1 <= strips[0][0] and line[0].text.endswith(".")


def _hangs(one: Segment, strips: Strips) -> bool:
    return one.x0 >= strips[0][1]


def _table(lines: list[list[Segment]], level: Sequence[Line]) -> Table:
    bounds = [(low + high) / 2 for low, high in _strips(lines)]
    rows: list[list[list[Segment]]] = []
    starts = _drawn_starts(lines, level) or _row_starts(lines, bounds)
    for first, last in itertools.pairwise((*starts, len(lines))):
        row: list[list[Segment]] = [[] for _ in range(len(bounds) + 1)]
        for one in itertools.chain.from_iterable(lines[first:last]):
            row[_column(one, bounds)].append(one)
        rows.append(row)
    return Table(tuple(tuple(tuple(cell) for cell in row) for row in rows))


def _strips(lines: list[list[Segment]]) -> Strips:
    """The blank strips that no line with several segments crosses: between all columns, also where
    the first line has words in some of them only."""
    several = sorted(
        ((one.x0, one.x1) for line in lines if len(line) > 1 for one in line),
    )
    strips: Strips = []
    end = several[0][1]
    for x0, x1 in several:
        if x0 - end >= _MIN_STRIP:
            strips.append((end, x0))
        end = max(end, x1)
    return strips


def _column(one: Segment, bounds: Sequence[float]) -> int:
    return sum(one.x0 > bound for bound in bounds)


def _drawn_starts(lines: list[list[Segment]], level: Sequence[Line]) -> list[int]:
    """The lines that begin a row below a drawn line as wide as most of the table; nothing where
    fewer than two are drawn between its lines."""
    left = min(line[0].x0 for line in lines)
    right = max(one.x1 for line in lines for one in line)
    drawn: dict[int, float] = {}
    for y, x0, x1 in level:
        drawn[round(y)] = drawn.get(round(y), 0.0) + max(min(x1, right) - max(x0, left), 0.0)
    wide = [y for y, width in drawn.items() if width > _DRAWN_SHARE * (right - left)]
    starts = [
        at
        for at, (above, line) in enumerate(itertools.pairwise(lines), 1)
        if any(line[0].y < y < above[0].y + 1 for y in wide)
    ]
    return [0, *starts] if len(starts) > 1 else []


def _row_starts(lines: list[list[Segment]], bounds: Sequence[float]) -> list[int]:
    """The lines that begin a row: those that stand farther from the one above than the lines of a
    cell do; where all stand alike, those that the first column has words on."""
    drops = [one[0].y - other[0].y for one, other in itertools.pairwise(lines)]
    size = max(one.size for one in lines[0])
    least = min(_cell_leadings(lines, bounds), default=0.0)
    by_gap = [at for at, drop in enumerate(drops, 1) if least and drop > least + _WIDER * size]
    if by_gap:
        return [0, *by_gap]
    by_first = [
        at
        for at, line in enumerate(lines)
        if at and _column(line[0], bounds) == 0 and not line[0].text[:1].islower()
    ]
    return [0, *by_first]


def _cell_leadings(lines: list[list[Segment]], bounds: Sequence[float]) -> list[float]:
    """The distances of lines below each other in one column where some column has none: there a
    cell goes on."""
    found = []
    for above, line in itertools.pairwise(lines):
        if len(line) <= len(bounds):
            found.append(above[0].y - line[0].y)
    return found
