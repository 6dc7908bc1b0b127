"""Piriformis pulls the way the model of the leg says."""

from __future__ import annotations

import pytest

from questions.figures import Look, Piriformis, draw, in_words, readout, wording
from questions.figures.piriformis_shape import action, arm
from questions.figures.poses import POSES
from tests.for_each import for_each
from tests.questions.figures import measuring


@pytest.mark.parametrize(
    ("flexion", "millimetres"),
    [(0, -26.4), (15, -18.6), (30, -10.2), (45, -1.9), (60, 5.9), (75, 12.8), (90, 18.5)],
)
def test_its_arm_is_that_of_the_model(flexion, millimetres):
    assert arm(flexion) == pytest.approx(millimetres, abs=0.05)


def test_it_changes_sides_at_about_48_degrees():
    assert arm(48) < 0 < arm(49)


@for_each("flexion", range(0, 121, 5))
def test_the_drawn_muscle_passes_the_axis_on_the_side_of_its_arm(flexion):
    muscle = measuring.part(draw(Piriformis(flexion), "p"), "muscle").get("d", "")
    numbers = [
        float(one)
        for one in muscle[1 : muscle.index("Z")].replace("C", " ").replace("L", " ").split()
    ]
    edges = list(zip(numbers[::2], numbers[1::2], strict=True))
    (ax, ay), (bx, by) = _middle(edges[0], edges[-1]), _middle(edges[3], edges[4])
    height = -(ay + (by - ay) * (0 - ax) / (bx - ax))  # of the line of pull over the axis, y up
    assert (height > 0) == (arm(flexion) > 0)


@pytest.mark.parametrize(
    ("flexion", "does"),
    [(0, "external rotation"), (55, "little rotation"), (90, "internal rotation")],
)
def test_what_it_does_is_said_once_it_is_explained(flexion, does):
    assert action(flexion) == does
    assert does in readout(Piriformis(flexion))
    assert does in wording(Piriformis(flexion), Look(explained=True)).title


def test_before_the_answer_there_is_no_curve_and_no_arrow():
    svg = draw(Piriformis(90), "p")
    assert "here" not in svg
    assert 'class="turn"' not in svg


@for_each("pose", POSES)
def test_the_person_beside_it_is_drawn_whole(pose):
    root = measuring.parsed(draw(Piriformis(POSES[pose].flexion, pose), "p"))
    left, _, width, _ = map(float, root.get("viewBox", "").split())
    for one in root.iter():
        if one.get("r"):
            reach, middle = float(one.get("r", "")), float(one.get("cx", ""))
            assert left < middle - reach
            assert middle + reach < left + width


@pytest.mark.parametrize("look", [Look(labelled=True), Look(explained=True)], ids=str)
def test_the_ways_and_the_sacrum_are_named(look):
    told = measuring.words(draw(Piriformis(90), "p", look))
    for word in ("sacrum", "medial", "lateral", "front of the thigh"):
        assert word in told


@for_each("pose", POSES)
def test_beside_somebody_in_a_position_no_angle_is_told(pose):
    scene = Piriformis(POSES[pose].flexion, pose)
    told = draw(scene, "p", Look(labelled=True))
    assert "°" not in told
    assert not [digit for digit in "0123456789" if digit in measuring.words(told)]
    assert "°" not in in_words(scene)


@for_each("pose", POSES)
def test_no_position_is_near_where_sources_differ(pose):
    assert not 45 <= POSES[pose].flexion <= 65


def _middle(one, other):
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
