"""Shapes that pages of others have, each by a small text of ours."""

import pytest

from questions.facts import extract
from questions.facts.confidence import CERTAIN
from questions.reading import read
from tests.questions.facts.samples import facts_of

BARE = """# Thigh

## Sartorius

O Front of the pelvis

I Inner shin

In Femoral nerve

## Gracilis

O Pubis

I Inner shin

In Obturator nerve
"""


def rows(text):
    found = facts_of(text, "Notes").attributes
    return {one.relation: {row.subject: row.value for row in one.rows} for one in found}


def test_labels_without_a_mark_count_where_several_come_back():
    found = rows(BARE)
    assert found["insertion"] == {"Sartorius": ("Inner shin",), "Gracilis": ("Inner shin",)}
    assert found["innervation"]["Gracilis"] == ("Obturator nerve",)


def test_a_letter_that_opens_one_line_is_no_label():
    assert rows("## Hip\n\nA deep joint\n\n## Knee\n\nA hinge\n") == {}


def test_several_labels_on_a_line_tell_of_the_name_before_them():
    found = rows(
        "# Adductors\n\n- Pectineus: O: pubis; I: back of the femur\n"
        "- Gracilis: O: pubis; I: inner shin\n"
    )
    assert found["insertion"] == {
        "Pectineus": ("back of the femur",),
        "Gracilis": ("inner shin",),
    }


def test_codes_that_count_the_rows_are_no_subjects():
    found = rows(
        "| ID | Muscle | Nerve |\n| --- | --- | --- |\n| M1 | Soleus | Tibial nerve |\n"
        "| M2 | Gracilis | Obturator nerve |\n| M3 | Sartorius | Femoral nerve |\n"
    )
    assert found == {
        "nerve": {
            "Soleus": ("Tibial nerve",),
            "Gracilis": ("Obturator nerve",),
            "Sartorius": ("Femoral nerve",),
        }
    }


def test_a_sentence_without_a_subject_speaks_of_the_heading():
    facts = facts_of(
        "## Soleus\n\n- Originates on the fibula\n- Lowers the heel.\n\n"
        "## Popliteus\n\n- Originates on the femur\n- Unlocks the knee.\n",
        "Notes",
    )
    told = {one.of: [item.name for item in one.items] for one in facts.functions}
    assert told["Soleus"] == ["lowers the heel"]
    assert [row.subject for row in facts.attributes[0].rows] == ["Soleus", "Popliteus"]


def test_terms_side_by_side_are_explained_below():
    facts = facts_of(
        "## Flexion\n\nIs the act of bending a joint.\n\n## Extension\n\nOccurs when you straighten"
        " a joint.\n\n## Rotation\n\nTurning a limb around its long axis.\n",
        "Words",
    )
    assert {one.term: one.key for one in facts.definitions} == {
        "Flexion": "the act of bending a joint",
        "Extension": "you straighten a joint",
        "Rotation": "Turning a limb around its long axis",
    }


@pytest.mark.parametrize(
    ("text", "of", "items"),
    [
        ("## Tight calf\n\n**Causes:**\n\n- long sitting\n- high heels\n", "tight calf", 2),
        ("## Heel pain\n\n### Less common causes\n\n- gout\n- a cyst\n- frost\n", "Heel pain", 3),
    ],
)
def test_labels_and_plain_headings_tell_causes(text, of, items):
    found = facts_of(text, "Heel pain").causes
    assert [(one.of.lower(), len(one.items)) for one in found] == [(of.lower(), items)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Avoid deep squats if you have a sore knee.", ["a sore knee"]),
        ("Headstands should not be done by people with glaucoma.", ["glaucoma"]),
        ("Contraindications include fever, hernia and gout.", ["fever", "hernia", "gout"]),
        ("Inversions should be avoided by people with:\n\n- gout\n- stroke\n", ["gout", "stroke"]),
    ],
)
def test_more_ways_to_say_when_not_to(text, names):
    found = facts_of(text, "Headstand").contraindications
    assert [item.name for one in found for item in one.items] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A fracture is a broken bone. There are two types:\n\n- A simple fracture leaves the"
            " skin whole.\n- An open fracture breaks the skin.\n",
            ("simple", "open"),
        ),
        (
            "A frozen shoulder has two stages. The 2 stages are:\n\n1. Freezing – the pain grows.\n"
            "2. Thawing – the arm moves again.\n",
            ("Freezing", "Thawing"),
        ),
    ],
)
def test_types_that_a_line_only_counts(text, names):
    assert facts_of(text, "Notes").types[0].names == names


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        (
            "The knee is a large joint made up of the femur, the tibia and the patella.",
            "Knee",
            ["Femur", "Tibia", "Patella"],
        ),
        (
            "The branches of the plexus are the ulnar, radial and median nerves.",
            "Branches of the plexus",
            ["Ulnar nerve", "Radial nerve", "Median nerve"],
        ),
        (
            "The iliopsoas includes the iliacus, on the bone; and the psoas major, on the spine.",
            "Iliopsoas",
            ["Iliacus", "Psoas major"],
        ),
    ],
)
def test_groups_in_longer_sentences(text, label, names):
    (group,) = facts_of(text, "Notes").groups
    assert (group.label, [one.name for one in group.members]) == (label, names)


def test_lines_broken_on_purpose_stay_apart_inside_an_entry():
    text = (
        "# Desk\n\n- Neck:  \nNeck turn: Turn your head slowly.  \nShrug: Lift the shoulders.  \n"
    )
    names = [one.name for one in extract(read(text.encode(), name="desk.md")).exercises]
    assert names == ["Neck turn", "Shrug"]


def test_steps_that_only_state_something_are_not_certain():
    facts = facts_of(
        "## Heel dig\n\nSit down. The knee should stay bent. Repeat 10 times.\n", "Legs"
    )
    part = facts.exercises[0].parts["steps"]
    assert facts.grounds[part.id].confidence < CERTAIN


def test_times_an_hour_are_no_repetitions():
    facts = facts_of("## Ankle pump\n\nPull the foot up. Do it 2 to 3 times an hour.\n", "Legs")
    assert facts.exercises[0].dosage.reps is None
