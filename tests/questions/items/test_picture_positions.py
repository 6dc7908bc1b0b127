"""Piriformis in a position: what it does is what the key says, and no angle tells it."""

from __future__ import annotations

import pytest

from questions.facts.model import Facts
from questions.figures import Piriformis, Posture
from questions.figures.poses import POSES
from questions.items import public_view
from questions.items.model import ITS_FIGURE
from tests.questions.items import samples
from tests.questions.items.drawn_items import key_text, made, of_template

_FEW_SEEDS = range(20)


def test_piriformis_is_never_asked_where_sources_differ():
    for seed in range(100):
        scenes = [scene for item in made(seed) for scene in item.scenes.values()]
        angles = [scene.flexion for scene in scenes if isinstance(scene, Piriformis)]
        angles += [POSES[scene.pose].flexion for scene in scenes if isinstance(scene, Posture)]
        assert len(angles) == 8
        assert not [angle for angle in angles if 30 < angle < 75]


def test_in_one_drawing_only_piriformis_does_what_is_asked():
    for seed in _FEW_SEEDS:
        for item in of_template(made(seed), "piriformis"):
            fits = (lambda f: f >= 75) if "inward" in item.prompt else (lambda f: f <= 30)
            bent = {one: POSES[scene.pose].flexion for one, scene in item.scenes.items()}
            right = [one for one, flexion in bent.items() if fits(flexion)]
            assert right == [item.key]


def test_the_line_of_pull_is_that_of_the_drawing():
    for seed in _FEW_SEEDS:
        for item in of_template(made(seed), "line_of_pull"):
            is_front = item.scenes[ITS_FIGURE].flexion >= 75
            way = "inward" if is_front else "outward"
            assert key_text(item) == f"It turns the thigh {way} in its socket"
            assert len({option.text for option in item.options}) == 3


def test_where_a_position_has_to_be_seen_no_angle_is_told():
    for item in (one for seed in _FEW_SEEDS for one in made(seed)):
        if item.template.removeprefix("picture.") in ("piriformis", "line_of_pull"):
            view = public_view(item)
            figures = [view.figure, *(option.figure for option in view.options)]
            told = [item.prompt, *view.in_words.values(), *(figure for figure in figures if figure)]
            assert not [one for one in told if "°" in one or "degrees" in one]


@pytest.mark.parametrize(
    "qualifier", [None, ">60 degrees of hip extension", ">90 degrees of hip flexion"]
)
def test_piriformis_is_not_drawn_for_an_angle_that_is_not_that_of_the_drawing(qualifier):
    groups = (
        samples.internal((("Piriformis", qualifier), ("Gracilis", None)), 2),
        samples.external(),
    )
    items = made(1, of=Facts(article=samples.article(), groups=groups))
    asked = {item.prompt for item in items if "inward" in item.prompt}
    assert asked == set()
