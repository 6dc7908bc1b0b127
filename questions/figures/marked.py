"""A drawing with a letter at one of its structures, to be named; lit and named afterwards."""

from __future__ import annotations

from typing import cast

from questions.figures import hip, piriformis, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point
from questions.figures.scenes import Hip, Marked, Piriformis
from questions.figures.structures import DRAWN, STRUCTURES, Structure

LETTER = "A"
_RADIUS = 0.26
_VIEWS = {
    "hip": "a left hip from the front",
    "piriformis": "a right hip seen along the thigh, the front of the thigh up and lateral to the "
    "right",
}
_BOXES = {"hip": hip.BOX, "piriformis": svg.Box(-2.95, 3.6, -3.7, 2.6)}
# In the view along the thigh, what the mark is not at.
_NAMES = {
    "sacrum": ("sacrum", Point(-2.75, -3.35), Point(-1.35, -2.35)),
    "piriformis": ("piriformis", Point(0.2, -2.9), Point(0.1, -1.75)),
    "trochanter": ("trochanter", Point(1.75, 1.3), Point(2.45, -0.35)),
}
_CORNERS = {"hip": hip.CORNER, "piriformis": Point(3.5, -3.55)}


def draw(scene: Marked, look: Look) -> str:
    structure, frame = structure_of(scene), _BOXES[scene.view]
    size = svg.text_size(frame, is_option=look.is_option)
    lit = _lit(structure) if look.explained else ""
    words = svg.schematic(_CORNERS[scene.view], end=True) + _ways(scene)
    if look.explained:
        words += _named(structure, frame, size)
    return _bones(scene.view) + lit + _mark(structure) + svg.texts(words + _letter(structure), size)


def structure_of(scene: Marked) -> Structure:
    """Raises KeyError for what no drawing shows."""
    return STRUCTURES[scene.view][scene.structure]


def wording(scene: Marked, look: Look) -> Wording:
    view, structure = _VIEWS[scene.view], structure_of(scene)
    if not look.explained:
        return Wording(
            f"Drawing of a hip with a mark {LETTER}",
            f"Schematic drawing of {view}. The letter {LETTER} marks one structure.",
        )
    return Wording(
        f"Drawing of a hip: {LETTER} marks {structure.said}",
        f"Schematic drawing of {view}. {LETTER} is {structure.place}: {structure.said}.",
    )


def in_words(scene: Marked) -> str:
    """Where the mark is, without the name of what is there."""
    view = _VIEWS[scene.view]
    return f"{view[0].upper()}{view[1:]}. The mark {LETTER} is {structure_of(scene).place}."


def controls(scene: Marked) -> tuple[Control, ...]:
    return ()


def reading(scene: Marked) -> Reading:
    return Reading("marks", {"letter": LETTER, "name": structure_of(scene).said})


SAYINGS = {"marks": "{letter} marks {name}."}


def stills(scene: Marked) -> tuple[Marked, ...]:
    return tuple(Marked(scene.view, name) for name in STRUCTURES[scene.view])


def box(scene: Marked, look: Look) -> svg.Box:
    return _BOXES[scene.view]


def _bones(view: str) -> str:
    if view == "hip":
        return hip.bones(cast(Hip, DRAWN[view]), Look())
    return piriformis.bones(cast(Piriformis, DRAWN[view]), is_front_told=False)


def _ways(scene: Marked) -> str:
    """Where front, medial and lateral are, and the names of what is not asked."""
    if scene.view == "hip":
        return ""
    soft = {"fill": svg.SOFT}
    named = "".join(
        svg.led(words, *places)
        for name, (words, *places) in _NAMES.items()
        if name != scene.structure
    )
    return (
        svg.text(Point(0, 2.25), "front", text_anchor="middle", **soft)
        + svg.text(Point(-2.85, 0.1), "medial", **soft)
        + svg.text(Point(3.5, 0.6), "lateral", text_anchor="end", **soft)
        + named
    )


def _mark(structure: Structure) -> str:
    return (
        svg.path(
            svg.move(structure.letter) + svg.lines(structure.at), stroke=svg.INK, stroke_width="4"
        )
        + svg.circle(structure.at, 0.07, fill=svg.INK)
        + svg.circle(structure.letter, _RADIUS, fill=svg.SURFACE, stroke=svg.INK, stroke_width="4")
    )


def _letter(structure: Structure) -> str:
    place = Point(structure.letter.x, structure.letter.y - 0.1)
    return svg.text(place, LETTER, font_weight="bold", font_size="30", text_anchor="middle")


def _lit(structure: Structure) -> str:
    if structure.width:
        width = svg.number(structure.width)
        return svg.path(structure.outline, "lit", fill="none", stroke=svg.LIT, stroke_width=width)
    return svg.path(
        structure.outline,
        "lit",
        fill=svg.LIT,
        fill_opacity=".75",
        stroke=svg.INK,
        stroke_width="4",
    )


def _named(structure: Structure, frame: svg.Box, size: float) -> str:
    """The name below or above its letter, kept inside the frame."""
    half = 0.28 * size * len(structure.name) / svg.UNIT
    x = min(max(structure.letter.x, frame.left + half + 0.1), frame.right - half - 0.1)
    is_low = structure.letter.y < 0
    y = structure.letter.y + (-_RADIUS - 0.28 if is_low else _RADIUS + 0.1)
    return svg.text(Point(x, y), structure.name, text_anchor="middle", font_weight="bold")
