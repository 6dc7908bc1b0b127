"""Paragraphs of rich text to HTML: headings by style or size, bold words, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

_LARGER = 1.15  # times the size of the text: a heading
_MAX_HEADING = 150


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group; it is forgotten at its end."""

    is_unread: bool = False
    is_bold: bool = False
    is_raised: bool = False
    is_hidden: bool = False
    size: int = 24  # half points
    codec: str = "cp1252"
    skips: int = 1  # signs that stand for one that old programs do not know


@dataclass
class Paragraph:
    """Its words with what holds for each, the level of a heading, and whether it is a cell's."""

    pieces: list[tuple[str, State]] = field(default_factory=list)
    level: int = 0
    in_table: bool = False


def write_parts(parts: list[Paragraph | list[list[Paragraph]]]) -> str:
    """Paragraphs and tables, each a list of rows of cells, as the body of a web page."""
    letters: Counter[int] = Counter()
    for part in parts:
        if isinstance(part, Paragraph):
            for text, state in part.pieces:
                letters[state.size] += len(text.strip())
    usual = max(letters, key=lambda size: letters[size], default=24)
    sizes = sorted((size for size in letters if size > _LARGER * usual), reverse=True)
    return "".join(
        _paragraph(part, usual, sizes) if isinstance(part, Paragraph) else _table(part)
        for part in parts
    )


def _paragraph(part: Paragraph, usual: int, sizes: list[int]) -> str:
    text = "".join(piece for piece, _ in part.pieces).strip()
    size = max((state.size for piece, state in part.pieces if piece.strip()), default=usual)
    is_larger = all(state.size > _LARGER * usual for piece, state in part.pieces if piece.strip())
    level = part.level or (sizes.index(size) + 1 if is_larger and size in sizes else 0)
    if level and text and len(text) <= _MAX_HEADING:
        return f"<h{min(level, 6)}>{escape(' '.join(text.split()))}</h{min(level, 6)}>"
    lines = "".join(_inline(part)).replace("\n", "<br>")
    return f"<p>{lines}</p>" if text else ""


def _table(rows: list[list[Paragraph]]) -> str:
    """A table, whose first row is its head where it is bold and what follows is not."""
    is_head = _is_bold(rows[0]) and not all(map(_is_bold, rows[1:]))
    written = []
    for row in rows:
        tag = "th" if is_head and row is rows[0] else "td"
        cells = ("".join(_inline(cell)).strip().replace("\n", "<br>") for cell in row)
        written.append("".join(f"<{tag}>{cell}</{tag}>" for cell in cells))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in written)}</table>"


def _is_bold(row: list[Paragraph]) -> bool:
    return all(state.is_bold for cell in row for text, state in cell.pieces if text.strip())


def _inline(part: Paragraph) -> Iterator[str]:
    for text, state in _joined(part.pieces):
        html = escape(text, quote=False)
        html = f"<sup>{html}</sup>" if state.is_raised and text.strip() else html
        yield f"<b>{html}</b>" if state.is_bold and text.strip() else html


def _joined(pieces: list[tuple[str, State]]) -> Iterator[tuple[str, State]]:
    """Neighbouring pieces that look alike, as one."""
    said: list[str] = []
    last: State | None = None
    for text, state in pieces:
        if last and (last.is_bold, last.is_raised) != (state.is_bold, state.is_raised):
            yield "".join(said), last
            said = []
        said.append(text)
        last = state
    if last:
        yield "".join(said), last
