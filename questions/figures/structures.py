"""The structures that a letter can mark in a drawing: where, how they are called, and how their
place is told without their name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.figures import svg
from questions.figures.hip_outline import labrum_path, of_neck, squeeze, upper_contour
from questions.figures.hip_shape import LIP_TIP, SOCKET, rim
from questions.figures.piriformis_shape import muscle_path, origin, sacrum_path
from questions.figures.plane import Point, polar
from questions.figures.scenes import Hip, Piriformis, Scene

# Usual shapes: what is asked is a name. At a straight hip, piriformis lies free of the head.
DRAWN: Mapping[str, Scene] = {"hip": Hip(46, 29), "piriformis": Piriformis(0)}
_HIP = Hip(46, 29)
_EDGE = rim(_HIP.edge)
_SACRUM = origin(0)


@dataclass(frozen=True, slots=True)
class Structure:
    """`name` stands inside a sentence, `place` says where the mark is without it. The mark is at
    `at`, its letter at `letter`; `outline` is what lights up after the answer, `width` that of a
    line where it is one and no area."""

    name: str
    place: str
    at: Point
    letter: Point
    outline: str
    width: float = 0.0
    is_muscle: bool = False

    @property
    def said(self) -> str:
        """The name with its article, where it has one."""
        return self.name if self.is_muscle else f"the {self.name}"


def _circle(centre: Point, radius: float) -> str:
    left, right = Point(centre.x - radius, centre.y), Point(centre.x + radius, centre.y)
    return svg.move(left) + svg.arc(radius, right) + svg.arc(radius, left) + "Z"


_UPPER = upper_contour(_HIP.alpha)
_NECK = (
    svg.move(_UPPER.start)
    + svg.cubic(_UPPER.first, _UPPER.second, _UPPER.end)
    + svg.lines(of_neck(1.5, -0.7))
    + svg.quadratic(Point(0.44, -1.06), of_neck(*polar(1, -44)))
    + svg.arc(1, _UPPER.start)
    + "Z"
)
_TROCHANTER = (
    svg.move(of_neck(1.86, 0.68))
    + svg.cubic(of_neck(1.95, 0.8), of_neck(2.1, 1.2), of_neck(2.35, 1.2))
    + svg.cubic(of_neck(2.62, 1.2), Point(2.62, -0.62), Point(2.58, -1.02))
    + svg.quadratic(Point(2.0, -1.05), of_neck(1.86, 0.68))
    + "Z"
)
_OF_HIP = {
    "head": Structure(
        "femoral head",
        "in the round ball at the top of the thigh bone",
        Point(-0.15, -0.1),
        Point(-1.35, -1.45),
        _circle(Point(0, 0), 1),
    ),
    "acetabulum": Structure(
        "acetabulum",
        "on the hollow of the pelvis in which the ball turns",
        polar(SOCKET + 0.03, 140),
        Point(-1.35, 1.75),
        svg.move(polar(SOCKET + 0.06, _EDGE)) + svg.arc(SOCKET + 0.06, polar(SOCKET + 0.06, 225)),
        0.14,
    ),
    "labrum": Structure(
        "acetabular labrum",
        "on the soft ring that lines the edge of the socket",
        polar(SOCKET + 0.1, _EDGE - 7),
        Point(2.2, 1.35),
        labrum_path(_HIP.edge, squeeze(_HIP.alpha, _HIP.edge, 0)),
    ),
    "rim": Structure(
        "acetabular rim",
        "on the outer edge of bone at which the roof of the socket ends",
        polar(SOCKET + 0.7 * LIP_TIP, _EDGE + 3),
        Point(2.2, 1.15),
        _circle(polar(SOCKET + 0.6 * LIP_TIP, _EDGE + 3), 0.2),
    ),
    "neck": Structure(
        "femoral neck",
        "in the narrow bridge of bone between the ball and the shaft of the thigh bone",
        of_neck(1.35, 0.0),
        Point(0.2, -1.6),
        _NECK,
    ),
    "trochanter": Structure(
        "greater trochanter",
        "on the large bump of bone at the top of the shaft of the thigh bone, on its outer side",
        Point(2.3, -0.7),
        Point(2.5, 0.6),
        _TROCHANTER,
    ),
}
_OF_PIRIFORMIS = {
    "sacrum": Structure(
        "sacrum",
        "on the bone in the middle of the back of the pelvis, from which piriformis comes",
        Point(_SACRUM.x - 0.5, _SACRUM.y),
        Point(-2.4, -0.9),
        sacrum_path(0),
    ),
    "piriformis": Structure(
        "piriformis",
        "on the muscle that runs from the sacrum to the top of the thigh bone",
        Point(0.35, -1.65),
        Point(1.2, -3.0),
        muscle_path(0).split("Z")[0] + "Z",
        is_muscle=True,
    ),
    "trochanter": Structure(
        "greater trochanter",
        "on the bump of bone at the outer side of the top of the thigh bone, where piriformis ends",
        Point(2.45, -0.35),
        Point(2.3, 1.2),
        _circle(Point(2.4, -0.5), 0.42),
    ),
}
STRUCTURES: Mapping[str, Mapping[str, Structure]] = {"hip": _OF_HIP, "piriformis": _OF_PIRIFORMIS}
