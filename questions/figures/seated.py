"""Somebody who sits, from the front, one lower leg swung: with the knee bent, the foot goes the
other way than the thigh turns, which most people get wrong.

The picture is drawn for a left leg, on the right as one looks at it, and mirrored for a right one.
"""

from __future__ import annotations

from questions.figures import arrows, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point
from questions.figures.scenes import Seated
from questions.figures.turning import TURNS, turn, turn_name

KNEE = Point(1.0, 0.0)
SHANK = 3.3
_BOX = svg.Box(-3.3, 3.3, -4.65, 2.1)


def draw(scene: Seated, look: Look) -> str:
    thin = {"fill": "none", "stroke_width": "3"}
    hangs = svg.path(
        svg.move(KNEE) + svg.lines(Point(KNEE.x, -SHANK - 0.5)), stroke_dasharray="9 8", **thin
    )
    body = svg.group(
        svg.path(_BENCH, fill=svg.SURFACE)
        + svg.path(_TRUNK, fill=svg.CLOTH)
        + svg.path(_thigh(-1), fill=svg.CLOTH)
        + svg.group(_lower_leg(), transform=f"translate({-2 * KNEE.x * svg.UNIT:g} 0)")
        + svg.path(_knee(-1))
        + svg.group(_lower_leg(), "turning", transform=swing(scene.rotation))
        + svg.path(_thigh(1), fill=svg.CLOTH)
        + svg.path(_knee(1))
        + hangs
        + (_arrows(scene.rotation) if look.explained else ""),
        fill=svg.SKIN,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
        **({"transform": "scale(-1,1)"} if scene.side == "right" else {}),
    )
    if look.wordless:
        return body
    return body + svg.texts(_words(scene, look), svg.text_size(_BOX, is_option=look.is_option))


def wording(scene: Seated, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            f"Somebody who sits, from the front, {scene.side} leg moved",
            "Schematic drawing of somebody who sits and faces you, both knees bent. The knees stay "
            f"in place; the {scene.side} lower leg has swung to one side.",
        )
    goes = "out" if scene.rotation > 0 else "in"
    return Wording(
        f"Somebody who sits, from the front: {turn_name(scene.rotation)}",
        f"The {scene.side} foot has gone {goes}, and the thigh has turned the other way about its "
        f"own length: {turn_name(scene.rotation)}.",
    )


def in_words(scene: Seated) -> str:
    goes = "away from" if scene.rotation > 0 else "toward and past"
    return (
        f"Somebody sits on a bench and faces you, knees bent, lower legs hanging. The {scene.side} "
        f"knee stays where it is while the {scene.side} foot swings {goes} the other foot, by "
        f"{abs(scene.rotation):g}°."
    )


def controls(scene: Seated) -> tuple[Control, ...]:
    return (Control("rotation", "Internal rotation", -20, 30, scene.rotation),)


def reading(scene: Seated) -> Reading:
    goes = {"internal": "out", "external": "in", "none": "hangs"}[turn(scene.rotation)]
    return Reading(goes, {"turn": turn_name(scene.rotation)})


SAYINGS = TURNS | {
    "out": "The foot has gone out: the thigh has {turn}.",
    "in": "The foot has gone in: the thigh has {turn}.",
    "hangs": "The lower leg hangs straight down: the thigh has {turn}.",
}


def stills(scene: Seated) -> tuple[Seated, ...]:
    return tuple(Seated(rotation, scene.side) for rotation in (-20, 0, 30))


def box(scene: Seated, look: Look) -> svg.Box:
    return _BOX


def swing(rotation: float) -> str:
    """The transform of the lower leg about its knee."""
    x, y = svg.at(KNEE).split()
    return f"rotate({-rotation:g} {x} {y})"


def arrow_path(rotation: float) -> str:
    """How the top of the thigh rolls, over the knee."""
    sweep = 60 if rotation > 0 else -60
    return arrows.curved(0.85, 90 - sweep, 90 + sweep, KNEE) if rotation else ""


def foot_arrow_path(rotation: float) -> str:
    """How the foot has gone, below it."""
    return arrows.curved(SHANK + 0.75, -90, -90 + rotation, KNEE)


def _arrows(rotation: float) -> str:
    look = {"fill": "none", "stroke_width": "9", "stroke_linecap": "round"}
    return svg.path(arrow_path(rotation), "arrow", stroke=svg.LIT, **look) + svg.path(
        foot_arrow_path(rotation), "foot-arrow", stroke=svg.RAY, **look
    )


def _words(scene: Seated, look: Look) -> str:
    words = svg.schematic(svg.corner(_BOX))
    outside = -1 if scene.side == "right" else 1
    words += svg.text(
        Point(-outside * 2.9, 1.75), _other(scene), fill=svg.SOFT, **_end(outside > 0, False)
    )
    words += svg.text(
        Point(outside * 2.9, 1.75), scene.side, fill=svg.SOFT, **_end(outside > 0, True)
    )
    if look.explained:
        place = Point(_BOX.right - 0.12, _BOX.bottom + 0.12)
        words += svg.text(place, turn_name(scene.rotation), "value", text_anchor="end")
    if look.has_names:
        words += svg.led(
            "knee", Point(outside * 2.3, 0.8), Point(outside * 1.15, 0.1), end=outside < 0
        )
    return words


def _end(is_right: bool, is_own: bool) -> dict[str, str]:
    return {"text_anchor": "end"} if is_right == is_own else {}


def _other(scene: Seated) -> str:
    return "left" if scene.side == "right" else "right"


def _knee(side: int) -> str:
    x = side * KNEE.x
    return (
        svg.move(Point(x - 0.34, -0.1))
        + svg.cubic(Point(x - 0.3, 0.42), Point(x + 0.3, 0.42), Point(x + 0.34, -0.1))
        + svg.cubic(Point(x + 0.28, -0.5), Point(x - 0.28, -0.5), Point(x - 0.34, -0.1))
        + "Z"
    )


def _thigh(side: int) -> str:
    """A thigh that comes toward the viewer, so that it looks short."""
    x = side * KNEE.x
    return (
        svg.move(Point(x - 0.66, -0.28))
        + svg.cubic(Point(x - 0.78, 0.5), Point(x - 0.45, 0.72), Point(x, 0.74))
        + svg.cubic(Point(x + 0.45, 0.72), Point(x + 0.78, 0.5), Point(x + 0.66, -0.28))
        + svg.cubic(Point(x + 0.5, -0.7), Point(x - 0.5, -0.7), Point(x - 0.66, -0.28))
        + "Z"
    )


def _lower_leg() -> str:
    """Calf and foot from the front, below the knee."""
    x = KNEE.x
    leg = (
        svg.move(Point(x - 0.5, -0.2))
        + svg.cubic(Point(x - 0.75, -1.3), Point(x - 0.4, -2.2), Point(x - 0.27, -3.0))
        + svg.lines(Point(x + 0.27, -3.0))
        + svg.cubic(Point(x + 0.4, -2.2), Point(x + 0.7, -1.3), Point(x + 0.5, -0.2))
        + "Z"
    )
    foot = (
        svg.move(Point(x - 0.27, -2.95))
        + svg.cubic(Point(x - 0.4, -3.2), Point(x - 0.52, -3.6), Point(x - 0.3, -3.68))
        + svg.lines(Point(x + 0.35, -3.68))
        + svg.cubic(Point(x + 0.62, -3.62), Point(x + 0.4, -3.2), Point(x + 0.27, -2.95))
        + "Z"
    )
    return svg.path(leg) + svg.path(foot, "foot")


_TRUNK = (
    svg.move(Point(-1.15, 2.6))
    + svg.cubic(Point(-1.15, 1.6), Point(-1.7, 1.2), Point(-1.68, 0.2))
    + svg.lines(Point(1.68, 0.2))
    + svg.cubic(Point(1.7, 1.2), Point(1.15, 1.6), Point(1.15, 2.6))
    + "Z"
)
_BENCH = (
    svg.move(Point(-2.7, 0.1))
    + svg.lines(Point(2.7, 0.1), Point(2.7, -0.55), Point(-2.7, -0.55))
    + "Z"
)
