"""What holds for every drawing."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest

from questions import figures
from questions.figures import (
    Hip,
    LineOfPull,
    Look,
    Marked,
    Piriformis,
    Posture,
    Scene,
    Seated,
    Thigh,
)
from questions.figures.poses import POSES
from questions.figures.structures import STRUCTURES
from tests.for_each import for_each
from tests.questions.figures import measuring

_HIPS = [Hip(a, e, t) for a, e, t in product((42, 60, 85), (15, 28, 50), (0, 35, 70))]
_THIGHS = [Thigh(r, side, t) for r in (-45, 0, 45) for side in ("right", "left") for t in (0, 35)]
_SEATED = [Seated(r, side) for r in (-20, 0, 30) for side in ("right", "left")]
_PIRIFORMIS = [Piriformis(flexion) for flexion in (0, 48, 60, 90, 120)]
_POSED = [Piriformis(pose.flexion, name) for name, pose in POSES.items()]
_POSTURES = [Posture(name, side) for name in POSES for side in ("right", "left")]
_PULLS = [LineOfPull(side, turn) for side in ("front", "back") for turn in ("in", "out")]
_MARKED = [Marked(view, name) for view, named in STRUCTURES.items() for name in named]
SCENES: list[Scene] = [
    *(*_HIPS, *_THIGHS, *_SEATED, *_PIRIFORMIS),
    *(*_POSED, *_POSTURES, *_PULLS, *_MARKED),
]
LOOKS = [Look(*look) for look in product((False, True), repeat=2)]
_MOST_BYTES = 4096
_TELLING = ("cam", "pincer", "internal", "external", "alpha", "bulge", "normal", "combined")


@cache
def _in_each_look(scene):
    return [figures.draw(scene, "p1", look) for look in LOOKS]


@for_each("scene", SCENES)
def test_it_is_well_formed_and_small(scene):
    for svg in _in_each_look(scene):
        assert measuring.parsed(svg).tag.endswith("svg")
        assert len(svg.encode()) <= _MOST_BYTES


@for_each("scene", SCENES)
def test_its_ids_carry_the_prefix_and_come_once(scene):
    for svg in _in_each_look(scene):
        ids = measuring.ids(svg)
        assert len(ids) == len(set(ids))
        assert all(one.startswith("p1-") for one in ids)


@for_each("scene", SCENES)
def test_it_names_itself_by_its_title_and_description(scene):
    for svg in _in_each_look(scene):
        root = measuring.parsed(svg)
        named = {root.get("aria-labelledby"), root.get("aria-describedby")}
        assert named == set(measuring.ids(svg))
        assert root.get("role") == "img"


@for_each("scene", SCENES)
def test_it_says_that_it_is_schematic(scene):
    assert all("schematic" in measuring.words(svg) for svg in _in_each_look(scene))


@for_each("scene", SCENES)
def test_it_has_no_style_that_the_pages_policy_forbids(scene):
    for svg in _in_each_look(scene):
        assert " style=" not in svg
        assert "<style" not in svg
        assert "<script" not in svg


@for_each("scene", SCENES)
def test_before_the_answer_no_word_of_it_gives_the_answer_away(scene):
    for look in (Look(), Look(labelled=True)):
        svg = figures.draw(scene, "p", look).lower()
        assert not [word for word in _TELLING if word in svg]


@for_each("scene", SCENES)
def test_the_words_for_whoever_cannot_see_it_name_no_answer(scene):
    told = figures.in_words(scene).lower()
    assert not [word for word in _TELLING if word in told]


@for_each("scene", SCENES)
def test_afterwards_it_says_more(scene):
    before = figures.wording(scene)
    after = figures.wording(scene, Look(explained=True))
    assert before.title != after.title
    assert before.description != after.description


@for_each("scene", SCENES)
def test_where_there_is_no_number_there_is_nothing_to_move(scene):
    assert (figures.movable(scene, "p") is None) == (not figures.controls(scene))


@for_each("scene", SCENES)
def test_it_comes_back_from_json(scene):
    assert figures.scene_from_json(figures.scene_to_json(scene)) == scene


@for_each("scene", SCENES)
def test_its_controls_stand_where_the_drawing_does(scene):
    for control in figures.controls(scene):
        assert getattr(scene, control.name) == control.value
        assert control.low <= control.value <= control.high


@for_each("scene", SCENES)
def test_its_stills_are_of_the_same_sort_and_differ(scene):
    stills = figures.stills(scene)
    assert {type(one) for one in stills} == {type(scene)}
    assert len(set(stills)) == len(stills) >= 3


def test_two_prefixes_share_no_id():
    first, second = (figures.draw(Hip(44, 28), prefix) for prefix in ("a", "b"))
    assert not set(measuring.ids(first)) & set(measuring.ids(second))


@pytest.mark.parametrize(
    ("stored", "scene"),
    [
        ({"scene": "hip", "alpha": 80, "edge": 28, "abduction": 0.0}, Hip(80, 28)),
        ({"scene": "thigh", "rotation": 20, "side": "left", "torsion": 15.0}, Thigh(20, "left")),
        ({"scene": "seated", "rotation": 20, "side": "right"}, Seated(20)),
        ({"scene": "piriformis", "flexion": 75}, Piriformis(75)),
    ],
)
def test_what_was_stored_by_an_earlier_version_is_still_drawn(stored, scene):
    assert figures.scene_from_json(stored) == scene
    assert figures.draw(figures.scene_from_json(stored), "p")


def test_a_scene_of_no_known_name_is_refused():
    with pytest.raises(KeyError):
        figures.scene_from_json({"scene": "elbow"})
    with pytest.raises(TypeError):
        figures.scene_from_json({"scene": "hip", "beta": 3})
