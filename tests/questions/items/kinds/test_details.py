"""The word that decides in a step or a goal, and what the article says nowhere instead."""

import pytest

from questions.facts.model import Dosage, Exercise
from questions.items.kinds import details


def exercise(name, *, steps):
    return Exercise(name, name, None, (), tuple(steps), None, Dosage(), (), {})


def found_in(*steps, name="Ankle rocks", others=()):
    own = exercise(name, steps=steps)
    return details.in_steps(own, (own, *others))


def test_a_part_of_the_body_that_stands_alone_is_a_detail():
    (detail,) = found_in("Glide your front knee over the line")
    assert (detail.before, detail.word, detail.after) == (
        "Glide your front ",
        "knee",
        " over the line",
    )
    assert detail.told("elbow") == "Glide your front elbow over the line"


@pytest.mark.parametrize(
    "step",
    [
        "Tighten the knee extensors in front",  # within another name
        "Get on your hands and knees with a straight trunk",  # a position by its name
        "Keep the knees together while you lift",  # what is done with several at once
        "Lift the knee as the other knee sinks",  # told twice
        "Bend the knee",  # too short
        "Rock the ankle to and fro in comfort",  # told by the exercise's name
        "Hold the knee there for ten seconds",  # tells the dose
        "…",  # no words
    ],
)
def test_no_detail_is_made_of(step):
    assert [detail.word for detail in found_in(step)] == []


def test_what_the_exercise_speaks_of_or_moves_along_stands_beside_no_part():
    own = ("Glide your front knee over the line", "Keep the shoulder still while you do so")
    (knee, *_) = found_in(*own)
    assert not {"shoulder", "thigh", "hip", "shin"} & set(knee.others)
    assert {"elbow", "wrist"} <= set(knee.others)


def test_parts_that_other_exercises_speak_of_come_first():
    other = exercise("Press", steps=("Press the elbow into the wall",))
    (knee,) = found_in("Glide your front knee over the line", others=(other,))
    assert knee.others[: knee.of_article] == ("elbow",)


def test_a_part_that_is_one_of_two_has_no_single_part_beside_it():
    (knee,) = found_in("Glide your left knee over the line")
    assert not {"head", "chin", "pelvis", "chest"} & set(knee.others)


def turned(*steps, name="Rocks"):
    return [(detail.word, detail.others) for detail in details.turned(exercise(name, steps=steps))]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("Move the trunk forward over the line", [("forward", ("backward",))]),
        ("Lift the heel off the floor", [("Lift", ("lower",))]),
        ("Turn the palm up towards the ceiling", []),  # runs on
        ("Rest the forearm with the palm up", [("up", ("down",))]),
        ("Press your lower back into the bed", []),  # no verb
        ("Never move the trunk forward over the line", []),  # a negation
        ("Draw the chin straight back at once", []),  # straight back
    ],
)
def test_the_way_that_a_step_goes(step, expected):
    assert turned(step) == expected


def test_what_goes_both_ways_in_an_exercise_is_turned_by_none():
    assert turned("Lift the heel off the floor", "Lower the heel to the floor again") == []


def test_what_the_name_tells_is_turned_by_none():
    assert turned("Lift the heel off the floor", name="Heel lift") == []
