"""What leads to a complaint, in the headings, lead-ins and sentences that mostly say it."""

import pytest

from tests.questions.facts.samples import facts_of


def causes(text: str, title: str = "Wry neck") -> dict[str, list[str]]:
    return {one.of: [item.name for item in one.items] for one in facts_of(text, title).causes}


BULLETS = "- a cold draught\n- an awkward pillow\n- a sudden turn\n"
NAMES = ["a cold draught", "an awkward pillow", "a sudden turn"]


@pytest.mark.parametrize(
    "heading",
    [
        "Possible reasons", "Why?", "Why it happens", "Why does it occur?", "Risk factors",
        "Likely reasons", "How you probably got here", "How you might have got it",
        "Where it comes from", "Where does it come from?", "What lies behind it?",
        "What might be causing it", "Contributing factors", "What puts you at risk?",
        "What makes it more likely?", "How it starts", "Common triggers",
    ],
)  # fmt: skip
def test_headings_that_ask_for_causes(heading: str) -> None:
    assert causes(f"## {heading}\n\n{BULLETS}") == {"wry neck": NAMES}


@pytest.mark.parametrize(
    ("heading", "of"),
    [
        ("Things that raise the risk of gout", "gout"),
        ("Risk factors for heel pain", "heel pain"),
        ("Why tennis elbow happens", "tennis elbow"),
        ("What increases your risk of shin splints?", "shin splints"),
        ("Where hip pain comes from", "hip pain"),
        ("What might be behind a stiff jaw", "a stiff jaw"),
    ],
)
def test_headings_that_name_what_they_ask_for(heading: str, of: str) -> None:
    assert causes(f"## {heading}\n\n{BULLETS}") == {of: NAMES}


@pytest.mark.parametrize(
    "lead",
    [
        "Contributing factors, usually more than one:",
        "The following may play a part:",
        "These are the most frequent ones:",
        "Some of the usual suspects:",
        "It tends to follow:",
        "In most people it is one of these:",
    ],
)
def test_lists_below_such_a_heading_are_causes_however_they_are_led_in(lead: str) -> None:
    assert causes(f"## Causes\n\n{lead}\n\n{BULLETS}") == {"wry neck": NAMES}


@pytest.mark.parametrize(
    "lead",
    ["Your symptoms may be:", "You can help it with:", "Try these exercises:",
     "It is treated with:", "To prevent it:"],
)  # fmt: skip
def test_lists_of_other_things_are_none_even_there(lead: str) -> None:
    assert causes(f"## Causes\n\n{lead}\n\n{BULLETS}") == {}


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("Trigger finger is a catching of a tendon. It may be caused by:", "trigger finger"),
        ("Heel bursitis is a swollen cushion of fluid. It can result from:", "heel bursitis"),
        ("Things that make gout more likely:", "gout"),
        ("Several things can put you at risk of shin splints:", "shin splints"),
        ("Factors that contribute to hip pain include:", "hip pain"),
        ("You can get golfer's elbow from:", "golfer's elbow"),
        ("There are several reasons why your hip may hurt:", "wry neck"),
    ],
)
def test_lead_ins_say_of_what_they_are_causes(lead: str, of: str) -> None:
    assert causes(f"## About it\n\n{lead}\n\n{BULLETS}") == {of: NAMES}


@pytest.mark.parametrize(
    ("text", "of", "names"),
    [





        ("Smoking, diabetes and age are risk factors for frozen shoulder.", "frozen shoulder",
         ["Smoking", "diabetes", "age"]),


    ],
)  # fmt: skip
def test_sentences_that_say_causes_outright(text: str, of: str, names: list[str]) -> None:
    assert causes(text) == {of: names}


@pytest.mark.parametrize(
    "text",
    [
        "## How it is treated\n\nIt may be helped by:\n\n- heat\n- rest\n",
        "There are many reasons to visit Rome: the food, the light and the people.",
        "You can get a ticket from the office, the kiosk or the driver.",
        "Factors that contribute to success include practice, luck and friends.",
        "It may be caused by:\n\n- roadworks\n- strikes\n",
        "## Where the muscle comes from\n\n- the ribs\n- the spine\n",
    ],
)
def test_what_leads_to_no_complaint_is_no_cause(text: str) -> None:
    assert causes(text, "A week in Rome") == {}
