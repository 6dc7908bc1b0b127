"""The hip from the front: normal, cam, pincer and both. Schematic."""

from __future__ import annotations

from functools import lru_cache

from questions.figures import svg
from questions.figures.hip_shape import (
    NECK_ANGLE,
    ROUND_ALPHA,
    SOCKET,
    SOCKET_END,
    contact,
    contour,
    neck_to_picture,
    rim,
    roof,
)
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Cubic, Point, polar, turned
from questions.figures.scenes import PINCER_FROM, Hip

_BOX = svg.Box(-2.35, 3.25, -3.1, 2.5)
_HEAD_END = -44.0
_USUAL_EDGE = 30.0
# To a tenth of a unit the contour could leave the circle a degree early.
_FINE = 2
_LIT_REACH = 1.85
# With the leg raised further, the bone stands where the words are.
_LABELLED_TO = 10
_LABEL_COLUMN = 1.95
# Inside the head, away from its rays and from the contour.
_ALPHA_NUMBER = Point(-0.12, -0.32)
_EDGE_NUMBER = Point(-0.08, 1.62)


# A bank draws dozens of hips, of few different angles.
_KEPT = lru_cache(maxsize=256)


def draw(scene: Hip, look: Look) -> str:
    """The drawing's content; what makes a cam or a pincer shape is lit where it is explained."""
    turn = _turn(scene)
    lit_rim = svg.path(rim_overlay(scene.edge), "lit-rim", **_LIT) if look.explained else ""
    femur = svg.path(femur_path(scene.alpha), "femur")
    if look.explained:
        femur += svg.path(bump_overlay(scene.alpha), "lit-bump", **_LIT)
    bones = svg.group(
        svg.path(pelvis_path(scene.edge), "pelvis", fill_rule="evenodd")
        + lit_rim
        + svg.path(cartilage_path(scene.edge), "cartilage", **_CARTILAGE)
        + svg.path(labrum_path(scene.edge), "labrum", fill=svg.FLESH)
        + svg.group(femur, "turning", transform=svg.rotation(turn)),
        fill=svg.BONE,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
    )
    words = svg.schematic(_BOX)
    if look.labelled and turn < _LABELLED_TO:
        words += _labels(scene, turn)
    angles = _angles(scene, turn) if look.explained else ""
    return bones + angles + svg.texts(words)


def wording(scene: Hip, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            "Hip, front view",
            "Schematic drawing of a left hip from the front: head and neck of the femur, and the "
            "socket with its rim.",
        )
    bends = "bulges out" if scene.is_cam else "stays round"
    reaches = "reaches far over the head" if scene.is_pincer else "covers the head as usual"
    return Wording(
        f"Hip, front view: {shape_name(scene)}",
        f"The contour of the head {bends}: alpha angle {scene.alpha:g}°. The rim of the socket "
        f"{reaches}: center-edge angle {scene.edge:g}°. Drawn with "
        f"{scene.abduction:g}° of abduction.",
    )


def in_words(scene: Hip) -> str:
    """What can be seen, for whoever cannot: measures beside usual ones, no name of a shape."""
    return (
        "A hip from the front, with a circle laid on the head of the femur. Measured up from the "
        f"line of the neck, the bone stands outside that circle as far as {scene.alpha:g}° and "
        "keeps to it from there on; with a slim neck that is 40° to 50°. The "
        f"rim of the socket stands {scene.edge:g}° to the side of the upright line through the "
        "middle of the head; in most hips it stands at 25° to 33°."
    )


def controls(scene: Hip) -> tuple[Control, ...]:
    return (
        Control("alpha", "Alpha angle", 42, 85, scene.alpha),
        Control("edge", "Center-edge angle", 15, 50, scene.edge),
        Control("abduction", "Abduction", 0, 70, scene.abduction),
    )


def reading(scene: Hip) -> Reading:
    touch = str(contact(scene.alpha, scene.edge))
    return Reading(shape_name(scene), {"contact": touch})


def stills(scene: Hip) -> tuple[Hip, ...]:
    """The shapes side by side, the leg raised as far as each lets it."""
    shapes = ((44, 28), (80, 28), (44, 46), (80, 46))
    return tuple(Hip(alpha, edge, contact(alpha, edge)) for alpha, edge in shapes)


def box(scene: Hip, look: Look) -> svg.Box:
    return _BOX


_TOUCH = "In this drawing neck and rim touch at {contact}° of abduction."
SAYINGS = {
    "cam and pincer shape together": f"Cam and pincer shape together. {_TOUCH}",
    "cam shape": f"Cam shape. {_TOUCH}",
    "pincer shape": f"Pincer shape. {_TOUCH}",
    "neither cam nor pincer shape": f"Neither cam nor pincer shape. {_TOUCH}",
}


def shape_name(scene: Hip) -> str:
    if scene.is_cam and scene.is_pincer:
        return "cam and pincer shape together"
    if scene.is_cam:
        return "cam shape"
    return "pincer shape" if scene.is_pincer else "neither cam nor pincer shape"


@_KEPT
def femur_path(alpha: float) -> str:
    """Head, neck, greater trochanter and shaft, the neck's upper contour first."""
    upper = _contour(alpha)
    tip, side = _of_neck(2.35, 1.2), Point(2.58, -1.02)
    lower_head = _of_neck(*polar(1, _HEAD_END))
    return (
        svg.move(upper.start, _FINE)
        + svg.cubic(upper.first, upper.second, upper.end, _FINE)
        + svg.cubic(_of_neck(1.86, 0.66), _of_neck(2.02, 1.2), tip)
        + svg.cubic(_of_neck(2.62, 1.2), Point(2.62, -0.62), side)
        + svg.cubic(Point(2.54, -1.5), Point(2.3, -1.75), Point(2.22, -2.3))
        + svg.cubic(Point(2.16, -3), Point(2.1, -4), Point(2.05, -6))
        + svg.lines(Point(1.1, -6))
        + svg.cubic(Point(1.13, -4), Point(1.15, -3), Point(1.13, -2.55))
        + svg.cubic(Point(1.1, -2.25), Point(0.9, -2.2), Point(0.93, -1.98))
        + svg.cubic(Point(0.96, -1.85), Point(0.93, -1.68), _of_neck(1.5, -0.7))
        + svg.quadratic(Point(0.44, -1.06), lower_head)
        + svg.arc(1, upper.start, large=True, clockwise=True)
        + "Z"
    )


@_KEPT
def pelvis_path(edge: float) -> str:
    """Ilium with the roof of the socket, pubis and ischium around their opening."""
    start, end, outer = polar(SOCKET, rim(edge)), polar(SOCKET, SOCKET_END), roof(edge)
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
        + svg.quadratic(polar(SOCKET + 0.3, rim(edge) - 3), start)
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


def labrum_path(edge: float) -> str:
    """The lip on the rim: a wedge that points along the head."""
    angle = rim(edge)
    base, tip = polar(SOCKET, angle), polar(SOCKET - 0.05, angle - 13)
    return (
        svg.move(base)
        + svg.lines(polar(SOCKET + 0.18, angle + 1))
        + svg.quadratic(polar(SOCKET + 0.14, angle - 9), tip)
        + svg.quadratic(polar(SOCKET - 0.02, angle - 5), base)
        + "Z"
    )


def bump_overlay(alpha: float) -> str:
    """What a cam has more than a round head, between its contour and that of a slim neck."""
    if alpha <= ROUND_ALPHA:
        return ""
    outer, slim = _contour(alpha), _contour(ROUND_ALPHA)
    return (
        svg.move(outer.start)
        + svg.cubic(outer.first, outer.second, outer.end)
        + svg.cubic(slim.second, slim.first, slim.start)
        + svg.arc(1, outer.start)
        + "Z"
    )


def rim_overlay(edge: float) -> str:
    """What a pincer's rim has more than a usual one."""
    if edge < PINCER_FROM:
        return ""
    angle, outer = rim(edge), roof(edge)
    beyond = [point for point in outer.points(24)[::-1] if point.radius < _LIT_REACH]
    start = polar(SOCKET, angle)
    return (
        svg.move(start)
        + svg.quadratic(polar(SOCKET + 0.3, angle - 3), outer.end)
        + svg.lines(*beyond[1:])
        + svg.lines(polar(SOCKET, rim(_USUAL_EDGE)))
        + svg.arc(SOCKET, start, clockwise=True)
        + "Z"
    )


_LIT = {"fill": svg.LIT, "fill_opacity": ".6", "stroke": "none"}
_CARTILAGE = {"fill": "none", "stroke": svg.GRISTLE, "stroke_width": "9"}
_THIN = {"fill": "none", "stroke_width": "3"}


def _contour(alpha: float) -> Cubic:
    """The upper contour as it stands in the picture."""
    return Cubic(*(neck_to_picture(point) for point in contour(alpha)))


def _of_neck(x: float, y: float) -> Point:
    return neck_to_picture(Point(x, y))


def _angles(scene: Hip, turn: float) -> str:
    """The circle of the head with both angles; α turns with the femur."""
    alpha = svg.circle(Point(0, 0), 1, stroke_dasharray="9 7", **_ray(svg.RAY)) + svg.path(
        alpha_path(scene.alpha), "alpha", **_ray(svg.RAY)
    )
    edge = svg.path(edge_path(scene.edge), "edge", **_ray(svg.RAY_2))
    alpha_says, edge_says = f"α {scene.alpha:g}°", f"{scene.edge:g}°"
    numbers = svg.text(
        _ALPHA_NUMBER, alpha_says, "alpha-value", fill=svg.RAY, text_anchor="end"
    ) + svg.text(_EDGE_NUMBER, edge_says, "edge-value", fill=svg.RAY_2, text_anchor="end")
    return svg.group(alpha, "turning", transform=svg.rotation(turn)) + edge + svg.texts(numbers)


def alpha_path(alpha: float) -> str:
    """The neck's axis, the line to where the contour leaves the circle, and the arc between."""
    low, high = -NECK_ANGLE, alpha - NECK_ANGLE
    return (
        svg.move(polar(2.5, low))
        + svg.lines(Point(0, 0), polar(1.4, high))
        + svg.move(polar(0.4, low))
        + svg.arc(0.4, polar(0.4, high))
    )


def edge_path(edge: float) -> str:
    """The upright line, the line to the rim, and the arc between."""
    return (
        svg.move(Point(0, 1.95))
        + svg.lines(Point(0, 0), polar(1.85, rim(edge)))
        + svg.move(polar(0.75, 90))
        + svg.arc(0.75, polar(0.75, rim(edge)), clockwise=True)
    )


def _turn(scene: Hip) -> float:
    """How far the leg is raised: not beyond contact."""
    if not scene.abduction:
        return 0.0
    return min(scene.abduction, contact(scene.alpha, scene.edge))


def _ray(colour: str) -> dict[str, str]:
    return {"stroke": colour, **_THIN}


def _labels(scene: Hip, turn: float) -> str:
    trochanter = turned(Point(2.3, -0.75), turn)
    neck = turned(_of_neck(1.5, 0.0), turn)
    x = _LABEL_COLUMN
    return (
        svg.led("rim of socket", Point(x - 0.35, 1.75), polar(SOCKET + 0.2, rim(scene.edge) + 5))
        + svg.led("labrum", Point(x, 1.35), polar(SOCKET + 0.06, rim(scene.edge) - 5))
        + svg.led("trochanter", Point(x, 0.65), trochanter)
        + svg.led("neck", Point(0.3, -2.2), neck, end=True)
        + svg.led("head", Point(0.3, -1.8), Point(0.1, -0.75), end=True)
    )
