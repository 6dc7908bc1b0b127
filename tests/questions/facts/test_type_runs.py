"""Grades that one sentence counts off, and types of what "it" stands for."""

import pytest

from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    "text",
    [
        "Move on from phase 1 to phase 2 when the knee is calm.",
        "A stiff toe takes time. Grade 2 or 3 sprains may need a boot for some weeks.",
        "A stiff toe takes time. Grade 2 is worse than grade 1, as most people know.",
        "Knee care comes first. In stage 1, rest; in stage 2, walk.",
    ],
)
def test_numbers_in_passing_are_no_types(text):
    assert facts_of(text).types == ()


@pytest.mark.parametrize(
    ("before", "announcing"),
    [
        ("Clubfoot is a turn of the foot.", "It is divided into two types by its cause:"),
        ("Clubfoot means a foot that is turned in.", "It can be divided into two kinds:"),
        ("Clubfoot affects one child in a thousand.", "It comes in two forms:"),
        ("Clubfoot is a turn of the foot.", "This condition has two types."),
        ("A clubfoot is seen at birth.", "It falls into two types by how stiff it is:"),
        ("Clubfoot has long been known.", "It occurs in two forms."),
    ],
)
def test_it_stands_for_what_was_told_before(before, announcing):
    text = f"{before} {announcing}\n\n- Rigid – the foot does not give\n- Supple – the foot gives\n"
    (found,) = facts_of(text).types
    assert (found.of.lower(), found.names) == ("clubfoot", ("Rigid", "Supple"))
    assert found.definitions["Supple"].key == "the foot gives"
