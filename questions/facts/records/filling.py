"""A unit's parts: position, equipment, steps, goal and dose, by the readers of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from questions.facts.dosage import DoseReading, read_dose
from questions.facts.equipment import find_equipment, find_position, read_equipment_label
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.instructions import Role, is_instruction, role_of, tells_in_passive
from questions.facts.model import Evidence, Exercise, Part
from questions.facts.numbers import figures
from questions.facts.records.names import bracketed
from questions.facts.records.shared_doses import SharedDose, add_shared
from questions.facts.records.statements import Statement
from questions.facts.records.units import Unit

_NOT_GIVEN = re.compile(
    r"(?:not (?:given|stated|known|specified|described|recorded)\b|none\W*$|n/?a\b|unknown\b"
    r"|unclear\b"
    r"|as (?:above|before)\b|\(?see (?:chapter|page|p\.|section|above|below|text|exercise"
    r"|appendix)\b"
    r"|to be (?:added|confirmed|decided)\b|tb[acd]\b|ditto\b|same as\b)",
    re.IGNORECASE,
)
# "The arm is held there for ten seconds" only says how long.
_HELD = re.compile(
    r"^[^,;.]*?\b(?:is|are) (?:then )?(?:held|kept|repeated|performed|done|completed|maintained)\b",
    re.IGNORECASE,
)
_DONE_SO_OFTEN = re.compile(r"\b(?:is|are) (?:\w+ly )?\w+(?: (?:for|about|up|out|to))* \d")
_AS_BEFORE = re.compile(r"\b(?:same (?:starting |start )?position|as (?:above|before))\b", re.I)
_STATES = re.compile(r"(?:the|an?|this|these)\b(?! (?:patient|client|person)\b)", re.IGNORECASE)
# Labels above what to do as often as above how much of it.
_DOING = frozenset(("do", "do it", "perform", "repeat"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One unit's statements with the role of each, and the dose read from them."""

    unit: Unit
    dose: DoseReading
    roles: tuple[Role | None, ...]

    def of_role(self, role: Role) -> tuple[Statement, ...]:
        pairs = zip(self.unit.statements, self.roles, strict=True)
        return tuple(one for one, its_role in pairs if its_role is role)

    def labelled(self, label: str) -> tuple[Statement, ...]:
        return tuple(one for one in self.unit.statements if one.label == label)

    @property
    def dosed(self) -> tuple[Statement, ...]:
        """The statements that a part of the dose was read from."""
        pairs = zip(self.unit.statements, self.dose.used, strict=True)
        return tuple(one for one, used in pairs if used)

    @property
    def is_exercise(self) -> bool:
        """Whether something was found that the unit tells to do, or, without that, how much of it:
        three sets alone may be those of a muscle."""
        dosage = self.dose.dosage
        is_counted = any((dosage.reps, dosage.hold_seconds, dosage.duration_seconds))
        is_dosed = is_counted or (self.unit.is_row and not dosage.is_empty)
        steps = self.of_role(Role.STEP)
        # "The arm must be rotated for the deltoid to lift it" tells what is so.
        orders = [one for one in steps if not _STATES.match(one.text)]
        return bool(self.unit.name) and (is_dosed or 2 * len(orders) >= max(len(steps), 1))

    @property
    def starts_as_before(self) -> bool:
        """Whether it starts where the exercise above it does."""
        told = [*self.labelled("position"), *self.of_role(Role.STEP)]
        return any(_AS_BEFORE.search(one.text) for one in told[:2])


def read_unit(unit: Unit) -> Reading:
    """What each statement of a unit is."""
    dose = read_dose([_dose_text(one) for one in unit.statements], name=unit.name)
    amounts = dose.dosage
    is_dosed = bool(amounts.reps or amounts.hold_seconds or amounts.duration_seconds)
    entries = [one for one in unit.statements if one.is_entry and not one.label]
    orders = [one for one in entries if is_instruction(one.text)]
    # Among orders, "Palm facing out" is one too.
    tells_by_entries = 2 * len(orders) >= len(entries) > 1
    roles = tuple(
        _role(one, len(used), is_dosed=is_dosed, by_entries=tells_by_entries)
        for one, used in zip(unit.statements, dose.used, strict=True)
    )
    return Reading(unit, dose, roles)


def _dose_text(statement: Statement) -> str:
    """What of a statement may give a dose: with its label, since "Reps: 10" needs it."""
    if statement.label in ("other", "goal", "equipment", "caution"):
        return ""
    is_dose = statement.label == "dose"
    return f"{statement.label_text}: {statement.text}" if is_dose else statement.text


def _role(
    statement: Statement, dimensions: int, *, is_dosed: bool, by_entries: bool
) -> Role | None:
    text, label = statement.text, statement.label
    if statement.label_text.lower() in _DOING and not dimensions and is_instruction(text):
        return Role.STEP
    if label == "goal" and _NOT_GIVEN.match(text):
        return None
    if label in ("goal", "dose"):
        return Role.GOAL if label == "goal" else Role.DOSE
    if label == "position":
        return Role.STEP if is_instruction(text) else None
    if label in ("equipment", "other"):
        return None
    is_entry = statement.is_numbered or label == "steps" or (by_entries and statement.is_entry)
    if is_dosed and tells_in_passive(text) and not (dimensions and _counts_only(text)):
        return Role.STEP
    return role_of(text, dimensions=dimensions, is_entry=is_entry)


def _counts_only(text: str) -> bool:
    """Whether a sentence in the passive says how much and nothing else."""
    return _HELD.search(text) is not None or _DONE_SO_OFTEN.search(figures(text)) is not None


def make_exercise(reading: Reading, ids: UniqueIds, shared: Sequence[SharedDose] = ()) -> Exercise:
    """The exercise that a unit tells, with the doses that are said for it and others."""
    unit = reading.unit
    exercise_id = ids.take(fact_id("exercise", unit.name), unit.text)
    position, position_told = _position(reading) or (None, ())
    equipment, equipment_told = _equipment(reading)
    steps, goals = reading.of_role(Role.STEP), reading.of_role(Role.GOAL)
    dosage, dosed = reading.dose.dosage, reading.dosed
    for one in shared:
        both = add_shared(dosage, one.dosage)
        dosed = dosed if both == dosage else (*dosed, one.statement)
        dosage = both
    parts = {
        "position": position_told,
        "equipment": equipment_told,
        "dose": () if dosage.is_empty else dosed,
        "goal": goals,
        "steps": steps,
    }
    return Exercise(
        id=exercise_id,
        name=unit.name,
        position=position,
        equipment=equipment,
        steps=tuple(one.text for one in steps),
        goal=tuple(one.text for one in goals) or None,
        dosage=dosage,
        evidence=unit.evidence,
        parts={kind: _part(exercise_id, kind, told, ids) for kind, told in parts.items() if told},
    )


def _part(exercise_id: str, kind: str, told: Sequence[Statement], ids: UniqueIds) -> Part:
    text = " ".join(one.text for one in told)
    evidence: Evidence = tuple(dict.fromkeys(one.span for one in told))
    return Part(ids.take(part_id(exercise_id, kind, text), text), evidence)


def _position(reading: Reading) -> tuple[str, tuple[Statement, ...]] | None:
    title = reading.unit.title
    if beside := find_position([bracketed(title.text)]):
        return beside[0], (title,)
    told = [*reading.labelled("position"), *reading.of_role(Role.STEP)]
    found = find_position([one.text for one in told])
    if found:
        return found[0], (told[found[1]],)
    named = find_position([reading.unit.name])
    return (named[0], (title,)) if named else None


def _equipment(reading: Reading) -> tuple[tuple[str, ...], tuple[Statement, ...]]:
    labelled = reading.labelled("equipment")
    if labelled:
        things = dict.fromkeys(name for one in labelled for name in read_equipment_label(one.text))
        return tuple(things), labelled if things else ()
    told = [*reading.labelled("position"), *reading.of_role(Role.STEP)]
    names, where = find_equipment([one.text for one in told])
    return names, tuple(told[index] for index in where)
