"""Causes told from either end of a sentence, and what is none."""

import pytest

from tests.questions.facts.samples import facts_of


def causes(text):
    return {one.of: [item.name for item in one.items] for one in facts_of(text, "Jaw pain").causes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shin splints come from a jump in mileage from one week to the next, hard ground or worn "
         "shoes.", {"shin splints": ["a jump in mileage from one week to the next", "hard ground",
                                     "worn shoes"]}),
        ("Sciatica is due to a slipped disc, a narrow canal or, rarely, a tumour.",
         {"sciatica": ["a slipped disc", "a narrow canal", "a tumour"]}),
        ("Tennis elbow happens because of a new racket, long matches and poor technique.",
         {"tennis elbow": ["a new racket", "long matches", "poor technique"]}),
        ("A palsy of the sixth nerve may result from diabetes or a blow to the head.",
         {"a palsy of the sixth nerve": ["diabetes", "a blow to the head"]}),
        ("Overuse and a bad saddle are the most common causes of numb hands.",
         {"numb hands": ["Overuse", "a bad saddle"]}),
        ("## What’s behind jumper’s knee?\n\n- too much jumping\n- hard floors\n",
         {"jumper’s knee": ["too much jumping", "hard floors"]}),
        ("## What causes frozen shoulder?\n\nFrozen shoulder can follow a broken arm, an operation "
         "or a long time in a sling.",
         {"frozen shoulder": ["a broken arm", "an operation", "a long time in a sling"]}),
        ("The condition is caused by grinding the teeth.",
         {"jaw pain": ["grinding the teeth"]}),
        ("Grinding the teeth can lead to jaw pain.",
         {"jaw pain": ["Grinding the teeth"]}),
    ],
)  # fmt: skip
def test_causes_are_found(text, expected):
    assert causes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The infraspinatus arises from the infraspinous fossa and inserts on the humerus.",
        "The soleus arises from the tibia.",
        "Surgery may follow a failed course of exercise.",
        "People used to say that back pain is caused by draughts.",
        "Heat can lead to burns.",
        "These are the most common causes of numb hands.",
    ],
)
def test_what_tells_no_cause_gives_none(text):
    assert causes(text) == {}


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("The rotator cuff may be damaged by:", "damaged rotator cuff"),
        ("Your lower back can be strained by:", "strained lower back"),
        ("The kneecap tendon could become irritated by:", "irritated kneecap tendon"),
        ("The ankle ligaments can get torn by:", "torn ankle ligaments"),
        ("The abdominal wall might be weakened by:", "weakened abdominal wall"),
    ],
)
def test_a_list_of_what_harms_a_part_gives_the_causes_of_its_harm(lead: str, of: str) -> None:
    facts = facts_of(f"## What can harm it?\n\n{lead}\n\n- a heavy fall\n- a long cough")
    assert [(one.of, [item.name for item in one.items]) for one in facts.causes] == [
        (of, ["a heavy fall", "a long cough"])
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Known contributors include:",
        "These contribute to it:",
        "The main risk factors are:",
        "The usual suspects are:",
        "Several contributing habits are known:",
    ],
)
def test_a_list_of_contributors_below_a_heading_of_causes_names_causes(lead: str) -> None:
    facts = facts_of(f"## What causes wrist pain?\n\n{lead}\n\n- a heavy fall\n- a long cough")
    assert [item.name for one in facts.causes for item in one.items] == [
        "a heavy fall",
        "a long cough",
    ]
