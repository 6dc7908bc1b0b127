"""The gallery's contents: each drawing through its range, with all that is said with it."""

from __future__ import annotations

from dataclasses import dataclass

from questions import figures
from questions.figures import (
    Control,
    Hip,
    LineOfPull,
    Look,
    Marked,
    Movable,
    Piriformis,
    Posture,
    Scene,
    Seated,
    Thigh,
    Wording,
)
from questions.figures.exercises import Pictures, pictures_of, pose_names
from questions.figures.poses import POSES
from questions.figures.structures import STRUCTURES

_ASKED, _EXPLAINED = Look(labelled=True), Look(explained=True)


@dataclass(frozen=True, slots=True)
class Plate:
    """One drawing as it stands in a question and in its explanation."""

    numbers: str
    asked: str
    explained: str
    before: Wording
    after: Wording
    in_words: str


@dataclass(frozen=True, slots=True)
class Series:
    """A sort of drawing: how it is called in addresses, the one that can be moved where there is
    one, and plates."""

    name: str
    movable: Movable | None
    plates: tuple[Plate, ...]


_RANGES: tuple[tuple[Scene, ...], ...] = (
    (Hip(44, 28), Hip(65, 30), Hip(80, 28), Hip(44, 46), Hip(80, 46)),
    (Thigh(-35), Thigh(35), Thigh(-30, "left"), Thigh(30, "left"), Thigh(20, torsion=35)),
    (Seated(25), Seated(-18), Seated(25, "left"), Seated(-18, "left")),
    (
        *(Piriformis(flexion) for flexion in (0, 30, 60, 90)),
        *(Piriformis(POSES[name].flexion, name) for name in ("standing", "squatting")),
    ),
    tuple(Posture(name) for name in POSES),
    (
        *(LineOfPull("front", turn) for turn in ("in", "out")),
        *(LineOfPull("back", turn) for turn in ("in", "out")),
    ),
    tuple(Marked(view, name) for view, named in STRUCTURES.items() for name in named),
)


@dataclass(frozen=True, slots=True)
class ExercisePlate:
    """A pair of poses by its name, start and end."""

    name: str
    pictures: Pictures


def get_exercise_plates(language: str) -> tuple[ExercisePlate, ...]:
    """Every exercise that can be drawn."""
    return tuple(
        ExercisePlate(name.replace("-", " ").capitalize(), pictures_of(name, name, language))
        for name in pose_names()
    )


def get_gallery() -> tuple[Series, ...]:
    """Every drawing there is, through its range."""
    return tuple(_series(scenes) for scenes in _RANGES)


def _series(scenes: tuple[Scene, ...]) -> Series:
    name = figures.name_of(scenes[0])
    plates = tuple(_plate(scene, f"{name}-{place}") for place, scene in enumerate(scenes))
    return Series(name, figures.movable(scenes[0], f"{name}-move"), plates)


def _plate(scene: Scene, prefix: str) -> Plate:
    return Plate(
        numbers=_numbers(scene),
        asked=figures.draw(scene, f"{prefix}-asked", _ASKED),
        explained=figures.draw(scene, f"{prefix}-told", _EXPLAINED),
        before=figures.wording(scene, _ASKED),
        after=figures.wording(scene, _EXPLAINED),
        in_words=figures.in_words(scene),
    )


def _numbers(scene: Scene) -> str:
    """ "Alpha angle 44°, center-edge angle 28°"; of what has no numbers, what it shows."""
    if isinstance(scene, Marked):
        return f"{scene.view.capitalize()}: {STRUCTURES[scene.view][scene.structure].name}"
    if isinstance(scene, Posture):
        return scene.pose.capitalize()
    if isinstance(scene, LineOfPull):
        return figures.wording(scene, _EXPLAINED).title
    sides = [f"{scene.side} leg"] if isinstance(scene, Thigh | Seated) else []
    numbers = [f"{one.label.lower()} {_degrees(one)}" for one in figures.controls(scene)]
    poses = [scene.pose] if isinstance(scene, Piriformis) and scene.pose else []
    text = ", ".join((*sides, *numbers, *poses))
    return f"{text[:1].upper()}{text[1:]}"


def _degrees(control: Control) -> str:
    return f"{control.value:g}°".replace("-", "−")
