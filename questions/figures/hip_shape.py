"""The geometry of the hip from the front: head, neck, socket, and where they meet.

The radius of the head is 1 and its centre the origin; x is lateral, y up. The neck's axis runs 38
degrees below the horizontal. In the neck's own frame x runs along the neck, y to its upper side.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin

from questions.figures.plane import Cubic, Point, polar, turned

NECK_ANGLE = 38.0
SOCKET = 1.14
SOCKET_END = 243.0
ROUND_ALPHA = 44.0
# Up to here the socket only covers the head more or less; beyond it a lip of bone grows on its rim.
USUAL_EDGE = 30.0
# How thick the rim's end is, where the labrum sits.
LIP_TIP = 0.26
_LIP_SPAN = 20.0
_NECK_WIDTH = 0.66
_BUMP_END = 1.62
_NECK_END = 2.05
_ALPHA_LOW, _ALPHA_SPAN = 42.0, 43.0
_LABRUM = 0.06
_STEPS = 200


def contour(alpha: float) -> Cubic:
    """The upper contour from the head to the end of the neck, in the neck's frame.

    It leaves the circle of the head at the polar angle `alpha` and keeps outside it; from 42 (a
    waisted neck) to 85 (a large cam) it bulges more and more.
    """
    share = min(1.0, max(0.0, (alpha - _ALPHA_LOW) / _ALPHA_SPAN))
    flare = radians(alpha + 8 + 8 * share)  # leaves at an angle, so that α is crisp
    start, end = polar(1, alpha), Point(_BUMP_END, _NECK_WIDTH)
    reach = 0.14 + 0.60 * share
    first = Point(start.x + reach * sin(flare), start.y - reach * cos(flare))
    return Cubic(start, first, Point(end.x - (0.34 + 0.10 * share), end.y + 0.10 * share), end)


def neck_to_picture(point: Point) -> Point:
    return turned(point, -NECK_ANGLE)


def rim(edge: float) -> float:
    """The polar angle of the socket's rim for a center-edge angle."""
    return 90 - edge


def contact(alpha: float, edge: float) -> int:
    """Degrees of abduction in the plane of the picture until the contour meets the rim.

    The first to touch is the point that is as far out as the labrum and has the largest polar
    angle. A sketch of the mechanism only: real impingement is mostly flexion with adduction and
    internal rotation.
    """
    return round(rim(edge) + NECK_ANGLE - _first_to_touch(alpha))


@lru_cache(maxsize=256)
def _first_to_touch(alpha: float) -> float:
    """The polar angle of that point in the neck's frame."""
    neck = [
        Point(
            _BUMP_END + (_NECK_END - _BUMP_END) * step / 50, _NECK_WIDTH + 0.25 * (step / 50) ** 2
        )
        for step in range(51)
    ]
    return max(
        point.angle
        for point in (*contour(alpha).points(_STEPS), *neck)
        if point.radius >= SOCKET - _LABRUM
    )


def roof(edge: float) -> Cubic:
    """The outer side of the ilium, from above down to where a usual rim ends."""
    angle = rim(min(edge, USUAL_EDGE))
    return Cubic(
        Point(1.62, 3.0),
        Point(1.25, 2.3),
        polar(SOCKET + 1.0, angle + 14),
        polar(SOCKET + 0.46, angle + 5),
    )


def lip(edge: float) -> Cubic:
    """From the roof to the end of the rim: a round edge, or a beak that hooks over the head."""
    start, end = roof(edge).end, rim(edge) - 2
    span = rim(min(edge, USUAL_EDGE)) + 5 - end
    share = max(0.0, edge - USUAL_EDGE) / _LIP_SPAN
    return Cubic(
        start,
        polar(SOCKET + 0.40 - 0.20 * share, end + 0.7 * span),
        polar(SOCKET + 0.38 + 0.48 * share, end + 0.2 * span),
        polar(SOCKET + LIP_TIP, end),
    )
