"""Somebody in a pose, from the side: how far trunk and thigh are bent at the hip can be seen, and
is said only in the explanation. Drawn facing right, and mirrored for who faces left."""

from __future__ import annotations

from questions.figures import svg
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.piriformis_shape import action
from questions.figures.plane import Point, polar
from questions.figures.poses import POSES, Pose
from questions.figures.scenes import Posture

_BOX = svg.Box(-2.3, 2.3, -2.35, 2.35)
_TRUNK, _THIGH, _SHANK, _FOOT, _ARM, _HEAD = 1.3, 1.15, 1.1, 0.42, 1.15, 0.3
_FLOOR = -2.1
_BENT = 0.55


def draw(scene: Posture, look: Look) -> str:
    pose = POSES[scene.pose]
    lit = _bend(pose) if look.explained else ""
    mirrored = {"transform": "scale(-1,1)"} if scene.faces == "left" else {}
    body = svg.group(
        person(pose, placed(pose)) + lit,
        stroke_linecap="round",
        stroke_linejoin="round",
        **mirrored,
    )
    size = svg.text_size(_BOX, is_option=look.is_option)
    return body + svg.texts(_words(scene, look), size)


def person(pose: Pose, hip: Point, scale: float = 1.0) -> str:
    """Somebody whose hip is at the place: floor, seat, limbs, and the femur in the thigh."""
    shoulder = _from(hip, _TRUNK * scale * 0.86, pose.trunk)
    knee = _from(hip, _THIGH * scale, pose.thigh)
    ankle = _from(knee, _SHANK * scale, pose.shank)
    toes = _from(ankle, _FOOT * scale, pose.foot)
    head = _from(hip, (_TRUNK + _HEAD + 0.08) * scale, pose.trunk)
    hand = _from(shoulder, _ARM * scale, pose.arm)
    limbs = (
        _limb((ankle, toes), 0.14 * scale, svg.SKIN)
        + _limb((knee, ankle), 0.26 * scale, svg.SKIN)
        + _limb((hip, shoulder), 0.5 * scale, svg.CLOTH)
        + _limb((hip, knee), 0.42 * scale, svg.SKIN)
        + _limb((shoulder, hand), 0.15 * scale, svg.SKIN)
    )
    ball = svg.circle(hip, 0.13 * scale, fill=svg.BONE, stroke=svg.INK, stroke_width="3")
    face = svg.circle(head, _HEAD * scale, fill=svg.SKIN, stroke=svg.INK, stroke_width="3")
    femur = _limb((hip, knee), 0.1 * scale, svg.BONE)
    return _ground(pose, hip, scale) + face + limbs + femur + ball


def placed(pose: Pose) -> Point:
    """Where the hip is, so that somebody stands on the floor in the middle of the picture."""
    hip = Point(0, 0)
    knee = _from(hip, _THIGH, pose.thigh)
    ankle = _from(knee, _SHANK, pose.shank)
    head = _from(hip, _TRUNK + _HEAD, pose.trunk)
    xs, lowest = (hip.x, knee.x, ankle.x, head.x), min(knee.y - 0.15, ankle.y)
    return Point(-(min(xs) + max(xs)) / 2, _FLOOR + 0.1 - lowest)


def wording(scene: Posture, look: Look) -> Wording:
    pose = POSES[scene.pose]
    if not look.explained:
        return Wording(
            "Somebody from the side",
            "Schematic drawing of somebody in a position, from the side: trunk, thigh and shank.",
        )
    return Wording(
        f"Somebody from the side: hip {pose.bent}",
        f"{pose.told} The hip is {pose.bent}, where piriformis does this: {action(pose.flexion)}.",
    )


def in_words(scene: Posture) -> str:
    return POSES[scene.pose].told


def controls(scene: Posture) -> tuple[Control, ...]:
    return ()


def reading(scene: Posture) -> Reading:
    pose = POSES[scene.pose]
    return Reading("bent", {"bent": pose.bent, "action": action(pose.flexion)})


SAYINGS = {"bent": "The hip is {bent}: {action}."}


def stills(scene: Posture) -> tuple[Posture, ...]:
    return tuple(Posture(pose, scene.faces) for pose in ("standing", "sitting", "squatting"))


def box(scene: Posture, look: Look) -> svg.Box:
    return _BOX


def _limb(along: tuple[Point, Point], width: float, colour: str) -> str:
    """A limb with a rim of ink."""
    d = svg.move(along[0]) + svg.lines(along[1])
    wide, narrow = svg.number(width + 0.06), svg.number(width)
    return svg.path(d, stroke=svg.INK, stroke_width=wide) + svg.path(
        d, stroke=colour, stroke_width=narrow
    )


def _ground(pose: Pose, hip: Point, scale: float) -> str:
    """The floor, and a stool under who sits."""
    floor = hip.y - (placed(pose).y - _FLOOR) * scale
    line = svg.move(Point(hip.x - 1.5 * scale, floor)) + svg.lines(
        Point(hip.x + 1.5 * scale, floor)
    )
    if pose.has_seat:
        left, right, top = hip.x - 0.5 * scale, hip.x + 0.5 * scale, hip.y - 0.3 * scale
        line += svg.move(Point(left, floor)) + svg.lines(
            Point(left, top), Point(right, top), Point(right, floor)
        )
    return svg.path(line, stroke=svg.SOFT, stroke_width="5", fill="none")


def _bend(pose: Pose) -> str:
    """The trunk's line prolonged beyond the hip, and the angle from it to the thigh."""
    hip, straight = placed(pose), pose.trunk - 180
    dashes = svg.move(hip) + svg.lines(_from(hip, 1.3, straight))
    bow = svg.move(_from(hip, _BENT * 1.4, straight)) + svg.arc(
        _BENT * 1.4, _from(hip, _BENT * 1.4, pose.thigh)
    )
    thin = {"fill": "none", "stroke_width": "6"}
    lines = svg.path(dashes, stroke=svg.RAY, stroke_dasharray="10 9", **thin)
    return lines + (svg.path(bow, stroke=svg.LIT, **thin) if pose.flexion else "")


def _words(scene: Posture, look: Look) -> str:
    words = svg.schematic(Point(_BOX.left + 0.1, 2.05))
    if look.explained:
        pose = POSES[scene.pose]
        place = Point(_BOX.right - 0.1, 2.05)
        words += svg.text(place, pose.bent.removeprefix("bent to "), "value", text_anchor="end")
    return words


def _from(start: Point, length: float, direction: float) -> Point:
    by = polar(length, direction)
    return Point(start.x + by.x, start.y + by.y)
