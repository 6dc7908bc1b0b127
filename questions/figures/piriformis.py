"""Piriformis seen along the thigh while the hip bends: behind the axis of rotation at first, then
in front of it. Beside it, in the explanation, the rotation arm as a curve."""

from __future__ import annotations

from questions.figures import arrows, svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.piriformis_shape import (
    LITTLE,
    NECK,
    action,
    arm,
    arm_path,
    bend_path,
    colour,
    muscle_path,
    origin,
    sacrum_path,
    turn_path,
)
from questions.figures.plane import Point
from questions.figures.poses import POSES
from questions.figures.posture import person, placed
from questions.figures.scenes import Piriformis

_BOX = svg.Box(-2.95, 3.6, -4.75, 4.05)
_TALL_BOX = svg.Box(-2.95, 3.6, -7.05, 4.05)
# Cadaver means at straight and right-angled hips: Delp 1999, J Biomech 32:493-501.
_MEASURED = ((0.0, -29.0), (90.0, 14.0))
_CURVE_LEFT, _CURVE_MIDDLE, _CURVE_WIDTH, _CURVE_SCALE = -1.9, -5.05, 5.0, 0.042
_PERSON, _PERSON_SIZE = Point(2.35, -3.2), 0.64
_FRONT = (Point(3.3, 2.0), Point(3.3, 3.75))
_TROCHANTER, _THICK = Point(2.4, -0.5), {"fill": "none", "stroke_linecap": "round"}


def draw(scene: Piriformis, look: Look) -> str:
    if look.explained:
        beside = _bend(scene.flexion) + _explained(scene)
    else:
        beside = _person(scene.pose) if scene.pose else _bend(scene.flexion)
    size = svg.text_size(box(scene, look), is_option=look.is_option)
    return bones(scene) + beside + svg.texts(_words(scene, look), size)


def bones(scene: Piriformis, *, is_front_told: bool = True) -> str:
    """Sacrum, femur and muscle, the axis of the thigh, and an arrow to its front."""
    front = svg.path(arrows.straight(*_FRONT), fill="none", stroke=svg.SOFT)
    return svg.group(
        svg.path(sacrum_path(scene.flexion), "sacrum")
        + svg.path(NECK)
        + svg.circle(Point(0, 0), 1.2)
        + svg.path(muscle_path(scene.flexion), "muscle", fill=svg.FLESH)
        + svg.circle(Point(0, 0), 0.1, fill=svg.INK)
        + (front if is_front_told else ""),
        fill=svg.BONE,
        stroke=svg.INK,
        stroke_width="4",
        stroke_linejoin="round",
    )


def wording(scene: Piriformis, look: Look) -> Wording:
    title = f"Piriformis, {_bent(scene, look)}"
    if not look.explained:
        return Wording(
            title,
            "Schematic drawing of a right hip seen along the thigh, the front of the thigh up and "
            "lateral to the right: the head of the femur, the greater trochanter, and piriformis "
            "between trochanter and sacrum.",
        )
    return Wording(
        f"{title}: {action(scene.flexion)}",
        f"Piriformis pulls {_side(scene.flexion)} the axis of the thigh, with an arm of "
        f"{abs(arm(scene.flexion)):.0f} mm: {action(scene.flexion)}. Beside it, the arm from a "
        "straight hip to one bent to 120°: external first, none at about 48°, internal after it.",
    )


def in_words(scene: Piriformis) -> str:
    posed = POSES[scene.pose].told if scene.pose else f"The hip is bent to {scene.flexion:g}°."
    return (
        f"{posed} The right hip, seen along the thigh, with the front of the thigh up and the "
        "trochanter to the right. From the trochanter, piriformis runs to the sacrum on the left "
        f"and passes {_side(scene.flexion)} the axis about which the thigh turns."
    )


def controls(scene: Piriformis) -> tuple[Control, ...]:
    return (Control("flexion", "Hip flexion", 0, 120, scene.flexion),)


def reading(scene: Piriformis) -> Reading:
    size = f"{abs(arm(scene.flexion)):.0f}"
    return Reading(action(scene.flexion), {"flexion": f"{scene.flexion:g}", "arm": size})


SAYINGS = {
    name: f"At {{flexion}}° of flexion: {name}, with an arm of {{arm}} mm."
    for name in ("internal rotation", "external rotation", "little rotation")
}


def stills(scene: Piriformis) -> tuple[Piriformis, ...]:
    return tuple(Piriformis(flexion) for flexion in (0, 30, 60, 90))


def box(scene: Piriformis, look: Look) -> svg.Box:
    return _TALL_BOX if look.explained else _BOX


def curve_point(flexion: float) -> Point:
    """Where an angle and its arm stand in the diagram."""
    return _plotted(flexion, arm(flexion))


def sacrum_name(flexion: float) -> Point:
    """Where the name of the sacrum stands, on the bone."""
    start = origin(flexion)
    return Point(start.x - 0.5, start.y - 0.08)


def _explained(scene: Piriformis) -> str:
    turn = svg.path(
        turn_path(scene.flexion), "turn", stroke=colour(scene.flexion), stroke_width="10", **_THICK
    )
    lever = svg.path(arm_path(scene.flexion), "arm", stroke=svg.LIT, stroke_width="8", **_THICK)
    return lever + turn + _diagram(scene.flexion)


def _diagram(flexion: float) -> str:
    steps = [curve_point(step) for step in range(0, 121, 10)]
    zero, high, low = _plotted(0, 0), _plotted(0, 32), _plotted(0, -32)
    frame = svg.move(high) + svg.lines(low) + svg.move(zero) + svg.lines(_plotted(120, 0))
    dots = "".join(
        svg.circle(_plotted(*point), 0.08, fill=svg.SURFACE, stroke=svg.INK, stroke_width="3")
        for point in _MEASURED
    )
    curve = svg.move(steps[0]) + svg.lines(*steps[1:])
    return (
        svg.path(frame, fill="none", stroke=svg.SOFT, stroke_width="2")
        + svg.path(curve, fill="none", stroke=svg.INK, stroke_width="4")
        + dots
        + svg.circle(
            curve_point(flexion), 0.13, "here", fill=svg.LIT, stroke=svg.INK, stroke_width="3"
        )
    )


def _words(scene: Piriformis, look: Look) -> str:
    soft, end, middle = {"fill": svg.SOFT}, {"text_anchor": "end"}, {"text_anchor": "middle"}
    words = (
        svg.text(Point(3.1, 3.55), "front of", **soft, **end)
        + svg.text(Point(3.1, 3.15), "the thigh", **soft, **end)
        + svg.text(Point(-2.85, 0.1), "medial", **soft)
        + svg.text(Point(3.5, 0.6), "lateral", **soft, **end)
        + svg.text(sacrum_name(scene.flexion), "sacrum", "sacrum-name", **middle)
    )
    if look.explained or not scene.pose:
        words += svg.text(Point(3.5, -3.2), bent_text(scene.flexion), "bent", **end)
    if look.explained:
        words += _diagram_words(scene.flexion)
    elif look.labelled:
        words += _labels(scene.flexion)
    return words + svg.schematic(svg.corner(box(scene, look)))


def _labels(flexion: float) -> str:
    """Names where the muscle leaves room for them: on the other side of the axis."""
    is_front = arm(flexion) > 0
    names = (
        ("greater", Point(1.75, 1.62), None),
        ("trochanter", Point(1.75, 1.28), _TROCHANTER),
        ("axis of the thigh", Point(-0.9, -2.3 if is_front else 2.3), Point(0, 0)),
        ("piriformis", Point(0.9, 2.2) if is_front else Point(-0.7, -3.3), _belly(flexion)),
    )
    return "".join(
        svg.text(place, words) if to is None else svg.led(words, place, to)
        for words, place, to in names
    )


def _belly(flexion: float) -> Point:
    start = origin(flexion)
    return Point(0.7 * start.x + 0.3 * _TROCHANTER.x, 0.7 * start.y + 0.3 * _TROCHANTER.y)


def _diagram_words(flexion: float) -> str:
    middle, end = {"text_anchor": "middle"}, {"text_anchor": "end"}
    return (
        svg.text(_plotted(4, 24), "turns the thigh in", fill=svg.RAY)
        + svg.text(_plotted(12, -26), "turns it out", fill=svg.RAY_2)
        + svg.text(_plotted(60, -11), "60°", **middle)
        + svg.text(_plotted(120, -11), "120°", **middle)
        + svg.text(Point(3.5, -3.64), arm_text(flexion), "value", **end)
        + svg.text(_plotted(124, -34), "○ measured", fill=svg.SOFT, **end)
    )


def bent_text(flexion: float) -> str:
    return f"hip flexion {flexion:g}°"


def arm_text(flexion: float) -> str:
    return f"arm {arm(flexion):+.0f} mm".replace("-", "−")


def _bend(flexion: float) -> str:
    return svg.path(
        bend_path(flexion),
        "bend",
        fill="none",
        stroke=svg.SOFT,
        stroke_width="10",
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _person(pose: str) -> str:
    centre = placed(POSES[pose])
    hip = Point(_PERSON.x + _PERSON_SIZE * centre.x, _PERSON.y + _PERSON_SIZE * centre.y)
    drawn = person(POSES[pose], hip, _PERSON_SIZE)
    return svg.group(drawn, stroke_linecap="round", stroke_linejoin="round")


def _bent(scene: Piriformis, look: Look) -> str:
    if scene.pose and not look.explained:
        return POSES[scene.pose].name
    return f"hip bent to {scene.flexion:g}°"


def _side(flexion: float) -> str:
    value = arm(flexion)
    if abs(value) < LITTLE:
        return "almost through"
    return "in front of" if value > 0 else "behind"


def _plotted(flexion: float, value: float) -> Point:
    return Point(_CURVE_LEFT + _CURVE_WIDTH * flexion / 120, _CURVE_MIDDLE + _CURVE_SCALE * value)
