"""Pictures of where an exercise starts and ends, in the language of the page."""

from __future__ import annotations

from typing import Any

from questions.facts.model import Exercise


def pictures_of(exercise: Exercise, prefix: str) -> Any:
    """None where the pose is not known. `prefix` keeps the ids of several on one page apart."""
    return None
