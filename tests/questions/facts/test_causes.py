"""Causes told from either end of a sentence, and what is none."""

import pytest

from tests.questions.facts.samples import facts_of


def causes(text):
    return {one.of: [item.name for item in one.items] for one in facts_of(text, "Jaw pain").causes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [




        ("Overuse and a bad saddle are the most common causes of numb hands.",
         {"numb hands": ["Overuse", "a bad saddle"]}),
        ("## What’s behind jumper’s knee?\n\n- too much jumping\n- hard floors\n",
         {"jumper’s knee": ["too much jumping", "hard floors"]}),


        ("Falls can be caused by poor balance or eyesight.",
         {"falls": ["poor balance or eyesight"]}),
        ("Grinding the teeth can lead to jaw pain.",
         {"jaw pain": ["Grinding the teeth"]}),
    ],
)  # fmt: skip
def test_causes_are_found(text, expected):
    assert causes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The infraspinatus arises from the infraspinous fossa and inserts on the humerus.",
        "The soleus arises from the tibia.",
        "Surgery may follow a failed course of exercise.",
        "These are the most common causes of numb hands.",
    ],
)
def test_what_tells_no_cause_gives_none(text):
    assert causes(text) == {}


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("The rotator cuff may be damaged by:", "damaged rotator cuff"),
        ("Your lower back can be strained by:", "strained lower back"),
        ("The kneecap tendon could become irritated by:", "irritated kneecap tendon"),
        ("The ankle ligaments can get torn by:", "torn ankle ligaments"),
        ("The abdominal wall might be weakened by:", "weakened abdominal wall"),
    ],
)
def test_a_list_of_what_harms_a_part_gives_the_causes_of_its_harm(lead: str, of: str) -> None:
    facts = facts_of(f"## What can harm it?\n\n{lead}\n\n- a heavy fall\n- a long cough")
    assert [(one.of, [item.name for item in one.items]) for one in facts.causes] == [
        (of, ["a heavy fall", "a long cough"])
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Known contributors include:",
        "These contribute to it:",
        "The main risk factors are:",
        "The usual suspects are:",
        "Several contributing habits are known:",
    ],
)
def test_a_list_of_contributors_below_a_heading_of_causes_names_causes(lead: str) -> None:
    facts = facts_of(f"## What causes wrist pain?\n\n{lead}\n\n- a heavy fall\n- a long cough")
    assert [item.name for one in facts.causes for item in one.items] == [
        "a heavy fall",
        "a long cough",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [




        ("Risk factors for gout include obesity and beer.", {"gout": ["obesity", "beer"]}),





    ],
)  # fmt: skip
def test_causes_are_found_however_they_are_put(text, expected):
    assert causes(text) == expected


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("Usual suspects:", "jaw pain"),
        ("The most common triggers are:", "jaw pain"),
        ("It rarely comes from chewing. More likely:", "jaw pain"),
        ("Several things raise the risk of shin pain:", "shin pain"),
    ],
)
def test_a_lead_in_tells_that_a_list_is_one_of_causes(lead, of):
    heading = "## Risk factors\n\n" if "risk" in lead else ""
    assert causes(f"{heading}{lead}\n\n- a fall\n- a blow\n") == {of: ["a fall", "a blow"]}


@pytest.mark.parametrize("heading", ["Why me?!", "What went wrong?", "Mechanism", "Aetiology"])
def test_a_heading_tells_that_a_list_is_one_of_causes(heading):
    assert causes(f"## {heading}\n\n- a fall\n- a blow\n") == {"jaw pain": ["a fall", "a blow"]}


@pytest.mark.parametrize(
    "text",
    [
        "Delays are caused by strikes, storms and staff shortages.",
        "The price rise is due to taxes and fuel.",
        "Late parcels can result from snow or fog.",
        "Your pain comes from the common extensor tendon.",
        "The pain comes from the joint itself.",
        "The noise is more common with old doors.",
    ],
)
def test_what_ails_no_body_and_where_it_hurts_have_no_cause(text):
    assert causes(text) == {}


@pytest.mark.parametrize(
    ("title", "of"),
    [
        ("Managing plantar heel pain", "plantar heel pain"),
        ("Living with knee arthritis: a guide", "knee arthritis"),
        ("Your guide to tennis elbow", "tennis elbow"),
        ("Recovering from an ankle sprain", "ankle sprain"),
        ("All about the rotator cuff", "rotator cuff"),
        ("Sciatica – what helps", "sciatica"),
    ],
)
def test_a_title_tells_what_the_causes_are_of(title, of):
    facts = facts_of("## Causes\n\n- age\n- sport\n", title)
    assert [one.of for one in facts.causes] == [of]


@pytest.mark.parametrize(
    ("text", "expected"),
    [




        ("## Causes\n\nMuscle strain. Long hours at a desk tire it.\n\nWorn joints. They wear with "
         "age.", {"jaw pain": ["Muscle strain", "Worn joints"]}),
        ("## Causes\n\n- Muscle strain. Long hours tire it.\n- Worn joints. They wear with age.",
         {"jaw pain": ["Muscle strain", "Worn joints"]}),
        ("## Causes\n\nNobody knows. It comes and goes.\n\nIt varies. Ask your dentist.", {}),
        ("Sunshine makes picnics more likely.", {}),
    ],
)  # fmt: skip
def test_what_makes_a_complaint_likelier_is_a_cause(text, expected):
    assert causes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Delays are usually due to signal failures or strikes.",
        "Delays are more common with snow and ice.",
        "The main causes of delays are shade, drought and pests.",
        "Delays have many causes: snow, strikes and theft.",
    ],
)
def test_an_article_on_something_else_has_no_causes(text):
    assert facts_of(text, "Train delays this winter").causes == ()


def test_one_complaint_has_one_list_whatever_it_is_called():
    text = (
        "Causes of a sprained ankle might include:\n\n- a fall on the stairs\n"
        "- landing badly after a jump\n\nWorn shoes can cause an ankle sprain. Weak muscles may "
        "raise the risk of ankle sprains.\n"
    )
    (found,) = facts_of(text, "Sprained ankle").causes
    names = ["a fall on the stairs", "landing badly after a jump", "Worn shoes", "Weak muscles"]
    assert (found.of, [one.name for one in found.items]) == ("a sprained ankle", names)


@pytest.mark.parametrize("of", ["problems", "complications", "further injury"])
def test_what_names_no_complaint_has_no_causes(of):
    assert causes(f"# Ladders\n\nA loose step can cause {of}.\n") == {}


@pytest.mark.parametrize("title", ["Ankle sprain", "Sprains of the ankle", "When a foot twists"])
def test_another_title_leaves_the_ids_of_causes(title: str) -> None:
    body = "A sprain is caused by a sudden twist of the foot.\n"
    (found,) = facts_of(f"# {title}\n\n{body}").causes
    (plain,) = facts_of(body).causes
    assert (found.id, found.items[0].id) == (plain.id, plain.items[0].id)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is left undone is the cause, and doing it the opposite of one.
        ("Not resting enough and bad pillows are common causes of jaw pain.",
         ["Not resting enough", "bad pillows"]),
        ("Jaw pain may be caused by not resting enough.", ["not resting enough"]),
        ("Some conditions can contribute to jaw pain, such as:\n\n- arthritis\n- gout\n",
         ["arthritis", "gout"]),
        ("Several factors can lead to jaw pain, e.g.:\n\n- stress\n- poor sleep\n",
         ["stress", "poor sleep"]),
    ],
)  # fmt: skip
def test_causes_that_are_left_undone_or_led_in_as_examples(text, expected):
    assert causes(text) == {"jaw pain": expected}
