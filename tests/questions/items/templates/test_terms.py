"""Terms to be typed: one right name, that the question does not tell."""

import pytest

from questions.items.question import CLINICAL
from questions.items.templates import terms
from tests.questions.items.templates.practising import items, written


def asked(*definitions: str) -> list:
    text = "# The joints\n\n" + "\n\n".join(definitions) + "\n"
    return items(terms.choose, written(text), CLINICAL)


def test_the_hip_is_asked_without_a_word_of_its_name_and_goes_by_its_short_name():
    (one,) = asked("The hip joint is a joint that connects the femur and the pelvis.")
    assert "hip" not in one.prompt.lower()
    assert "hip" in next(iter(one.key.accepted.values()))


def test_a_part_is_no_name_of_the_whole():
    (one,) = asked("The knee joint is the joint between the femur, the tibia and the patella.")
    assert "tibiofemoral joint" not in next(iter(one.key.accepted.values()))


@pytest.mark.parametrize(
    "definition",
    [
        "The pubic tubercle is a bump that lies on the pubic bone.",
        "The acromioclavicular joint is a joint between the collarbone and the acromion.",
    ],
)
def test_a_term_that_its_definition_says_is_not_asked(definition):
    assert asked(definition) == []


@pytest.mark.parametrize(
    ("definition", "told"),
    [
        ("The femur is a bone of the thigh.", "the longest bone of the body, is called"),
        ("The knee joint is the joint between femur and tibia.", "tibia and patella is called"),
    ],
)
def test_an_aside_ends_before_the_sentence_goes_on(definition, told):
    (one,) = asked(definition)
    assert told in one.prompt
