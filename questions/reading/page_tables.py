"""The tables of a web page: which hold data, and their rows and cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.reading.normalising import clean
from questions.reading.note_marks import is_note_mark
from questions.reading.page_parts import is_unread
from questions.reading.raw import RawCell, join_lines

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINES = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "dd", "dt", "hr"))
_MAX_WORDS = 60  # in one cell; more is a page's column
_MAX_SPAN = 1000


def data_rows(table: etree._Element) -> tuple[tuple[RawCell, ...], ...]:
    """The rows of a table, or nothing where it only lays out a page: tables inside, headings, one
    row or one column, long cells without a header."""
    if table.get("role") in ("presentation", "none") or _lays_out(table):
        return ()
    rows = [tuple(_cells(row)) for row in table.iter("tr")]
    rows = [row for row in rows if any(cell.text for cell in row)]
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    if len(rows) < 2 or width < 2:
        return ()
    cells = [cell for row in rows for cell in row]
    has_header = any(cell.is_header for cell in cells)
    is_long = any(cell.text.count(" ") >= _MAX_WORDS for cell in cells)
    return tuple(rows) if has_header or not is_long else ()


def caption_of(table: etree._Element) -> str:
    """What the table's caption says, or nothing."""
    caption = table.find("caption")
    return clean("".join(_texts(caption))) if caption is not None else ""


def _lays_out(table: etree._Element) -> bool:
    inside = (element.tag for element in table.iter() if element is not table)
    return any(tag == "table" or tag in _HEADINGS or tag == "form" for tag in inside)


def _cells(row: etree._Element) -> Iterator[RawCell]:
    for cell in row:
        if cell.tag in ("td", "th"):
            lines = "".join(_texts(cell)).split("\n")
            text = join_lines([clean(line) for line in lines])
            yield RawCell(text, cell.tag == "th", _span(cell, "colspan"), _span(cell, "rowspan"))


def _texts(cell: etree._Element) -> Iterator[str]:
    """The cell's words, with a line end where it breaks a line."""
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        breaks = element.tag in _LINES and element is not cell
        if event == "start":
            if is_unread(element) or is_note_mark(element):
                walker.skip_subtree()
                continue
            yield ("\n" if breaks else "") + _one_line(element.text)
        elif element is not cell:
            yield ("\n" if breaks else "") + _one_line(element.tail)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split("\n"))


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    is_number = value.isascii() and value.isdigit() and len(value) <= 4
    return min(max(int(value), 1), _MAX_SPAN) if is_number else 1
