"""Lines of type to HTML: headings by size, list entries by their bullets, paragraphs by spacing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby, pairwise

from questions.reading.files.pdf_columns import Flow
from questions.reading.files.pdf_lines import Segment, is_mark, spaced
from questions.reading.files.pdf_tables import Table
from questions.reading.labels import is_labelled
from questions.reading.plain import marked_entry
from questions.reading.printed import join_wrapped, words_of

_LARGER = 1.12  # times the size of the text: a heading
_MAX_HEADING = 150
_LEAD_WORDS = 8
_GAP = 1.32  # times the usual distance of lines: a new paragraph
_INDENT = 0.8  # of the size of the type
_SLACK = 0.06  # of a column's width: so much may be left blank at the end of a full line
_LEVELS = 6
_STEP = 4.0  # points by which an entry is indented below another
_STOPS = (".", "!", "?", ":", ";")
_BULLETS = "•‣◦⁃∙·●○▪■□➢➤►✓✔❖◆§\uf0a7\uf0b7\uf0d8\uf076\uf0fc"


@dataclass
class _Block:
    """A heading (`level` from 1), a list entry (`depth` from 0) or a paragraph."""

    lines: list[Segment]
    level: int = 0
    depth: int | None = None

    @property
    def last(self) -> Segment:
        return self.lines[-1]


@dataclass
class _Type:
    """What is usual in a document: the size of its text, those of its headings, its words."""

    size: float
    larger: list[float]
    words: frozenset[str]
    leading: float = field(default=1.2)

    def level(self, size: float) -> int:
        """The level of a heading in this size; 0 for the text's own."""
        if size < _LARGER * self.size:
            return 0
        return min(sum(other > size + 0.6 for other in self.larger) + 1, _LEVELS)


def write_blocks(flows: Sequence[Flow]) -> str:
    """The flows as the body of a web page."""
    lines = [part for flow in flows for part in flow.parts if isinstance(part, Segment)]
    cells = [one for flow in flows for part in flow.parts if isinstance(part, Table)
             for row in part.rows for cell in row for one in cell]  # fmt: skip
    usual = _usual(lines or cells)
    written: list[_Block | Table] = []
    for flow in flows:
        for part in _blocks(flow, usual):
            _append(written, part)
    return "".join(
        _table(one, usual.words) if isinstance(one, Table) else _html(one, usual.words)
        for one in written
    )


def _append(written: list[_Block | Table], part: _Block | Table) -> None:
    """Adds a part, or puts it to the last one that a page's or a column's end cut off."""
    last = written[-1] if written else None
    if isinstance(last, Table) and isinstance(part, Table) and (whole := last.joined(part)):
        written[-1] = whole
    elif isinstance(last, _Block) and isinstance(part, _Block) and _runs_on(last, part):
        last.lines.extend(part.lines)
    else:
        written.append(part)


def _usual(lines: Sequence[Segment]) -> _Type:
    letters: Counter[float] = Counter()
    for one in lines:
        letters[round(one.size * 2) / 2] += len(one.text)
    size = max(letters, key=lambda key: (letters[key], key), default=10.0)
    larger: list[float] = []
    for other in sorted((one for one in letters if one >= _LARGER * size), reverse=True):
        if not larger or larger[-1] - other > 0.6:
            larger.append(other)
    leadings = Counter(
        round((one.y - other.y) / size, 1)
        for one, other in pairwise(lines)
        if abs(one.size - size) < 0.6 and 0.9 * size < one.y - other.y < 2.2 * size
    )
    leading = leadings.most_common(1)[0][0] if leadings else 1.2
    return _Type(size, larger, words_of([one.text for one in lines]), leading)


def _blocks(flow: Flow, usual: _Type) -> Iterator[_Block | Table]:
    """The flow's parts, with lines of one paragraph together. Entries lie as deep as their bullets
    are indented among the others of the flow."""
    indents = _indents(flow)
    block: _Block | None = None
    for part in flow.parts:
        if isinstance(part, Table):
            yield from (block,) if block else ()
            block = None
            yield part
        elif block and _goes_on(block, part, flow, usual):
            block.lines.append(part)
        else:
            yield from (block,) if block else ()
            block = _opened(part, indents, usual)
    yield from (block,) if block else ()


def _indents(flow: Flow) -> list[float]:
    """How far the bullets of a flow are indented, those of one depth once."""
    steps: list[float] = []
    for x in sorted(one.x0 for one in flow.parts if isinstance(one, Segment) and _bullet(one)):
        if not steps or x - steps[-1] > _STEP:
            steps.append(x)
    return steps


def _opened(line: Segment, indents: list[float], usual: _Type) -> _Block:
    if _bullet(line):
        return _Block([line], depth=min(sum(x < line.x0 - _STEP for x in indents), 9))
    level = usual.level(line.size)
    is_heading = level and len(line.text) <= _MAX_HEADING and any(map(str.isalpha, line.text))
    return _Block([line], level=level if is_heading else 0)


def _bullet(line: Segment) -> bool:
    return line.text[:1] in _BULLETS or (
        line.text[:2] in ("o ", "- ", "– ", "* ") and len(line.text) > 3
    )


def _goes_on(block: _Block, line: Segment, flow: Flow, usual: _Type) -> bool:
    """Whether a line belongs to what is above it."""
    last = block.last
    drop = last.y - line.y
    if abs(last.size - line.size) > 0.1 * last.size and not _is_inline_change(last, line):
        return False
    if drop < 0 or drop > _GAP * usual.leading * last.size or _bullet(line):
        return False
    if block.level:
        return True
    if marked_entry(line.text) and not line.text[:1].islower():
        return False
    if last.is_bold != line.is_bold and (last.is_bold or line.is_bold):
        return not (last.is_bold and _is_short(last, line, flow)) and not _opens_anew(last, line)
    if block.depth is not None or marked_entry(block.lines[0].text):
        return line.x0 > block.lines[0].x0 + 2 or line.text[:1].islower()
    if is_labelled(line.text):
        return False
    if line.x0 - flow.left > _INDENT * line.size and abs(last.x0 - line.x0) > 2:
        return line.text[:1].islower()
    return not _is_short(last, line, flow) or line.text[:1].islower()


def _is_inline_change(last: Segment, line: Segment) -> bool:
    return line.text[:1].islower() and not last.text.endswith(_STOPS)


def _is_short(last: Segment, line: Segment, flow: Flow) -> bool:
    """Whether the line above ends so early that the next word would have fitted."""
    first = line.text.split(" ", 1)[0]
    per_letter = (line.x1 - line.x0) / max(len(line.text), 1)
    free = flow.right - last.x1 - _SLACK * (flow.right - flow.left)
    return free > per_letter * (len(first) + 1)


def _opens_anew(last: Segment, line: Segment) -> bool:
    return line.is_bold and not line.text[:1].islower() and last.text.endswith(_STOPS)


def _runs_on(before: _Block, part: _Block) -> bool:
    """Whether what opens a column or a page goes on with the sentence before it."""
    if part.level or part.depth is not None or before.level:
        return False
    is_cut = part.lines[0].y >= before.last.y or part.lines[0].x0 > before.last.x1
    is_open = not before.last.text.endswith(_STOPS) and part.lines[0].text[:1].islower()
    return is_cut and is_open


def _html(block: _Block, words: frozenset[str]) -> str:
    text = _inline(block.lines, words, keeps_bold=not block.level)
    if block.level and not _is_sentence(text):
        return f"<h{block.level}>{text}</h{block.level}>"
    if block.depth is None:
        return f"<p>{text}</p>"
    bare = text.replace("<b>", "", 1) if text.startswith("<b>") else text
    opened = "<b>" if bare is not text else ""
    lists = block.depth + 1
    return f"{'<ul>' * lists}<li>{opened}{bare[1:].lstrip()}</li>{'</ul>' * lists}"


def _is_sentence(text: str) -> bool:
    """Whether what is set in larger type is a lead rather than a heading."""
    return text.endswith(".") and text.count(" ") >= _LEAD_WORDS


def _table(table: Table, words: frozenset[str]) -> str:
    """A table whose first row is its head where it is bold and what follows is not."""
    first, *others = table.rows
    if _is_list(table):
        return "".join(_entry(row, words) for row in table.rows)
    if all(_bullet(cell[0]) for row in table.rows for cell in row if cell):
        # A list set in columns.
        cells = (cell for column in zip(*table.rows, strict=True) for cell in column if cell)
        return "".join(_html(_Block(list(cell), depth=0), words) for cell in cells)
    if not others:
        return "".join(f"<p>{_inline(list(cell), words, keeps_bold=True)}</p>" for cell in first)
    is_head = _is_bold_row(first) and not all(map(_is_bold_row, others))
    rows = []
    for row in table.rows:
        tag = "th" if is_head and row is first else "td"
        cells = (f"<{tag}>{_inline(list(cell), words, keeps_bold=False)}</{tag}>" for cell in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _is_list(table: Table) -> bool:
    """Whether the first of two columns only marks or counts what stands in the second."""
    marks = [" ".join(one.text for one in row[0]) for row in table.rows]
    counted = [str(number) for number in range(1, len(marks) + 1)]
    return len(table.rows[0]) == 2 and (
        all(map(is_mark, marks)) or ([mark.rstrip(".)") for mark in marks] == counted)
    )


def _entry(row: tuple[tuple[Segment, ...], ...], words: frozenset[str]) -> str:
    mark = row[0][0].text.rstrip(".)")
    text = _inline(list(row[1]), words, keeps_bold=True)
    return f"<p>{mark}. {text}</p>" if mark.isdigit() else f"<ul><li>{text}</li></ul>"


def _is_bold_row(row: tuple[tuple[Segment, ...], ...]) -> bool:
    return all(one.is_bold for cell in row for one in cell) and any(row)


def _inline(lines: Sequence[Segment], words: frozenset[str], *, keeps_bold: bool) -> str:
    """The lines as one, with words put together that a line's end broke."""
    pieces: list[tuple[str, bool, bool]] = []
    for line in lines:
        for at, run in enumerate(line.runs):
            text = spaced(line.runs, at) + run.text
            if not at and pieces:
                text = join_line(pieces, text, words)
            pieces.append((text, run.is_bold and keeps_bold, run.is_raised))
    html = ""
    for (is_bold, is_raised), group in groupby(pieces, key=lambda one: one[1:]):
        text = escape("".join(piece[0] for piece in group), quote=False)
        text = f"<sup>{text.strip()}</sup>" if is_raised else text
        html += f"<b>{text}</b>" if is_bold and text.strip() else text
    return html.strip()


# What a browser prints where a word is broken, often a little apart.
_SOFT = re.compile(r"(?<=[^\W\d_])\s?[\u2010\u00ad]$")


def join_line(pieces: list[tuple[str, bool, bool]], text: str, words: frozenset[str]) -> str:
    """What a line begins with behind the pieces before it, whose last one loses a hyphen that only
    the line's end had."""
    before, is_bold, is_raised = pieces[-1]
    before = _SOFT.sub("-", before.rstrip())
    both = join_wrapped([before, text.lstrip()], words)
    rest = both[len(before) :] if both.startswith(before) else both[len(before) - 1 :]
    pieces[-1] = (both[: len(both) - len(rest)], is_bold, is_raised)
    return rest
