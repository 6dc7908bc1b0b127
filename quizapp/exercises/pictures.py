"""Pictures of where an exercise starts and ends, in the language of the page."""

from __future__ import annotations

from flask_babel import get_locale

from questions.facts.model import Exercise
from questions.figures.exercises import Pictures, exercise_pictures


def pictures_of(exercise: Exercise, prefix: str) -> Pictures | None:
    """None where the pose is not known. `prefix` keeps the ids of several on one page apart."""
    return exercise_pictures(exercise, prefix, get_locale().language)
