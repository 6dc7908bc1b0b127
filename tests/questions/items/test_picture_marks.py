"""Marked structures: the key is what is marked, and the article names it."""

from __future__ import annotations

import pytest

from questions.facts.model import Definition, Facts
from questions.figures.structures import STRUCTURES
from questions.items import explain
from questions.items.model import ITS_FIGURE
from questions.knowledge import body
from questions.scoring import score
from tests.questions.items import samples
from tests.questions.items.drawn_items import facts, key_text, made, of_template

_FEW_SEEDS = range(20)


def test_a_marked_structure_is_the_key_and_is_named_by_the_article():
    article = facts().article.text.lower()
    items = of_template(made(1), "structure")
    assert {item.scenes[ITS_FIGURE].structure for item in items} == {
        "head",
        "acetabulum",
        "labrum",
        "rim",
        "piriformis",
    }
    for item in items:
        scene = item.scenes[ITS_FIGURE]
        assert key_text(item).lower() == STRUCTURES[scene.view][scene.structure].name
        known = body().find_structure(key_text(item)) or body().find_muscle(key_text(item))
        named = [name for name in (known.name, *known.aliases) if name.lower() in article]
        assert [q for q in item.evidence for name in named if name.lower() in q.text.lower()]


def test_structures_to_choose_from_are_known_and_of_one_kind():
    kinds = {"ligament": "soft", "cartilage": "soft"}
    for item in (one for seed in _FEW_SEEDS for one in of_template(made(seed), "structure")):
        found = [body().find_structure(option.text) for option in item.options]
        told = {kinds.get(one.kind, one.kind) if one else "muscle" for one in found}
        assert len(told) == 1
        assert len(item.options) >= 3


def test_a_structure_that_the_article_does_not_name_is_not_asked():
    assert "sacrum" not in facts().article.text.lower()
    told = [item.scenes[ITS_FIGURE] for item in of_template(made(1), "structure")]
    assert not [scene for scene in told if scene.structure in ("sacrum", "trochanter", "neck")]


@pytest.mark.parametrize(
    ("term", "key", "title", "asked"),
    [
        ("Sacrum", "the bone between both halves of the pelvis", "Pelvis", {"sacrum"}),
        ("Greater trochanter", "a bump on the femur", "Thigh", {"trochanter"}),
        ("Femoral neck", "the bridge between ball and shaft", "Thigh", {"neck"}),
        ("Labrum", "a ring on the rim of the socket of the hip", "Joints", {"labrum", "rim"}),
        ("Hip socket", "the hollow of the pelvis that holds a ball", "Hip", set()),
        ("Head of the femur", "a ball", "Joints", {"head"}),
        ("Labrum", "a ring on the socket of the shoulder", "Shoulder", set()),
    ],
)
def test_each_structure_is_asked_where_an_article_names_that_of_the_hip(term, key, title, asked):
    one = Definition("d1", term, key, f"The {term.lower()} is {key}.", samples.span("Hip rotation"))
    known = Facts(article=samples.article(title=title), definitions=(one,))
    items = of_template(made(1, of=known), "structure")
    assert {item.scenes[ITS_FIGURE].structure for item in items} == asked


def test_what_was_marked_lights_up_and_does_not_move():
    for item in of_template(made(2), "structure"):
        told = explain(item, item.key, score(item, item.key))
        assert 'class="lit"' in told.figure
        assert key_text(item).lower() in told.figure
        assert told.movable is None
