"""The line along which a muscle pulls a right thigh, from above: in front of the axis of rotation
or behind it. Which way the thigh turns follows from that and from the end that is on the femur."""

from __future__ import annotations

from questions.figures import arrows, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point
from questions.figures.scenes import LineOfPull
from questions.figures.thigh_outline import NECK, THIGH

_BOX = svg.Box(-3.0, 3.6, -3.3, 3.2)
# By side and turn: the end on the pelvis, and that on the femur. What turns the thigh inward comes
# from the front of the ilium, what turns it outward from the sacrum or the inside of the pelvis.
_ENDS = {
    ("front", "in"): (Point(0.4, 2.3), Point(2.1, 0.35)),
    ("back", "out"): (Point(-2.2, -1.9), Point(2.1, -0.35)),
    ("front", "out"): (Point(2.4, 2.3), Point(-1.0, 0.9)),
    ("back", "in"): (Point(2.4, -2.3), Point(-1.0, -0.9)),
}
_TURN, _SWEEP = 3.2, 28
_WAYS = {"in": "internal rotation", "out": "external rotation"}
_SIDES = {"front": "in front of", "back": "behind"}


def draw(scene: LineOfPull, look: Look) -> str:
    bones = svg.group(
        svg.path(THIGH, fill=svg.SKIN)
        + svg.path(NECK)
        + svg.circle(Point(0, 0), 1)
        + _muscle(scene)
        + (_explained(scene) if look.explained else "")
        + svg.circle(Point(0, 0), 0.1, fill=svg.INK),
        fill=svg.BONE,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
        stroke_linecap="round",
    )
    return bones + svg.texts(_words(scene), svg.text_size(_BOX, is_option=look.is_option))


def wording(scene: LineOfPull, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            "Line of pull of a muscle, right thigh from above",
            "Schematic drawing of a right thigh from above, the front at the top: the axis about "
            "which the thigh turns, and the line of a muscle from the pelvis to the femur.",
        )
    return Wording(
        f"Line of pull {_SIDES[scene.side]} the axis: {_WAYS[scene.turn]}",
        f"The muscle pulls {_SIDES[scene.side]} the axis about which the thigh turns, and draws "
        f"its end on the femur toward the pelvis: {_WAYS[scene.turn]}.",
    )


def in_words(scene: LineOfPull) -> str:
    """Where the muscle passes and which of its ends is on the femur: enough to work it out."""
    end = "outer" if (ends(scene)[1].x > 0) else "inner"
    return (
        f"A right thigh from above. A muscle pulls the {end} side of the femur toward the pelvis; "
        f"its line passes {_SIDES[scene.side]} the axis about which the thigh turns."
    )


def controls(scene: LineOfPull) -> tuple[Control, ...]:
    return ()


def reading(scene: LineOfPull) -> Reading:
    return Reading(scene.turn, {"side": _SIDES[scene.side]})


SAYINGS = {way: f"A pull {{side}} the axis, here: {name}." for way, name in _WAYS.items()}


def stills(scene: LineOfPull) -> tuple[LineOfPull, ...]:
    return (
        LineOfPull("front", "in"),
        LineOfPull("back", "out"),
        LineOfPull("front", "out"),
        LineOfPull("back", "in"),
    )


def box(scene: LineOfPull, look: Look) -> svg.Box:
    return _BOX


def ends(scene: LineOfPull) -> tuple[Point, Point]:
    """On the pelvis and on the femur."""
    return _ENDS[scene.side, scene.turn]


def _muscle(scene: LineOfPull) -> str:
    pelvis, femur = ends(scene)
    line = svg.move(pelvis) + svg.lines(femur)
    pull = arrows.straight(_between(femur, pelvis, 0.25), _between(femur, pelvis, 0.6))
    return (
        svg.path(line, stroke_width="34")
        + svg.path(line, "muscle", stroke=svg.FLESH, stroke_width="28")
        + svg.path(pull, fill="none", stroke=svg.SURFACE, stroke_width="7")
        + svg.circle(pelvis, 0.2)
        + svg.circle(femur, 0.12, fill=svg.INK)
    )


def _explained(scene: LineOfPull) -> str:
    """The lever from the axis to the line of pull, and the way the thigh turns."""
    pelvis, femur = ends(scene)
    along = Point(femur.x - pelvis.x, femur.y - pelvis.y)
    share = -(pelvis.x * along.x + pelvis.y * along.y) / along.radius**2
    sweep = _SWEEP if scene.turn == "in" else -_SWEEP
    return svg.path(
        svg.move(Point(0, 0)) + svg.lines(_between(pelvis, femur, share)),
        fill="none",
        stroke=svg.LIT,
        stroke_width="8",
    ) + svg.path(
        arrows.curved(_TURN, -sweep, sweep), "turn", fill="none", stroke=svg.LIT, stroke_width="10"
    )


def _words(scene: LineOfPull) -> str:
    soft, end, middle = {"fill": svg.SOFT}, {"text_anchor": "end"}, {"text_anchor": "middle"}
    pelvis, _ = ends(scene)
    above = 0.32 if pelvis.y > 0 else -0.5
    return (
        svg.text(Point(-1.6, 2.6), "front", **soft, **middle)
        + svg.text(Point(0, -2.85), "back", **soft, **middle)
        + svg.text(Point(-2.9, 0), "medial", **soft)
        + svg.text(Point(3.5, 1.9 if pelvis.y < 0 else -2.1), "lateral", **soft, **end)
        + svg.text(Point(pelvis.x, pelvis.y + above), "pelvis", **middle)
        + svg.led("axis", Point(-2.6, -1.3 if pelvis.y > 0 else 1.3), Point(-0.03, 0))
        + svg.schematic(svg.corner(_BOX))
    )


def _between(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
