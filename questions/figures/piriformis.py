"""Piriformis seen along the thigh while the hip bends: its pull passes from behind the axis of
rotation to the front of it. Beside it, in the explanation, the rotation arm as a curve.

Attachments from a published model of the leg, as points about the centre of the hip in millimetres
(x to the front, y up, z lateral, the leg straight): pelvis (−45.7, 47.8, −16.4), trochanter
(−14.8, −3.6, 43.7). The drawing's measure is 20 mm.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

from questions.figures import arrows, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point, turned
from questions.figures.scenes import Piriformis

_PELVIS = (-45.7, 47.8, -16.4)
_TROCHANTER = (-14.8, -3.6, 43.7)
_MM = 20.0
# Between these arms there is little rotation: it ends at 60°, where many texts draw their line.
_LITTLE = 6.0
_BOX = svg.Box(-2.75, 3.45, -3.35, 3.95)
_TALL_BOX = svg.Box(-2.75, 3.45, -8.6, 3.95)
# Cadaver means at straight and right-angled hips: Delp 1999, J Biomech 32:493-501.
_MEASURED = ((0.0, -29.0), (90.0, 14.0))
_CURVE_LEFT, _CURVE_MIDDLE, _CURVE_WIDTH, _CURVE_SCALE = -1.9, -6.1, 4.8, 0.065
_AXIS_ARROW = 1.75
_TEXT = 29
INSERTION = Point(_TROCHANTER[2] / _MM, _TROCHANTER[0] / _MM)


def arm(flexion: float) -> float:
    """The rotation arm in mm at an angle of flexion; above 0 the muscle turns the thigh in.

    m(f) = [(R P3) × u]·(R y) with u = unit(P2 − R P3), R the turn about z by f: the moment of a
    unit pull from the trochanter P3 to the pelvis P2 about the axis of the thigh.
    """
    c, s = cos(radians(flexion)), sin(radians(flexion))
    x, y, z = _TROCHANTER
    held = (c * x - s * y, s * x + c * y, z)
    pull = tuple(fixed - moved for fixed, moved in zip(_PELVIS, held, strict=True))
    length = sqrt(sum(one * one for one in pull))
    u = tuple(one / length for one in pull)
    moment_x = held[1] * u[2] - held[2] * u[1]
    moment_y = held[2] * u[0] - held[0] * u[2]
    return moment_y * c - moment_x * s


def origin(flexion: float) -> Point:
    """Where the muscle comes from, seen along the thigh: lateral right, the thigh's front up."""
    front = _PELVIS[0] * cos(radians(flexion)) + _PELVIS[1] * sin(radians(flexion))
    return Point(_PELVIS[2] / _MM, front / _MM)


def draw(scene: Piriformis, look: Look) -> str:
    content = (
        svg.path(sacrum_path(scene.flexion), "sacrum")
        + svg.path(_NECK)
        + svg.circle(Point(0, 0), 1.2)
        + svg.path(muscle_path(scene.flexion), "muscle", fill=svg.FLESH)
        + svg.circle(Point(0, 0), 0.1, fill=svg.INK)
    )
    bones = svg.group(
        content, fill=svg.BONE, stroke=svg.INK, stroke_width="4", stroke_linejoin="round"
    )
    explained = _explained(scene) if look.explained else ""
    return bones + _bend(scene.flexion) + explained + svg.texts(_words(scene, look), _TEXT)


def wording(scene: Piriformis, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            f"Piriformis, hip bent to {scene.flexion:g}°",
            "Schematic drawing of a right hip seen along the thigh: the head of the femur, the "
            "trochanter, and piriformis between trochanter and sacrum.",
        )
    return Wording(
        f"Piriformis, hip bent to {scene.flexion:g}°: {action(scene.flexion)}",
        f"Piriformis pulls {_side(scene.flexion)} the axis of the thigh, with an arm of "
        f"{abs(arm(scene.flexion)):.0f} mm: {action(scene.flexion)}. Beside it, the arm from a "
        "straight hip to one bent to 120°: external first, none at about 48°, internal after it.",
    )


def in_words(scene: Piriformis) -> str:
    return (
        "A right hip, seen from above along the thigh, with the trochanter to the right. The hip "
        f"is bent to {scene.flexion:g}°. From the trochanter, piriformis runs to the left and "
        f"passes {_side(scene.flexion)} the axis about which the thigh turns."
    )


def controls(scene: Piriformis) -> tuple[Control, ...]:
    return (Control("flexion", "Hip flexion", 0, 120, scene.flexion),)


def reading(scene: Piriformis) -> Reading:
    size = f"{abs(arm(scene.flexion)):.0f}"
    return Reading(action(scene.flexion), {"flexion": f"{scene.flexion:g}", "arm": size})


SAYINGS = {
    name: f"At {{flexion}}° of flexion: {name}, with an arm of {{arm}} mm."
    for name in ("internal rotation", "external rotation", "little rotation")
}


def stills(scene: Piriformis) -> tuple[Piriformis, ...]:
    return tuple(Piriformis(flexion) for flexion in (0, 30, 60, 90))


def box(scene: Piriformis, look: Look) -> svg.Box:
    return _TALL_BOX if look.explained else _BOX


def action(flexion: float) -> str:
    """What the muscle does to the thigh at this angle."""
    value = arm(flexion)
    if abs(value) < _LITTLE:
        return "little rotation"
    return "internal rotation" if value > 0 else "external rotation"


def muscle_path(flexion: float) -> str:
    """A belly that tapers into its tendon, along the line of pull."""
    start = origin(flexion)
    along = Point(INSERTION.x - start.x, INSERTION.y - start.y)
    length, angle = along.radius, along.angle

    def place(share: float, width: float) -> Point:
        point = turned(Point(share * length, width), angle)
        return Point(start.x + point.x, start.y + point.y)

    return (
        svg.move(place(0, 0.38))
        + svg.cubic(place(0.3, 0.46), place(0.6, 0.16), place(1, 0.07))
        + svg.lines(place(1, -0.07))
        + svg.cubic(place(0.6, -0.16), place(0.3, -0.46), place(0, -0.38))
        + "Z"
        + svg.move(place(0.06, 0.13))
        + svg.quadratic(place(0.4, 0.14), place(0.8, 0.02))
        + svg.move(place(0.06, -0.13))
        + svg.quadratic(place(0.4, -0.14), place(0.8, -0.02))
    )


def sacrum_path(flexion: float) -> str:
    """The edge of the sacrum that the muscle comes from."""
    x, y = origin(flexion)
    return (
        svg.move(Point(x + 0.06, y + 0.5))
        + svg.cubic(Point(x + 0.2, y + 0.2), Point(x + 0.2, y - 0.2), Point(x + 0.06, y - 0.5))
        + svg.cubic(Point(x - 0.5, y - 0.75), Point(x - 1.1, y - 0.5), Point(x - 1.15, y))
        + svg.cubic(Point(x - 1.1, y + 0.5), Point(x - 0.5, y + 0.75), Point(x + 0.06, y + 0.5))
        + "Z"
    )


def arm_path(flexion: float) -> str:
    """From the axis at right angles to the line of pull."""
    start = origin(flexion)
    along = Point(INSERTION.x - start.x, INSERTION.y - start.y)
    share = -(start.x * along.x + start.y * along.y) / along.radius**2
    foot = Point(start.x + share * along.x, start.y + share * along.y)
    return svg.move(Point(0, 0)) + svg.lines(foot)


def turn_path(flexion: float) -> str:
    """An arrow about the axis, the way the thigh is turned; none where there is little rotation."""
    value = arm(flexion)
    if abs(value) < _LITTLE:
        return ""
    sweep = 35 if value > 0 else -35
    return arrows.curved(_AXIS_ARROW, -sweep, sweep)


def curve_point(flexion: float) -> Point:
    """Where an angle and its arm stand in the diagram."""
    return _plotted(flexion, arm(flexion))


def colour(flexion: float) -> str:
    """By the sign of the arm."""
    value = arm(flexion)
    if abs(value) < _LITTLE:
        return svg.SOFT
    return svg.RAY if value > 0 else svg.RAY_2


def bend_path(flexion: float) -> str:
    """The pictogram: a trunk, and the thigh at its angle, from the side."""
    hip = Point(2.55, -2.1)
    end = turned(Point(0, -0.65), flexion)
    return svg.move(Point(hip.x, hip.y + 0.6)) + svg.lines(hip, Point(hip.x + end.x, hip.y + end.y))


def _explained(scene: Piriformis) -> str:
    thick = {"fill": "none", "stroke_linecap": "round"}
    return (
        svg.path(arm_path(scene.flexion), "arm", stroke=svg.LIT, stroke_width="8", **thick)
        + svg.path(
            turn_path(scene.flexion),
            "turn",
            stroke=colour(scene.flexion),
            stroke_width="10",
            **thick,
        )
        + _diagram(scene.flexion)
    )


def _diagram(flexion: float) -> str:
    steps = [curve_point(step) for step in range(0, 121, 10)]
    zero, high, low = _plotted(0, 0), _plotted(0, 32), _plotted(0, -32)
    frame = svg.move(high) + svg.lines(low) + svg.move(zero) + svg.lines(_plotted(120, 0))
    dots = "".join(
        svg.circle(_plotted(*point), 0.08, fill=svg.SURFACE, stroke=svg.INK, stroke_width="3")
        for point in _MEASURED
    )
    return (
        svg.path(frame, fill="none", stroke=svg.SOFT, stroke_width="2")
        + svg.path(
            svg.move(steps[0]) + svg.lines(*steps[1:]),
            fill="none",
            stroke=svg.INK,
            stroke_width="4",
        )
        + dots
        + svg.circle(
            curve_point(flexion), 0.13, "here", fill=svg.LIT, stroke=svg.INK, stroke_width="3"
        )
    )


def _words(scene: Piriformis, look: Look) -> str:
    words = svg.text(Point(3.3, 3.6), "front of the thigh", fill=svg.SOFT, text_anchor="end")
    words += svg.text(Point(3.3, -3.2), bent_text(scene.flexion), "bent", text_anchor="end")
    if look.labelled:
        words += svg.led("trochanter", Point(1.75, 1.65), Point(2.3, -0.35))
        words += svg.led("axis of the thigh", Point(0.75, 2.25), Point(0.03, 0.09))
    if look.explained:
        words += _diagram_words(scene.flexion)
    return words + svg.schematic(svg.corner(_BOX))


def _diagram_words(flexion: float) -> str:
    middle = {"text_anchor": "middle"}
    return (
        svg.text(_plotted(4, 28), "turns the thigh in", fill=svg.RAY)
        + svg.text(_plotted(7, -32), "turns the thigh out", fill=svg.RAY_2)
        + svg.text(_plotted(60, -8), "60°", **middle)
        + svg.text(_plotted(120, -8), "120°", **middle)
        + svg.text(_plotted(82, -20), arm_text(flexion), "value")
        + svg.text(_plotted(82, -32), "○ measured", fill=svg.SOFT)
    )


def bent_text(flexion: float) -> str:
    return f"hip flexion {flexion:g}°"


def arm_text(flexion: float) -> str:
    return f"arm {arm(flexion):+.0f} mm".replace("-", "−")


def _bend(flexion: float) -> str:
    return svg.path(
        bend_path(flexion),
        "bend",
        fill="none",
        stroke=svg.SOFT,
        stroke_width="10",
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _side(flexion: float) -> str:
    value = arm(flexion)
    if abs(value) < _LITTLE:
        return "almost through"
    return "in front of" if value > 0 else "behind"


def _plotted(flexion: float, value: float) -> Point:
    return Point(_CURVE_LEFT + _CURVE_WIDTH * flexion / 120, _CURVE_MIDDLE + _CURVE_SCALE * value)


_NECK = (
    svg.move(Point(0.6, 0.75))
    + svg.cubic(Point(1.3, 0.3), Point(1.7, 0.35), Point(2.2, 0.15))
    + svg.cubic(Point(2.75, -0.05), Point(2.85, -0.75), Point(2.5, -1.1))
    + svg.cubic(Point(2.1, -1.4), Point(1.6, -0.95), Point(0.8, -0.7))
    + "Z"
)
