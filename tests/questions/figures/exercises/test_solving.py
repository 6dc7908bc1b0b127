"""The solver finds contacts, stays in range, and says what is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from questions.figures.exercises.body import frames_of, touches_of, upright
from questions.figures.exercises.making import solve_pose
from questions.figures.exercises.solving import (
    Wanted,
    faults,
    limits_of,
    mirrored_angles,
    solved,
    wanted_from,
)

_STANDING = {"at": [0, 0, 1.0], "floor": ["heelL", "heelR"], "free": ["at.z"]}


def _height(angles, point):
    touch = touches_of(frames_of(angles))[point]
    return touch.centre[2] - touch.radius


def test_a_body_comes_down_to_the_floor():
    assert _height(solved(wanted_from(_STANDING)), "heelL") == pytest.approx(0, abs=0.002)


def test_a_hand_reaches_a_place():
    wanted = wanted_from(
        {**_STANDING, "pins": {"palmL": [0.4, 0.2, 1.1]}, "free": ["at.z", "shoulderL", "elbowL"]}
    )
    found = touches_of(frames_of(solved(wanted)))["palmL"].centre
    assert found == pytest.approx(np.array([0.4, 0.2, 1.1]), abs=0.02)


def test_no_joint_goes_beyond_its_range_for_it():
    wanted = wanted_from(
        {**_STANDING, "pins": {"kneeL": [-0.4, "", 0.9]}, "free": ["at.z", "hipL"]}
    )
    found = solved(wanted)
    assert found["hipL.bend"] >= limits_of("hipL.bend")[0]
    assert any("kneeL" in fault for fault in faults(found, wanted))


@pytest.mark.parametrize(
    ("angle", "value", "said"),
    [
        ("at.z", 0.05, "heelL is +5.0 cm off what it rests on"),
        ("at.z", -0.05, "in the floor"),
        ("kneeL.bend", 170, "kneeL.bend is 170, out of 0 to 150"),
    ],
)
def test_what_is_wrong_is_said(angle, value, said):
    wanted = wanted_from(_STANDING)
    angles = dict(solved(wanted))
    angles[angle] = angles[angle] + value if angle == "at.z" else value
    assert any(said in fault for fault in faults(angles, wanted))


def test_the_mirror_image_changes_sides():
    angles = upright() | {"hipL.turn": 30.0, "root.roll": 10.0, "at.y": 0.2}
    turned = mirrored_angles(angles)
    assert (turned["hipR.turn"], turned["root.roll"], turned["at.y"]) == (30, -10, -0.2)
    assert mirrored_angles(turned) == angles


def test_a_pose_is_solved_anew_as_it_is_stored():
    pose = solve_pose("straight-leg-raise")
    assert pose.faults() == []
    assert pose.angles["end"]["hipR.bend"] == 26


def test_without_free_joints_nothing_moves():
    assert solved(Wanted(upright(), {}, {})) == upright()
