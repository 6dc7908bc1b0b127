"""Lists of what sets a complaint off, and causes told of some people only."""

import pytest

from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    "lead",
    [
        "The things I see most that set off heel pain are:",
        "Things which can trigger heel pain include:",
        "What usually brings on heel pain:",
        "Certain pre-existing conditions can contribute to heel pain, such as:",
        "The factors most people forget that may contribute to heel pain are:",
        "It is a mix. Other events that often cause heel pain are:",
    ],
)
def test_a_list_of_what_sets_it_off(lead):
    (found,) = facts_of(f"{lead}\n\n- new shoes\n- a long march\n").causes
    assert (found.of, [one.name for one in found.items]) == (
        "heel pain", ["new shoes", "a long march"],
    )  # fmt: skip


def test_what_sets_off_something_else_is_no_cause():
    assert not facts_of("Things that start the day well are:\n\n- tea\n- a walk\n").causes
    assert not facts_of("What leads to it:\n\n- tea\n- a walk\n").causes


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("In children, torticollis may stem from a tight muscle or a birth injury.", "torticollis"),
    ],
)
def test_causes_may_be_told_of_some_people(sentence, of):
    (found,) = facts_of(sentence).causes
    assert (found.of, len(found.items)) == (of, 2)
