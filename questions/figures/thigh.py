"""A thigh and its foot from above: internal and external rotation, and the torsion of the neck.

The radius of the head is 1; the front is up, and on a right leg lateral is to the right. A left leg
is its mirror image. The foot is drawn shorter than it is.
"""

from __future__ import annotations

from questions.figures import arrows, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.plane import Point, polar, turned
from questions.figures.scenes import Thigh
from questions.figures.thigh_outline import FOOT, KNEECAP, NECK, SOCKET, THIGH, TOE, WALL
from questions.figures.turning import TURNS, turn_name

TOE_OUT = 7.0
ARROW = 3.45
# Low enough for the neck of a thigh turned out and twisted as far as the sliders go.
_BOX = svg.Box(-3.0, 3.65, -3.6, 4.05)
_MIRRORED_BOX = svg.Box(-3.65, 3.0, -3.6, 4.05)
_MIDLINE = -2.7
_TROCHANTER = Point(2.25, 0)
_THIN = {"fill": "none", "stroke_width": "3"}
_WALL = (WALL[2] + WALL[3]) / 2
# Words, their place, what they name (None where it is found while drawing, or where the next line
# of the label leads there), and whether they end at their place. For either turn of the foot.
_LABELS_IN = (
    ("greater", Point(2.25, 2.36), None, False),
    ("trochanter", Point(2.25, 2.08), None, False),
    ("thigh", Point(1.75, 3.0), None, False),
    ("socket", Point(-1.45, -2.65), polar(_WALL, 235), True),
    ("head", Point(-1.45, -2.3), polar(0.6, -110), True),
)
_LABELS_OUT = (
    ("greater", Point(2.25, -2.3), None, False),
    ("trochanter", Point(2.25, -2.58), None, False),
    ("thigh", Point(2.85, 1.2), None, False),
    ("socket", Point(-1.7, 1.9), polar(_WALL, 150), True),
    ("head", Point(-1.7, 2.3), polar(0.7, 120), True),
)


def draw(scene: Thigh, look: Look) -> str:
    straight = svg.path(
        svg.move(Point(0, 0)) + svg.lines(Point(0, 3.75)), stroke_dasharray="9 8", **_THIN
    )
    arrow = _arrow(scene.rotation) if look.explained else ""
    bones = svg.group(
        svg.path(_midline(), stroke=svg.SOFT, stroke_dasharray="3 7", **_THIN)
        + svg.group(_leg(scene), "turning", transform=svg.rotation(scene.rotation))
        + svg.path(SOCKET)
        + straight
        + arrow,
        fill=svg.BONE,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
        **({"transform": "scale(-1,1)"} if scene.side == "left" else {}),
    )
    if look.wordless:
        return bones
    return bones + svg.texts(_words(scene, look), svg.text_size(_BOX, is_option=look.is_option))


def wording(scene: Thigh, look: Look) -> Wording:
    if not look.explained:
        return Wording(
            f"{scene.side.capitalize()} leg from above",
            f"Schematic drawing of a {scene.side} thigh and foot seen from above, the front at the "
            "top: the head of the femur in its socket, the neck with the greater trochanter, the "
            "thigh, the kneecap and the foot.",
        )
    return Wording(
        f"{scene.side.capitalize()} leg from above: {turn_name(scene.rotation)}",
        f"The thigh has turned about its own length by {turn_name(scene.rotation)}, so the foot "
        f"points {_pointing(scene)}. Seen from the head, the neck of the femur points "
        f"{scene.torsion:g}° further back than the line of the knee.",
    )


def in_words(scene: Thigh) -> str:
    """Where the foot points, told by the clock and not by a side, so that it has to be thought."""
    hour = "eleven" if (scene.rotation > 0) == (scene.side == "right") else "one"
    return (
        f"A {scene.side} leg from above, as its owner would see it. The foot pointed straight "
        f"ahead at first, to twelve on a clock. Now knee and foot have turned together, and the "
        f"foot points toward {hour} o’clock."
    )


def controls(scene: Thigh) -> tuple[Control, ...]:
    return (
        Control("rotation", "Internal rotation", -45, 45, scene.rotation),
        Control("torsion", "Torsion of the neck", 0, 45, scene.torsion),
    )


def reading(scene: Thigh) -> Reading:
    behind = scene.torsion - scene.rotation
    where = "sideways" if not behind else "back" if behind > 0 else "front"
    values = {"turn": turn_name(scene.rotation), "neck": f"{abs(behind):g}"}
    return Reading(where, values)


SAYINGS = TURNS | {
    "back": "The thigh has {turn}. Seen from the head, the neck points {neck}° to the back.",
    "front": "The thigh has {turn}. Seen from the head, the neck points {neck}° to the front.",
    "sideways": "The thigh has {turn}. Seen from the head, the neck points straight to the side.",
}


def stills(scene: Thigh) -> tuple[Thigh, ...]:
    return tuple(Thigh(rotation, scene.side, scene.torsion) for rotation in (-35, 0, 35))


def box(scene: Thigh, look: Look) -> svg.Box:
    return _MIRRORED_BOX if scene.side == "left" else _BOX


def arrow_path(rotation: float) -> str:
    """From straight ahead to where the thigh has turned."""
    return arrows.curved(ARROW, 90, 90 + rotation)


def _leg(scene: Thigh) -> str:
    """All that turns: the foot below, the thigh on it, and the top of the femur."""
    foot = svg.path(FOOT, "foot", fill=svg.SKIN) + svg.path(TOE, **_THIN)
    neck = svg.path(NECK) + svg.circle(Point(0, 0), 1)
    return (
        svg.group(foot, transform=svg.rotation(-TOE_OUT))
        + svg.path(THIGH, "limb", fill=svg.SKIN)
        + svg.path(KNEECAP)
        + svg.group(neck, "neck", transform=svg.rotation(-scene.torsion))
        + svg.path(svg.move(Point(0, 0)) + svg.lines(polar(3.4, 90)), stroke=svg.RAY, **_THIN)
    )


def _arrow(rotation: float) -> str:
    return svg.path(
        arrow_path(rotation),
        "arrow",
        fill="none",
        stroke=svg.LIT,
        stroke_width="9",
        stroke_linecap="round",
    )


def _pointing(scene: Thigh) -> str:
    if scene.rotation == 0:
        return "almost straight ahead"
    return "in, toward the other leg" if scene.rotation > 0 else "out, away from the other leg"


def _words(scene: Thigh, look: Look) -> str:
    side = -1 if scene.side == "left" else 1
    ends, middle = {"text_anchor": "end"} if side < 0 else {}, {"text_anchor": "middle"}
    frame = box(scene, look)
    words = svg.text(Point(side * (_MIDLINE + 0.12), -1.35), "midline", fill=svg.SOFT, **ends)
    words += svg.text(Point(0, 3.82), "front", fill=svg.SOFT, **middle)
    words += svg.text(Point(0, -3.15), "back", fill=svg.SOFT, **middle)
    if look.explained:
        place = Point(frame.right - 0.12, frame.bottom + 0.12)
        words += svg.text(place, turn_name(scene.rotation), "value", text_anchor="end")
    if look.has_names:
        words += _labels(scene, side)
    return words + svg.schematic(svg.corner(frame))


def _labels(scene: Thigh, side: int) -> str:
    """Names beside the leg, out of the way of the foot."""
    bump = turned(_TROCHANTER, scene.rotation - scene.torsion)
    flesh = turned(Point(2.0, 0.95), scene.rotation)
    names = _LABELS_IN if scene.rotation >= 0 else _LABELS_OUT
    targets = {"trochanter": bump, "thigh": flesh}
    return "".join(
        _name(words, place, targets.get(words, to), is_left, side)
        for words, place, to, is_left in names
    )


def _name(words: str, place: Point, to: Point | None, is_left: bool, side: int) -> str:
    """A label, mirrored on a left leg."""
    where, ends = Point(side * place.x, place.y), is_left == (side > 0)
    if to is None:
        return svg.text(where, words, **({"text_anchor": "end"} if ends else {}))
    return svg.led(words, where, Point(side * to.x, to.y), end=ends)


def _midline() -> str:
    return svg.move(Point(_MIDLINE, 3.8)) + svg.lines(Point(_MIDLINE, -1.9))
