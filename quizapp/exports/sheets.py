"""A table as a value, and its two forms: CSV and XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from questions.lazily import Lazy

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet
else:
    xlsxwriter = Lazy("xlsxwriter")

Cell = str | int | float | dt.datetime | None

_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula, and a learner chooses their own name.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_STARTS = frozenset({"=", "+", "-", "@", "\t", "\r", "\n"})
_LONGEST_CELL = 32_767  # characters, by the format's specification
_WIDTH = 16
_LETTERS_AT_ONCE = 8_000
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`title` is the same in every language, for programs read it; `meaning` says in the reader's
    what stands there."""

    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: text stays text, also where it looks like a number, a date or a formula."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


def to_csv(sheet: Sheet, *, decimal_comma: bool, zone: dt.tzinfo) -> Iterator[str]:
    """Pieces of UTF-8 with the mark that spreadsheets look for. Where numbers are written with a
    decimal comma, semicolons stand between the cells: so spreadsheets of such a language read it.
    What would be taken for a formula has an apostrophe before it."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=";" if decimal_comma else ",").writerow
    out.write(_BYTE_ORDER_MARK)
    write([_csv_cell(column.title, decimal_comma, zone) for column in sheet.columns])
    for row in sheet.rows:
        write([_csv_cell(cell, decimal_comma, zone) for cell in row])
        if out.tell() > _LETTERS_AT_ONCE:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def to_xlsx(sheet: Sheet, *, zone: dt.tzinfo) -> bytes:
    """A workbook with one sheet. Text cells are of the type of text, so none is a formula, a number
    or a date; moments are dates in `zone`."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    page = book.add_worksheet()
    bold = book.add_format({"bold": True})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    page.freeze_panes(1, 1)
    page.set_column(0, len(sheet.columns) - 1, _WIDTH)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, column.title, bold)
    for number, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            _write(page, number, place, cell, zone, moment)
    book.close()
    return out.getvalue()


def _csv_cell(cell: Cell, decimal_comma: bool, zone: dt.tzinfo) -> Cell:
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in _FORMULA_STARTS else cell
    if isinstance(cell, dt.datetime):
        return cell.astimezone(zone).isoformat(timespec="seconds")
    if isinstance(cell, float) and decimal_comma:
        return str(cell).replace(".", ",")
    return cell


def _write(page: Worksheet, row: int, place: int, cell: Cell, zone: dt.tzinfo, moment: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        page.write_string(row, place, cell[:_LONGEST_CELL])
    elif isinstance(cell, dt.datetime):
        page.write_datetime(row, place, cell.astimezone(zone).replace(tzinfo=None), moment)
    else:
        page.write_number(row, place, cell)
