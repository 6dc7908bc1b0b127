"""Groups that contradict each other."""

import pytest

from questions.facts import extract
from questions.reading import read

PROSE = "The foot has many joints, and the muscles of the lower leg move it in all four directions."


def facts_of(first: str, second: str):
    page = (
        f"# Foot\n\n{PROSE}\n\n## {first}\n\nThree muscles:\n\n- Peroneus longus\n"
        f"- Peroneus brevis\n- Tibialis anterior\n\n## {second}\n\n- Tibialis posterior\n"
        "- Tibialis anterior\n- Extensor hallucis longus\n"
    )
    return extract(read(page.encode()))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Evertors of the foot", "Invertors of the foot"),
        ("Evertors", "Invertors of the foot"),
        ("Evertors of the foot", "Invertors"),
    ],
)
def test_a_member_of_opposite_groups_is_only_warned_of(first, second):
    facts = facts_of(first, second)
    names = [[member.name for member in group.members] for group in facts.groups]
    assert names == [
        ["Peroneus longus", "Peroneus brevis"],
        ["Tibialis posterior", "Extensor hallucis longus"],
    ]
    assert [group.stated_count for group in facts.groups] == [None, None]
    assert [one.code for one in facts.warnings] == ["contradiction"]


def test_groups_of_other_places_do_not_contradict_each_other():
    facts = facts_of("Evertors of the foot", "Invertors of the hand")
    assert facts.warnings == ()
    assert facts.groups[0].stated_count == 3
