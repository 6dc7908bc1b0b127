"""Points and curves in the plane: x to the right, y up, angles in degrees counter-clockwise."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float

    @property
    def radius(self) -> float:
        return hypot(self.x, self.y)

    @property
    def angle(self) -> float:
        """The direction from the origin, −180..180."""
        return degrees(atan2(self.y, self.x))


class Cubic(NamedTuple):
    """A cubic Bézier curve by its four points."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share 0..1 of the parameter."""
        rest = 1 - share
        a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
        return Point(
            a * self.start.x + b * self.first.x + c * self.second.x + d * self.end.x,
            a * self.start.y + b * self.first.y + c * self.second.y + d * self.end.y,
        )

    def points(self, steps: int) -> list[Point]:
        """Points along the curve, both ends among them."""
        return [self.at(step / steps) for step in range(steps + 1)]


def polar(radius: float, angle: float) -> Point:
    return Point(radius * cos(radians(angle)), radius * sin(radians(angle)))


def turned(point: Point, angle: float) -> Point:
    """The point turned about the origin."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return Point(c * point.x - s * point.y, s * point.x + c * point.y)
