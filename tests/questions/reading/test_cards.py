"""Cards and tables that were typed, or saved, as one line below another."""

import pytest

from questions.reading import read
from questions.reading.cards import with_cards
from questions.reading.flat_tables import with_rows

CARDS = """Soleus O
back of the fibula
Soleus I
heel bone
Soleus's nerve
tibial nerve
Popliteus O
outer side of the femur
Popliteus I
back of the tibia"""
TERMS = """Ataxia
loss of control over how the limbs move
Bursa
small sac that lets tendons glide
Clonus
quick beats of a muscle that is stretched
Oedema
swelling by water in the tissues"""
TABLE = """Name

Description

Dosage

Heel dig

Sit on a firm chair and dig the heel into the floor

10 reps

Wall slide

Stand with the back to a wall and slide slowly down

8 reps

Step up

Step on a low box with the foot flat and straighten

12 reps"""


def lines(text):
    return [line for line in with_cards(text.split("\n")) if line]


def test_labels_behind_names_stand_below_them():
    assert lines(CARDS) == [
        "Soleus", "- O: back of the fibula", "- I: heel bone", "- nerve: tibial nerve",
        "Popliteus", "- O: outer side of the femur", "- I: back of the tibia",
    ]  # fmt: skip


def test_terms_and_meanings_that_take_turns_are_entries():
    assert lines(TERMS)[1] == "- Bursa: small sac that lets tendons glide"


@pytest.mark.parametrize(
    "text",
    [
        "Heel slide\nLie down and slide the heel to you\n" * 5,
        "Flexion\nBending makes the angle of a joint smaller.\n" * 5,
        "One line\nAnother short line\n" * 5,
    ],
    ids=["exercises", "sentences", "lines"],
)
def test_what_is_no_card_stays(text):
    assert with_cards(text.split("\n")) == text.split("\n")


def test_a_table_that_lost_its_lines_has_its_rows():
    article = read(f"Exercises for the leg\n\n{TABLE}\n".encode(), name="leg.txt")
    table = next(block for section in article.sections for block in section.blocks if block.rows)
    assert [row[0].text for row in table.rows] == [
        "Name", "Heel dig", "Wall slide", "Step up",
    ]  # fmt: skip


def test_lines_below_one_such_word_are_no_table():
    text = "Name\n\nHeel dig\n\nSit on a firm chair and dig the heel into the floor\n\n10 reps"
    assert with_rows(text.split("\n")) == text.split("\n")


def test_figures_glued_to_names_count_them():
    text = "Hip\n\n1Leg slide\n- Lie down.\n\n2Side clam\n- Lie on a side.\n\n3Wall sit\n- Stand.\n"
    article = read(text.encode(), name="hip.txt")
    assert [one.title for one in article.sections][1:] == [
        "Leg slide", "Side clam", "Wall sit",
    ]  # fmt: skip
