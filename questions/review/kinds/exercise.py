"""The parts of an exercise: position, equipment, dose, goal, steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from questions.facts.ids import fact_id, part_id
from questions.facts.kinds.kind import Kind, Section
from questions.facts.model import Dosage, Evidence, Exercise, Facts, Part
from questions.reading.article import Span
from questions.review.kinds import slots
from questions.review.kinds.kind import FactKind
from questions.review.values import (
    MAX_NAME,
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
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one kind."""

    kind: Kind

    @property
    def name(self) -> str:
        return self.kind.name

    def fields(self, facts: Facts, found_id: str) -> tuple[Field, ...]:
        exercise = self._find(facts, found_id)
        return slots.fields(self.kind, self.kind.values(exercise, exercise.parts[self.name]))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        free = (one.name for one in facts.exercises if self.name not in one.parts)
        return slots.blank(self.kind, free)

    def check(self, facts: Facts, values: Values, found_id: str) -> Problems:
        found = slots.wrong(self.kind, values)
        return found if found_id else found | self._wrong_exercise(facts, values)

    def correct(self, facts: Facts, found_id: str, values: Values) -> Facts:
        return _with(facts, self._put(self._find(facts, found_id), slots.typed(self.kind, values)))

    def add(self, facts: Facts, new: Addition) -> Facts:
        exercise = self._exercise(facts, new.values)
        if exercise is None:
            exercise = replace(
                _nobody(self._exercise_id(facts, new)),
                name=chosen(new.values, "exercise"),
                evidence=new.evidence,
            )
            facts = replace(facts, exercises=(*facts.exercises, exercise))
        changed = self._put(exercise, slots.typed(self.kind, new.values))
        is_own = self.kind.may_be_own and not new.evidence
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
        left = self._put(exercise, self._nothing())
        is_own = exercise.goal_is_reviewers and not self.kind.may_be_own
        return replace(left, parts=kept, goal_is_reviewers=is_own)

    def _nothing(self) -> Mapping[str, Any]:
        """What the slots hold in an exercise that does not state this part."""
        told = self.kind.values(_nobody(""), Part("", ()))
        return {slot.name: told[slot.name] for slot in self.kind.own_slots}

    def _put(self, exercise: Exercise, told: Mapping[str, Any]) -> Exercise:
        """The slots are called as the exercise's own fields, or as those of its dosage."""
        if self.kind.is_numeric:
            return replace(exercise, dosage=Dosage(**told))
        return replace(exercise, **told)


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


def reviewed(section: Section[Exercise], kind: Kind) -> FactKind:
    """What a reviewer can do with a part of exercises."""
    one = _Parts(kind)
    return FactKind(one.fields, one.blank, one.check, one.correct, one.add, one.remove, one.own_id)
