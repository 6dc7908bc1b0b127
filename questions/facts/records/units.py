"""What may be an exercise, whatever it was found as: a name and its statements."""

from __future__ import annotations

from dataclasses import dataclass

from questions.facts.records.names import read_title
from questions.facts.records.segmenting import Record
from questions.facts.records.statements import Statement, statements, without_start
from questions.reading.article import Block, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A name as its title has it, its statements, and the blocks that they stand in; `is_row` marks
    a row of a table whose header names exercises and how much of them."""

    name: str
    title: Statement
    evidence: tuple[Span, ...]
    statements: tuple[Statement, ...]
    is_row: bool = False

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.statements)


def make_unit(
    title: str,
    span: Span,
    told: tuple[Statement, ...],
    evidence: tuple[Span, ...],
    *,
    is_row: bool = False,
) -> Unit:
    """A unit that is called by its title; the dose that the title goes on with comes first."""
    read = read_title(title, span)
    if read.dose_span is not None:
        told = (Statement(read.dose, read.dose_span, "dose", "dose"), *told)
    return Unit(read.name, Statement(title, span), evidence, told, is_row)


def unit_of(record: Record) -> Unit:
    """The unit that a record is."""
    line = record.name
    name = line.name
    assert name is not None  # noqa: S101 - a record's first line has one
    start = line.block.span.start + name.start
    told: list[Block] = [without_start(line.block, name.rest)] if line.is_inline else []
    body = [one for one in record.body if not one.shows("caption") or one.kind == "H"]
    told += [one.block for one in body]
    evidence = tuple(block.span for one in (line, *record.body) for block in one.blocks)
    span = Span(start, start + len(name.text))
    return make_unit(name.text, span, tuple(statements(told)), evidence)
