"""Blocks to an article: one text, and spans into it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from questions.reading.article import Article, Block, BlockKind, Cell, Section, Span
from questions.reading.raw import CELL_GAP, ROW_GAP, RawBlock
from questions.reading.sentences import split_sentences


def build_article(
    raw: Sequence[RawBlock],
    name: str,
    *,
    title: str = "",
    author: str = "",
    left_out: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Article:
    """The article made of these blocks. Its title is its first heading of the first level, or else
    `title`, or any first heading, or `name`."""
    blocks, text = _place(raw)
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    heading = next((one for one in headings if one.level == 1), next(iter(headings), None))
    if heading and (heading.level == 1 or not title):
        title = heading.text
    return Article(
        title=title or name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        sections=_sections(blocks),
        author=author,
        left_out=tuple(left_out),
        notes=tuple(notes),
    )


def _place(raw: Sequence[RawBlock]) -> tuple[list[Block], str]:
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for index, block in enumerate(raw):
        if index:
            gap = "\n" if block.is_entry and raw[index - 1].is_entry else "\n\n"
            pieces.append(gap)
            at += len(gap)
        blocks.append(_table(block, at) if block.is_table else _block(block, at))
        pieces.append(block.text)
        at = blocks[-1].span.end
    return blocks, "".join(pieces)


def _block(block: RawBlock, at: int) -> Block:
    sentences = split_sentences(block.text, at)
    span = Span(at, at + len(block.text))
    number = None if block.is_heading else block.number
    return Block(block.kind, block.text, span, sentences, block.level, number)


def _table(block: RawBlock, at: int) -> Block:
    rows = []
    begin = at
    for raw_row in block.rows:
        row = []
        for raw in raw_row:
            span = Span(begin, begin + len(raw.text))
            sentences = split_sentences(raw.text, begin)
            row.append(Cell(raw.text, span, sentences, raw.is_header, raw.columns, raw.rows))
            begin = span.end + len(CELL_GAP)
        rows.append(tuple(row))
        begin += len(ROW_GAP) - len(CELL_GAP)
    sentences = tuple(one for row in rows for cell in row for one in cell.sentences)
    span = Span(at, at + len(block.text))
    return Block(block.kind, block.text, span, sentences, rows=tuple(rows))


def _sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    sections: list[Section] = []
    heading: Block | None = None
    path: tuple[str, ...] = ()
    enclosing: list[Block] = []
    body: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            body.append(block)
            continue
        if heading or body:
            sections.append(Section(heading, path, tuple(body)))
        while enclosing and enclosing[-1].level >= block.level:
            enclosing.pop()
        path = tuple(above.text for above in enclosing)
        enclosing.append(block)
        heading, body = block, []
    if heading or body:
        sections.append(Section(heading, path, tuple(body)))
    return tuple(sections)
