"""Running text that holds several exercises, as a block for each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.passages import ENTRIES
from questions.facts.records.names import prose_name
from questions.reading.article import Block, BlockKind, Sentence, Span

_MOST_PARTED = 6_000  # characters; a longer paragraph is not cut
_FEWEST_COUNTED = 3
# "... every hour.1. Lie on your back": a list whose lines were lost.
_COUNTER = re.compile(r"(?<![\d,])(?<!\d\.)(?P<number>\d{1,2})[.)]\s+(?=[A-Z])")


def parted(block: Block) -> Iterator[Block]:
    """The block, cut before each number of a list that was run together and before each sentence
    that names an exercise."""
    may_part = block.kind is BlockKind.PARAGRAPH or block.kind in ENTRIES
    if not may_part or len(block.sentences) < 2 or len(block.text) > _MOST_PARTED:
        yield block
        return
    for piece in _counted(block):
        yield from _named(piece)


def _counted(block: Block) -> Iterator[Block]:
    counters: list[re.Match[str]] = []
    for match in _COUNTER.finditer(block.text):
        if int(match["number"]) == len(counters) + 1:
            counters.append(match)
    if len(counters) < _FEWEST_COUNTED:
        yield block
        return
    if head := block.text[: counters[0].start()].rstrip():
        yield _piece(block, 0, len(head))
    ends = [*(one.start() for one in counters[1:]), len(block.text)]
    for number, (match, end) in enumerate(zip(counters, ends, strict=True), 1):
        length = len(block.text[:end].rstrip())
        yield replace(
            _piece(block, match.end(), length), kind=BlockKind.NUMBERED, number=number, level=0
        )


def _named(block: Block) -> Iterator[Block]:
    at = block.span.start
    starts = [
        one.span.start - at
        for one in block.sentences[1:]
        if prose_name(block.text, one.span.start - at)
    ]
    first = block.sentences[0].span.start - at if starts else 0
    bounds = [first, *starts, len(block.text)]
    if not starts:
        yield block
        return
    for start, end in itertools.pairwise(bounds):
        yield _piece(block, start, len(block.text[:end].rstrip()))


def _piece(block: Block, start: int, end: int) -> Block:
    at = block.span.start
    sentences = tuple(_clipped(block.sentences, at + start, at + end, block))
    return replace(
        block,
        text=block.text[start:end],
        span=Span(at + start, at + end),
        sentences=sentences,
    )


def _clipped(
    sentences: Sequence[Sentence], start: int, end: int, block: Block
) -> Iterator[Sentence]:
    """The sentences, and parts of them, that stand between two places."""
    for one in sentences:
        a, b = max(one.span.start, start), min(one.span.end, end)
        text = block.text[max(a - block.span.start, 0) : max(b - block.span.start, 0)]
        if a < b and any(map(str.isalpha, text)):
            a += len(text) - len(text.lstrip())
            yield Sentence(text.strip(), Span(a, a + len(text.strip())))
