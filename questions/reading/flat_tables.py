"""Tables that lost their lines: the words over the columns and then cell after cell, each on a line
of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from questions.lexicon import table

_WIDTHS = range(2, 8)
_MIN_ROWS = 3
_MAX_HEADER, _MAX_NAME, _LONG = 4, 8, 9  # words
_MAX_ROWS = 100
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def with_rows(lines: Sequence[str]) -> list[str]:
    """The lines with the cells of each such table in rows, parted by tabs."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    texts = [lines[at].strip() for at in filled]
    kept = list(lines)
    place = 0
    while place < len(texts):
        width, rows = _table_at(texts, place) if _is_header(texts[place]) else (0, 0)
        for row in range(rows):
            places = filled[place + row * width : place + (row + 1) * width]
            last = filled[place + (row + 1) * width] - 1 if row + 1 < rows else places[-1]
            kept[places[0] : last + 1] = ["\x00"] * (last + 1 - places[0])
            cells = "\t".join(lines[at].strip() for at in places)
            kept[places[0]] = cells if row else f"\n{cells}\n" + "\t".join("|" * width)
        place += max(width * rows, 1)
    return "\n".join(one for one in kept if one != "\x00").split("\n")


def _table_at(texts: Sequence[str], start: int) -> tuple[int, int]:
    """The width of a table that begins here and its number of rows, the header among them."""
    best = (0, 0)
    for width in _WIDTHS:
        header = texts[start : start + width]
        known = sum(map(_is_header, header))
        if known < 2 or 2 * known < width or any(len(one.split()) > _MAX_HEADER for one in header):
            continue
        rows = _rows(texts[start + width : start + width * (_MAX_ROWS + 1)], width)
        if rows >= _MIN_ROWS and rows * width > best[0] * best[1]:
            best = (width, rows + 1)
    return best


def _rows(texts: Sequence[str], width: int) -> int:
    """How many rows of so many cells follow that look like the first ones: figures or long texts
    in the same columns; none where no column has either."""
    first = [texts[at : at + width] for at in range(0, width * _MIN_ROWS, width)]
    looks = [
        (at, look)
        for at in range(width)
        for look in (_is_long, _is_figure)
        if all(len(row) == width and look(row[at]) for row in first)
    ]
    rows = 0
    while (
        looks and rows < _MAX_ROWS and len(row := texts[rows * width : (rows + 1) * width]) == width
    ):
        is_name = len(row[0].split()) <= _MAX_NAME and not row[0].endswith((".", ":"))
        if not is_name or _is_figure(row[0]) or not all(look(row[at]) for at, look in looks):
            break
        rows += 1
    return rows


def _is_long(cell: str) -> bool:
    return len(cell.split()) >= _LONG


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit()


def _is_header(text: str) -> bool:
    return _BRACKETS.sub("", text).strip(" :").lower() in _headers()


@cache
def _headers() -> frozenset[str]:
    known = table("tables")
    columns = (one for names in known["columns"].values() for one in names)
    return frozenset((*columns, *known["words"]["relations"]))
