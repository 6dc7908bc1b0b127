"""A thigh and its foot from above: internal and external rotation, and the torsion of the neck.

The radius of the head is 1; the front is up, and on a right leg lateral is to the right. A left leg
is its mirror image. The foot is drawn shorter than it is.
"""

from __future__ import annotations

from questions.figures import arrows, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point, polar
from questions.figures.scenes import Thigh
from questions.figures.turning import TURNS, turn_name

TOE_OUT = 7.0
ARROW = 3.45
# Low enough for the neck of a thigh turned out and twisted as far as the sliders go.
_BOX = svg.Box(-3.1, 3.1, -3.3, 4.05)
_MIDLINE = -2.7
# The opening of the socket faces 18° to the front, so that its back wall reaches further out.
_WALL = (115.0, 281.0)
_WALL_IN, _WALL_OUT = 1.16, 1.75


def draw(scene: Thigh, look: Look) -> str:
    thin = {"fill": "none", "stroke_width": "3"}
    turning = (
        svg.group(_foot(), transform=svg.rotation(-TOE_OUT))
        + svg.path(_KNEE, "knee", fill_opacity=".55")
        + svg.group(
            svg.path(_NECK) + svg.circle(Point(0, 0), 1),
            "neck",
            transform=svg.rotation(-scene.torsion),
        )
        + svg.path(svg.move(Point(0, 0)) + svg.lines(polar(3.4, 90)), stroke=svg.RAY, **thin)
    )
    straight = svg.path(
        svg.move(Point(0, 0)) + svg.lines(Point(0, 3.75)), stroke_dasharray="9 8", **thin
    )
    arrow = _arrow(scene.rotation) if look.explained else ""
    bones = svg.group(
        svg.path(_midline(), stroke=svg.SOFT, stroke_dasharray="3 7", **thin)
        + svg.group(turning, "turning", transform=svg.rotation(scene.rotation))
        + svg.path(_SOCKET)
        + straight
        + arrow,
        fill=svg.BONE,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
        **({"transform": "scale(-1,1)"} if scene.side == "left" else {}),
    )
    return bones + svg.texts(_words(scene, look))


def wording(scene: Thigh, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            f"{scene.side.capitalize()} leg from above",
            f"Schematic drawing of a {scene.side} thigh and foot seen from above, the front at the "
            "top: the head of the femur in its socket, the knee and the foot.",
        )
    return Wording(
        f"{scene.side.capitalize()} leg from above: {turn_name(scene.rotation)}",
        f"The thigh has turned about its own length by {turn_name(scene.rotation)}, so the foot "
        f"points {_pointing(scene)}. Seen from the head, the neck of the femur points "
        f"{scene.torsion:g}° further back than the line of the knee.",
    )


def in_words(scene: Thigh) -> str:
    """Where the foot points, told by the clock and not by a side, so that it has to be thought."""
    hour = "eleven" if (scene.rotation > 0) == (scene.side == "right") else "one"
    return (
        f"A {scene.side} leg from above, as its owner would see it. The foot pointed straight "
        f"ahead at first, to twelve on a clock. Now knee and foot have turned together, and the "
        f"foot points toward {hour} o’clock."
    )


def controls(scene: Thigh) -> tuple[Control, ...]:
    return (
        Control("rotation", "Internal rotation", -45, 45, scene.rotation),
        Control("torsion", "Torsion of the neck", 0, 45, scene.torsion),
    )


def reading(scene: Thigh) -> Reading:
    behind = scene.torsion - scene.rotation
    where = "sideways" if not behind else "back" if behind > 0 else "front"
    values = {"turn": turn_name(scene.rotation), "neck": f"{abs(behind):g}"}
    return Reading(where, values)


SAYINGS = TURNS | {
    "back": "The thigh has {turn}. Seen from the head, the neck points {neck}° to the back.",
    "front": "The thigh has {turn}. Seen from the head, the neck points {neck}° to the front.",
    "sideways": "The thigh has {turn}. Seen from the head, the neck points straight to the side.",
}


def stills(scene: Thigh) -> tuple[Thigh, ...]:
    return tuple(Thigh(rotation, scene.side, scene.torsion) for rotation in (-35, 0, 35))


def box(scene: Thigh, look: Look) -> svg.Box:
    return _BOX


def arrow_path(rotation: float) -> str:
    """From straight ahead to where the thigh has turned."""
    return arrows.curved(ARROW, 90, 90 + rotation)


def _arrow(rotation: float) -> str:
    return svg.path(
        arrow_path(rotation),
        "arrow",
        fill="none",
        stroke=svg.LIT,
        stroke_width="9",
        stroke_linecap="round",
    )


def _pointing(scene: Thigh) -> str:
    if scene.rotation == 0:
        return "almost straight ahead"
    return "in, toward the other leg" if scene.rotation > 0 else "out, away from the other leg"


def _words(scene: Thigh, look: Look) -> str:
    side = -1 if scene.side == "left" else 1
    ends = {"text_anchor": "end"} if side < 0 else {}
    words = svg.text(Point(side * (_MIDLINE + 0.12), -1.55), "midline", fill=svg.SOFT, **ends)
    words += svg.text(Point(side * 0.12, 3.8), "front", fill=svg.SOFT, **ends)
    if look.explained:
        place = Point(_BOX.right - 0.12, _BOX.bottom + 0.12)
        words += svg.text(place, turn_name(scene.rotation), "value", text_anchor="end")
    if look.labelled:
        words += _labels(scene.rotation, side)
    return words + svg.schematic(_BOX)


def _labels(rotation: float, side: int) -> str:
    """Names on the side that the foot has left free."""
    is_in = rotation >= 0
    x, ys = (1.45, (-1.75, -1.3)) if is_in else (-1.7, (1.8, 2.25))
    ends = (side > 0) != is_in
    wall = polar((_WALL_IN + _WALL_OUT) / 2, 270 if is_in else 150)
    ball = polar(0.7, -60 if is_in else 120)
    return svg.led("socket", Point(side * x, ys[0]), _mirrored(wall, side), end=ends) + svg.led(
        "head", Point(side * x, ys[1]), _mirrored(ball, side), end=ends
    )


def _mirrored(point: Point, side: int) -> Point:
    return Point(side * point.x, point.y)


def _midline() -> str:
    return svg.move(Point(_MIDLINE, 3.8)) + svg.lines(Point(_MIDLINE, -1.9))


def _foot() -> str:
    """A right foot from above, the big toe toward the midline."""
    outline = (
        svg.move(Point(-0.38, -0.95))
        + svg.cubic(Point(-0.78, -0.85), Point(-0.5, 0.5), Point(-0.72, 1.6))
        + svg.cubic(Point(-0.88, 2.5), Point(-0.72, 3.3), Point(-0.32, 3.25))
        + svg.cubic(Point(0.25, 3.2), Point(0.92, 2.5), Point(0.82, 1.7))
        + svg.cubic(Point(0.7, 0.9), Point(0.62, -0.85), Point(0.28, -0.98))
        + svg.quadratic(Point(-0.05, -1.12), Point(-0.38, -0.95))
        + "Z"
    )
    toes = svg.move(Point(-0.28, 3.2)) + svg.quadratic(Point(-0.12, 2.85), Point(-0.2, 2.55))
    return svg.path(outline, "foot", fill=svg.SKIN) + svg.path(toes, fill="none", stroke_width="3")


_KNEE = (
    svg.move(Point(0, 0.32))
    + svg.cubic(Point(0.35, 0.55), Point(1.2, 0.62), Point(1.28, 0.1))
    + svg.cubic(Point(1.34, -0.75), Point(0.55, -0.95), Point(0.22, -0.3))
    + svg.lines(Point(-0.22, -0.3))
    + svg.cubic(Point(-0.55, -0.95), Point(-1.34, -0.75), Point(-1.28, 0.1))
    + svg.cubic(Point(-1.2, 0.62), Point(-0.35, 0.55), Point(0, 0.32))
    + "Z"
)
_NECK = (
    svg.move(Point(0.75, 0.62))
    + svg.quadratic(Point(1.3, 0.42), Point(1.75, 0.5))
    + svg.quadratic(Point(2.5, 0.62), Point(2.55, 0))
    + svg.quadratic(Point(2.5, -0.75), Point(1.85, -0.62))
    + svg.quadratic(Point(1.3, -0.45), Point(0.75, -0.62))
    + "Z"
)
_SOCKET = (
    svg.move(polar(_WALL_IN, _WALL[0]))
    + svg.arc(_WALL_IN, polar(_WALL_IN, _WALL[1]))
    + svg.quadratic(polar(_WALL_IN + 0.2, _WALL[1] + 5), polar(_WALL_OUT, _WALL[1] - 4))
    + svg.arc(_WALL_OUT, polar(_WALL_OUT, _WALL[0] - 2), clockwise=True)
    + svg.quadratic(polar(_WALL_IN + 0.25, _WALL[0] - 9), polar(_WALL_IN, _WALL[0]))
    + "Z"
)
