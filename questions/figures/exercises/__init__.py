"""Pictures of an exercise's start and end: a person drawn from the angles of their joints.

The poses are data (data/poses), solved and drawn beforehand (`python -m
questions.figures.exercises`); docs/decisions/pictures-of-exercises.md tells how and why.
"""

from __future__ import annotations

from dataclasses import dataclass

from questions.facts.model import Exercise
from questions.figures.exercises.drawing import draw, pose_names, stored
from questions.figures.exercises.matching import pose_for
from questions.figures.exercises.words import in_words, moment_title

__all__ = ["Pictures", "exercise_pictures", "pictures_of", "pose_for", "pose_names"]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Start and end as SVG, and what can be seen in each, in words."""

    start: str
    end: str
    start_words: str
    end_words: str


def exercise_pictures(exercise: Exercise, prefix: str, language: str = "en") -> Pictures | None:
    """Both pictures of an exercise; None where its pose is not known. `prefix` makes the ids
    unique on a page."""
    pose = pose_for(exercise)
    return None if pose is None else pictures_of(pose, prefix, language)


def pictures_of(pose: str, prefix: str, language: str = "en") -> Pictures:
    """Both pictures of a pair of poses, by its name."""
    made = stored(pose)
    words = {moment: in_words(made[f"{moment}_words"], language) for moment in ("start", "end")}
    start, end = (
        draw(pose, moment, f"{prefix}-{moment}", moment_title(moment, language), words[moment])
        for moment in ("start", "end")
    )
    return Pictures(start, end, words["start"], words["end"])
