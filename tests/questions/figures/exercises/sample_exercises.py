"""Exercises as an article would give them."""

from __future__ import annotations

from questions.facts.model import Dosage, Exercise


def exercise(
    name: str, position: str | None, *steps: str, equipment: tuple[str, ...] = ()
) -> Exercise:
    return Exercise(
        id="e",
        name=name,
        position=position,
        equipment=equipment,
        steps=steps,
        goal=None,
        dosage=Dosage(),
        evidence=(),
        parts={},
    )
