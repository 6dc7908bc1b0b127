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


@pytest.mark.parametrize(
    "heading",
    [
        "What are the most common causes of tennis elbow?",
        "What are the causes of tennis elbow?",
        "Some less common reasons for tennis elbow",
        "The usual causes of tennis elbow",
    ],
)
@pytest.mark.parametrize("lead", ["", "Some likely causes include:\n\n"])
def test_a_heading_may_ask_for_the_most_common_causes(heading: str, lead: str) -> None:
    found = causes(heading, f"{lead}- long hours of typing\n- painting a ceiling", "Sore arms")
    assert found == {"tennis elbow": ["long hours of typing", "painting a ceiling"]}


@pytest.mark.parametrize("lowers", ["lower your risk of", "help to reduce the chances of having",
                                    "minimise your risk of", "cut the odds of"])  # fmt: skip
def test_what_lowers_a_risk_is_no_cause(lowers: str) -> None:
    answer = f"These steps {lowers} shin pain:\n\n- soft shoes\n- a slow start"
    assert causes("Keeping well", answer) == {}
