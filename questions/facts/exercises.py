"""Exercises: the records of a page and the rows of its tables, each with its parts."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.ids import UniqueIds
from questions.facts.instructions import Role
from questions.facts.model import Exercise, Facts, FactWarning, Ground
from questions.facts.records.filling import Reading, make_exercise, read_unit
from questions.facts.records.lines import Line, lines_of
from questions.facts.records.rows import row_units
from questions.facts.records.segmenting import Record, records_in
from questions.facts.records.shared_doses import shared_doses, stands_below
from questions.facts.records.statements import statements
from questions.facts.records.units import Unit, make_unit, unit_of
from questions.facts.records.words import opening
from questions.reading.article import Article, Section

_MAX_STATEMENTS = 150  # no exercise has more
_MIN_ROWS = 2
_FEWEST_ALIKE = 3
# The share of their parts that was right on pages that other people wrote.
_SURE_OF_ONE = 0.8
_REACH = 20  # lines below a programme's title in which it tells its steps


def find_exercises(article: Article, facts: Facts) -> Facts:
    """`facts` with the article's exercises, in its order."""
    ids = UniqueIds()
    warnings: list[FactWarning] = []
    exercises: list[Exercise] = []
    grounds: dict[str, Ground] = {}
    lines = lines_of(article)
    records = records_in(lines)
    shared = [
        one
        for one in shared_doses(lines, records)
        if one.is_for(sum(stands_below(lines, each.name, one.heading) for each in records))
    ]
    warnings += _unnamed(lines, records)
    # "Knee straightening exercises" among others that look like it is one of them.
    alike = Counter(one.name.shape for one in records if not _is_programme(one.name))
    found = [(unit_of(one), one.name) for one in records]
    rows = list(row_units(article.sections))
    units = [*_without_rows(found, rows), *((row, None) for row in rows)]
    for unit, line in sorted(units, key=lambda one: one[0].title.span.start):
        reading = read_unit(unit) if len(unit.statements) <= _MAX_STATEMENTS else None
        if reading is None or not reading.is_exercise:
            continue
        if opening("several").match(unit.name) and not (
            line and alike[line.shape] >= _FEWEST_ALIKE
        ):
            continue
        for_all = [one for one in shared if line and stands_below(lines, line, one.heading)]
        made = make_exercise(reading, ids, for_all)
        if made.position is None and exercises and reading.starts_as_before:
            made = replace(made, position=exercises[-1].position)
        exercises.append(made)
        if line and alike[line.shape] < _FEWEST_ALIKE:
            alone = Ground(_SURE_OF_ONE, "an exercise that looks like no others here")
            grounds |= dict.fromkeys((part.id for part in made.parts.values()), alone)
        warnings += _dose_warnings(reading)
    told = facts.warnings + tuple(warnings)
    return replace(facts, exercises=tuple(exercises), warnings=told, grounds=grounds)


def exercise_of(section: Section, ids: UniqueIds) -> Exercise | None:
    """What a section says of the exercise that its heading names, where a person says that it is
    one; None where it says nothing of any."""
    heading = section.heading
    if heading is None:
        return None
    evidence = (heading.span, *(block.span for block in section.blocks))
    told = tuple(statements(section.blocks))[:_MAX_STATEMENTS]
    made = make_exercise(read_unit(make_unit(heading.text, heading.span, told, evidence)), ids)
    return made if made.parts else None


def _without_rows(
    found: Sequence[tuple[Unit, Line]], rows: Sequence[Unit]
) -> Iterator[tuple[Unit, Line]]:
    """The units that hold no rows which tell what to do: such a name is that of the table."""
    starts = sorted(row.title.span.start for row in rows if not row.is_row)
    for unit, line in found:
        inside = sum(
            bisect_left(starts, s.end) - bisect_left(starts, s.start) for s in unit.evidence
        )
        if inside < _MIN_ROWS:
            yield unit, line


def _unnamed(lines: Sequence[Line], records: Sequence[Record]) -> Iterator[FactWarning]:
    """Each programme that tells below its title what to do and how much, and names nothing."""
    names = {id(one.name) for one in records if not _is_programme(one.name)}
    for at, line in enumerate(lines):
        if line.kind != "H" or id(line) in names or not _is_programme(line):
            continue
        if any(stands_below(lines, one.name, at) for one in records if one.name is not line):
            continue
        below = lines[at + 1 : at + 1 + _REACH]
        body = itertools.takewhile(lambda one: one.kind != "H" and id(one) not in names, below)
        reading = read_unit(unit_of(Record(line, tuple(body))))
        steps = reading.of_role(Role.STEP)
        if steps and not reading.dose.dosage.is_empty:
            message = f"“{reading.unit.name}” tells what to do and how much, but names no exercise."
            yield FactWarning("unnamed_exercise", message, tuple(one.span for one in steps))


def _is_programme(line: Line) -> bool:
    return line.name is not None and opening("several").match(line.name.text) is not None


def _dose_warnings(reading: Reading) -> Iterator[FactWarning]:
    spans = tuple(one.span for one in reading.dosed)
    for problem in reading.dose.problems:
        yield FactWarning("dose", f"{reading.unit.name}: {problem}.", spans)
