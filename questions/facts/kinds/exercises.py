"""The parts of an exercise that can be asked: position, equipment, dose, goal, steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from questions.facts.kinds.kind import Form, Kind, Section, Slot, Values, spans, under
from questions.facts.model import Dosage, Exercise, Part, Range
from questions.facts.phrasing import capitalised, dose_phrase, sentence_case
from questions.facts.spelling import corrected
from questions.lexicon import table

AMOUNTS = ("reps", "sets", "hold_seconds", "duration_seconds", "per_day", "per_week")
_POSITIONS = {
    "side-lying": "lying on the side",
    "seated": "sitting",
    "standing": "standing",
    "supine": "lying on the back",
    "prone": "lying face down",
    "hands and knees": "on hands and knees",
    "kneeling": "kneeling",
    "half-kneeling": "kneeling on one knee",
}


def _position(exercise: Exercise) -> str:
    return f"starts {_POSITIONS[exercise.position or 'standing']}."


def _equipment(exercise: Exercise) -> str:
    return f"needs this equipment: {', '.join(exercise.equipment)}."


def _dose(exercise: Exercise) -> str:
    return f"is done for {dose_phrase(exercise.dosage)}."


def _goal(exercise: Exercise) -> str:
    return f"has this goal: {corrected(' '.join(exercise.goal or ()))}"


def _steps(exercise: Exercise) -> str:
    count = len(exercise.steps)
    return "has 1 step." if count == 1 else f"has {count} steps, done in order."


def _part(
    name: str, say: Callable[[Exercise], str], *slots: Slot, may_be_own: bool = False
) -> Kind:
    """A part that is said after the name of its exercise. Its slots are called as the exercise's
    own fields, or as those of its dosage."""

    is_amount = any(slot.form is Form.RANGE for slot in slots)

    def values(exercise: Exercise, part: Part) -> Values:
        told: object = exercise.dosage if is_amount else exercise
        own: dict[str, Any] = {slot.name: getattr(told, slot.name) for slot in slots}
        return {"exercise": exercise.name, **own}

    def sentence(exercise: Exercise, part: Part) -> str:
        return f"{capitalised(sentence_case(exercise.name))} {say(exercise)}"

    subject = Slot("exercise", Form.SUBJECT)
    return Kind(name, (subject, *slots), values, sentence, may_be_own=may_be_own)


def _as_json(exercise: Exercise) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "position": exercise.position,
        "equipment": list(exercise.equipment),
        "steps": list(exercise.steps),
        "goal": list(exercise.goal) if exercise.goal is not None else None,
        "goal_by": exercise.goal_by,
        "dosage": dosage_to_json(exercise.dosage),
        "evidence": spans(exercise.evidence),
        "parts": {
            kind: {"id": part.id, "evidence": spans(part.evidence)}
            for kind, part in exercise.parts.items()
        },
    }


def dosage_to_json(dosage: Dosage) -> dict[str, Any]:
    """A dose in the facts format: ranges are [low, high] or null."""
    amounts = {name: _range(getattr(dosage, name)) for name in AMOUNTS}
    return {**amounts, "sides": dosage.sides}


def _range(found: Range | None) -> list[int] | None:
    return None if found is None else [found.low, found.high]


POSITION = _part(
    "position",
    _position,
    Slot("position", Form.CHOICE, choices=tuple(table("exercises")["positions"])),
)
EQUIPMENT = _part("equipment", _equipment, Slot("equipment", Form.THINGS))
DOSE = _part(
    "dose",
    _dose,
    *(Slot(name, Form.RANGE, optional=True) for name in AMOUNTS),
    Slot("sides", Form.CHOICE, choices=("", "each"), optional=True),
)
GOAL = _part("goal", _goal, Slot("goal", Form.SENTENCES), may_be_own=True)
STEPS = _part("steps", _steps, Slot("steps", Form.SENTENCES, ordered=True))
EXERCISES = Section(
    name="exercises",
    of=Exercise,
    kinds=(POSITION, EQUIPMENT, DOSE, GOAL, STEPS),
    parts=lambda exercise: exercise.parts.items(),
    topics=under("Exercises"),
    as_json=_as_json,
)
