"""What something is needed for, as leaflets list it."""

import pytest

from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("Your pelvic floor muscles:", "pelvic floor muscles"),
        ("The calf muscles:", "calf muscles"),
        ("These hip muscles:", "hip muscles"),
        ("Our neck muscles:", "neck muscles"),
        ("The rotator cuff muscles:", "rotator cuff muscles"),
    ],
)
def test_a_list_goes_on_from_the_muscles_that_lead_it_in(lead: str, of: str) -> None:
    facts = facts_of(f"## What do they do?\n\n{lead}\n\n- hold you upright\n- steady each step")
    assert [(one.of, [item.name for item in one.items]) for one in facts.functions] == [
        (of, ["hold you upright", "steady each step"])
    ]


@pytest.mark.parametrize("heading", ["What does it do?", "What do they do?", "What is it for?"])
def test_nothing_is_said_to_be_the_function_of_a_pronoun(heading: str) -> None:
    facts = facts_of(f"## {heading}\n\nIt helps you to climb stairs.", "Calf muscles")
    assert {one.of for one in facts.functions} <= {"calf muscles"}


def functions(text: str) -> dict[str, list[str]]:
    return {one.of: [item.name for item in one.items] for one in facts_of(text, "Hip").functions}


@pytest.mark.parametrize(
    ("text", "of", "names"),
    [
        ("The pelvic floor is a sling. It has several jobs:\n\n- holding up the bladder\n"
         "- closing the outlets\n", "pelvic floor",
         ["holding up the bladder", "closing the outlets"]),
        ("The diaphragm has two main functions: breathing and steadying the spine.", "diaphragm",
         ["breathing", "steadying the spine"]),
        ("The glutes do three jobs: they extend the hip, turn it out and steady the pelvis.",
         "glutes", ["extend the hip", "turn it out", "steady the pelvis"]),
        ("## What the cuff is for\n\nThe rotator cuff\n\n1. centres the ball,\n2. turns the arm.\n",
         "rotator cuff", ["centres the ball", "turns the arm"]),
        ("The plantar fascia is a band under the foot. It's got three jobs:\n\n"
         "- it holds up the arch\n- it spreads load\n", "plantar fascia",
         ["it holds up the arch", "it spreads load"]),
        ("The spleen muscle serves many purposes:\n\n- filtering\n- storing\n",
         "spleen muscle", ["filtering", "storing"]),
    ],
)  # fmt: skip
def test_jobs_that_are_counted_are_functions(text: str, of: str, names: list[str]) -> None:
    assert functions(text) == {of: names}


@pytest.mark.parametrize(
    "text",
    [
        "The clinic has two main jobs: teaching and research.",
        "It has several jobs: cooking and cleaning.",
        "Ann does three jobs: nursing, teaching and baking.",
        "The receptionist has many tasks:\n\n- phones\n- letters\n",
    ],
)
def test_the_jobs_of_people_are_none(text: str) -> None:
    assert functions(text) == {}


@pytest.mark.parametrize(
    ("text", "of", "names"),
    [
        ("## What does the ACL do?\n\nIt holds the shin back, steadies turns and guides the knee.",
         "ACL", ["holds the shin back", "steadies turns", "guides the knee"]),
        ("## Function\n\nThe meniscus absorbs shock and spreads load.", "meniscus",
         ["absorbs shock", "spreads load"]),
        ("## What are the functions of the rotator cuff?\n\nIt keeps the ball in the socket.",
         "rotator cuff", ["keeps the ball in the socket"]),
        ("You use your deep neck flexors to nod, to look down and to swallow.",
         "deep neck flexors", ["nod", "look down", "swallow"]),
        ("We need the calf muscles for walking, for running and for jumping.", "calf muscles",
         ["walking", "running", "jumping"]),
    ],
)  # fmt: skip
def test_what_a_part_does_is_its_function(text: str, of: str, names: list[str]) -> None:
    assert functions(text) == {of: names}


@pytest.mark.parametrize(
    "text",
    [
        "## What does the ACL do?\n\nIt lies inside the knee and runs to the shin.",
        "## Function\n\nThe receptionist answers calls and books appointments.",
        "The meniscus absorbs shock and spreads load.",
        "You need your phone to call, to write and to pay.",
    ],
)
def test_where_a_part_lies_and_what_others_do_is_none(text: str) -> None:
    assert functions(text) == {}


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        (
            "The skull shields the brain, houses the eyes and ears, and makes blood.",
            ["shields the brain", "houses the eyes and ears", "makes blood"],
        ),
        ("It guards the brain, eyes and ears.", ["guards the brain, eyes and ears"]),
        ("It holds the brain and keeps it safe.", ["holds the brain", "keeps it safe"]),
        ("The skull makes it hard to get at the brain.", []),
    ],
)
def test_an_answer_is_cut_at_its_verbs_only(answer: str, names: list[str]) -> None:
    found = facts_of(f"## What is the skull for?\n\n{answer}").functions
    assert [item.name for one in found for item in one.items] == names
