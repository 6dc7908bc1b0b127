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
