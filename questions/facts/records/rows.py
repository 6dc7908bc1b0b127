"""Tables of exercises: a row for each, with its name in one cell and how to do it, or how much of
it, in others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.facts.instructions import is_instruction
from questions.facts.passages import MAX_SENTENCE
from questions.facts.records.statements import Statement, cell_statements
from questions.facts.records.units import Unit, make_unit
from questions.facts.tables import Row, TablePassage, roles, tables
from questions.reading.article import Cell, Section
from questions.reading.labels import label_kind

_MAX_NAME_WORDS = 8
_MIN_TOLD = 4  # words of a cell that tells what to do
_ADDED_LINE = re.compile(r";\s*(?=\()")


def row_units(sections: Sequence[Section]) -> Iterator[Unit]:
    """The rows of each table whose header names exercises and how much of them, or whose rows
    each have a name and a cell that tells what to do."""
    for passage in tables(sections):
        named = passage.column("exercise")
        if passage.column("test") is not None:
            continue
        if named is not None and passage.column("dose") is not None:
            yield from (_dosed(row, named, passage.header) for row in passage.rows)
        elif (named := _names(passage)) is not None:
            rows = [row for row in passage.rows if _is_named(row[named].text)]
            yield from (_told(row, named, passage.header) for row in rows)


def _dosed(row: Row, named: int, header: Sequence[str]) -> Unit:
    told = [
        one
        for at, cell in enumerate(row)
        if at != named and cell.text
        for one in cell_statements(cell, header[at])
    ]
    return _row_unit(row, named, told, is_row=True)


def _told(row: Row, named: int, header: Sequence[str]) -> Unit:
    told = [
        one
        for at, cell in enumerate(row)
        if at > named and cell.text
        for one in _statements(cell, header[at] if header else "")
    ]
    return _row_unit(row, named, told)


def _row_unit(row: Row, named: int, told: Sequence[Statement], *, is_row: bool = False) -> Unit:
    spans = tuple(dict.fromkeys(cell.span for cell in row if cell.text))
    title = _ADDED_LINE.sub(" ", row[named].text)
    return make_unit(title, row[named].span, tuple(told), spans, is_row=is_row)


def _statements(cell: Cell, header: str) -> Iterator[Statement]:
    """A cell's sentences; those below a header that names no part of an exercise tell by
    themselves what they are."""
    if label_kind(header) or "dose" in roles(header):
        yield from cell_statements(cell, header)
        return
    told = (one for one in cell.sentences if len(one.text) <= MAX_SENTENCE)
    yield from (Statement(one.text, one.span) for one in told)


def _names(passage: TablePassage) -> int | None:
    """The column of names of a table most of whose rows tell in another what to do."""
    told = [_told_at(row) for row in passage.rows]
    column = passage.column("exercise")
    if column is None:
        column = _first_of_names(passage)
    rest = [any(at > column for at in places) for places in told] if column is not None else []
    return column if sum(rest) >= 2 and 2 * sum(rest) > len(rest) else None


def _first_of_names(passage: TablePassage) -> int | None:
    columns = range(len(passage.rows[0]) - 1)
    return next(
        (at for at in columns if all(_is_named(row[at].text) for row in passage.rows)), None
    )


def _told_at(row: Row) -> list[int]:
    """Where a row has a cell that tells what to do."""
    return [
        at
        for at, cell in enumerate(row)
        if len(cell.text.split()) >= _MIN_TOLD
        and cell.sentences
        and is_instruction(cell.sentences[0].text[:MAX_SENTENCE])
    ]


def _is_named(text: str) -> bool:
    words = text.split()
    has_letters = any(len(word) > 2 and word[:1].isalpha() for word in words)
    is_short = 0 < len(words) <= _MAX_NAME_WORDS and not text.endswith((".", "?", ":"))
    return is_short and has_letters and not label_kind(text)
