"""Each stored pose: joints within human range, contacts that hold, and a physiotherapist's
checklist: how somebody is placed, with what, which limb moves, and which way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from questions.figures.exercises.body import Touch, frames_of, touches_of
from questions.figures.exercises.drawing import pose_names, stored
from questions.figures.exercises.making import digest_of, stored_pose, written_names
from questions.figures.exercises.solving import limits_of
from questions.figures.exercises.telling import told
from tests.for_each import for_each

Touches = dict[str, Touch]
_FAR_INTO_THE_FLOOR = 0.014


@dataclass(frozen=True)
class Check:
    position: str
    gear: set[str]
    moving: set[str]
    direction: Callable[[Touches, Touches], bool]


def _moved(point: str, axis: int, least: float) -> Callable[[Touches, Touches], bool]:
    """Whether a point has moved along an axis (0 forward, 1 left, 2 up) at least so far."""

    def direction(start: Touches, end: Touches) -> bool:
        way = end[point].centre[axis] - start[point].centre[axis]
        return bool(way * np.sign(least) >= abs(least))

    return direction


def _still(*points: str) -> Callable[[Touches, Touches], bool]:
    return lambda start, end: all(
        np.linalg.norm(end[point].centre - start[point].centre) < 0.03 for point in points
    )


def _all(*checks: Callable[[Touches, Touches], bool]) -> Callable[[Touches, Touches], bool]:
    return lambda start, end: all(check(start, end) for check in checks)


def _knees_swap(start: Touches, end: Touches) -> bool:
    """The foot in front of the body is the left one first, then the right one."""
    return bool(
        start["ankleL"].centre[0] > start["ankleR"].centre[0] + 0.2
        and end["ankleR"].centre[0] > end["ankleL"].centre[0] + 0.2
    )


def _squat(start: Touches, end: Touches) -> bool:
    return _moved("rump", 2, -0.25)(start, end) and _moved("rump", 0, -0.1)(start, end)


_HANDS_AND_KNEES = ("kneeL", "kneeR", "palmL", "palmR")
CHECKLIST = {
    "side-lying-rotation": Check(
        "on_right_side", {"roller", "cushion"}, {"legL"},
        _all(_moved("toeL", 2, 0.15), _still("kneeL", "sideL")),
    ),
    "ninety-ninety": Check("on_floor", set(), {"legL", "legR"}, _knees_swap),
    "pigeon": Check(
        "on_all_fours", set(), {"legL"},
        _all(_moved("kneeL", 0, 0.2), _moved("kneeL", 1, -0.04), _moved("rump", 2, -0.2)),
    ),
    "rock-back-band": Check(
        "on_all_fours", {"band"}, {"hips"},
        _all(_moved("rump", 0, -0.2), _still(*_HANDS_AND_KNEES)),
    ),
    "seated-rotation-band": Check(
        "on_chair", {"chair", "band"}, {"legR"},
        _all(_moved("ankleR", 1, -0.15), _still("kneeR", "heelL")),
    ),
    "bird-dog": Check(
        "on_all_fours", set(), {"legR", "armL"},
        _all(_moved("ankleR", 2, 0.3), _moved("palmL", 2, 0.3), _still("kneeL", "palmR")),
    ),
    "bridge": Check(
        "on_back", set(), {"hips"}, _all(_moved("rump", 2, 0.15), _still("heelL", "heelR"))
    ),
    "cat-stretch": Check(
        "on_all_fours", set(), {"trunk"},
        _all(_moved("belly", 2, 0.05), _moved("face", 2, -0.1), _still(*_HANDS_AND_KNEES)),
    ),
    "clamshell": Check(
        "on_right_side", {"cushion"}, {"legL"},
        _all(_moved("kneeL", 2, 0.1), _still("ankleL", "ankleR", "sideL")),
    ),
    "clamshell-band": Check(
        "on_right_side", {"band", "cushion"}, {"legL"},
        _all(_moved("kneeL", 2, 0.1), _still("ankleL", "ankleR", "sideL")),
    ),
    "heel-raise": Check(
        "upright", set(), {"footL", "footR"},
        _all(_moved("heelL", 2, 0.05), _moved("heelR", 2, 0.05), _still("ballL", "ballR")),
    ),
    "heel-slide": Check(
        "on_back", set(), {"legR"}, _all(_moved("heelR", 0, -0.2), _moved("kneeR", 2, 0.2))
    ),
    "hip-flexor-stretch": Check(
        "half_kneeling", set(), {"hips"}, _all(_moved("hipR", 0, 0.1), _still("kneeR", "heelL"))
    ),
    "hip-hinge": Check(
        "upright", set(), {"trunk"},
        _all(_moved("face", 2, -0.2), _moved("rump", 0, -0.05), _still("heelL", "heelR")),
    ),
    "press-up": Check(
        "on_belly", set(), {"trunk", "armL", "armR"},
        _all(_moved("chest", 2, 0.1), _still("palmL", "palmR", "kneeL", "kneeR")),
    ),
    "prone-knee-bend": Check(
        "on_belly", set(), {"shinR"}, _all(_moved("heelR", 2, 0.3), _still("kneeR", "kneeL"))
    ),
    "prone-leg-lift": Check(
        "on_belly", set(), {"legR"}, _all(_moved("toeR", 2, 0.15), _still("toeL"))
    ),
    "rock-back": Check(
        "on_all_fours", set(), {"hips"}, _all(_moved("rump", 0, -0.2), _still(*_HANDS_AND_KNEES))
    ),
    "seated-leg-raise": Check(
        "on_chair", {"chair"}, {"shinR"}, _all(_moved("toeR", 2, 0.25), _still("heelL", "kneeR"))
    ),
    "side-lying-leg-raise": Check(
        "on_right_side", {"cushion"}, {"legL"},
        _all(_moved("ankleL", 2, 0.3), _still("kneeR", "sideL")),
    ),
    "single-leg-stance": Check(
        "upright", set(), {"legR"}, _all(_moved("heelR", 2, 0.15), _still("heelL"))
    ),
    "sit-to-stand": Check(
        "on_chair", {"chair"}, {"legL", "legR"},
        _all(_moved("rump", 2, 0.3), _moved("rump", 0, 0.2), _still("heelL", "heelR")),
    ),
    "sphinx": Check("on_belly", set(), {"trunk", "armL", "armR"}, _moved("chest", 2, 0.08)),
    "squat": Check(
        "upright", set(), {"legL", "legR"}, _all(_squat, _still("heelL", "heelR"))
    ),
    "straight-leg-raise": Check(
        "on_back", set(), {"legR"}, _all(_moved("ankleR", 2, 0.4), _still("heelL"))
    ),
    "wall-sit": Check(
        "upright", {"wall"}, {"legL", "legR"},
        _all(_moved("rump", 2, -0.2), _still("heelL", "heelR")),
    ),
}  # fmt: skip

# What rests on the floor where the words say so.
ON_THE_FLOOR = {
    "on_all_fours": [{"kneeL", "kneeR"}, {"palmL", "palmR"}],
    "rocked_back": [{"kneeL", "kneeR"}, {"palmL", "palmR"}],
    "leaning_on_hands": [{"palmL"}, {"palmR"}, {"kneeL"}, {"kneeR"}],
    "half_kneeling": [{"kneeR"}, {"heelL"}, {"ballL"}],
    "upright": [{"ballL", "ballR"}],
    "bent_forward": [{"heelL"}, {"heelR"}, {"ballL"}, {"ballR"}],
    "squatting": [{"heelL"}, {"heelR"}, {"ballL"}, {"ballR"}],
    "on_floor": [{"sitL", "sitR"}],
    "on_back": [{"skull"}, {"upper_back", "back"}],
    "on_belly": [{"front"}],
    "on_right_side": [{"sideR"}],
}


def _touches(name: str, moment: str) -> Touches:
    return touches_of(frames_of(stored_pose(name).angles[moment]))


def _height(touch: Touch) -> float:
    return float(touch.centre[2]) - touch.radius


def test_every_pose_is_on_the_checklist():
    assert set(pose_names()) == set(written_names()) == set(CHECKLIST)


@for_each("name", pose_names())
def test_what_is_stored_was_made_of_the_data_as_they_are(name):
    assert stored(name)["made_of"] == digest_of(name)


@for_each("name", pose_names())
@for_each("moment", ["start", "end"])
def test_joints_stay_in_human_range(name, moment):
    for angle, value in stored(name)["angles"][moment].items():
        low, high = limits_of(angle)
        assert low - 0.5 <= value <= high + 0.5, f"{angle} {value}"


@for_each("name", pose_names())
def test_contacts_hold_and_nothing_sinks_into_the_floor(name):
    assert stored_pose(name).faults() == []


@for_each("name", pose_names())
@for_each("moment", ["start", "end"])
def test_hands_and_feet_touch_the_floor_where_the_words_say_so(name, moment):
    posture = stored(name)[f"{moment}_words"][0]
    touches = _touches(name, moment)
    for one_of in ON_THE_FLOOR.get(posture, []):
        assert min(abs(_height(touches[point])) for point in one_of) < 0.012, (posture, one_of)


@for_each("name", pose_names())
def test_a_physiotherapist_would_find_position_equipment_and_moving_limb(name):
    pose, check = stored_pose(name), CHECKLIST[name]
    gear = {row["kind"] for row in pose.table.get("gear", ())}
    assert stored(name)["start_words"] == told(pose, "start")
    assert stored(name)["end_words"] == told(pose, "end")
    assert stored(name)["start_words"][0] == check.position
    assert gear == check.gear
    assert set(pose.table["moving"]) == check.moving
    assert "moves" in stored(name)["start"]
    assert "moves" in stored(name)["end"]


@for_each("name", pose_names())
def test_it_moves_the_way_that_the_words_say_and_the_rest_stays(name):
    assert CHECKLIST[name].direction(_touches(name, "start"), _touches(name, "end"))


@for_each("name", pose_names())
def test_equipment_is_drawn_where_it_is_used(name):
    layers = stored(name)
    for kind in CHECKLIST[name].gear:
        for moment in ("start", "end"):
            assert any(layer.startswith(f"{kind}-") for layer in layers[moment]), (kind, moment)


def test_who_has_stood_up_from_a_chair_is_not_said_to_sit():
    assert stored("sit-to-stand")["end_words"][0] == "upright"


def test_the_band_of_the_rocking_pulls_the_right_thigh_to_the_right():
    pose = stored_pose("rock-back-band")
    (band,) = pose.table["gear"]
    assert band["limb"] == "thighR"
    assert band["at"] < 0.3  # close to the groin
    for moment in ("start", "end"):
        assert band["to"][1] < _touches("rock-back-band", moment)["hipR"].centre[1] - 0.3
        assert "hidden" in stored("rock-back-band")[moment]  # its way around the inner side


def test_the_band_of_the_seated_rotation_pulls_the_right_ankle_to_the_left():
    (band,) = (
        row for row in stored_pose("seated-rotation-band").table["gear"] if row["kind"] == "band"
    )
    assert band["limb"] == "shinR"
    assert band["to"][1] > 0.3


def test_the_pelvis_stays_still_in_the_side_lying_rotation():
    angles = stored("side-lying-rotation")["angles"]
    assert angles["start"]["root.roll"] == angles["end"]["root.roll"] == 90
