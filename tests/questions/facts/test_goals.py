"""Goals that are told without a word for the exercise, and steps that only speak of help."""

import pytest

from questions.facts.goals import is_goal


@pytest.mark.parametrize(
    "text",
    [
        "Keeps the shoulder blade from sticking.",
        "Slides the nerve through its tunnel.",
        "Gets the kneecap to glide again.",
        "Takes load off the lower back.",
        "Brings blood to the calf.",
        "Gives the ankle its bounce back.",
        "Calms the muscles at the base of the skull.",
        "Lets the ribs move freely.",
        "Gently opens the chest.",
    ],
)
def test_what_an_exercise_does_is_its_goal_without_a_subject(text: str) -> None:
    assert is_goal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Don't let the other leg help.",
        "Use the other hand to help.",
        "Do not help with the arm.",
        "Keep the shoulder blade down.",
        "Lifts: ten in the morning.",
        "Stands are on the shelf.",
        "Lets go.",
    ],
)
def test_steps_and_counts_are_none(text: str) -> None:
    assert not is_goal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chin tucks strengthen the deep neck flexors.",
        "Heel raises build the calf.",
        "Slow squeezes build endurance.",
        "Step ups also strengthen the thighs and buttocks.",
        "Wrist curls load the flexor tendons.",
        "Cat stretches gently loosen your lower back.",
        "I like this one because it frees up the upper back.",
        "Do it daily because it keeps the shoulder moving.",
    ],
)
def test_several_of_a_kind_have_a_goal_too(text: str) -> None:
    assert is_goal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eyes open first.",
        "Always keep the heel on the floor.",
        "Most runners stretch the calf.",
        "Runners train the legs.",
        "People build up the load too fast.",
        "Lift your heels and stretch the toes.",
        "Hips open to the side.",
        "Sets increase the next week.",
    ],
)
def test_a_part_or_a_person_is_no_exercise(text: str) -> None:
    assert not is_goal(text)
