"""What a single muscle does, asked where the knowledge agrees."""

from questions.items.question import CLINICAL
from questions.items.templates import actions
from tests.questions.items.templates.practising import items, written


def asked(told: str) -> list:
    return items(actions.choose, written(f"# Muscles\n\n{told}\n"), CLINICAL)


def test_everyday_words_are_asked_as_the_movement_that_they_tell():
    found = asked("The gluteus medius lifts the leg out to the side.")
    assert found
    assert all("abduct" in one.prompt + one.feedback.right.lower() for one in found)


def test_a_qualifier_is_never_dropped():
    """Upward rotation is the shoulder blade's, and no rotation of the neck."""
    found = asked("Functions of the trapezius:\n\n- Upward rotation\n- Elevates the shoulders")
    assert not [one for one in found if "neck" in one.prompt.lower()]


def test_what_no_textbook_says_of_the_muscle_is_not_asked():
    assert asked("The gluteus medius bends the elbow.") == []


def test_a_part_is_asked_for_its_movement_and_has_no_other_muscles_beside_it():
    found = asked("The anterior deltoid flexes the shoulder.")
    assert {one.template for one in found} <= {"action.movement"}


def test_what_only_a_part_does_is_not_said_of_the_whole():
    """The front of the deltoid flexes the shoulder and its back extends it."""
    assert asked("The deltoid extends the shoulder.") == []
    assert [one.template for one in asked("The deltoid abducts the shoulder.")]


def test_what_a_muscles_name_says_is_not_asked():
    assert asked("The extensor pollicis longus extends the thumb.") == []
