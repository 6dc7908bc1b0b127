import pytest

from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import mirrored
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import (
    SHOULDER,
    items,
    key_text,
    of,
    shipped,
    written,
    wrong_texts,
)


@pytest.mark.parametrize(
    ("facts", "movement", "opposite"),
    [
        (shipped(), "internal rotation", "external rotation"),
        (written(SHOULDER), "external rotation", "internal rotation"),
    ],
)
def test_the_pull_resists_one_movement_of_four(facts, movement, opposite):
    (item,) = of("mirror.what_for", items(mirrored.choose, facts))
    assert key_text(item) == f"It resists {movement}"
    assert wrong_texts(item) == {
        f"It resists {one}" for one in (opposite, "abduction", "adduction")
    }


def test_a_limb_that_is_not_held_as_a_lever_tells_nothing_of_rotation():
    straight = SHOULDER.replace("with the elbow bent", "with a straight arm")
    assert of("mirror.what_for", items(mirrored.choose, written(straight))) == []


@pytest.mark.parametrize("facts", [shipped(), written(SHOULDER)])
def test_patients_are_not_asked(facts):
    assert items(mirrored.choose, facts, PLAIN) == []


@pytest.mark.parametrize("facts", [shipped(), written(SHOULDER)])
def test_professionals_are_asked_what_the_pull_does_alone(facts):
    made = items(mirrored.choose, facts, CLINICAL)
    assert [item.template for item in made] == ["mirror.what_for"]


def test_the_evidence_is_the_steps_that_name_sides():
    (item,) = of("mirror.what_for", items(mirrored.choose, shipped()))
    told = [quote.text for quote in item.evidence]
    assert any("right ankle" in one for one in told)
    assert any("toward the left" in one for one in told)
    assert not any("pin through the knee" in one for one in told)


@pytest.mark.parametrize(
    "steps",
    [
        ("Lift your right foot.", "Lower it to the floor."),
        ("Slide the jaw to the left.", "Slide the jaw to the right."),
        # The pull helps: nothing is trained against it.
        (
            "Hold it in your right hand.",
            "The band pulls to the right.",
            "Swing the arm to the right.",
        ),
        # Whose limb it is stays open.
        ("The band pulls to the left.", "Swing the arm to the right."),
    ],
)
def test_without_a_limb_a_pull_and_a_movement_against_it_nothing_is_mirrored(steps):
    assert mirrored._setting(exercise("One", "seated", steps)) is None
