"""Picture questions: what is drawn is what the key says, and nothing before the answer tells it."""

from __future__ import annotations

import dataclasses
import re

import pytest

from questions.facts.model import Facts
from questions.figures import Hip, Look, Marked, Piriformis, Seated, Thigh, draw
from questions.items import explain, item_from_json, item_to_json, public_view
from questions.items.model import ITS_FIGURE, Kind
from questions.items.pictures import types
from questions.language.words import words
from questions.scoring import score
from tests.questions.figures import measuring
from tests.questions.items import samples
from tests.questions.items.drawn_items import context, key_text, made, of_template

# Three drawings each.
_SEEDS = 300
_FEW_SEEDS = range(20)


def measured_shape(svg: str) -> str:
    """The name of the shape by its measured angles; none for what is near to a threshold."""
    alpha, edge = measuring.alpha(svg), measuring.edge(svg)
    is_cam, is_pincer = alpha > 68, edge > 42.5
    assert is_cam or alpha < 52
    assert is_pincer or edge < 34
    names = {(True, False): "cam", (False, True): "pincer", (True, True): "combined"}
    return names.get((is_cam, is_pincer), "neither")


def test_hundreds_of_drawings_are_what_their_keys_say():
    seen = set()
    for seed in range(_SEEDS):
        items = list(types.make(context(seed)))
        for item in of_template(items, "type"):
            assert key_text(item) == f"{measured_shape(item.figure).capitalize()} type"
            seen.add(item.scenes[ITS_FIGURE])
        for item in of_template(items, "drawing"):
            shapes = {option.id: measured_shape(option.figure) for option in item.options}
            both = "one hip" in item.prompt
            asked = "combined" if both else "pincer" if "pincer" in item.prompt else "cam"
            assert [one for one, shape in shapes.items() if shape == asked] == [item.key]
            assert both or "combined" not in shapes.values()
    assert len(seen) > 250  # of 287 that there are


def test_a_feature_is_asked_of_a_drawing_that_has_it_alone():
    for seed in _FEW_SEEDS:
        for item in of_template(made(seed), "feature"):
            shape = measured_shape(item.figure)
            assert shape == ("cam" if "not round" in key_text(item) else "pincer")


def test_thighs_have_turned_the_way_the_key_says():
    for seed in _FEW_SEEDS:
        for item in (
            *of_template(made(seed), "turned_thigh"),
            *of_template(made(seed), "turned_seated"),
        ):
            turn = measuring.turn(item.figure)
            assert key_text(item).startswith("Internal" if turn > 0 else "External")
            assert abs(turn) >= 12


def test_an_explanation_says_why_before_what():
    firsts = {
        "type": ("A head that is not round", "A rim that reaches", "A bump on the head and a lip"),
        "turned_thigh": ("The thigh turns about a line",),
        "turned_seated": ("With the knee bent",),
        "piriformis": ("Piriformis runs from the sacrum",),
        "line_of_pull": ("Piriformis runs from the sacrum",),
    }
    for name, opening in firsts.items():
        for item in of_template(made(3), name):
            assert item.feedback.right.startswith(opening)


def test_both_angles_are_explained_where_they_stand():
    for item in of_template(made(3), "type"):
        for term in (
            "alpha angle, from the axis of the neck",
            "center-edge angle, from the upright",
        ):
            assert term in item.feedback.right


def test_the_shipped_article_gives_every_template():
    assert {item.template for item in made(1)} == {
        "picture.type",
        "picture.drawing",
        "picture.turned_thigh",
        "picture.turned_seated",
        "picture.piriformis",
        "picture.line_of_pull",
        "picture.structure",
    }


def test_every_item_is_a_picture_with_its_drawings_and_evidence():
    for item in made(3):
        assert item.kind is Kind.PICTURE
        figures = [item.figure, *(option.figure for option in item.options)]
        assert any(figures)
        assert len(item.scenes) == sum(figure is not None for figure in figures)
        assert item.evidence
        assert set(item.feedback.by_option) == {option.id for option in item.options}
        assert set(item.proofs) == {option.id for option in item.options} - {item.key}


def test_what_is_shown_before_the_answer_tells_nothing():
    for seed in _FEW_SEEDS:
        for item in made(seed):
            view = public_view(item)
            figures = [view.figure, *(option.figure for option in view.options)]
            told = " ".join(figure for figure in figures if figure).lower()
            for word in ("cam", "pincer", "combined", "internal", "external", "alpha", "lit"):
                assert not re.search(rf"\b{word}\b", told), (item.id, word)
            assert not hasattr(view, "scenes")


def test_each_drawing_comes_in_words_that_tell_the_drawings_apart():
    for item in made(5):
        view = public_view(item)
        assert set(view.in_words) == set(item.scenes)
        assert len(set(view.in_words.values())) == len(view.in_words)
        named = {w for one in item.options if not one.figure for w in words(one.text)}
        told = {word for text in view.in_words.values() for word in words(text)}
        assert not named & told & {"cam", "pincer", "combined", "internal", "external"}
        scene = item.scenes.get(ITS_FIGURE)
        if isinstance(scene, Marked):
            assert not set(words(key_text(item))) & told


def test_ids_are_unique_on_a_page_with_question_and_explanation():
    for item in made(6):
        told = explain(item, item.key, score(item, item.key))
        figures = [item.figure, told.figure, *(one.figure for one in item.options)]
        figures += [line.figure for line in told.lines]
        ids = [one for figure in figures if figure for one in measuring.ids(figure)]
        assert len(ids) == len(set(ids))


def test_the_explanation_lights_up_what_was_asked_and_names_it():
    item = of_template(made(2), "type")[0]
    told = explain(item, item.key, score(item, item.key))
    assert 'class="lit-bump"' in told.figure
    assert "cam shape" in told.figure
    assert told.scene == item.scenes[ITS_FIGURE]
    assert told.movable is not None


def test_each_drawing_to_choose_is_explained_and_the_right_one_can_be_moved():
    item = of_template(made(2), "drawing")[0]
    told = explain(item, item.key, score(item, item.key))
    assert all(line.figure for line in told.lines)
    assert told.scene == item.scenes[item.key]


def test_another_variant_is_another_drawing_of_the_same_item():
    pairs = [pair for seed in range(10) for pair in zip(made(seed, 0), made(seed, 1), strict=True)]
    assert all(one.id == other.id for one, other in pairs)
    numbered = [pair for pair in pairs if Hip in {type(one) for one in pair[0].scenes.values()}]
    same = [one for one, two in numbered if set(one.scenes.values()) == set(two.scenes.values())]
    assert len(numbered) == 60
    assert len(same) < len(numbered) / 10  # by chance


def test_the_same_seed_gives_the_same_drawings():
    assert made(11) == made(11)


def test_items_come_back_from_json():
    for item in made(4):
        assert item_from_json(item_to_json(item)) == item


@pytest.mark.parametrize(
    ("harder", "easier"),
    [(Hip(65, 28), Hip(85, 26)), (Hip(44, 42), Hip(44, 50)), (Hip(50, 28), Hip(42, 26))],
)
def test_the_nearer_to_a_threshold_the_harder(harder, easier):
    assert 0 < types._difficulty(easier) < types._difficulty(harder) < 1


def test_an_article_that_has_only_the_types_gives_no_other_pictures():
    only = dataclasses.replace(samples.hip_facts(), definitions=(), groups=())
    assert {item.template for item in made(1, of=only)} == {
        "picture.type",
        "picture.drawing",
        "picture.structure",
    }


def test_types_of_something_else_are_not_drawn():
    other = dataclasses.replace(samples.impingement(), of="shoulder impingement", abbrev=None)
    only = Facts(article=samples.article(), types=(other,))
    assert {item.template for item in made(1, of=only)} == {"picture.structure"}


def test_without_a_combined_type_nothing_is_asked_of_one():
    three, names = samples.impingement(), ("cam", "pincer")
    definitions = {name: three.definitions[name] for name in names}
    two = dataclasses.replace(three, names=names, definitions=definitions)
    items = made(1, of=Facts(article=samples.article(), types=(two,)))
    assert items
    assert not [one for one in items if "one hip" in one.prompt or key_text(one) == "Combined type"]


def test_rotation_is_drawn_only_where_both_ways_are_defined():
    one = samples.definition("d1", "Internal rotation of the hip", "the motion that rolls it in")
    assert made(1, of=Facts(article=samples.article(), definitions=(one,))) == []


@pytest.mark.parametrize("scene", [Hip(80, 28), Thigh(30), Seated(20), Piriformis(90)], ids=str)
def test_a_drawing_is_told_before_its_answer_by_its_name_only(scene):
    assert draw(scene, "p") != draw(scene, "p", Look(explained=True))
