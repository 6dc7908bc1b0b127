"""What of an article gave no fact: its lists, tables, numbered steps and headings."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from questions.facts import flat
from questions.facts.ids import UniqueIds, fact_id
from questions.facts.model import Facts
from questions.reading.article import Article, Block, BlockKind, Section, Span
from questions.review.touching import Touched

_ENTRIES = (BlockKind.BULLET, BlockKind.NUMBERED)
_MAX_LINE_WORDS = 12  # a longer line without a stop is a sentence that lost it
_MAX_LEAD_WORDS = 12
_STOPS = (".", "!", "?", ":", ";")


class Shape(enum.StrEnum):
    """What a passage looks like: lines, numbered lines, rows and columns, or headings with what
    stands below them."""

    LIST = "list"
    NUMBERED = "numbered"
    TABLE = "table"
    HEADINGS = "headings"


@dataclass(frozen=True, slots=True)
class Unread:
    """One passage that gave no fact. `title` is the heading that it stands under, `lead` the line
    above it. Of a table `columns` are the numbers of those without a fact, from 0; of a list
    `heading` is the place of its heading, where nothing else stands below that."""

    id: str
    shape: Shape
    title: str
    lead: str
    blocks: tuple[Block, ...]
    columns: tuple[int, ...] = ()
    heading: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)


def unread(article: Article, *stages: Facts) -> tuple[Unread, ...]:
    """The passages of which none of these facts tells, in the order of the text: as found and as
    reviewed, so that what somebody rejected was read all the same."""
    own = [span for facts in stages for one in flat(facts) for span in one.own]
    touched = Touched(own)
    ids = UniqueIds()
    found = sorted(_found(article, touched), key=lambda one: one.span)
    return tuple(replace(one, id=_id(ids, one)) for one in found)


def _id(ids: UniqueIds, one: Unread) -> str:
    text = "\n".join(block.text for block in one.blocks)
    return ids.take(fact_id("unread", one.shape, one.title, text), text)


def _found(article: Article, touched: Touched) -> Iterator[Unread]:
    bare: list[tuple[Section, bool]] = []
    for section in article.sections:
        passages = list(_passages(section))
        yield from _without_fact(passages, touched)
        is_title = section.heading is not None and section.heading.text == article.title
        bare.append((section, not passages and not is_title and not _tells(section, touched)))
    yield from _headings(bare)


def _without_fact(passages: Iterable[Unread], touched: Touched) -> Iterator[Unread]:
    for one in passages:
        if one.shape is Shape.TABLE:
            columns = _untold_columns(one.blocks[0], touched)
            if columns:
                yield replace(one, columns=columns)
        elif not touched.touches(tuple(block.span for block in one.blocks)):
            yield one


def _tells(section: Section, touched: Touched) -> bool:
    blocks = (*((section.heading,) if section.heading else ()), *section.blocks)
    return touched.touches(tuple(block.span for block in blocks))


# ------------------------------------------------------------------------------ within a section


def _passages(section: Section) -> Iterator[Unread]:
    """The lists, tables and runs of short lines of a section, whatever they gave."""
    title, before = section.title, ""
    for (is_list, is_table), run in groupby(section.blocks, _looks):
        blocks = list(run)
        if is_table:
            for block in blocks:
                yield Unread("", Shape.TABLE, title, before, (block,))
        elif is_list:
            lists = list(_lists(blocks))
            alone = section.heading.span.start if section.heading and len(lists) == 1 else None
            for lines in lists:
                yield Unread("", _shape(lines), title, before, tuple(lines), heading=alone)
        last = blocks[-1]
        is_lead = not is_list and not is_table and _may_lead(last)
        before = last.text if is_lead else ""


def _looks(block: Block) -> tuple[bool, bool]:
    is_line = block.kind is BlockKind.PARAGRAPH and _is_short_line(block.text)
    return block.kind in _ENTRIES or is_line, block.kind is BlockKind.TABLE


def _is_short_line(text: str) -> bool:
    return len(text.split()) <= _MAX_LINE_WORDS and not text.endswith(_STOPS)


def _may_lead(block: Block) -> bool:
    return block.text.endswith(":") or len(block.text.split()) <= _MAX_LEAD_WORDS


def _shape(lines: Sequence[Block]) -> Shape:
    is_numbered = lines[0].kind is BlockKind.NUMBERED
    return Shape.NUMBERED if is_numbered else Shape.LIST


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The lists that stand one behind the other; one line alone is none."""
    lines: list[Block] = []
    for block in blocks:
        if lines and block.level == 0 and _begins_another(lines[0], block):
            if len(lines) > 1:
                yield lines
            lines = []
        lines.append(block)
    if len(lines) > 1:
        yield lines


def _begins_another(first: Block, block: Block) -> bool:
    return block.kind is not first.kind or block.number == 1


# ------------------------------------------------------------------------------ tables


def _untold_columns(block: Block, touched: Touched) -> tuple[int, ...]:
    """The columns in which no cell gave a fact; none where the table has one column or row."""
    if len(block.rows) < 2 or len(block.rows[0]) < 2:
        return ()
    width = min(len(row) for row in block.rows)
    columns = ([row[at].span for row in block.rows[1:]] for at in range(width))
    untold = tuple(at for at, cells in enumerate(columns) if not touched.touches(tuple(cells)))
    return () if untold == (0,) else untold


# ------------------------------------------------------------------------------ headings


def _headings(sections: Sequence[tuple[Section, bool]]) -> Iterator[Unread]:
    """Headings of one level, one behind the other, with nothing told of any of them."""
    run: list[Section] = []
    for section, is_bare in sections:
        goes_on = is_bare and section.heading is not None
        if run and not (goes_on and _level(section) == _level(run[0])):
            yield from _heading_run(run)
            run = []
        if goes_on:
            run.append(section)
    if run:
        yield from _heading_run(run)


def _level(section: Section) -> int:
    return section.heading.level if section.heading else 0


def _heading_run(run: Sequence[Section]) -> Iterator[Unread]:
    blocks = [block for one in run for block in (one.heading, *one.blocks) if block]
    if len(blocks) > 1:
        title = run[0].path[-1] if run[0].path else ""
        has_text = any(one.blocks for one in run)
        yield Unread("", Shape.HEADINGS if has_text else Shape.LIST, title, "", tuple(blocks))
