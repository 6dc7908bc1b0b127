"""Exercises: a name, then how to do it, with position, equipment, steps, goal and dose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.dosage import DoseReading, read_dose
from questions.facts.equipment import find_equipment, find_position, read_equipment_label
from questions.facts.exercise_rows import row_units
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.instructions import Role, is_instruction, may_open, role_of, tells_in_passive
from questions.facts.lines import Line, Unit, bracketed, units
from questions.facts.model import Evidence, Exercise, Facts, FactWarning, Part
from questions.facts.numbers import figures
from questions.lexicon import table
from questions.reading.article import Article

_ADVICE = re.compile(
    r"^(?:self[- ]?test|quiz|test yourself|check your|review questions|questions"
    r"|why|what|when|who|where|is|are|can|should|does|do|causes?|symptoms?|treatments?"
    r"|summary|conclusion|"
    r"faqs?|anatomy|introduction|overview|tl;?dr|the bottom line|in short|takeaways?|diagnosis"
    r"|sleeping|sleep|driving|showering|bathing|dressing|getting dressed|travel(?:ling|ing)?"
    r"|flying|sex|wound|medication|medicines?|painkillers|pain relief|diet|return(?:ing)? to"
    r"|housework|going home|at (?:work|night|home)|in bed|ice|heat|self-care|living with"
    r"|prevention|precautions|safety|before you (?:start|begin)|getting started|tips"
    r"|medical disclaimer|disclaimer|how (?:i|we|you|my|does|do|did|can|long|often|much|many|it)"
    r"|(?:phase|stage|days?|weeks?|months?|level)"
    r" (?:\d|[IVX]{1,3}\b|[a-c]\b|one|two|three|four))\b",
    re.IGNORECASE,
)
# Headings above exercises rather than the name of one.
_SEVERAL = re.compile(
    r"^(?:(?:\w+ ){0,4}(?:exercises|routine|program(?:me)?|workout|self-care|self-help"
    r"|rehab(?:ilitation)?|homework|home care|activities|physiotherapy|training plan)"
    # "Calf stretches" is the name of one; "Gentle stretches" is none.
    r"|(?:(?:the|my|your|our|some|more|other|these|best|top|simple|easy|gentle|basic|daily|home"
    r"|morning|evening|bedtime|warm-up|cool-down|static|dynamic|early|late|general|useful|key"
    r"|strengthening|mobility|post-op|extra|first|two|three|four|five|six|seven|\d+) )*"
    r"(?:stretches|drills|moves))"
    r"(?: (?:for|to|at|plan|you|that)\b.{0,60})?$",
    re.IGNORECASE,
)


_NOT_GIVEN = re.compile(
    r"(?:not (?:given|stated|known|specified|described|recorded)\b|none\W*$|n/?a\b|unknown\b"
    r"|unclear\b"
    r"|as (?:above|before)\b|\(?see (?:chapter|page|p\.|section|above|below|text|exercise"
    r"|appendix)\b"
    r"|to be (?:added|confirmed|decided)\b|tb[acd]\b|ditto\b|same as\b)",
    re.IGNORECASE,
)
# Labels above what to do as often as above how much of it.
# "The arm is held there for ten seconds" only says how long.
_HELD = re.compile(
    r"^[^,;.]*?\b(?:is|are) (?:then )?(?:held|kept|repeated|performed|done|completed|maintained)\b",
    re.IGNORECASE,
)
_DONE_SO_OFTEN = re.compile(r"\b(?:is|are) (?:\w+ly )?\w+(?: (?:for|about|up|out|to))* \d")
_AS_BEFORE = re.compile(r"\b(?:same (?:starting |start )?position|as (?:above|before))\b", re.I)
_NO_NAME = re.compile(
    r"(?:\?|\b(?:if|when)\W*|\b(?:test|tests|testing|sign|assessment|examination))$", re.IGNORECASE
)
_DOING = frozenset(("do", "do it", "perform", "repeat"))
_MIN_ROWS = 2
_MANY_REMARKS = 8
_MAX_LINES = 150  # sentences and labelled lines; no exercise has more


@dataclass(frozen=True, slots=True)
class _Reading:
    """One unit's lines with the role of each, and the dose read from them."""

    unit: Unit
    dose: DoseReading
    roles: tuple[Role | None, ...]

    def lines(self, role: Role) -> tuple[Line, ...]:
        pairs = zip(self.unit.lines, self.roles, strict=True)
        return tuple(line for line, its_role in pairs if its_role is role)

    def labelled(self, label: str) -> tuple[Line, ...]:
        return tuple(line for line in self.unit.lines if line.label == label)


def find_exercises(article: Article, facts: Facts) -> Facts:
    """`facts` with the article's exercises, in its order."""
    ids = UniqueIds()
    warnings: list[FactWarning] = []
    exercises: list[Exercise] = []
    for unit in sorted(_units(article), key=lambda unit: unit.title_line.span.start):
        if len(unit.lines) > _MAX_LINES:
            continue
        reading = _read(unit)
        if not _is_exercise(reading):
            continue
        if _SEVERAL.match(unit.name):
            warnings.append(_unnamed(reading))
            continue
        made = _make_exercise(reading, ids)
        if made.position is None and exercises and _says_as_before(reading):
            made = replace(made, position=exercises[-1].position)
        exercises.append(made)
        warnings += _dose_warnings(reading)
    return replace(facts, exercises=tuple(exercises), warnings=facts.warnings + tuple(warnings))


def _units(article: Article) -> Iterator[Unit]:
    """The rows of tables, and what else has a name but holds no rows that tell what to do: such a
    name is that of the table."""
    rows = list(row_units(article.sections))
    starts = sorted(row.title_line.span.start for row in rows if not row.is_row)
    yield from rows
    for unit in units(article):
        inside = (bisect_left(starts, s.end) - bisect_left(starts, s.start) for s in unit.evidence)
        if sum(inside) < _MIN_ROWS:
            yield unit


def _read(unit: Unit) -> _Reading:
    told = [_dose_text(line) for line in unit.lines]
    dose = read_dose(told, name=unit.name)
    pairs = zip(unit.lines, dose.used, strict=True)
    amounts = dose.dosage
    is_dosed = bool(amounts.reps or amounts.hold_seconds or amounts.duration_seconds)
    roles = tuple(_role(line, len(used), is_dosed=is_dosed) for line, used in pairs)
    return _Reading(unit, dose, roles)


def _dose_text(line: Line) -> str:
    """What of a line may give a dose: with its label, since "Reps: 10" needs it."""
    if line.label in ("other", "goal", "equipment", "caution"):
        return ""
    return f"{line.label_text}: {line.text}" if line.label == "dose" else line.text


def _role(line: Line, dimensions: int, *, is_dosed: bool) -> Role | None:
    if line.label_text.lower() in _DOING and not dimensions and is_instruction(line.text):
        return Role.STEP
    if line.label == "goal" and _NOT_GIVEN.match(line.text):
        return None
    if line.label in ("goal", "dose"):
        return Role.GOAL if line.label == "goal" else Role.DOSE
    if line.label == "position":
        return Role.STEP if is_instruction(line.text) else None
    if line.label in ("equipment", "other"):
        return None
    is_entry = line.is_numbered or line.label == "steps"
    if is_dosed and tells_in_passive(line.text) and not (dimensions and _counts_only(line.text)):
        return Role.STEP
    return role_of(line.text, dimensions=dimensions, is_entry=is_entry)


def _counts_only(text: str) -> bool:
    """Whether a sentence in the passive says how much and nothing else."""
    return _HELD.search(text) is not None or _DONE_SO_OFTEN.search(figures(text)) is not None


def _is_exercise(reading: _Reading) -> bool:
    """Whether a unit tells how to do something: steps, and a position or an amount."""
    name, steps = reading.unit.name, reading.lines(Role.STEP)
    if reading.unit.is_row:
        return bool(name) and not reading.dose.dosage.is_empty
    if not name or _ADVICE.match(name) or _NO_NAME.search(name) or not steps:
        return False
    if any(line.text.endswith("?") and line.is_numbered for line in steps):
        return False
    if not _is_told_closely(reading):
        return False
    dosage = reading.dose.dosage
    counted = any((dosage.reps, dosage.sets, dosage.hold_seconds))
    if (position := _position(reading)) is not None:
        # Without an amount, where to be has to come first: advice speaks of chairs and beds too.
        begins = all(line.span.start <= steps[0].span.start for line in position[1])
        is_told = len(steps) >= 2 and begins
        return reading.unit.is_listed or not dosage.is_empty or is_told
    # Poems count and hold too, but nobody's knee.
    kept_up = dosage.duration_seconds is not None and len(steps) >= 2
    return (counted or kept_up) and any(_moves_a_body(line.text) for line in steps)


def _is_told_closely(reading: _Reading) -> bool:
    """Whether a unit is about doing something, rather than a tale or a list in which something
    is done somewhere."""
    steps, remarks = reading.lines(Role.STEP), reading.lines(Role.REMARK)
    told = len(steps) + len(reading.lines(Role.GOAL)) + len(reading.lines(Role.DOSE))
    orders = sum(may_open(line.text) for line in steps)
    return 2 * orders >= len(steps) and (len(remarks) <= _MANY_REMARKS or len(remarks) <= 2 * told)


def _moves_a_body(text: str) -> bool:
    words = set(re.findall(r"[a-z]+", text.lower()))
    return bool(words & set(table("anatomy")["body_parts"]))


def _make_exercise(reading: _Reading, ids: UniqueIds) -> Exercise:
    unit = reading.unit
    exercise_id = ids.take(fact_id("exercise", unit.name), unit.text)
    position, position_lines = _position(reading) or (None, ())
    equipment, equipment_lines = _equipment(reading)
    steps, goals = reading.lines(Role.STEP), reading.lines(Role.GOAL)
    dosed = tuple(line for line, used in zip(unit.lines, reading.dose.used, strict=True) if used)
    parts = {
        "position": position_lines,
        "equipment": equipment_lines,
        "dose": () if reading.dose.dosage.is_empty else dosed,
        "goal": goals,
        "steps": steps,
    }
    return Exercise(
        id=exercise_id,
        name=unit.name,
        position=position,
        equipment=equipment,
        steps=tuple(line.text for line in steps),
        goal=tuple(line.text for line in goals) or None,
        dosage=reading.dose.dosage,
        evidence=unit.evidence,
        parts={
            kind: _part(exercise_id, kind, lines, ids) for kind, lines in parts.items() if lines
        },
    )


def _part(exercise_id: str, kind: str, lines: Sequence[Line], ids: UniqueIds) -> Part:
    text = " ".join(line.text for line in lines)
    evidence: Evidence = tuple(dict.fromkeys(line.span for line in lines))
    return Part(ids.take(part_id(exercise_id, kind, text), text), evidence)


def _position(reading: _Reading) -> tuple[str, tuple[Line, ...]] | None:
    title = reading.unit.title_line
    if beside := find_position([bracketed(title.text)]):
        return beside[0], (title,)
    lines = [*reading.labelled("position"), *reading.lines(Role.STEP)]
    found = find_position([line.text for line in lines])
    if found:
        return found[0], (lines[found[1]],)
    named = find_position([reading.unit.name])
    return (named[0], (title,)) if named else None


def _says_as_before(reading: _Reading) -> bool:
    """Whether it starts where the exercise above it does."""
    lines = [*reading.labelled("position"), *reading.lines(Role.STEP)]
    return any(_AS_BEFORE.search(line.text) for line in lines[:2])


def _equipment(reading: _Reading) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    labelled = reading.labelled("equipment")
    if labelled:
        things = dict.fromkeys(one for line in labelled for one in read_equipment_label(line.text))
        return tuple(things), labelled if things else ()
    lines = [*reading.labelled("position"), *reading.lines(Role.STEP)]
    names, where = find_equipment([line.text for line in lines])
    return names, tuple(lines[index] for index in where)


def _unnamed(reading: _Reading) -> FactWarning:
    message = f"“{reading.unit.name}” tells what to do and how much, but names no exercise."
    spans = tuple(line.span for line in reading.lines(Role.STEP))
    return FactWarning("unnamed_exercise", message, spans)


def _dose_warnings(reading: _Reading) -> Iterator[FactWarning]:
    spans = tuple(
        line.span for line, used in zip(reading.unit.lines, reading.dose.used, strict=True) if used
    )
    for problem in reading.dose.problems:
        yield FactWarning("dose", f"{reading.unit.name}: {problem}.", spans)
