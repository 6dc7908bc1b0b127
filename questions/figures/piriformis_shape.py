"""Piriformis in numbers and outlines: its line of pull passes from behind the axis of rotation to
the front of it while the hip bends.

Attachments from a published model of the leg, as points about the centre of the hip in millimetres
(x to the front, y up, z lateral, the leg straight): pelvis (−45.7, 47.8, −16.4), trochanter
(−14.8, −3.6, 43.7). The drawing's measure is 20 mm; a right leg seen along the thigh, lateral to
the right, the thigh's front up.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

from questions.figures import arrows, svg
from questions.figures.plane import Point, turned

_PELVIS = (-45.7, 47.8, -16.4)
_TROCHANTER = (-14.8, -3.6, 43.7)
_MM = 20.0
# Between these arms there is little rotation: it ends at 60°, where many texts draw their line.
LITTLE = 6.0
_AXIS_ARROW = 1.75
_BEND = Point(2.65, -2.15)
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


def action(flexion: float) -> str:
    """What the muscle does to the thigh at this angle."""
    value = arm(flexion)
    if abs(value) < LITTLE:
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
    if abs(value) < LITTLE:
        return ""
    sweep = 35 if value > 0 else -35
    return arrows.curved(_AXIS_ARROW, -sweep, sweep)


def colour(flexion: float) -> str:
    """By the sign of the arm."""
    value = arm(flexion)
    if abs(value) < LITTLE:
        return svg.SOFT
    return svg.RAY if value > 0 else svg.RAY_2


def bend_path(flexion: float) -> str:
    """The pictogram: a trunk, and the thigh at its angle, from the side."""
    hip = _BEND
    end = turned(Point(0, -0.65), flexion)
    return svg.move(Point(hip.x, hip.y + 0.6)) + svg.lines(hip, Point(hip.x + end.x, hip.y + end.y))


NECK = (
    svg.move(Point(0.6, 0.75))
    + svg.cubic(Point(1.3, 0.3), Point(1.7, 0.35), Point(2.2, 0.15))
    + svg.cubic(Point(2.75, -0.05), Point(2.85, -0.75), Point(2.5, -1.1))
    + svg.cubic(Point(2.1, -1.4), Point(1.6, -0.95), Point(0.8, -0.7))
    + "Z"
)
