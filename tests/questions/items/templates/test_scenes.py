"""Scenes of the knowledge: released by facts about their movement, and by no others."""

import pytest

from questions.items import Kind
from questions.items.templates.movements import movement_options
from questions.items.templates.scenes import placed_scene
from questions.knowledge import body
from tests.questions.items.templates.banks import bank_of, items_of, key_text

SEEDS = (1, 2, 3)


@pytest.mark.parametrize(("name", "joint"), [("shipped", "hip"), ("shoulder", "shoulder")])
def test_a_scene_shows_a_movement_that_the_article_explains(name, joint):
    for item in items_of(name, "scene.lever", seeds=SEEDS):
        assert joint in item.prompt.lower() or item.register == "plain"


@pytest.mark.parametrize("name", ["elbow", "ankle", "knee"])
def test_an_article_that_explains_no_movement_has_no_scene(name):
    assert not [item for item in bank_of(name).items if item.template.startswith("scene.")]


def test_the_key_is_the_movement_of_the_scene():
    levers = {lever.move.split("{side}")[-1]: lever.movement for lever in body().levers}
    for item in items_of("shipped", "scene.lever", seeds=SEEDS, variants=2):
        if item.register != "clinical":
            continue
        shown = [move for end, move in levers.items() if end in item.prompt and "hip" in move]
        assert f"hip {key_text(item).lower()}" in shown


def test_beside_a_movement_stand_its_opposite_and_one_other_pair():
    made = {
        movement.key: movement_options(movement, body()) for movement in body().movements.values()
    }
    assert made["hip internal rotation"][1]
    for movement in body().movements.values():
        key, pool = made[movement.key]
        offered = [named(movement.joint, one.text.clinical) for tier in pool for one in tier]
        if not offered:
            continue
        first, *pair = offered
        assert key.text.clinical == movement.name
        assert first.key == movement.opposite
        assert pair[0].key == pair[1].opposite
        assert len({movement.key, *(one.key for one in offered)}) == 4


def named(joint, name):
    (found,) = [one for one in body().movements.values() if (one.joint, one.name) == (joint, name)]
    return found


@pytest.mark.parametrize(
    ("muscles", "without", "beside"),
    [
        ((), frozenset(), {"abduction", "adduction"}),
        ((), frozenset({"abduction", "adduction"}), {"flexion", "extension"}),
        # It moves the thigh to the side and forward, too: no pair is left that it has no part in.
        (("tensor fasciae latae",), frozenset(), None),
    ],
)
def test_the_pair_beside_a_rotation_is_to_the_side_where_it_may_be(muscles, without, beside):
    rotation = body().movements["hip external rotation"]
    _, pool = movement_options(rotation, body(), muscles, without)
    wrong = {one.text.clinical for tier in pool for one in tier}
    assert wrong == ({"internal rotation", *beside} if beside else set())


@pytest.mark.parametrize(
    ("template", "register"),
    [("scene.lever", "clinical"), ("scene.lever", "plain"), ("scene.pivot", "clinical")],
)
def test_movements_are_offered_in_two_pairs_of_opposites(template, register):
    does = {
        name.lower(): one
        for one in body().movements.values()
        if one.joint == "hip"
        for name in (one.name, f"it {one.does}")
    }
    drawn = items_of("shipped", template, seeds=SEEDS, variants=2)
    made = [item for item in drawn if item.register == register]
    assert made
    for item in made:
        offered = [does[option.text.lower()] for option in item.options]
        assert {one.opposite for one in offered} == {one.key for one in offered}
        assert len(offered) == 4


def test_a_pelvis_that_turns_over_a_leg_is_not_offered_what_may_go_along():
    for item in items_of("shipped", "scene.pivot", seeds=SEEDS, variants=2):
        assert not {option.text for option in item.options} & {"Flexion", "Extension"}


def test_patients_are_asked_for_what_they_do_themselves():
    made = [
        item
        for item in items_of("shipped", "scene.lever", seeds=SEEDS, variants=2)
        if item.register == "plain"
    ]
    assert made
    assert not [item for item in made if "examiner" in item.prompt]


@pytest.mark.parametrize("template", ["scene.lever", "scene.pivot"])
def test_each_wrong_movement_is_told_by_what_it_would_take(template):
    for item in items_of("shipped", template, seeds=SEEDS):
        told = [item.feedback.by_option[one.id] for one in item.options if one.id != item.key]
        assert sum("would have to" in one for one in told) == 2
        assert len({*told}) >= 2


def test_which_muscle_moves_is_asked_of_a_straight_joint_only():
    """On a bent hip some of them turn the other way."""
    scenes = {
        f"{placed_scene(one.setup, side)} {placed_scene(one.move, side)}": one
        for one in body().levers
        for side in ("left", "right")
    }
    assert not all(one.is_straight for one in scenes.values())
    for item in items_of("shipped", "scene.lever_muscle", seeds=SEEDS, variants=3):
        (shown,) = [one for scene, one in scenes.items() if scene in item.prompt]
        assert shown.is_straight
        assert "examiner" not in item.prompt


def test_statements_on_scenes_are_to_be_judged():
    for item in items_of("shipped", "statement.lever", seeds=SEEDS, variants=2):
        assert item.kind is Kind.TRUE_FALSE
        assert (item.correction is None) is (item.key == "true")
