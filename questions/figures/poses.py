"""Poses of somebody seen from the side, by the directions of trunk, thigh and shank.

Directions are in degrees, for somebody who faces right: 0 to the front, 90 up, −90 down. How far
the hip is bent follows from trunk and thigh.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pose:
    """`name` is what somebody does ("squatting deep"), `told` is what can be seen of it.
    `trunk` points from hip to neck, `thigh` from hip to knee, `shank` from knee to ankle, `arm`
    from shoulder to hand."""

    name: str
    told: str
    trunk: float
    thigh: float
    shank: float
    arm: float
    has_seat: bool = False
    foot: float = 0.0

    @property
    def bent(self) -> str:
        """How far the hip is bent, behind "the hip is"."""
        return f"bent to about {self.flexion:g}°" if self.flexion else "straight"

    @property
    def flexion(self) -> float:
        """Of the hip: 0 where trunk and thigh are in line."""
        return 180 - (self.trunk - self.thigh)


POSES: Mapping[str, Pose] = {
    "standing": Pose(
        "standing upright",
        "Somebody stands upright, the trunk above straight legs.",
        90,
        -90,
        -90,
        -90,
    ),
    "kneeling": Pose(
        "kneeling upright",
        "Somebody kneels upright: the shins lie on the floor, and thighs and trunk rise above the "
        "knees in one line.",
        90,
        -90,
        180,
        -90,
        foot=180,
    ),
    "leaning": Pose(
        "leaning forward a little",
        "Somebody stands with straight legs and leans the trunk a little forward, less than "
        "halfway to level.",
        68,
        -90,
        -90,
        -90,
    ),
    "sitting": Pose(
        "sitting upright",
        "Somebody sits upright on a stool, the thighs level with the floor.",
        90,
        0,
        -90,
        -60,
        has_seat=True,
    ),
    "bowing": Pose(
        "bending forward until the trunk is level",
        "Somebody stands on straight legs and has bent forward from the hips, with a straight "
        "back, until the trunk is level with the floor.",
        5,
        -90,
        -90,
        -90,
    ),
    "on all fours": Pose(
        "being on hands and knees",
        "Somebody is on hands and knees: the thighs stand upright and the trunk is level with the "
        "floor.",
        0,
        -90,
        180,
        -90,
        foot=180,
    ),
    "squatting": Pose(
        "squatting deep",
        "Somebody squats deep: the buttocks are below the height of the knees, and the trunk leans "
        "toward the thighs.",
        72,
        12,
        -118,
        10,
    ),
}
