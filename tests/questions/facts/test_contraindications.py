"""When something is not to be done, and by whom not."""

import pytest

from questions.facts import extract
from questions.reading import read


def reasons(text):
    """{what is not to be done: reasons}"""
    found = extract(read(text.encode(), name="article.md")).contraindications
    return {one.of: [item.name for item in one.items] for one in found}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Do not do these exercises if you have a fever.", ["a fever"]),
        ("Don't try this stretch if you have had a hip replacement.", ["a hip replacement"]),
        ("Avoid this if you feel dizzy.", ["you feel dizzy"]),
        ("Skip these moves if you have gout, a fever or a fresh scar.",
         ["gout", "a fever", "a fresh scar"]),
        ("The technique is not suitable for people with osteoporosis.", ["osteoporosis"]),
        ("People with a fresh fracture should not do them.", ["a fresh fracture"]),
    ],
)  # fmt: skip
def test_a_sentence_says_when_not(sentence, names):
    assert reasons(f"# Hip care\n\nSome words first. {sentence}\n") == {"Hip care": names}


@pytest.mark.parametrize(
    "lead", ["## Contraindications", "Do not do these exercises if you have:", "## Who should not"]
)
def test_a_list_says_when_not(lead):
    text = f"# Hip care\n\n{lead}\n\n- a fever\n- if you have a fresh scar\n"
    assert reasons(text) == {"Hip care": ["a fever", "a fresh scar"]}


def test_a_reason_below_an_exercise_is_that_exercise_s():
    text = (
        "# Hip care\n\n### Bridge\n\n1. Lie on your back.\n2. Lift your hips.\n\n"
        "Avoid this if you feel dizzy.\n\n### Clam\n\n1. Lie on your side.\n2. Lift the knee.\n"
    )
    assert reasons(text) == {"Bridge": ["you feel dizzy"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not hold your breath.",
        "Stop if it hurts.",
        "Call your doctor if you have a fever.",
        "Do not let your back sag when you lift the leg.",
    ],
)
def test_advice_on_how_to_do_it_is_none(sentence):
    assert reasons(f"# Hip care\n\nSome words first. {sentence}\n") == {}


@pytest.mark.parametrize(
    "lead",
    [
        "## Sports to avoid",
        "## What you should not do",
        "Avoid:",
        "You'll want to avoid the following:",
    ],
)
def test_a_list_says_what_not_to_do(lead):
    text = f"# Wrist care\n\n{lead}\n\n- handstands\n- judo: the grip is hard\n"
    assert reasons(text) == {"Wrist care": ["handstands", "judo"]}


def test_headings_below_one_say_what_not_to_do():
    text = (
        "# Moves to avoid with a stiff wrist\n\n## 1. Handstands\n\nThey press on it.\n\n"
        "## 2. Judo\n\nThe grip is hard.\n"
    )
    assert reasons(text) == {"Moves to avoid with a stiff wrist": ["Handstands", "Judo"]}


def test_a_label_says_what_not_to_do():
    assert reasons("# Wrist care\n\nAvoid: handstands, judo and heavy bags.\n") == {
        "Wrist care": ["handstands", "judo", "heavy bags"]
    }


@pytest.mark.parametrize(
    "lead", ["## Foods to avoid", "## How to avoid falls", "## Mistakes to avoid", "Avoid pain by:"]
)
def test_what_else_is_avoided_is_none(lead):
    assert reasons(f"# Wrist care\n\n{lead}\n\n- wet floors\n- loose rugs\n") == {}


def test_what_an_exercise_says_to_avoid_is_its_step():
    text = (
        "# Hip care\n\n## Bridge\n\n1. Lie on your back.\n2. Lift your hips.\n\nAvoid:\n\n"
        "- arching the back\n- pushing with the neck\n\nRepeat 10 times.\n"
    )
    assert reasons(text) == {}
