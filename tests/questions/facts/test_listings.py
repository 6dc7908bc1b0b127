"""Causes, functions and red flags, as people announce them."""

import pytest

from tests.questions.facts.samples import facts_of

THREE = ["poor sleep", "stress", "a fall"]


def items(listings):
    return {one.of: [item.name for item in one.items] for one in listings}


@pytest.mark.parametrize(
    ("passage", "of"),
    [


        ("A stiff neck can be brought on by:\n\n- poor sleep\n- stress\n- a fall\n",
         "a stiff neck"),


        ("## Causes of a stiff neck\n\n- poor sleep\n- stress\n- a fall\n", "a stiff neck"),
        ("## What causes a stiff neck?\n\nOne cause is poor sleep. Another cause may be stress. "
         "A third cause is a fall.", "a stiff neck"),
        ("## What is a stiff neck?\n\nIt is a nuisance.\n\n## What sets it off?\n\n- poor sleep\n"
         "- stress\n- a fall\n", "stiff neck"),
        ("## Why necks get stiff\n\n- poor sleep\n- stress\n- a fall\n", "stiff necks"),
    ],
)  # fmt: skip
def test_causes_are_found(passage, of):
    assert items(facts_of(passage).causes) == {of: THREE}


@pytest.mark.parametrize(
    "passage",
    [
        "Several things can cause it.",
        "## What causes a stiff neck?\n\nSeveral things can be behind it.",
        "The second stage follows the first.",
        "Flexion of the neck is brought about by longus colli and longus capitis.",
    ],
)
def test_what_names_no_cause_gives_none(passage):
    assert facts_of(passage).causes == ()


@pytest.mark.parametrize(
    ("passage", "of", "names"),
    [
        ("You need your thumb for:\n\n- buttoning a shirt\n- opening a jar\n", "thumb",
         ["buttoning a shirt", "opening a jar"]),
        ("Staying active helps to:\n\n- feed the discs\n- lift your mood\n", "staying active",
         ["feed the discs", "lift your mood"]),
        ("## What the arch does\n\n- spreads the load\n- stores energy\n", "arch",
         ["spreads the load", "stores energy"]),


        ("The function of the meniscus is to spread the load.", "meniscus", ["spread the load"]),
    ],
)  # fmt: skip
def test_functions_are_found(passage, of, names):
    assert items(facts_of(passage).functions) == {of: names}


@pytest.mark.parametrize(
    "passage",
    [
        "See a doctor if you have a fever, chest pain or weakness in both legs.",
        "Seek advice at once if:\n\n- a fever\n- chest pain\n- weakness in both legs\n",
        "Go to the nearest emergency department if you have:\n\n- a fever\n- chest pain\n"
        "- weakness in both legs\n",
        "## Red flags\n\n- a fever\n- chest pain\n- weakness in both legs\n",
        "## When to ring us the same day\n\nCall the clinic at once if you notice:\n\n- a fever\n"
        "- chest pain\n- weakness in both legs\n",
        "## Don’t wait\n\n- a fever\n- chest pain\n- weakness in both legs\n",
        "Book an urgent appointment if you develop a fever, chest pain or weakness in both legs.",
    ],
)
def test_red_flags_are_found(passage):
    (found,) = facts_of(passage).red_flags
    assert [item.name for item in found.items] == ["a fever", "chest pain", "weakness in both legs"]


@pytest.mark.parametrize(
    "passage",
    [
        "Ask your doctor if you are unsure.",
        "Talk to your therapist if you have questions.",
        "Please see your doctor before you start.",
        "You can contact us by phone or letter.",
        "Get help with the shopping if you like.",
    ],
)
def test_other_advice_is_no_red_flag(passage):
    assert facts_of(passage).red_flags == ()
