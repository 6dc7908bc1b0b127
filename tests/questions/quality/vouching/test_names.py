"""What is a name of an exercise."""

from __future__ import annotations

import pytest

from questions.quality.vouching.names import is_name


@pytest.mark.parametrize(
    "name",
    [
        "Seated calf stretch",
        "Standing heel raises",
        "Straight leg raise (lying)",
        "Hip rotation with a band",
        "Bird dog",
        "Child’s pose",
        "Planks",
        "90/90 rotation",
        "Wall push-ups",
    ],
)
def test_noun_phrases_that_end_in_an_exercise(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Grab just below the ankle",
        "Sit or stand tall",
        "Against a wall",
        "With arms",
        "All stretches",
        "Stretch",
        "Stretching",
        "Lateral",
        "EX012 - Calf stretch",
        "Repeat the calf stretch",
        "Warm-up",
        "Starting exercises",
        "",
    ],
)
def test_pieces_of_sentences_and_collections_are_none(name: str) -> None:
    assert not is_name(name)
