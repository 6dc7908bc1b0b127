"""What something is needed for, as leaflets list it."""

import pytest

from questions.facts.table_groups import split_actions
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


        ("## What the cuff is for\n\nThe rotator cuff\n\n1. centres the ball,\n2. turns the arm.\n",
         "rotator cuff", ["centres the ball", "turns the arm"]),

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
        "You need your phone to call, to write and to pay.",
    ],
)
def test_where_a_part_lies_and_what_others_do_is_none(text: str) -> None:
    assert functions(text) == {}


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("The skull makes it hard to get at the brain.", []),
    ],
)
def test_an_answer_is_cut_at_its_verbs_only(answer: str, names: list[str]) -> None:
    found = facts_of(f"## What is the skull for?\n\n{answer}").functions
    assert [item.name for one in found for item in one.items] == names


@pytest.mark.parametrize(
    ("text", "of", "names"),
    [

        ("The menisci have several functions. They cushion the knee and guide its movement.",
         "menisci", ["cushion the knee", "guide its movement"]),


        ("The retinaculum is a band of tissue. Its role is to keep the tendons in place.",
         "retinaculum", ["keep the tendons in place"]),
        ("The labrum is a ring of cartilage. Function: deepens the socket and seals the joint.",
         "labrum", ["deepens the socket", "seals the joint"]),
        ("The nervous system:\n\n- carries signals to the muscles\n- controls balance\n",
         "nervous system", ["carries signals to the muscles", "controls balance"]),
        ("Your foot arches are important because they:\n\n- absorb shock\n- push you forwards\n",
         "foot arches", ["absorb shock", "push you forwards"]),
        ("The glutes play a key role in walking, climbing and getting up.", "glutes",
         ["walking", "climbing", "getting up"]),

        ("One of the main functions of the ribs is to protect the lungs.", "ribs",
         ["protect the lungs"]),
    ],
)  # fmt: skip
def test_what_a_part_is_for_is_told_in_many_ways(text: str, of: str, names: list[str]) -> None:
    assert functions(text) == {of: names}


@pytest.mark.parametrize(
    "text",
    [
        "Weak hips play a role in knee pain.",
        "The manager's main job is to answer the phone.",
        "The clinic:\n\n- provides parking\n- opens at nine\n",
        "What do they do? The receptionists answer calls and book rooms.",
        "A torn meniscus locks the knee and causes swelling.",
    ],
)
def test_what_people_and_ailing_parts_do_is_no_function(text: str) -> None:
    assert functions(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [

        ("The gluteus medius keeps the pelvis level when you walk.",
         {"gluteus medius": ["keeps the pelvis level when you walk"]}),



        ("The external intercostals lift the ribs, whereas others pull them down.",
         {"external intercostals": ["lift the ribs"]}),

        ("The ankle joint tilts as well.", {}),

        ("The deltoid arises from the clavicle.", {}),
        ("A tight piriformis presses on the nerve and causes pain.", {}),
        ("The soleus runs below the gastrocnemius and looks flat.", {}),
        ("Extensor carpi radialis brevis", {}),
    ],
)  # fmt: skip
def test_a_muscle_or_ligament_does_what_a_plain_sentence_says(
    text: str, found: dict[str, list[str]]
) -> None:
    assert {of.lower(): names for of, names in functions(text).items()} == {
        of.lower(): names for of, names in found.items()
    }


@pytest.mark.parametrize(
    "lead",
    [
        "The rotator cuff has the following functions:",
        "The rotator cuff has these jobs:",
        "The main functions of the rotator cuff are:",
        "The three chief roles of the rotator cuff are:",
        "The functions of the rotator cuff include:",
    ],
)
def test_a_list_of_functions_is_led_in(lead: str) -> None:
    facts = facts_of(f"## Anatomy\n\n{lead}\n\n- steadying the shoulder\n- turning the arm")
    assert [(one.of, [item.name for item in one.items]) for one in facts.functions] == [
        ("rotator cuff", ["steadying the shoulder", "turning the arm"])
    ]


def test_each_entry_of_a_list_may_tell_what_another_muscle_does() -> None:
    facts = facts_of(
        "## What they do\n\n- **Soleus** lowers the heel and steadies the ankle.\n"
        "- **Plantaris** pulls the heel.\n- **Tibialis anterior** lifts the foot.\n"
    )
    assert {one.of: [item.name for item in one.items] for one in facts.functions} == {
        "soleus": ["lowers the heel", "steadies the ankle"],
        "plantaris": ["pulls the heel"],
        "tibialis anterior": ["lifts the foot"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "# Flat feet\n\nAge can weaken the tendon that is responsible for shaping the arch.",
        "Various ligaments provide support to the pelvis.",
        "The dorsal, costal or lumbar arteries provide the blood supply of the back.",
        "Strong hips protect our knees.",
    ],
)
def test_who_does_it_must_be_named(text: str) -> None:
    assert functions(text) == {}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("flexes and abducts at the wrist", ["flexes and abducts at the wrist"]),
        ("flexes elbow and shoulder", ["flexes elbow and shoulder"]),
        ("flexion, adduction", ["flexion", "adduction"]),
        ("Flexes hip, extends knee", ["Flexes hip", "extends knee"]),
    ],
)
def test_actions_that_share_their_place_are_one(cell: str, told: list[str]) -> None:
    assert split_actions(cell) == told
