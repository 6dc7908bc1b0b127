"""What is read as a symptom of a condition, and what is not."""

import time

import pytest

from questions.facts import extract
from questions.reading import read


def symptoms(text: str) -> dict[str, list[str]]:
    found = extract(read(text.encode(), name="article.md")).symptoms
    return {one.of: [item.name for item in one.items] for one in found}


LIST = "- Aching at the heel\n- Stiffness in the morning\n"


@pytest.mark.parametrize(
    "announced",
    [
        "## Symptoms",
        "## Signs and symptoms",
        "## What are the symptoms of heel bursitis?",
        "## Heel bursitis symptoms",
        "## 2. Symptoms:",
        "## About it\n\nSymptoms of heel bursitis include:",
        "## About it\n\n**Common symptoms:**",
        "## Symptoms\n\nSymptoms vary from one person to the next. They may include:",
        "## Symptoms\n\n### At night",
    ],
)
def test_a_list_belongs_to_the_condition_that_its_heading_or_lead_in_names(announced):
    found = symptoms(f"# Heel bursitis\n\nIt is common.\n\n{announced}\n\n{LIST}")
    assert found == {"heel bursitis": ["Aching at the heel", "Stiffness in the morning"]}


@pytest.mark.parametrize(
    "announced",
    [
        "## Causes",
        "## Treatment of the symptoms",
        "## Symptoms\n\n### When to see a doctor",
        "## Symptoms\n\nSymptoms that do not occur:",
        "## Symptoms\n\nSymptoms are caused by:",
        "## Exercises",
        "## How is it diagnosed?",
    ],
)
def test_other_lists_are_no_symptoms(announced):
    assert symptoms(f"# Heel bursitis\n\nIt is common.\n\n{announced}\n\n{LIST}") == {}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Symptoms of heel bursitis include pain, swelling and redness.",
            ["pain", "swelling", "redness"],
        ),
        (
            "The main symptom of heel bursitis is pain at the back of the heel.",
            ["pain at the back of the heel"],
        ),
        (
            "Swelling, warmth, and difficulty in rising on the toes are common symptoms.",
            ["Swelling", "warmth", "difficulty in rising on the toes"],
        ),
        (
            "Other symptoms are loss of strength and range, and pain, especially at night.",
            ["loss of strength and range", "pain, especially at night"],
        ),
        (
            "Common symptoms are pain (at rest, or at night) and stiffness.",
            ["pain (at rest, or at night)", "stiffness"],
        ),
        ("Symptoms of heel bursitis include no fever and pain.", ["pain"]),
        ("Symptoms of heel bursitis do not include fever.", []),
        ("Symptoms of heel bursitis are caused by pressure.", []),
        ("Symptoms usually get better within six weeks.", []),
        ("Rest and ice ease the symptoms.", []),
    ],
)
def test_a_sentence_names_them_wherever_it_stands(sentence, names):
    found = symptoms(f"# Heel bursitis\n\n## About it\n\nHeel bursitis is common. {sentence}\n")
    assert found == ({"heel bursitis": names} if names else {})


def test_below_a_heading_on_symptoms_what_people_feel_is_one():
    text = "# Heel bursitis\n\n## {}\n\nPeople may notice swelling and a dull ache.\n"
    assert symptoms(text.format("Symptoms")) == {"heel bursitis": ["swelling", "a dull ache"]}
    assert symptoms(text.format("Outlook")) == {}


def test_each_condition_has_its_own():
    text = (
        "# Discs\n\n## Symptoms\n\n### Lumbar herniation\n\n- Leg pain\n- A numb foot\n\n"
        "### Cervical herniation\n\n- Arm pain\n- A numb hand\n"
    )
    assert symptoms(text) == {
        "lumbar herniation": ["Leg pain", "A numb foot"],
        "cervical herniation": ["Arm pain", "A numb hand"],
    }


def test_what_calls_for_a_doctor_is_no_symptom_besides():
    text = (
        "# Calf strain\n\n## Symptoms\n\n- Pain\n- Bruising\n\n"
        "## Red flags\n\n- Swelling of the calf\n"
    )
    facts = extract(read(text.encode(), name="article.md"))
    assert symptoms(text) == {"calf strain": ["Pain", "Bruising"]}
    assert [item.name for one in facts.red_flags for item in one.items] == ["Swelling of the calf"]


def test_common_symptoms_are_no_reason_to_see_a_doctor():
    text = f"# Heel bursitis\n\n## Common symptoms / warning signs\n\n{LIST}"
    assert list(symptoms(text)) == ["heel bursitis"]
    assert not extract(read(text.encode(), name="article.md")).red_flags


def test_a_part_of_the_body_has_none():
    assert symptoms(f"# The heel bone\n\n## Symptoms\n\n{LIST}") == {}


def test_adverbs_in_a_row_cost_no_time():
    sentence = "Usually often also commonly " + "usually often also commonly " * 17 + "it aches."
    started = time.process_time()
    symptoms("# Gout\n\n## Symptoms\n\n" + f"{sentence}\n\n" * 20)
    assert time.process_time() - started < 2
