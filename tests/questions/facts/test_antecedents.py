"""What parts do, where a pronoun stands for them."""

import pytest

from tests.questions.facts.samples import facts_of


def functions(passage: str) -> dict[str, list[str]]:
    return {one.of: [item.name for item in one.items] for one in facts_of(passage).functions}


@pytest.mark.parametrize(
    ("passage", "of", "names"),
    [
        (
            "The knee has four strong ligaments. They serve to:\n\n"
            "- steady the joint\n- guide its bending",
            "strong ligaments",
            ["steady the joint", "guide its bending"],
        ),
        (
            "There are five lumbar discs. Their job is to cushion the bones and to let them tilt.",
            "lumbar discs",
            ["cushion the bones", "let them tilt"],
        ),
        (
            "The patella lies in the tendon. Its main function is to lengthen the lever.",
            "patella",
            ["lengthen the lever"],
        ),
        (
            "The neck has seven vertebrae. Their functions are:\n\n- to carry the head\n"
            "- to guard the cord",
            "vertebrae",
            ["to carry the head", "to guard the cord"],
        ),
        (
            "## The collarbone\n\nIt serves to brace the shoulder.",
            "collarbone",
            ["brace the shoulder"],
        ),
        (
            "The hand has three arches. These serve to cup the palm and to firm the grip.",
            "arches",
            ["cup the palm", "firm the grip"],
        ),
        (
            "The ankle ligaments are short. They are responsible for holding the joint together.",
            "ankle ligaments",
            ["holding the joint together"],
        ),
    ],
)
def test_a_pronoun_stands_for_the_part_told_before(passage: str, of: str, names: list[str]) -> None:
    assert functions(passage) == {of: names}


@pytest.mark.parametrize(
    "passage",
    [
        "The knee has two menisci and four ligaments. They serve to:\n\n- steady it\n- guide it",
        "The clinic has three rooms. Their job is to keep you warm.",
        "The nurse will see you. It serves to calm people.",
        "They serve to:\n\n- amuse\n- inform",
        "The knee has two menisci. One. Two. Three. Four. It serves to steady the joint.",
    ],
)
def test_a_pronoun_that_stands_for_no_part_tells_nothing(passage: str) -> None:
    assert functions(passage) == {}
