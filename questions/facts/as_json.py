"""Facts in the format of the contracts, schema "facts/1"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from questions.facts.model import (
    Definition,
    Dosage,
    Evidence,
    Exercise,
    Facts,
    Group,
    Listing,
    Range,
    TypeSet,
)


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """The facts as plain dicts and lists; ranges are [low, high] or null."""
    return {
        "schema": "facts/1",
        "article": asdict(facts.article),
        "groups": [_group(group) for group in facts.groups],
        "types": [_types(types) for types in facts.types],
        "exercises": [_exercise(exercise) for exercise in facts.exercises],
        "causes": _listings(facts.causes),
        "functions": _listings(facts.functions),
        "red_flags": _listings(facts.red_flags),
        "definitions": [_definition(definition) for definition in facts.definitions],
        "warnings": [
            {"code": one.code, "message": one.message, "evidence": _evidence(one.evidence)}
            for one in facts.warnings
        ],
    }


def _evidence(spans: Evidence) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "label": group.label,
        "stated_count": group.stated_count,
        "evidence": _evidence(group.evidence),
        "members": [
            {
                "id": member.id,
                "name": member.name,
                "qualifier": member.qualifier,
                "evidence": _evidence(member.evidence),
            }
            for member in group.members
        ],
    }


def _types(types: TypeSet) -> dict[str, Any]:
    return {
        "id": types.id,
        "of": types.of,
        "abbrev": types.abbrev,
        "ordered": types.ordered,
        "names": list(types.names),
        "evidence": _evidence(types.evidence),
        "definitions": {
            name: {
                "id": one.id,
                "key": one.key,
                "source": one.source,
                "evidence": _evidence(one.evidence),
            }
            for name, one in types.definitions.items()
        },
    }


def _exercise(exercise: Exercise) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "position": exercise.position,
        "equipment": list(exercise.equipment),
        "steps": list(exercise.steps),
        "goal": list(exercise.goal) if exercise.goal is not None else None,
        "goal_by": exercise.goal_by,
        "dosage": _dosage(exercise.dosage),
        "evidence": _evidence(exercise.evidence),
        "parts": {
            kind: {"id": part.id, "evidence": _evidence(part.evidence)}
            for kind, part in exercise.parts.items()
        },
    }


def _dosage(dosage: Dosage) -> dict[str, Any]:
    return {
        "reps": _range(dosage.reps),
        "sets": _range(dosage.sets),
        "hold_seconds": _range(dosage.hold_seconds),
        "duration_seconds": _range(dosage.duration_seconds),
        "per_day": _range(dosage.per_day),
        "per_week": _range(dosage.per_week),
        "sides": dosage.sides,
    }


def _range(found: Range | None) -> list[int] | None:
    return None if found is None else [found.low, found.high]


def _listings(listings: Iterable[Listing]) -> list[dict[str, Any]]:
    return [
        {
            "id": listing.id,
            "of": listing.of,
            "items": [
                {
                    "id": item.id,
                    "name": item.name,
                    "source": item.source,
                    "evidence": _evidence(item.evidence),
                }
                for item in listing.items
            ],
        }
        for listing in listings
    ]


def _definition(definition: Definition) -> dict[str, Any]:
    return {
        "id": definition.id,
        "term": definition.term,
        "key": definition.key,
        "source": definition.source,
        "evidence": _evidence(definition.evidence),
    }
