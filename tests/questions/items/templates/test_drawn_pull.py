"""The line of pull that is drawn is the one that is told; where another is told, none is drawn."""

import re
from functools import cache

import pytest

from questions.figures import LineOfPull
from questions.items.bank import context_of
from questions.items.model import EXPLAINING
from questions.items.templates.actors import pull, sides
from questions.items.templates.drawn_pull import line_of_pull
from questions.knowledge import body
from tests.questions.items.templates.banks import bank_of, facts_of, items_of, key_text

IN = LineOfPull("front", "in")
OUT = LineOfPull("back", "out")
OF_ONE_MUSCLE = ("member", "opponent", "tight", "weak", "line_of_pull")
AXIS = re.compile(r"(in front of|behind) the hip's axis of rotation and turns the thigh (in|out)")


def line_told(text):
    found = AXIS.search(str(text))
    if found is None:
        return None
    return LineOfPull("front" if found[1] == "in front of" else "back", found[2])


@cache
def actors():
    """Of the shipped article's two lists, by muscle, part and movement."""
    found = [one for side in sides(context_of(facts_of("shipped"), 1)) for one in side.actors]
    return {(one.muscle, one.part, one.movement.name): one for one in found}


@pytest.mark.parametrize(
    ("muscle", "part", "way", "scene"),
    [
        ("superior gemellus", None, "external", OUT),
        ("inferior gemellus", None, "external", OUT),
        ("obturator internus", None, "external", OUT),
    ],
)
def test_a_muscle_is_drawn_where_its_line_passes(muscle, part, way, scene):
    assert line_of_pull(actors()[muscle, part, f"{way} rotation"], body()) == scene


def test_a_muscle_that_passes_elsewhere_or_that_textbooks_differ_about_is_not_drawn():
    drawn = {one.muscle for one in actors().values() if line_of_pull(one, body())}
    assert not drawn & {"obturator externus", "gracilis", "adductor brevis", "adductor longus"}


def test_a_muscle_that_begins_or_ends_elsewhere_than_is_drawn_is_not_drawn():
    drawn = {one.muscle for one in actors().values() if line_of_pull(one, body())}
    assert not drawn & {"tensor fasciae latae", "gluteus maximus", "quadratus femoris"}
    assert not drawn & {"gluteus minimus", "gluteus medius"}


def test_a_bent_hip_is_not_drawn_as_a_straight_one():
    straight = actors()["piriformis", None, "external rotation"]
    bent = actors()["piriformis", None, "internal rotation"]
    assert line_of_pull(straight, body()) == OUT
    assert line_of_pull(bent, body()) is None


def test_what_is_drawn_of_a_muscle_is_what_is_told_of_it():
    drawn = [one for one in actors().values() if line_of_pull(one, body())]
    assert len(drawn) == 4
    for actor in drawn:
        assert line_of_pull(actor, body()) == line_told(pull(actor, body())), actor.muscle


def test_no_other_joint_has_such_a_drawing():
    for name in ("shoulder", "elbow", "knee"):
        assert not [one for one in bank_of(name).items if EXPLAINING in one.scenes]


def test_a_question_is_explained_by_the_line_of_its_key():
    asked = [
        item
        for item in bank_of("shipped", variants=3).items
        if item.template in {f"muscle.{one}" for one in OF_ONE_MUSCLE}
    ]
    assert {item.scenes[EXPLAINING] for item in asked if item.scenes} == {OUT}
    for item in asked:
        scene = item.scenes.get(EXPLAINING)
        assert scene in (None, line_told(told_of_key(item))), item.prompt


def told_of_key(item):
    """The sentence about the muscle that is right; that about the one asked of comes before it."""
    if item.template == "muscle.line_of_pull":
        return item.feedback.right
    key = key_text(item).lower()
    (told,) = [one for one in item.feedback.right.split(". ") if key in one.lower()]
    return told


def test_an_opponent_is_explained_by_both_lines_of_which_the_keys_is_drawn():
    for item in items_of("shipped", "muscle.opponent", variants=3):
        asked_of, of_key = item.feedback.right.split(". ")
        assert key_text(item).lower() not in asked_of.lower()
        assert "outward" in asked_of
        assert line_told(of_key) == IN
        assert item.scenes.get(EXPLAINING) in (None, IN)


def test_several_muscles_are_drawn_only_where_one_line_is_that_of_all():
    for item in items_of("shipped", "muscle.opponents", seeds=(1, 2), variants=2):
        assert not item.scenes
    for item in items_of("shipped", "muscle.several", seeds=(1, 2, 3), variants=2):
        keys = {option.text.lower() for option in item.options if option.id in item.key}
        drawn = {"obturator internus", "superior gemellus", "inferior gemellus"}
        assert (EXPLAINING in item.scenes) is (keys <= drawn), keys
