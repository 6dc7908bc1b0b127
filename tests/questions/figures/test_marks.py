"""A mark stands at its structure; a line of pull turns the thigh the way that it says."""

from __future__ import annotations

import re

import pytest

from questions.figures import LineOfPull, Look, Marked, Posture, draw, in_words, wording
from questions.figures.poses import POSES
from questions.figures.structures import STRUCTURES
from tests.questions.figures import measuring

_EXPLAINED = Look(explained=True)
_MARKS = [(view, name) for view, named in STRUCTURES.items() for name in named]


@pytest.mark.parametrize(("view", "name"), _MARKS)
def test_nothing_before_the_answer_names_the_structure(view, name):
    scene, structure = Marked(view, name), STRUCTURES[view][name]
    said, drawn = wording(scene), measuring.words(draw(scene, "p", Look(labelled=True)))
    told = f"{said.title} {said.description} {drawn} {in_words(scene)}".lower()
    names = set(structure.name.split()) - {"femoral", "acetabular", "greater"}
    assert not [word for word in names if word in re.findall(r"[a-z]+", told)]


@pytest.mark.parametrize(("view", "name"), _MARKS)
def test_the_words_tell_the_place_and_the_explanation_the_name(view, name):
    scene, structure = Marked(view, name), STRUCTURES[view][name]
    assert structure.place in in_words(scene)
    explained = draw(scene, "p", _EXPLAINED)
    assert structure.name in measuring.words(explained)
    assert structure.name in wording(scene, _EXPLAINED).title
    assert measuring.part(explained, "lit").get("d") == structure.outline


@pytest.mark.parametrize("view", STRUCTURES)
def test_places_in_a_drawing_differ(view):
    places = {one.place for one in STRUCTURES[view].values()}
    assert len(places) == len(STRUCTURES[view])


@pytest.mark.parametrize(("view", "name"), [one for one in _MARKS if one[1] != "acetabulum"])
def test_a_mark_is_inside_what_lights_up(view, name):
    structure = STRUCTURES[view][name]
    xs, ys = zip(*_corners(structure.outline), strict=True)
    assert min(xs) <= structure.at.x <= max(xs)
    assert min(ys) <= structure.at.y <= max(ys)


def test_the_mark_of_the_socket_is_on_its_bow():
    structure = STRUCTURES["hip"]["acetabulum"]
    (x, y), *_ = _corners(structure.outline)
    assert structure.at.radius == pytest.approx((x**2 + y**2) ** 0.5, abs=structure.width)


@pytest.mark.parametrize("side", ["front", "back"])
@pytest.mark.parametrize("turn", ["in", "out"])
def test_a_pull_passes_the_axis_on_its_side_and_turns_the_thigh_its_way(side, turn):
    svg = draw(LineOfPull(side, turn), "p", _EXPLAINED)
    (px, py), (fx, fy) = measuring.points(measuring.part(svg, "muscle").get("d", ""))
    height = py - px * (fy - py) / (fx - px)  # where the line passes the axis
    assert (height > 0) == (side == "front")
    moment = fx * (py - fy) - fy * (px - fx)  # of a pull on the femur toward the pelvis
    assert (moment > 0) == (turn == "in")
    name = {"in": "internal rotation", "out": "external rotation"}[turn]
    assert name in wording(LineOfPull(side, turn), _EXPLAINED).title


def test_before_the_explanation_no_arrow_tells_the_turn():
    assert 'class="turn"' not in draw(LineOfPull("front", "in"), "p")


@pytest.mark.parametrize(
    ("pose", "flexion"),
    [("standing", 0), ("kneeling", 0), ("sitting", 90), ("on all fours", 90), ("squatting", 120)],
)
def test_a_pose_bends_the_hip_as_it_is_known_to(pose, flexion):
    assert POSES[pose].flexion == flexion
    told = f"{flexion}°" if flexion else "hip straight"
    assert told in wording(Posture(pose), _EXPLAINED).title
    assert "°" not in in_words(Posture(pose))


def _corners(outline: str) -> list[tuple[float, float]]:
    """The points of a path, y up; of an arc, its end with as much above and below as it can be."""
    found = []
    for command in re.findall(r"[MLQCA][^MLQCAZ]*", outline):
        numbers = [float(one) / 100 for one in re.findall(r"-?\d+\.?\d*", command[1:])]
        if command[0] == "A":
            radius, x, y = numbers[0], *numbers[-2:]
            found += [(x, -y), (x, radius - y), (x, -radius - y)]
        else:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            found += [(x, -y) for x, y in pairs]
    return found
