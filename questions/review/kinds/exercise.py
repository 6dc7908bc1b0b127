"""The parts of an exercise: position, equipment, dose, goal, steps."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from questions.facts.ids import fact_id, part_id
from questions.facts.model import Dosage, Evidence, Exercise, Facts, Part
from questions.language.words import words
from questions.lexicon import table
from questions.reading.article import Span
from questions.review.kinds.kind import FactKind
from questions.review.values import (
    MAX_LINES,
    MAX_NAME,
    MAX_SENTENCE,
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    chosen,
    free_id,
    key_of,
    line,
    lines,
    one_of_two,
    read_range,
    things,
    write_range,
)

_AMOUNTS = ("reps", "sets", "hold_seconds", "duration_seconds", "per_day", "per_week")
_SIDES = ("", "each")
_MAX_THINGS = 12


@dataclass(frozen=True, slots=True)
class _PartKind:
    """One part: how it is shown in fields, what may be wrong with them, how they are put in (None
    takes the part out)."""

    name: str
    fields_of: Callable[[Exercise], tuple[Field, ...]]
    wrong_with: Callable[[Values], Problems]
    put: Callable[[Exercise, Values | None], Exercise]

    def fields(self, facts: Facts, found_id: str) -> tuple[Field, ...]:
        return self.fields_of(self._find(facts, found_id))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        free = [one.name for one in facts.exercises if self.name not in one.parts]
        names = tuple(dict.fromkeys(free))
        there = (Field("exercise", "", choices=names, optional=True),) if names else ()
        new = Field("new_exercise", "", optional=bool(names))
        return (*there, new, *self.fields_of(_nobody("")))

    def check(self, facts: Facts, values: Values, found_id: str) -> Problems:
        found = self.wrong_with(values)
        return found if found_id else found | self._wrong_exercise(facts, values)

    def correct(self, facts: Facts, found_id: str, values: Values) -> Facts:
        return _with(facts, self.put(self._find(facts, found_id), values))

    def add(self, facts: Facts, new: Addition) -> Facts:
        exercise = self._exercise(facts, new.values)
        if exercise is None:
            exercise = replace(
                _nobody(self._exercise_id(facts, new)),
                name=chosen(new.values, "exercise"),
                evidence=new.evidence,
            )
            facts = replace(facts, exercises=(*facts.exercises, exercise))
        changed = self.put(exercise, new.values)
        is_own = self.name == "goal" and not new.evidence
        part = Part(new.id, new.evidence or _heading(facts, exercise))
        changed = replace(
            changed,
            parts={**exercise.parts, self.name: part},
            goal_is_reviewers=is_own or exercise.goal_is_reviewers,
        )
        return _with(facts, changed)

    def remove(self, facts: Facts, ids: Collection[str]) -> Facts:
        return replace(facts, exercises=tuple(self._stripped(one, ids) for one in facts.exercises))

    def own_id(self, facts: Facts, new: Addition) -> str:
        exercise = self._exercise(facts, new.values)
        exercise_id = exercise.id if exercise else self._exercise_id(facts, new)
        told = new.sentence or " ".join(lines(new.values, self.name))
        known = (one.id for one in exercise.parts.values()) if exercise else ()
        return free_id(part_id(exercise_id, self.name, told), told, known)

    def _wrong_exercise(self, facts: Facts, values: Values) -> Problems:
        found = one_of_two(values, "exercise", MAX_NAME)
        exercise = self._exercise(facts, values)
        if exercise and self.name in exercise.parts:
            return {"exercise": "already_there"}
        is_new = bool(line(values, "new_exercise"))
        return found or ({} if exercise or is_new else {"exercise": "no_such_exercise"})

    def _exercise(self, facts: Facts, values: Values) -> Exercise | None:
        """The exercise of that name; of several, the first that lacks this part."""
        name = key_of(chosen(values, "exercise"))
        called = [one for one in facts.exercises if key_of(one.name) == name]
        free = [one for one in called if self.name not in one.parts]
        return next(iter(free or called), None)

    def _exercise_id(self, facts: Facts, new: Addition) -> str:
        wanted_id = fact_id("exercise", chosen(new.values, "exercise"))
        return free_id(wanted_id, new.sentence, (one.id for one in facts.exercises))

    def _find(self, facts: Facts, found_id: str) -> Exercise:
        for exercise in facts.exercises:
            if self.name in exercise.parts and exercise.parts[self.name].id == found_id:
                return exercise
        raise NotThereError(found_id)

    def _stripped(self, exercise: Exercise, ids: Collection[str]) -> Exercise:
        part = exercise.parts.get(self.name)
        if part is None or part.id not in ids:
            return exercise
        kept = {name: one for name, one in exercise.parts.items() if name != self.name}
        return replace(self.put(exercise, None), parts=kept)


def _nobody(exercise_id: str) -> Exercise:
    """An exercise of which nothing is known yet."""
    return Exercise(exercise_id, "", None, (), (), None, Dosage(), (), {})


def _heading(facts: Facts, exercise: Exercise) -> Evidence:
    """Where the exercise's own name stands: what a reviewer's goal can point to."""
    first = exercise.evidence[0] if exercise.evidence else None
    at = facts.article.text.find(exercise.name, first.start) if first else -1
    if first is None or at < 0:
        return exercise.evidence[:1]
    return (Span(at, at + len(exercise.name)),)


def _with(facts: Facts, changed: Exercise) -> Facts:
    exercises = (changed if one.id == changed.id else one for one in facts.exercises)
    return replace(facts, exercises=tuple(exercises))


def _position_fields(exercise: Exercise) -> tuple[Field, ...]:
    return (Field("position", exercise.position or "", choices=_positions()),)


def _position_wrong(values: Values) -> Problems:
    return {} if line(values, "position") in _positions() else {"position": "unknown_choice"}


def _put_position(exercise: Exercise, values: Values | None) -> Exercise:
    return replace(exercise, position=line(values, "position") if values else None)


def _positions() -> tuple[str, ...]:
    return tuple(table("exercises")["positions"])


def _equipment_fields(exercise: Exercise) -> tuple[Field, ...]:
    return (Field("equipment", ", ".join(exercise.equipment)),)


def _equipment_wrong(values: Values) -> Problems:
    named = things(values, "equipment")
    if not named or any(not words(one) for one in named):
        return {"equipment": "empty"}
    is_long = len(named) > _MAX_THINGS or any(len(one) > MAX_NAME for one in named)
    return {"equipment": "too_long"} if is_long else {}


def _put_equipment(exercise: Exercise, values: Values | None) -> Exercise:
    return replace(exercise, equipment=things(values, "equipment") if values else ())


def _dose_fields(exercise: Exercise) -> tuple[Field, ...]:
    dose = exercise.dosage
    amounts = (Field(name, write_range(getattr(dose, name)), optional=True) for name in _AMOUNTS)
    return (*amounts, Field("sides", dose.sides or "", choices=_SIDES, optional=True))


def _dose_wrong(values: Values) -> Problems:
    found: Problems = {}
    for name in _AMOUNTS:
        try:
            read_range(values, name)
        except ValueError:
            found[name] = "not_a_range"
    if line(values, "sides") not in _SIDES:
        found["sides"] = "unknown_choice"
    if not any(line(values, name) for name in _AMOUNTS):
        found["reps"] = "empty"
    return found


def _put_dose(exercise: Exercise, values: Values | None) -> Exercise:
    if values is None:
        return replace(exercise, dosage=Dosage())
    amounts = {name: read_range(values, name) for name in _AMOUNTS}
    return replace(exercise, dosage=Dosage(**amounts, sides=line(values, "sides") or None))


def _goal_fields(exercise: Exercise) -> tuple[Field, ...]:
    return (Field("goal", "\n".join(exercise.goal or ()), multiline=True),)


def _steps_fields(exercise: Exercise) -> tuple[Field, ...]:
    return (Field("steps", "\n".join(exercise.steps), multiline=True),)


def _goal_wrong(values: Values) -> Problems:
    return _wrong_lines(values, "goal")


def _steps_wrong(values: Values) -> Problems:
    return _wrong_lines(values, "steps")


def _wrong_lines(values: Values, name: str) -> Problems:
    told = lines(values, name)
    if not told or any(not words(one) for one in told):
        return {name: "empty"}
    is_long = len(told) > MAX_LINES or any(len(one) > MAX_SENTENCE for one in told)
    return {name: "too_long"} if is_long else {}


def _put_goal(exercise: Exercise, values: Values | None) -> Exercise:
    if values is None:
        return replace(exercise, goal=None, goal_is_reviewers=False)
    return replace(exercise, goal=lines(values, "goal"))


def _put_steps(exercise: Exercise, values: Values | None) -> Exercise:
    return replace(exercise, steps=lines(values, "steps") if values else ())


def _kind(part: _PartKind) -> FactKind:
    return FactKind(
        part.fields, part.blank, part.check, part.correct, part.add, part.remove, part.own_id
    )


POSITION = _kind(_PartKind("position", _position_fields, _position_wrong, _put_position))
EQUIPMENT = _kind(_PartKind("equipment", _equipment_fields, _equipment_wrong, _put_equipment))
DOSE = _kind(_PartKind("dose", _dose_fields, _dose_wrong, _put_dose))
GOAL = _kind(_PartKind("goal", _goal_fields, _goal_wrong, _put_goal))
STEPS = _kind(_PartKind("steps", _steps_fields, _steps_wrong, _put_steps))
