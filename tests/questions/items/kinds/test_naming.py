"""What is a name of a thing, and what is spoken of in quotation marks."""

import pytest

from questions.items.kinds.naming import as_noun, is_deed, noun_of


@pytest.mark.parametrize(
    "text",
    [
        "squatting",
        "getting into and out of a car",
        "lower back pain",
        "stretches at end range",
        "steps in the dark",
        "pain that gets worse after five days",
        "numbness while you are seated",
        "weakness in both legs",
        "sudden stops",
        "the knee joints of runners",
    ],
)
def test_a_thing_stands_as_it_is(text):
    assert as_noun(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "it hurts at night",
        "your mouth locks shut",
        "the shoulder has popped out",
        "keep the joints supple",
        "lose weight without trying",
        "lift your mood",
        "spreads the load when you land",
        "adapts to uneven ground",
        "you cannot lift the arm",
        "the ankle looks crooked",
        "your knee locks",
        "an arm goes numb",
    ],
)
def test_a_clause_and_a_deed_are_quoted(text):
    assert as_noun(text) == f"“{text}”"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("thumb", "the thumb"),
        ("hamstrings", "the hamstrings"),
        ("deep flexors", "the deep flexors"),
        ("the pelvic floor", "the pelvic floor"),
        ("internal rotation", "internal rotation"),
        ("a stiff hip", "a stiff hip"),
        ("a shoulder unstable", "an unstable shoulder"),
        ("your jaw sore", "your sore jaw"),
        ("keep moving", "“keep moving”"),
    ],
)
def test_what_a_list_is_for_is_a_noun(text, noun):
    assert noun_of(text) == noun


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("“keep moving”", True), ("“it hurts”", False), ("keep moving", False), ("the thumb", False)],
)
def test_a_deed_is_what_somebody_does(noun, expected):
    assert is_deed(noun) is expected
