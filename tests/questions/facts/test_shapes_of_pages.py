"""Shapes that pages of others have: fields, tables without known headers, glossaries, labels in
front of prose, names told twice."""

import pytest

from questions.facts import extract
from questions.facts.model import Facts
from questions.reading import read


def facts_of(text: str) -> Facts:
    return extract(read(text.encode(), name="page.txt"))


def rows_of(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        one.relation: {row.subject: row.value for row in one.rows}
        for one in facts_of(text).attributes
    }


def listed(text: str, kind: str) -> dict[str, list[str]]:
    return {one.of: [item.name for item in one.items] for one in getattr(facts_of(text), kind)}


@pytest.mark.parametrize("mark", [": ", " – "])
def test_labels_that_come_back_are_fields_of_what_stands_above_them(mark):
    text = (
        f"The calf\nSoleus\nOrigin{mark}Back of the tibia\nNerve{mark}Tibial nerve\n"
        f"Plantaris\nOrigin{mark}Lateral femur\nNerve{mark}Tibial nerve\n"
    )
    assert rows_of(text) == {
        "origin": {"Soleus": ("Back of the tibia",), "Plantaris": ("Lateral femur",)},
        "nerve": {"Soleus": ("Tibial nerve",), "Plantaris": ("Tibial nerve",)},
    }


def test_the_first_column_is_what_a_table_is_about():
    text = (
        "How far joints go\n\n| Way | Range |\n|---|---|\n| Bending | 140 degrees |\n"
        "| Straightening | 5 degrees |\n| Turning in | 40 degrees |\n"
    )
    assert rows_of(text) == {
        "range": {
            "Bending": ("140 degrees",),
            "Straightening": ("5 degrees",),
            "Turning in": ("40 degrees",),
        }
    }


def test_a_column_of_amounts_is_no_subject():
    text = (
        "Plan\n\n| Minutes | Pace |\n|---|---|\n| 5 min | slow |\n| 10 min | brisk |\n"
        "| 2 min | slow |\n"
    )
    assert rows_of(text) == {}


def test_sentences_say_where_several_muscles_begin_and_end():
    text = (
        "The leg\n\nSoleus: Arising from the tibia, this muscle inserts on the heel bone. It is "
        "innervated by the tibial nerve.\n\nPlantaris: This muscle arises from the femur and "
        "inserts into the heel bone. It’s innervated by the tibial nerve.\n"
    )
    assert rows_of(text) == {
        "origin": {"Soleus": ("tibia",), "Plantaris": ("femur",)},
        "insertion": {"Soleus": ("heel bone",), "Plantaris": ("heel bone",)},
        "nerve": {"Soleus": ("tibial nerve",), "Plantaris": ("tibial nerve",)},
    }


def test_verbs_in_a_row_share_their_object():
    text = "The leg\n\nPopliteus: It flexes, unlocks, and medially rotates the knee.\n"
    assert listed(text, "functions") == {
        "Popliteus": ["flexes, unlocks, and medially rotates the knee"]
    }


def test_entries_that_explain_terms_are_a_glossary_whatever_heads_them():
    text = (
        "Words of the ward\n\n• Splint—a stiff support that holds a joint still\n"
        "• Cast—a hard shell around a broken bone\n• Sling—a band that carries the arm\n"
    )
    terms = [one.term for one in facts_of(text).definitions]
    assert terms == ["Splint", "Cast", "Sling"]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("The femur (thigh bone) bears the trunk.", "femur"),
        ("The menisci, two pads of cartilage, share the load.", "menisci"),
        ("The joint allows flexion (bending) in one plane.", "flexion"),
    ],
)
def test_terms_are_explained_in_passing(sentence, term):
    told = facts_of(f"# The knee\n\nSome words come first here. {sentence}\n").definitions
    assert [one.term.lower() for one in told] == [term]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Muscle strain can arise from poor posture, having a low desk or taking long trips.",
         ["poor posture", "having a low desk", "taking long trips"]),
        ("This habit can lead to pain.", []),
        ("Bruising appears after a day.", []),
    ],
)  # fmt: skip
def test_causes_are_whole_things(text, items):
    found = listed(f"# Gout\n\nGout is common. {text}\n", "causes")
    assert [name for names in found.values() for name in names] == items


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("If you have a fever, do not do these exercises.", ["a fever"]),
        ("This pose is not great for people with glaucoma.", ["glaucoma"]),
        ("No one with neck issues should ever attempt this move.", ["neck issues"]),
        ("Deep twists are contraindicated.", ["Deep twists"]),
    ],
)
def test_when_not_is_said_in_several_ways(sentence, names):
    found = listed(f"# Hip care\n\nSome words first. {sentence}\n", "contraindications")
    assert [name for items in found.values() for name in items] == names


def test_a_name_told_twice_is_one_exercise():
    text = (
        "Leg programme\n\n1. Heel slide\n\nHeel slide\n\nSlide your heel along the bed. Hold for 3 "
        "seconds.\n\n2. Ankle pump\n\nAnkle pump\n\nPull your toes up, then point them down. "
        "Repeat 10 times.\n"
    )
    assert [one.name for one in facts_of(text).exercises] == ["Heel slide", "Ankle pump"]


def test_an_amount_is_no_goal():
    text = (
        "# Ankle\n\n## Heel raise\n\n1. Stand tall.\n2. Raise your heels.\n\n"
        "The goal is to do 3-5 sets.\n"
    )
    (exercise,) = facts_of(text).exercises
    assert exercise.goal is None
