"""The hip from the front: normal, cam, pincer and both. Schematic."""

from __future__ import annotations

from questions.figures import svg
from questions.figures.hip_outline import (
    bump_overlay,
    cartilage_path,
    femur_path,
    labrum_path,
    of_neck,
    pelvis_path,
    raised_path,
    rim_overlay,
    squeeze,
)
from questions.figures.hip_shape import LIP_TIP, NECK_ANGLE, SOCKET, contact, rim
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point, polar, turned
from questions.figures.scenes import Hip

BOX = svg.Box(-1.8, 3.15, -2.4, 2.3)
CORNER = Point(3.1, 2.02)
# Among drawings to choose from, each is small: the joint alone is shown.
_CLOSE_BOX, _CLOSE_CORNER = svg.Box(-1.4, 2.2, -1.5, 2.1), Point(2.12, 1.86)
# With the leg raised further, the bone stands where the words are.
_LABELLED_TO = 10
# Inside the head, away from its rays and from the contour.
_ALPHA_NUMBER = Point(-0.12, -0.36)
_EDGE_NUMBER = Point(-0.1, 1.5)

_LIT = {"fill": svg.LIT, "fill_opacity": ".75", "stroke": "none"}
_CARTILAGE = {"fill": "none", "stroke": svg.GRISTLE, "stroke_width": "9"}
_THIN = {"fill": "none", "stroke_width": "3"}


def draw(scene: Hip, look: Look) -> str:
    """The drawing's content; what makes a cam or a pincer shape is lit where it is explained, and
    dashes show the leg raised until it jams."""
    turn = _turn(scene)
    words = svg.schematic(_CLOSE_CORNER if look.is_option else CORNER, end=True)
    if look.has_names and turn < _LABELLED_TO:
        words += _labels(scene, turn, look)
    if look.wordless:
        return bones(scene, look)
    angles = _angles(scene, turn) if look.explained else ""
    return bones(scene, look) + angles + svg.texts(words, size(look))


def bones(scene: Hip, look: Look) -> str:
    """Pelvis, labrum and femur without a word."""
    turn = _turn(scene)
    lit_rim = svg.path(rim_overlay(scene.edge), "lit-rim", **_LIT) if look.explained else ""
    femur = svg.path(femur_path(scene.alpha), "femur")
    if look.explained:
        femur += svg.path(bump_overlay(scene.alpha), "lit-bump", **_LIT)
    gap = squeeze(scene.alpha, scene.edge, turn)
    return svg.group(
        svg.path(pelvis_path(scene.edge), "pelvis", fill_rule="evenodd")
        + lit_rim
        + svg.path(cartilage_path(scene.edge), "cartilage", **_CARTILAGE)
        + svg.group(femur, "turning", transform=svg.rotation(turn))
        + svg.path(labrum_path(scene.edge, gap), "labrum", fill=svg.FLESH)
        + (_raised(scene) if look.explained else ""),
        fill=svg.BONE,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
    )


def size(look: Look) -> float:
    return svg.text_size(_box(look), is_option=look.is_option)


def wording(scene: Hip, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            "Hip, front view",
            "Schematic drawing of a left hip from the front: head and neck of the femur, the "
            "socket with its rim, and on the rim the labrum, a soft ring.",
        )
    bends = "bulges out" if scene.is_cam else "stays round"
    reaches = (
        "has grown into a lip that reaches far over the head"
        if scene.is_pincer
        else "covers the head as usual"
    )
    jams = (
        f" Dashed: the leg raised by {contact(scene.alpha, scene.edge)}°, where the neck meets the "
        "labrum on the rim."
    )
    return Wording(
        f"Hip, front view: {shape_name(scene)}",
        f"The contour of the head {bends}: alpha angle {scene.alpha:g}°. The rim of the socket "
        f"{reaches}: center-edge angle {scene.edge:g}°. Drawn with "
        f"{scene.abduction:g}° of abduction.{jams if scene.is_cam or scene.is_pincer else ''}",
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
    return _box(look)


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


def _box(look: Look) -> svg.Box:
    return _CLOSE_BOX if look.is_option else BOX


def _raised(scene: Hip) -> str:
    """The contour of the leg where neck and rim meet, as dashes."""
    return svg.path(
        raised_path(scene.alpha, scene.edge),
        "raised",
        transform=svg.rotation(contact(scene.alpha, scene.edge)),
        stroke_dasharray="10 7",
        **_THIN,
    )


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
    turning = svg.group(alpha, "turning", transform=svg.rotation(turn))
    return turning + edge + svg.texts(numbers, size(Look(explained=True)))


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


def _labels(scene: Hip, turn: float, look: Look) -> str:
    """All names in a question; beside the angles only those of what is pinched and where."""
    end = polar(SOCKET + 0.7 * LIP_TIP, rim(scene.edge) + 1)
    ring = polar(SOCKET + 0.1, rim(scene.edge) - 6)
    soft = svg.led("labrum", Point(1.95, 1.25), ring)
    if look.explained:
        return soft
    return soft + (
        svg.led("rim of socket", Point(1.6, 1.7), end)
        + svg.led("trochanter", Point(1.95, 0.4), turned(Point(2.3, -0.75), turn))
        + svg.text(Point(1.95, 0.62), "greater")
        + svg.led("neck", Point(0.35, -1.95), turned(of_neck(1.5, 0.0), turn), end=True)
        + svg.led("head", Point(0.35, -1.6), Point(0.1, -0.75), end=True)
    )
