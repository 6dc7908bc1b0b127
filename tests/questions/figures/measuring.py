"""Measures drawings again, from the SVG alone: what a reader of the picture could find out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import atan2, cos, degrees, hypot, radians, sin
from xml.etree import ElementTree

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_UNIT = 100
_NECK = -38
Points = list[tuple[float, float]]


@lru_cache(maxsize=4)
def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def part(svg: str, name: str) -> ElementTree.Element:
    return next(one for one in parsed(svg).iter() if one.get("class") == name)


def ids(svg: str) -> list[str]:
    return [found for one in parsed(svg).iter() if (found := one.get("id")) is not None]


def words(svg: str) -> str:
    return " ".join(one.text or "" for one in parsed(svg).iter(f"{_NAMESPACE}text"))


def points(d: str) -> Points:
    """The points of a path, control points among them, y up. No arcs."""
    numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", d)]
    return [(x / _UNIT, -y / _UNIT) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def reach(d: str) -> float:
    """How many degrees a path spans, seen from the origin."""
    angles = [degrees(atan2(y, x)) for x, y in points(d)]
    return max(angles) - min(angles)


def neck_contour(svg: str) -> Points:
    """The upper contour of head and neck in the neck's frame, in radii of the head."""
    return _contour(part(svg, "femur").get("d", ""))


@cache
def _contour(d: str) -> Points:
    corners = points(d.split("C")[0] + "C" + d.split("C")[1])
    c, s = cos(radians(-_NECK)), sin(radians(-_NECK))
    frame = [(c * x - s * y, s * x + c * y) for x, y in corners]
    return [_bezier(frame, step / 2000) for step in range(2001)]


def alpha(svg: str) -> float:
    """The largest polar angle at which the contour stands off the circle of the head."""
    return max(degrees(atan2(y, x)) for x, y in neck_contour(svg) if hypot(x, y) > 1.004)


def nearest(svg: str) -> float:
    """How near to the centre of the head the contour comes, in radii."""
    return min(hypot(x, y) for x, y in neck_contour(svg))


def edge(svg: str) -> float:
    """The center-edge angle, from where the socket begins at its rim."""
    x, y = (float(one) for one in part(svg, "pelvis").get("d", "")[1:].split("A")[0].split())
    return 90 - degrees(atan2(-y, x))


def turn(svg: str) -> float:
    """How far the part that turns has turned on the page, counter-clockwise."""
    found = re.match(r"rotate\((-?[\d.]+)", part(svg, "turning").get("transform", ""))
    assert found is not None
    return -float(found[1])


def is_mirrored(svg: str) -> bool:
    return any(one.get("transform") == "scale(-1,1)" for one in parsed(svg).iter())


def _bezier(corners: Points, share: float) -> tuple[float, float]:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
    return x, y
