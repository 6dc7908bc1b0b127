"""A class as CSV, for spreadsheets: UTF-8 with the mark that they look for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from flask_babel import gettext as _

from quizapp.classes.gradebook import Cell, Gradebook

_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula, and a learner chooses their own name.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def scores(book: Gradebook) -> Iterator[str]:
    """The table as it is shown, sorted the same: for each column the score in percent, the
    questions that it is the mean of, and how many of those have no answer and count 0."""
    heads = [*book.headings, _("All topics") if book.shown else _("All articles")]
    parts = (_("score, percent"), _("questions"), _("not answered"))
    yield _BYTE_ORDER_MARK
    people = (_("Learner"), _("Sort name"), _("Login"), _("Student number"), _("Section"))
    yield _line([*people, *(f"{head} ({part})" for head in heads for part in parts)])
    for row in book.rows:
        one = row.learner
        told = (one.name, one.sort_name, one.login, one.student_number, one.section)
        yield _line([*told, *_numbers((*row.cells, row.all))])


def _numbers(cells: Iterable[Cell]) -> Iterator[float | int | None]:
    for cell in cells:
        yield None if cell.score is None else round(100 * cell.score, 1)
        yield cell.counted
        yield cell.unanswered


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_guarded(cell) for cell in cells])
    return out.getvalue()


def _guarded(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
