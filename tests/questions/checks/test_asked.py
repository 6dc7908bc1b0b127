"""Whether a text says what a fact says."""

import pytest

from questions.checks.asked import holds


@pytest.mark.parametrize(
    ("text", "side", "is_held"),
    [
        ("In grade I, the ligaments are sprained but not torn.", "sprained but not torn", True),
        ("One ligament is torn, the others are only sprained.", "sprained but not torn", False),
        ("The head of the thigh bone is not round.", "the head of the bone is not round", True),
        ("The head of the thigh bone is round.", "the head of the bone is not round", False),
    ],
)
def test_a_side_that_denies_is_held_by_a_denial_alone(text, side, is_held):
    assert holds(text, side) is is_held
