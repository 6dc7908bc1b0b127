"""Blocks to an article: one text, and spans into it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from questions.reading.article import Article, Block, BlockKind, Section, Span
from questions.reading.raw import RawBlock
from questions.reading.sentences import split_sentences


def build_article(raw: Sequence[RawBlock], name: str) -> Article:
    """The article made of these blocks; `name` is its title where no heading gives one."""
    blocks, text = _place(raw)
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return Article(
        title=headings[0].text if headings else name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        sections=_sections(blocks),
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
        sentences = split_sentences(block.text, at)
        span = Span(at, at + len(block.text))
        blocks.append(Block(block.kind, block.text, span, sentences, block.level, block.number))
        pieces.append(block.text)
        at = span.end
    return blocks, "".join(pieces)


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
