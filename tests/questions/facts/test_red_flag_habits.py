"""How people say when somebody should be seen, in headings, tables, lead-ins and sentences."""

import pytest

from questions.facts import extract
from questions.reading import read
from tests.questions.facts.samples import facts_of


def signs(text: str) -> list[str]:
    return [item.name for one in facts_of(text, "Calf strain").red_flags for item in one.items]


BULLETS = "- the calf is hot and swollen\n- chest pain\n"
NAMES = ["the calf is hot and swollen", "chest pain"]


@pytest.mark.parametrize(
    "heading",
    [
        "Send them to A&E if", "When would you send someone straight to hospital?",
        "Take the player to hospital if", "When to bring your child to a doctor",
        "Send the patient to casualty when", "Who should be referred to a specialist",
        "Refer the patient to a surgeon if",
    ],
)  # fmt: skip
def test_headings_that_send_somebody_to_a_doctor(heading: str) -> None:
    assert signs(f"## {heading}\n\n{BULLETS}") == NAMES


@pytest.mark.parametrize(
    "lead",
    [
        "Patients with the following should be referred to a surgeon:",
        "Anyone with one of these needs to be sent to hospital:",
        "Take your child to A&E if:",
        "Send the player to hospital if:",
        "You must be taken to hospital if:",
        "Such a leg should be referred to a specialist if:",
    ],
)
def test_lead_ins_that_send_somebody_to_a_doctor(lead: str) -> None:
    assert signs(f"## More\n\n{lead}\n\n{BULLETS}") == NAMES


@pytest.mark.parametrize("header", ["Red flag", "Red flags", "Warning sign", "Danger signs"])
def test_a_column_of_signs(header: str) -> None:
    table = f"| {header} | Think of |\n|--|--|\n| night pain | tumour |\n| fever | infection |\n"
    assert signs(f"## More\n\n{table}") == ["night pain", "fever"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A calf that is swollen, warm and sore should be seen the same day.",
         ["A calf that is swollen, warm and sore"]),
        ("Night pain, fever and weight loss should be checked by a doctor urgently.",
         ["Night pain", "fever", "weight loss"]),
        ("A knee that locks, she said, must be examined at once, because it may tear more.",
         ["A knee that locks"]),
        ("A hot joint needs to be seen in hospital immediately.", ["A hot joint"]),
        ("Confusion, a stiff neck and vomiting are signs that you need emergency care.",
         ["Confusion", "a stiff neck", "vomiting"]),
        ("Numbness in both legs has to be seen straight away.", ["Numbness in both legs"]),
    ],
)  # fmt: skip
def test_sentences_that_say_who_should_be_seen_at_once(text: str, names: list[str]) -> None:
    assert signs(text) == names


def test_a_heading_asks_and_a_sentence_lists_behind_a_colon() -> None:
    text = (
        "## When would you send someone to hospital?\n\nFor those who ask: a gap above the kneecap,"
        " a leg you cannot lift, or a thigh that gets tighter by the hour."
    )
    assert signs(text) == [
        "a gap above the kneecap",
        "a leg you cannot lift",
        "a thigh that gets tighter by the hour",
    ]


@pytest.mark.parametrize("lead", ["See a doctor if...", "See a doctor or dentist if…"])
def test_lines_without_bullets_follow_three_dots(lead: str) -> None:
    text = f"Sore jaw\n\nMany people have a sore jaw now and then.\n\n{lead}\n\nyour jaw locks\n"
    facts = extract(read(f"{text}your face swells\nyou have a fever\n".encode()))
    found = [item.name for one in facts.red_flags for item in one.items]
    assert found == ["your jaw locks", "your face swells", "you have a fever"]


@pytest.mark.parametrize(
    "text",
    [
        "Members tell us that dizziness can be triggered by:\n\n- lack of sleep\n- neck pain\n",
        "Patients ask our physiotherapists about:\n\n- sore necks\n- pain at night\n",
        "Many people see a physio with:\n\n- back pain\n- sore knees\n",
        "The plan should be seen as a guide.",
        "The bandage should be checked every day.",
        "| Sign | Meaning |\n|--|--|\n| P | parking |\n| H | hospital |\n",
    ],
)
def test_what_people_tell_doctors_is_no_sign(text: str) -> None:
    assert signs(f"## More\n\n{text}") == []
