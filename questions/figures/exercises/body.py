"""A body in a pose: from angles of joints to the frames of its parts, what it touches with, and
its flesh. The angles are what a physiotherapist measures; data/body.toml says how long it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from questions.figures.exercises.places import DATA
from questions.figures.exercises.rotation import Array, about_x, about_y, about_z

SIDES = {"L": 1, "R": -1}

# The joints and the names of their angles. What is there twice has its side behind its name:
# "hipL.bend". "at" is where the middle between the hip joints is, in metres.
MIDDLE_JOINTS: Mapping[str, tuple[str, ...]] = {
    "at": ("x", "y", "z"),
    "root": ("yaw", "pitch", "roll"),
    "loins": ("bend", "side", "twist"),
    "ribs": ("bend", "side", "twist"),
    "neck": ("bend", "side", "twist"),
}
PAIRED_JOINTS: Mapping[str, tuple[str, ...]] = {
    "hip": ("bend", "out", "turn"),
    "knee": ("bend", "turn"),
    "ankle": ("bend", "in"),
    "toes": ("up",),
    "girdle": ("up", "front"),
    "shoulder": ("bend", "out", "turn"),
    "elbow": ("bend",),
    "forearm": ("turn",),
    "wrist": ("up",),
    "fingers": ("curl",),
}

Angles = dict[str, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a part is, and how it is turned."""

    origin: Array
    turn: Array

    def at(self, place: Array) -> Array:
        """A place of the part, in the room."""
        return self.origin + self.turn @ place

    def then(self, place: tuple[float, float, float], turn: Array) -> Frame:
        """The frame of what this part carries."""
        return Frame(self.at(np.array(place)), self.turn @ turn)


@dataclass(frozen=True, slots=True)
class Touch:
    """A point that may rest on something: a sphere."""

    centre: Array
    radius: float


@dataclass(frozen=True, slots=True)
class Flesh:
    """A round part in the room: a ball with half axes, or a cone between two spheres."""

    part: str
    frame: Frame
    ends: tuple[Array, Array]
    radii: tuple[float, float]
    axes: Array | None = None


def upright() -> Angles:
    """All angles at zero: standing, arms hanging."""
    return {
        name: 0.0
        for joint, angles in _joints().items()
        for name in (f"{joint}.{angle}" for angle in angles)
    }


def kind_of(name: str) -> str:
    """The angle without its side: "hipL.bend" is a "hip.bend"."""
    joint, _, angle = name.partition(".")
    return f"{_without_side(joint)}.{angle}"


def frames_of(angles: Angles) -> dict[str, Frame]:
    """Where every part of the body is."""
    body: dict[str, Frame] = {}
    lengths = _lengths()
    root = (
        about_z(angles["root.yaw"]) @ about_y(angles["root.pitch"]) @ about_x(angles["root.roll"])
    )
    pelvis = Frame(np.array([angles["at.x"], angles["at.y"], angles["at.z"]]), root)
    belly = pelvis.then((0, 0, 0.11), _spine(angles, "loins"))
    chest = belly.then((0, 0, lengths["trunk"] - 0.11 - 0.215), _spine(angles, "ribs"))
    neck = chest.then((-0.012, 0, 0.255), _half(angles, "neck"))
    head = neck.then((0.004, 0, 0.042), _half(angles, "neck"))
    body |= {"pelvis": pelvis, "belly": belly, "chest": chest, "neck": neck}
    body |= {"head": head, "hair": head, "ear": head}
    for side, sign in SIDES.items():
        body |= _leg(angles, pelvis, side, sign) | _arm(angles, chest, side, sign)
    return body


def touches_of(frames: Mapping[str, Frame]) -> dict[str, Touch]:
    """The points with which a body rests on things."""
    found = {}
    for name, part, place, radius in _touch_table():
        found[name] = Touch(frames[part].at(place), radius)
    return found


def flesh_of(frames: Mapping[str, Frame]) -> tuple[Flesh, ...]:
    return tuple(
        Flesh(
            part,
            frames[part],
            (frames[part].at(ends[0]), frames[part].at(ends[1])),
            radii,
            axes,
        )
        for part, ends, radii, axes in _flesh_table()
    )


def _leg(angles: Angles, pelvis: Frame, side: str, sign: int) -> dict[str, Frame]:
    lengths = _lengths()

    def of(joint: str, angle: str) -> float:
        return angles[f"{joint}{side}.{angle}"]

    thigh = pelvis.then(
        (0, sign * lengths["hip_half"], 0),
        about_y(-of("hip", "bend"))
        @ about_x(sign * of("hip", "out"))
        @ about_z(-sign * of("hip", "turn")),
    )
    shin = thigh.then(
        (0, 0, -lengths["thigh"]),
        about_y(of("knee", "bend")) @ about_z(-sign * of("knee", "turn")),
    )
    foot = shin.then(
        (0, 0, -lengths["shank"]),
        about_y(of("ankle", "bend")) @ about_x(-sign * of("ankle", "in")),
    )
    toes = foot.then((0.125, 0, -0.045), about_y(-of("toes", "up")))
    return {f"thigh{side}": thigh, f"shin{side}": shin, f"foot{side}": foot, f"toes{side}": toes}


def _arm(angles: Angles, chest: Frame, side: str, sign: int) -> dict[str, Frame]:
    lengths = _lengths()

    def of(joint: str, angle: str) -> float:
        return angles[f"{joint}{side}.{angle}"]

    collar = chest.then(
        (0.0, sign * 0.02, 0.215),
        about_z(-sign * of("girdle", "front")) @ about_x(sign * of("girdle", "up")),
    )
    arm = Frame(
        collar.at(np.array((-0.012, sign * (lengths["shoulder_half"] - 0.05), 0.0))),
        chest.turn
        @ about_y(-of("shoulder", "bend"))
        @ about_x(sign * of("shoulder", "out"))
        @ about_z(-sign * of("shoulder", "turn")),
    )
    fore = arm.then((0, 0, -lengths["upper_arm"]), about_y(-of("elbow", "bend")))
    hand = fore.then(
        (0, 0, -lengths["forearm"]),
        about_z(-sign * of("forearm", "turn")) @ about_y(of("wrist", "up")),
    )
    fingers = hand.then((0, 0, -0.088), about_y(-of("fingers", "curl")))
    named = {"arm": arm, "fore": fore, "hand": hand, "thumb": hand, "fingers": fingers}
    return {f"{name}{side}": frame for name, frame in named.items()}


def _spine(angles: Angles, joint: str) -> Array:
    return (
        about_y(angles[f"{joint}.bend"])
        @ about_x(angles[f"{joint}.side"])
        @ about_z(angles[f"{joint}.twist"])
    )


def _half(angles: Angles, joint: str) -> Array:
    return _spine({name: value / 2 for name, value in angles.items()}, joint)


def _without_side(joint: str) -> str:
    return joint[:-1] if joint[:-1] in PAIRED_JOINTS and joint[-1] in SIDES else joint


@cache
def _joints() -> dict[str, tuple[str, ...]]:
    paired = {f"{name}{side}": angles for name, angles in PAIRED_JOINTS.items() for side in SIDES}
    return {**MIDDLE_JOINTS, **paired}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((DATA / "body.toml").read_text(encoding="utf-8"))


@cache
def _lengths() -> dict[str, float]:
    """In metres."""
    table = _table()
    return {name: share * table["height"] for name, share in table["shares"].items()}


@cache
def _touch_table() -> tuple[tuple[str, str, Array, float], ...]:
    return tuple(
        (name, part, place, given["radius"])
        for name_, given in _table()["touch"].items()
        for name, part, (place,) in _on_both_sides(name_, given["part"], (given["at"],))
    )


@cache
def _flesh_table() -> tuple[tuple[str, tuple[Array, ...], tuple[float, float], Array | None], ...]:
    rows = []
    for given in _table()["flesh"]:
        ball = given.get("ball")
        ends = (ball, ball) if ball else tuple(given["cone"])
        axes = np.array(given["axes"]) if ball else None
        radii = (max(given["axes"]),) * 2 if ball else tuple(given["radii"])
        for _, part, places in _on_both_sides(given["part"], given["part"], ends):
            rows.append((part, places, radii, axes))
    return tuple(rows)


def _on_both_sides(
    name: str, part: str, places: tuple[list[float], ...]
) -> list[tuple[str, str, tuple[Array, ...]]]:
    """A row of the table as it stands, or for the left and, mirrored, for the right."""
    if not (name.endswith("_") or part.endswith("_")):
        return [(name, part, tuple(np.array(place) for place in places))]
    return [
        (
            name.removesuffix("_") + side,
            part.replace("_", side),
            tuple(np.array(place) * (1, sign, 1) for place in places),
        )
        for side, sign in SIDES.items()
    ]
