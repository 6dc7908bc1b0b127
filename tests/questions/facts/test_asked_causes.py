"""Headings that ask how something comes about, and answers that are no whole sentences."""

import pytest

from tests.questions.facts.samples import facts_of


def causes(heading: str, answer: str, title: str = "Sore shins") -> dict[str, list[str]]:
    found = facts_of(f"## {heading}\n\n{answer}", title).causes
    return {one.of: [item.name for item in one.items] for one in found}


@pytest.mark.parametrize(
    ("heading", "of"),
    [
        ("How do people sprain an ankle?", "sprained ankle"),
        ("How can you tear your meniscus?", "torn meniscus"),
        ("How do climbers rupture a pulley?", "ruptured pulley"),
        ("How do you get a stiff neck?", "stiff neck"),
        ("How do stress fractures happen?", "stress fractures"),
        ("How a dislocation happens", "dislocation"),
        ("How did I hurt it?", "sore shins"),
        ("How does tennis elbow start?", "tennis elbow"),
    ],
)
def test_how_it_comes_about_asks_for_causes(heading: str, of: str) -> None:
    found = causes(heading, "Most often through a fall, a clumsy tackle or icy paths.")
    assert {key.removeprefix("a "): value for key, value in found.items()} == {
        of: ["a fall", "a clumsy tackle", "icy paths"]
    }


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("Usually from running on hard ground.", ["running on hard ground"]),
        ("Mostly a blow, a twist or a bad landing.", ["a blow", "a twist", "a bad landing"]),
        ("In most cases because of worn shoes.", ["worn shoes"]),
        ("Nearly always after a change of surface.", ["a change of surface"]),
        ("Sometimes due to low iron.", ["low iron"]),
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
