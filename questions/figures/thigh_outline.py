"""The outlines of a right leg from above: socket, neck with the trochanter, thigh, kneecap, foot.

They turn about the origin, the middle of the head, whose radius is 1; the front is up.
"""

from __future__ import annotations

from questions.figures import svg
from questions.figures.plane import Point, polar

# From where to where the wall of the socket stands, in degrees, and its radii inside and outside.
# Its opening faces 18° to the front, so that its back wall reaches further out.
WALL = (115.0, 281.0, 1.16, 1.75)
_FROM, _TO, _INSIDE, _OUTSIDE = WALL

# The big toe is toward the midline.
FOOT = (
    svg.move(Point(-0.38, -0.95))
    + svg.cubic(Point(-0.78, -0.85), Point(-0.5, 0.5), Point(-0.72, 1.6))
    + svg.cubic(Point(-0.88, 2.5), Point(-0.72, 3.3), Point(-0.32, 3.25))
    + svg.cubic(Point(0.25, 3.2), Point(0.92, 2.5), Point(0.82, 1.7))
    + svg.cubic(Point(0.7, 0.9), Point(0.62, -0.85), Point(0.28, -0.98))
    + svg.quadratic(Point(-0.05, -1.12), Point(-0.38, -0.95))
    + "Z"
)
TOE = svg.move(Point(-0.28, 3.2)) + svg.quadratic(Point(-0.12, 2.85), Point(-0.2, 2.55))
# The flesh around the shaft, which stands to the side of the head.
THIGH = (
    svg.move(Point(-1.45, -0.1))
    + svg.cubic(Point(-1.45, 1.05), Point(-0.7, 1.75), Point(0.45, 1.75))
    + svg.cubic(Point(1.9, 1.75), Point(3.0, 1.1), Point(3.0, -0.25))
    + svg.cubic(Point(3.0, -1.55), Point(1.9, -2.05), Point(0.5, -2.05))
    + svg.cubic(Point(-0.75, -2.05), Point(-1.45, -1.3), Point(-1.45, -0.1))
    + "Z"
)
KNEECAP = (
    svg.move(Point(-0.42, 1.72))
    + svg.cubic(Point(-0.36, 2.2), Point(0.36, 2.2), Point(0.42, 1.72))
    + svg.quadratic(Point(0, 1.5), Point(-0.42, 1.72))
    + "Z"
)
NECK = (
    svg.move(Point(0.75, 0.62))
    + svg.quadratic(Point(1.3, 0.42), Point(1.75, 0.5))
    + svg.quadratic(Point(2.5, 0.62), Point(2.55, 0))
    + svg.quadratic(Point(2.5, -0.75), Point(1.85, -0.62))
    + svg.quadratic(Point(1.3, -0.45), Point(0.75, -0.62))
    + "Z"
)
SOCKET = (
    svg.move(polar(_INSIDE, _FROM))
    + svg.arc(_INSIDE, polar(_INSIDE, _TO))
    + svg.quadratic(polar(_INSIDE + 0.2, _TO + 5), polar(_OUTSIDE, _TO - 4))
    + svg.arc(_OUTSIDE, polar(_OUTSIDE, _FROM - 2), clockwise=True)
    + svg.quadratic(polar(_INSIDE + 0.25, _FROM - 9), polar(_INSIDE, _FROM))
    + "Z"
)
