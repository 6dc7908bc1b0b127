"""Arrows along a circle and along a line, as one path each, so that they need no marker by id."""

from __future__ import annotations

from questions.figures import svg
from questions.figures.plane import Point, polar, turned

_HEAD = 0.2
_ORIGIN = Point(0, 0)


def curved(radius: float, start: float, end: float, centre: Point = _ORIGIN) -> str:
    """An arrow around the centre from one polar angle to another; nothing where they are one."""
    if start == end:
        return ""
    tip = polar(radius, end)
    forward = 90 if end > start else -90
    shaft = svg.move(_moved(polar(radius, start), centre)) + svg.arc(
        radius, _moved(tip, centre), large=abs(end - start) > 180, clockwise=end < start
    )
    return shaft + _head(_moved(tip, centre), end + forward)


def straight(start: Point, end: Point) -> str:
    direction = Point(end.x - start.x, end.y - start.y)
    return svg.move(start) + svg.lines(end) + _head(end, direction.angle)


def _head(tip: Point, direction: float) -> str:
    wings = [turned(Point(-_HEAD, side * _HEAD * 0.6), direction) for side in (1, -1)]
    first, second = (_moved(wing, tip) for wing in wings)
    return svg.move(first) + svg.lines(tip, second)


def _moved(point: Point, by: Point) -> Point:
    return Point(point.x + by.x, point.y + by.y)
