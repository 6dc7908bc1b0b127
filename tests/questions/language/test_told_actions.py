"""Which movement a phrase tells of a muscle."""

from __future__ import annotations

import pytest

from questions.knowledge import body
from questions.language.told_actions import told_action
from questions.lexicon import table

BODY = body()


def told(phrase: str, muscle: str) -> str | None:
    known = BODY.find_muscle(muscle)
    assert known is not None
    movement = told_action(phrase, known, BODY.movements)
    return movement.key if movement else None


@pytest.mark.parametrize(
    ("phrase", "muscle", "movement"),
    [
        ("Extends the neck", "trapezius", "neck extension"),
        ("ER", "infraspinatus", "shoulder external rotation"),
        ("laterally rotates the thigh", "piriformis", "hip external rotation"),
        ("Upward rotation", "trapezius", "scapula upward rotation"),
        ("dorsiflexing the ankle", "tibialis anterior", "ankle dorsiflexion"),
        ("Takes the leg out sideways", "gluteus medius", "hip abduction"),
        ("brings the feet up towards the shin", "tibialis anterior", "ankle dorsiflexion"),
        ("turns the sole inwards", "tibialis posterior", "foot inversion"),
        ("helps to turn your arm inward", "subscapularis", "shoulder internal rotation"),
        ("shrugging", "trapezius", "scapula elevation"),
        ("straightening the arm", "triceps", "elbow extension"),
    ],
)
def test_a_movement_is_found_in_the_words_of_the_field_and_in_everyday_ones(
    phrase: str, muscle: str, movement: str
) -> None:
    assert told(phrase, muscle) == movement


@pytest.mark.parametrize(
    ("phrase", "muscle"),
    [
        ("keeps the pelvis level", "gluteus medius"),  # no movement
        ("bends the elbow", "hamstrings"),  # another joint's
        ("extends the neck", "rectus femoris"),  # it extends the knee
        ("rotation", "trapezius"),  # of the neck or of the shoulder blade
        ("", "gluteus medius"),
    ],
)
def test_what_tells_no_single_movement_of_the_muscle_tells_none(phrase: str, muscle: str) -> None:
    assert told(phrase, muscle) is None


def test_every_way_of_saying_it_is_about_a_known_movement_and_names_what_moves() -> None:
    data = table("told_movements")
    for key, ways in data["ways"].items():
        joint = BODY.movements[key].joint
        segments = {joint, *data["segments"].get(joint, ())}
        for way in ways:
            groups = [set(group.split("|")) for group in way.split()]
            moved = groups[0] & segments or groups == [{"shrug"}] or groups == [{"fist"}]
            assert moved or groups[0] & {"heel"}, (key, way)
