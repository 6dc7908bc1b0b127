"""A body has the measures of its source, and joints turn the way they are named."""

from __future__ import annotations

import numpy as np
import pytest

from questions.figures.exercises.body import frames_of, touches_of, upright

_HEIGHT = 1.70


def _points(**angles):
    named = {name.replace("_", "."): value for name, value in angles.items()}
    return touches_of(frames_of(upright() | {"at.z": 0.93} | named))


def _length(points, first, second):
    return float(np.linalg.norm(points[first].centre - points[second].centre))


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("hipL", "kneeL", 0.245),
        ("kneeL", "ankleL", 0.246),
        ("shoulderL", "elbowL", 0.186),
        ("elbowL", "wristL", 0.146),
    ],
)
def test_segments_are_as_long_as_winter_says(first, second, share):
    assert _length(_points(), first, second) == pytest.approx(share * _HEIGHT, abs=0.002)


def test_somebody_upright_is_as_tall_as_the_body_is_said_to_be():
    points = _points()
    top = points["skull"].centre[2] + points["skull"].radius
    bottom = points["heelL"].centre[2] - points["heelL"].radius
    assert top - bottom == pytest.approx(_HEIGHT, abs=0.03)


@pytest.mark.parametrize(
    ("angle", "value", "point", "axis", "sign"),
    [
        ("hipL_bend", 40, "kneeL", 0, 1),
        ("hipL_out", 30, "kneeL", 1, 1),
        ("hipR_out", 30, "kneeR", 1, -1),
        ("hipL_turn", 30, "toeL", 1, -1),
        ("hipR_turn", 30, "toeR", 1, 1),
        ("kneeL_bend", 60, "ankleL", 0, -1),
        ("ankleL_bend", 30, "toeL", 2, -1),
        ("shoulderL_bend", 60, "elbowL", 0, 1),
        ("shoulderR_out", 60, "elbowR", 1, -1),
        ("elbowL_bend", 60, "wristL", 0, 1),
        ("loins_bend", 30, "face", 0, 1),
        ("loins_side", 20, "face", 1, -1),
        ("girdleL_up", 20, "shoulderL", 2, 1),
        ("girdleR_front", 20, "shoulderR", 0, 1),
    ],
)
def test_a_joint_turns_the_way_it_is_named(angle, value, point, axis, sign):
    way = _points(**{angle: value})[point].centre - _points()[point].centre
    assert way[axis] * sign > 0.015
