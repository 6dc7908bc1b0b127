"""Thighs from above and legs from the front turn the way they say."""

from __future__ import annotations

import pytest

from questions.figures import Look, Seated, Thigh, draw, in_words, readout, wording
from tests.questions.figures import measuring

_EXPLAINED = Look(explained=True)


@pytest.mark.parametrize("rotation", [-40, -15, 15, 40])
def test_a_right_foot_goes_to_the_midline_in_internal_rotation(rotation):
    svg = draw(Thigh(rotation, "right"), "p")
    assert measuring.turn(svg) == rotation  # counter-clockwise on a right leg
    assert not measuring.is_mirrored(svg)


def test_a_left_leg_is_the_mirror_image():
    assert measuring.is_mirrored(draw(Thigh(20, "left"), "p"))
    assert measuring.turn(draw(Thigh(20, "left"), "p")) == 20


@pytest.mark.parametrize(
    ("rotation", "side", "hour"),
    [(30, "right", "eleven"), (-30, "right", "one"), (30, "left", "one"), (-30, "left", "eleven")],
)
def test_the_words_tell_where_the_foot_points(rotation, side, hour):
    assert f"toward {hour} o’clock" in in_words(Thigh(rotation, side))


@pytest.mark.parametrize("rotation", [-20, 25])
def test_of_who_sits_the_foot_goes_out_in_internal_rotation(rotation):
    svg = draw(Seated(rotation, "left"), "p")  # drawn on the right: counter-clockwise is outward
    assert measuring.turn(svg) == rotation
    assert not measuring.is_mirrored(svg)
    assert measuring.is_mirrored(draw(Seated(rotation, "right"), "p"))
    goes = "swings away from" if rotation > 0 else "swings toward"
    assert goes in in_words(Seated(rotation, "left"))


@pytest.mark.parametrize("scene", [Thigh(30), Thigh(-30, "left"), Seated(20), Seated(-20, "left")])
def test_the_explanation_names_the_turn(scene):
    name = "internal" if scene.rotation > 0 else "external"
    assert f"{abs(scene.rotation)}° of {name} rotation" in wording(scene, _EXPLAINED).title
    assert f"{name} rotation" in readout(scene)
    assert f"{name} rotation" in measuring.words(draw(scene, "p", _EXPLAINED))


def test_more_torsion_needs_more_internal_rotation_for_the_same_neck():
    assert readout(Thigh(0, torsion=15)).endswith(
        "Seen from the head, the neck points 15° to the back."
    )
    assert readout(Thigh(20, torsion=35)).endswith(
        "Seen from the head, the neck points 15° to the back."
    )


@pytest.mark.parametrize("scene", [Thigh(30), Thigh(-30), Thigh(30, "left")], ids=str)
def test_from_above_the_thigh_is_drawn_and_everything_is_named(scene):
    svg = draw(scene, "p", Look(labelled=True))
    assert measuring.part(svg, "limb").get("d")
    for word in ("front", "back", "midline", "thigh", "greater trochanter", "head", "socket"):
        assert word in measuring.words(svg)
