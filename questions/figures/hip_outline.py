"""The outlines of the hip from the front: femur, pelvis with its rim, labrum, and what a cam or a
pincer shape has more than a usual hip."""

from __future__ import annotations

from functools import lru_cache

from questions.figures import svg
from questions.figures.hip_shape import (
    LIP_TIP,
    ROUND_ALPHA,
    SOCKET,
    SOCKET_END,
    USUAL_EDGE,
    contact,
    contour,
    lip,
    neck_to_picture,
    rim,
    roof,
)
from questions.figures.plane import Cubic, Point, polar
from questions.figures.scenes import CAM_FROM, PINCER_FROM

_HEAD_END = -44.0
# To a tenth of a unit the contour could leave the circle a degree early.
_FINE = 2
# How far the labrum reaches beyond the rim, in degrees: free, and squeezed between rim and neck.
_LABRUM, _SQUEEZED = 18.0, 7.0

# A bank draws dozens of hips, of few different angles.
_KEPT = lru_cache(maxsize=256)


@_KEPT
def femur_path(alpha: float) -> str:
    """Head, neck, greater trochanter and shaft, the neck's upper contour first."""
    upper = upper_contour(alpha)
    tip, side = of_neck(2.35, 1.2), Point(2.58, -1.02)
    lower_head = of_neck(*polar(1, _HEAD_END))
    return (
        svg.move(upper.start, _FINE)
        + svg.cubic(upper.first, upper.second, upper.end, _FINE)
        + svg.cubic(of_neck(1.86, 0.66), of_neck(2.02, 1.2), tip)
        + svg.cubic(of_neck(2.62, 1.2), Point(2.62, -0.62), side)
        + svg.cubic(Point(2.54, -1.5), Point(2.3, -1.75), Point(2.22, -2.3))
        + svg.cubic(Point(2.16, -3), Point(2.1, -4), Point(2.05, -6))
        + svg.lines(Point(1.1, -6))
        + svg.cubic(Point(1.13, -4), Point(1.15, -3), Point(1.13, -2.55))
        + svg.cubic(Point(1.1, -2.25), Point(0.9, -2.2), Point(0.93, -1.98))
        + svg.cubic(Point(0.96, -1.85), Point(0.93, -1.68), of_neck(1.5, -0.7))
        + svg.quadratic(Point(0.44, -1.06), lower_head)
        + svg.arc(1, upper.start, large=True, clockwise=True)
        + "Z"
    )


@_KEPT
def pelvis_path(edge: float) -> str:
    """Ilium with the roof of the socket, pubis and ischium around their opening."""
    start, end, outer = polar(SOCKET, rim(edge)), polar(SOCKET, SOCKET_END), roof(edge)
    beak = lip(edge)
    return (
        svg.move(start)
        + svg.arc(SOCKET, end, large=SOCKET_END - rim(edge) > 180)
        + svg.cubic(Point(-0.35, -1.1), Point(-0.36, -1.3), Point(-0.47, -1.6))
        + svg.cubic(Point(-0.55, -2.2), Point(-0.72, -2.62), Point(-1.1, -2.66))
        + svg.cubic(Point(-1.5, -2.68), Point(-1.9, -2.3), Point(-3, -2.0))
        + svg.lines(Point(-3, -0.35))
        + svg.cubic(Point(-2.4, -0.4), Point(-2.1, 0.15), Point(-1.75, 0.62))
        + svg.cubic(Point(-1.52, 0.93), Point(-2.05, 1.9), Point(-2.3, 3))
        + svg.lines(outer.start)
        + svg.cubic(outer.first, outer.second, outer.end)
        + svg.cubic(beak.first, beak.second, beak.end)
        + svg.quadratic(polar(SOCKET + 0.1, rim(edge) - 4), start)
        + "Z"
        + svg.move(Point(-1.12, -1.02))
        + svg.cubic(Point(-0.85, -1.2), Point(-0.8, -1.9), Point(-1.1, -2.2))
        + svg.cubic(Point(-1.5, -2.35), Point(-2.05, -1.75), Point(-2.0, -1.35))
        + svg.cubic(Point(-1.95, -0.95), Point(-1.4, -0.85), Point(-1.12, -1.02))
        + "Z"
    )


def cartilage_path(edge: float) -> str:
    """The lining of the socket."""
    start, end = polar(SOCKET - 0.05, rim(edge)), polar(SOCKET - 0.05, 205)
    return svg.move(start) + svg.arc(SOCKET - 0.05, end, large=205 - rim(edge) > 180)


def labrum_path(edge: float, gap: float) -> str:
    """The soft ring on the rim, cut across: a wedge that points along the head. `gap` is how many
    degrees are left between rim and neck: where there are few, it is squeezed and bulges."""
    angle, reach = rim(edge), min(_LABRUM, max(_SQUEEZED, gap))
    bulge = 0.24 + 0.012 * (_LABRUM - reach)
    base, tip = polar(SOCKET, angle), polar(SOCKET - 0.05, angle - reach)
    return (
        svg.move(base)
        + svg.lines(polar(SOCKET + LIP_TIP, angle - 2))
        + svg.quadratic(polar(SOCKET + bulge, angle - 2 - 0.6 * reach), tip)
        + svg.quadratic(polar(SOCKET - 0.03, angle - 0.4 * reach), base)
        + "Z"
    )


def bump_overlay(alpha: float) -> str:
    """What a cam has more than a round head, between its contour and that of a slim neck."""
    if alpha <= ROUND_ALPHA:
        return ""
    outer, slim = upper_contour(alpha), upper_contour(ROUND_ALPHA)
    return (
        svg.move(outer.start)
        + svg.cubic(outer.first, outer.second, outer.end)
        + svg.cubic(slim.second, slim.first, slim.start)
        + svg.arc(1, outer.start)
        + "Z"
    )


def rim_overlay(edge: float) -> str:
    """What a pincer's rim has more than a usual one: the lip."""
    if edge < PINCER_FROM:
        return ""
    beak, start = lip(edge), polar(SOCKET, rim(edge))
    return (
        svg.move(beak.start)
        + svg.cubic(beak.first, beak.second, beak.end)
        + svg.quadratic(polar(SOCKET + 0.1, rim(edge) - 4), start)
        + svg.arc(SOCKET, polar(SOCKET, rim(USUAL_EDGE)))
        + "Z"
    )


def raised_path(alpha: float, edge: float) -> str:
    """The upper contour of a leg that is raised until it jams; none where it is of usual shape."""
    if alpha < CAM_FROM and edge < PINCER_FROM:
        return ""
    upper = upper_contour(alpha)
    return svg.move(upper.start) + svg.cubic(upper.first, upper.second, upper.end)


def squeeze(alpha: float, edge: float, turn: float) -> float:
    """How many degrees are left between rim and neck with the leg raised by `turn`."""
    return contact(alpha, edge) - turn


def upper_contour(alpha: float) -> Cubic:
    """The upper contour as it stands in the picture."""
    return Cubic(*(neck_to_picture(point) for point in contour(alpha)))


def of_neck(x: float, y: float) -> Point:
    return neck_to_picture(Point(x, y))
