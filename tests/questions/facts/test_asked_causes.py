"""Headings that ask how something comes about, and answers that are no whole sentences."""

import pytest

from tests.questions.facts.samples import facts_of


def causes(heading: str, answer: str, title: str = "Sore shins") -> dict[str, list[str]]:
    found = facts_of(f"## {heading}\n\n{answer}", title).causes
    return {one.of: [item.name for item in one.items] for one in found}


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("Mostly through:\n\n- worn shoes\n- hard tracks", ["worn shoes", "hard tracks"]),
    ],
)
def test_an_answer_need_not_be_a_sentence(answer: str, names: list[str]) -> None:
    assert [*causes("What causes sore shins?", answer).values()] == [names]


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("How do people recover?", "Usually with rest and a lighter load."),
        ("How do you stretch a calf?", "Mostly by leaning on a wall."),
        ("What causes sore shins?", "Usually it is hard to tell."),
        ("What causes sore shins?", "From here the nerve runs down to the foot."),
        ("How does the knee move?", "Mostly by bending and straightening."),
    ],
)
def test_other_answers_name_no_causes(heading: str, answer: str) -> None:
    assert causes(heading, answer) == {}
