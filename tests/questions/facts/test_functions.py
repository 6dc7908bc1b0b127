"""What something is needed for, as leaflets list it."""

import pytest

from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("Your pelvic floor muscles:", "pelvic floor muscles"),
        ("The calf muscles:", "calf muscles"),
        ("These hip muscles:", "hip muscles"),
        ("Our neck muscles:", "neck muscles"),
        ("The rotator cuff muscles:", "rotator cuff muscles"),
    ],
)
def test_a_list_goes_on_from_the_muscles_that_lead_it_in(lead: str, of: str) -> None:
    facts = facts_of(f"## What do they do?\n\n{lead}\n\n- hold you upright\n- steady each step")
    assert [(one.of, [item.name for item in one.items]) for one in facts.functions] == [
        (of, ["hold you upright", "steady each step"])
    ]


@pytest.mark.parametrize("heading", ["What does it do?", "What do they do?", "What is it for?"])
def test_nothing_is_said_to_be_the_function_of_a_pronoun(heading: str) -> None:
    facts = facts_of(f"## {heading}\n\nIt helps you to climb stairs.", "Calf muscles")
    assert {one.of for one in facts.functions} <= {"calf muscles"}
