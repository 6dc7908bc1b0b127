"""A class as CSV, for spreadsheets: UTF-8 with the mark that they look for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from flask_babel import gettext as _

from quizapp.classes.gradebook import Head
from quizapp.classes.members import Learner
from quizapp.classes.whole_table import Counts, share_of

_LETTERS_AT_ONCE = 8_000
_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula, and a learner chooses their own name.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_STARTS = frozenset({"=", "+", "-", "@", "\t", "\r", "\n"})


def scores(head: Head, rows: Iterable[tuple[Learner, Sequence[Counts]]]) -> Iterator[str]:
    """The table as it is shown, sorted the same: for each column the score in percent, the
    questions that it is the mean of, and how many of those have no answer and count 0."""
    out = io.StringIO()
    write = csv.writer(out).writerow
    heads = [*head.headings, _("All topics") if head.shown else _("All articles")]
    parts = (_("score, percent"), _("questions"), _("not answered"))
    out.write(_BYTE_ORDER_MARK)
    people = (_("Learner"), _("Sort name"), _("Login"), _("Student number"), _("Section"))
    titles = (*people, *(f"{one} ({part})" for one in heads for part in parts))
    write([_guarded(title) for title in titles])
    for one, columns in rows:
        told = (one.name, one.sort_name, one.login, one.student_number, one.section)
        line: list[object] = [_guarded(text) for text in told]
        for counts in columns:
            share = share_of(counts)
            line += (None if share is None else round(100 * share, 1), counts[1], counts[2])
        write(line)
        if out.tell() > _LETTERS_AT_ONCE:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _guarded(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text
