"""What an eye sees: near things hide far ones, and a body has its parts where they are."""

from __future__ import annotations

import numpy as np
import pytest

from questions.figures.exercises.body import flesh_of, frames_of, upright
from questions.figures.exercises.seeing import NOTHING, Bounds, View, look
from questions.figures.exercises.solid import Box, Ring, Rod, gear_distance

_STANDING = upright() | {"at.z": 0.93}
_BOUNDS = Bounds(-0.6, 0.6, -0.1, 1.9)


def _seen(azimuth, gear):
    frames = frames_of(_STANDING)
    return look(View(azimuth, 0), flesh_of(frames), frames, gear, _BOUNDS, 0.02)


def _names(sight):
    return {sight.names[number] for number in np.unique(sight.what) if number != NOTHING}


def test_somebody_from_in_front_has_two_of_each_limb():
    assert {"trunk", "head", "thighL", "thighR", "handL", "handR"} <= _names(_seen(0, {}))


def test_a_wall_before_somebody_hides_them():
    wall = {"wall.0.0": Box(np.array([0.5, -1, 0]), np.array([0.6, 1, 2]))}
    assert all(name.startswith("wall") for name in _names(_seen(0, wall)))
    assert "trunk" in _names(_seen(180, wall))


def test_the_left_of_who_faces_us_is_at_our_right():
    sight = _seen(0, {})
    left = np.argwhere(sight.what == sight.names.index("handL"))[:, 1].mean()
    right = np.argwhere(sight.what == sight.names.index("handR"))[:, 1].mean()
    assert left > right


@pytest.mark.parametrize(
    ("gear", "place", "distance"),
    [
        (Rod(np.zeros(3), np.array([0, 0, 1.0]), 0.1), [0.3, 0, 0.5], 0.2),
        (Rod(np.zeros(3), np.array([0, 0, 1.0]), 0.1, is_capsule=False), [0, 0, 1.2], 0.2),
        (Box(-np.ones(3), np.ones(3)), [2, 0, 0], 1.0),
        (Ring(np.zeros(3), np.array([0, 0, 1.0]), 0.2, 0.02, 0.01), [0.4, 0, 0], 0.187),
    ],
)
def test_equipment_is_as_far_as_it_is(gear, place, distance):
    assert gear_distance(np.array([place], dtype=float), gear)[0] == pytest.approx(distance)


def test_a_pulled_ring_is_open_on_the_side_to_which_it_is_pulled():
    ring = Ring(np.zeros(3), np.array([0, 0, 1.0]), 0.2, 0.02, 0.01, np.array([1.0, 0, 0]))
    there, away = gear_distance(np.array([[0.2, 0, 0], [-0.2, 0, 0]]), ring)
    assert there == pytest.approx(0.2)
    assert away < 0
