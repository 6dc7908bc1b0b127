"""Scenes of the knowledge: released by facts about their movement, and by no others."""

import pytest

from questions.items import Kind
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


def test_movements_are_offered_in_two_pairs_of_opposites():
    for template in ("scene.lever", "scene.pivot"):
        for item in items_of("shipped", template, seeds=SEEDS):
            assert len(item.options) == 4


def test_a_task_is_asked_only_where_the_knowledge_agrees():
    known = {task.name for task in body().tasks if task.needs == "hip internal rotation"}
    for item in items_of("shipped", "scene.task", seeds=SEEDS):
        assert key_text(item).lower() in known


def test_statements_on_scenes_are_to_be_judged():
    for item in items_of("shipped", "statement.lever", seeds=SEEDS, variants=2):
        assert item.kind is Kind.TRUE_FALSE
        assert (item.correction is None) is (item.key == "true")
