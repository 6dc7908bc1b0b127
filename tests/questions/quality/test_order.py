"""A. Orders that language tells."""

from __future__ import annotations

import pytest

from questions.quality.auditor import audit_item
from tests.questions.quality.article import FACTS, choice, ordering


def codes(item: dict) -> set[str]:  # type: ignore[type-arg]
    return {one.code for one in audit_item(item, FACTS, None)}


@pytest.mark.parametrize(
    "steps",
    [
        ("Lie on your back", "Bend one knee", "Straighten it again"),
        ("Tie a rope to the door", "Row with both arms", "Return to the start"),
        ("Kneel on a mat", "Loop the towel around the foot", "Swing the leg"),
        ("Pick up a ball", "Squeeze the ball", "Release it"),
    ],
)
def test_an_order_read_off_the_language_is_found(steps: tuple[str, ...]) -> None:
    assert "told-order" in codes(ordering("Pendulum", *steps))


def test_an_order_that_only_sense_tells_is_sound() -> None:
    steps = ("Brace the abdomen", "Shift the weight to the heels", "Tilt the trunk")
    assert "told-order" not in codes(ordering("Pendulum", *steps))


def test_the_articles_other_order_is_found() -> None:
    item = ordering("Pendulum", "Draw small circles with the hand", "Let the arm hang")
    assert "wrong-order" in codes(item)


def test_a_next_step_told_by_its_language_is_found() -> None:
    item = choice(
        "What comes right after this step of “Doorway lean”: rest one forearm on the frame?",
        "Lean until the forearm presses the frame",
        "Stand in an open doorway",
        "Let the arm hang",
    )
    assert "told-step" in codes(item)


def test_a_next_step_beside_other_exercises_only_is_found() -> None:
    item = choice(
        "What comes next in “Doorway lean”?",
        "Step forward with one foot",
        "Let the arm hang",
        "Sit at a desk",
    )
    assert "told-step" in codes(item)
