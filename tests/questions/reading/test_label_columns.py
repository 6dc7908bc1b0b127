"""Forms typed in two columns."""

import pytest

from questions.reading import read
from questions.reading.label_columns import with_colons

FORMS = {
    "a short label and a long one": (
        "Goal        Eases the calf\nStart       Standing\nReps        10",
        "Goal: Eases the calf\nStart: Standing\nReps: 10",
    ),
    "words that hang below their column": (
        "Aim       Loosen the thumb.\nMethod    Rest the hand on a table. Bend the\n"
        "          thumb across the palm.\n",
        "Aim: Loosen the thumb.\n"
        "Method: Rest the hand on a table. Bend the thumb across the palm.\n",
    ),
    "a word that the column breaks": (
        "Purpose   Calms the jaw.\nMethod    Slowly open the mouth, then strai-\n"
        "          ghten the neck.",
        "Purpose: Calms the jaw.\nMethod: Slowly open the mouth, then straighten the neck.",
    ),
    "capitals, and set in": (
        "   POSITION   Prone\n   HOLD       5 seconds",
        "   POSITION: Prone\n   HOLD: 5 seconds",
    ),
    "forms with blank lines between": (
        "Sets      2\n\nHold      20 s",
        "Sets: 2\n\nHold: 20 s",
    ),
    "a colon before the gap": (
        "Sets:     2\nHow often:  daily\nHold:     20 s",
        "Sets: 2\nHow often:  daily\nHold: 20 s",
    ),
    "a label of the writer's own among them": (
        "Position   Seated\nWatch it   No shrugging\nDosage     2 x 12",
        "Position: Seated\nWatch it: No shrugging\nDosage: 2 x 12",
    ),
}


@pytest.mark.parametrize("case", FORMS)
def test_labels_in_a_column_get_their_colon(case):
    typed, told = FORMS[case]
    assert with_colons(typed) == told


@pytest.mark.parametrize(
    "text",
    [
        "Start  with the good leg.  Do it  slowly.",
        "Hold   on\nRest    a while",
        "Muscle         Action\nSoleus         Points the foot\nPopliteus      Unlocks the knee",
        "Reps      10",
        "The knee  bends.\nThe hip   turns.",
    ],
)
def test_wide_gaps_alone_make_no_label(text):
    assert with_colons(text) == text


def test_the_last_line_of_a_page_is_kept_where_it_is_a_form():
    page = (
        "Wrist school        Chapter {n}\n\n{name}\n\nPosition      Seated\n"
        "Technique     Bend the wrist back.\nDosage        10 reps, daily\n\n      {n}\n"
    )
    names = ("LIFT THE HAND", "TURN THE PALM")
    text = "\f".join(page.format(n=n, name=name) for n, name in enumerate(names, 1))
    assert read(text.encode()).text.count("Dosage: 10 reps, daily") == 2
