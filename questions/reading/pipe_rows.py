"""Tables typed with upright strokes as they come out of copied pages: rows that are broken over
several lines, no rule below the header, a caption that touches the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,40}:?[ \t]*\|){1,40}[ \t:|-]{0,40}")
_STROKE = re.compile(r"(?<!\\)\|")  # what is escaped belongs to its cell
_MOST_CELLS = 40  # in a row
_FEWEST_ROWS = 2
_MAX_CAPTION = 8  # words
_MARKS = ("#", "-", "*", "+", ">", "`", "!", "[", "_")


def with_tabs(text: str) -> str:
    """Plain text whose tables have a tab between their cells instead of a stroke; the rule below a
    header becomes a row of strokes."""
    if "|" not in text:
        return text
    kept: list[str] = []
    for run, is_piped in _runs(text.split("\n")):
        rows = _rows(run) if is_piped else []
        if rows and _RULE.fullmatch(run[1]):
            rows.insert(1, ["|"] * len(rows[0]))
        kept += ["\t".join(row) for row in rows] or run
    return "\n".join(kept)


def with_whole_rows(text: str) -> str:
    """Markdown whose tables have each row on one line, and nothing but their rows: a line that
    touches a table from above is its caption, in bold letters."""
    if "|" not in text or not any(map(_RULE.fullmatch, text.split("\n"))):
        return text
    kept: list[str] = []
    for run, is_piped in _runs(text.split("\n")):
        is_table = is_piped and len(run) > 1 and _RULE.fullmatch(run[1]) is not None
        if not is_table:
            kept += run
            continue
        if kept and _is_caption(kept[-1]):
            kept[-1:] = ["", f"**{kept[-1].strip()}**", ""]
        header, rule, *below = run
        rows = _rows([header, *below])
        broken = len(rows) < len(run) - 1
        kept += [header, rule, *map(_line, rows[1:]), ""] if broken else [*run, ""]
    return "\n".join(kept)


def _runs(lines: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """The lines in runs that hold a stroke or hold none; a header above a rule begins its own."""
    run: list[str] = []
    was_piped = False
    for at, line in enumerate(lines):
        is_piped = 0 < line.count("|") <= _MOST_CELLS
        begins = is_piped and at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1]) is not None
        if run and (is_piped != was_piped or begins):
            yield run, was_piped
            run = []
        run.append(line)
        was_piped = is_piped
    if run:
        yield run, was_piped


def _rows(run: Sequence[str]) -> list[list[str]]:
    """The rows of a table as wide as its header; none where lines with strokes are no table. Of a
    row that lacks cells, those of its first line keep no column but the first."""
    lines = [_cells(line) for line in run if not _RULE.fullmatch(line)]
    if len(lines) < _FEWEST_ROWS or len(lines[0]) < 2:
        return []
    width = len(lines[0])
    rows: list[list[str]] = [lines[0]]
    pieces: list[list[str]] = []
    for line in lines[1:]:
        if sum(map(len, pieces)) + len(line) > width and pieces:
            rows.append(_short(pieces, width))
            pieces = []
        pieces.append(line)
        if sum(map(len, pieces)) >= width:
            rows.append([cell for piece in pieces for cell in piece])
            pieces = []
    rows += [_short(pieces, width)] if pieces else []
    whole = sum(len(row) == width for row in rows)
    return rows if whole >= _FEWEST_ROWS and 2 * whole > len(rows) else []


def _short(pieces: Sequence[Sequence[str]], width: int) -> list[str]:
    """A row that lacks a cell: what stands on its last line ends in the last column; where the
    others belong nobody can tell, so that they stand beyond the columns."""
    if len(pieces) == 1:
        return [*pieces[0][:1], *[""] * (width - 1), *pieces[0][1:]]
    (name, *others), last = [cell for one in pieces[:-1] for cell in one], pieces[-1]
    return [name, *[""] * (width - 1 - len(last)), *last, *others]


def _cells(line: str) -> list[str]:
    cells = _STROKE.split(line.strip().removeprefix("|"))
    return [cell.strip() for cell in (cells if cells[-1] else cells[:-1])]


def _line(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


def _is_caption(line: str) -> bool:
    text = line.strip()
    is_short = 0 < len(text.split()) <= _MAX_CAPTION and text[-1] not in ".,;:!?"
    return is_short and not text.startswith(_MARKS) and not text[0].isdigit()
