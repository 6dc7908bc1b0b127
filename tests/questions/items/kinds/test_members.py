"""What is said of a member of a group, in the number and with the verb of its names."""

import pytest

from questions.items.families import Placed
from questions.items.kinds import members
from tests.questions.items.samples import group


def placed(label, name):
    made = group("g", label, ((name, None),), 1)
    return Placed(made.members[0], made)


@pytest.mark.parametrize(
    ("label", "name", "said"),
    [
        ("Knee flexors", "Sartorius", "Sartorius is a knee flexor."),
        ("Knee flexors", "Hamstrings", "Hamstrings are knee flexors."),
        ("The rotator cuff", "Teres minor", "Teres minor belongs to the rotator cuff."),
        ("First layer", "Lumbricals", "Lumbricals belong to the first layer."),
        ("Muscles that close the mouth", "Masseter", "Masseter closes the mouth."),
        ("Quadriceps", "Rectus femoris", "Rectus femoris belongs to the quadriceps."),
    ],
)
def test_a_statement_agrees_with_its_name(label, name, said):
    one = placed(label, name)
    assert members.statement(one, one.group) == said


@pytest.mark.parametrize(
    ("label", "none", "one_of"),
    [
        ("Knee flexors", "is NOT a knee flexor", "a knee flexor"),
        (
            "Muscles that close the mouth",
            "does NOT close the mouth",
            "a muscle that closes the mouth",
        ),
        ("Rotator cuff", "does NOT belong to the rotator cuff", "a part of the rotator cuff"),
    ],
)
def test_the_negation_and_the_one_asked_for(label, none, one_of):
    made = placed(label, "Any").group
    assert members.is_none(made) == none
    assert members.one_of(made) == one_of


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Knee flexors", "one of the knee flexors"),
        ("The thenar eminence, the soft cushion", "a part of the thenar eminence"),
    ],
)
def test_one_of_all(label, said):
    assert members.one_of_all(placed(label, "Any").group) == said
