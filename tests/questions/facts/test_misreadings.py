"""What may have been misread as a whole is not certain, to its last fact."""

import pytest

from questions.facts import extract, flat
from questions.facts.confidence import CERTAIN
from questions.facts.misreadings import is_badly_cut
from questions.reading import read

ROWS = (
    "| Brachialis | front of the humerus | ulna |",
    "| Anconeus | back of the humerus | olecranon |",
    "| Supinator | ulna | radius |",
)
STRETCH = """\
## Calf stretch

1. Stand facing a wall.
2. Step one foot back.

Hold for 20 seconds. Repeat 3 times.
"""
OTHERS = """\
## Wrist stretch

1. Hold one arm out.
2. Bend the wrist back with the other hand.

Hold for 15 seconds. Repeat twice.

## Neck stretch

1. Sit up tall.
2. Tilt the head to one side.

Hold for 10 seconds. Repeat 4 times.
"""


def certain(text):
    """How many facts there are, and how many of them are certain."""
    facts = extract(read(text.encode(), name="page.md"))
    sure = [facts.grounds.get(one.id) for one in flat(facts)]
    return len(sure), sum(one is None or one.confidence >= CERTAIN for one in sure)


def table_of(*rows):
    header, *rest = rows
    rule = "|---|---|---|"
    return "\n".join(["# The elbow", "", header, rule, *rest, ""])


def test_a_table_of_parts_under_columns_with_their_usual_names_is_certain():
    found, sure = certain(table_of("| Muscle | Origin | Insertion |", *ROWS))
    assert found == sure == 6


@pytest.mark.parametrize(
    "rows",
    [
        ("| Muscle | A | B |", *ROWS),
        ("| Muscle | Origin | Insertion |", *ROWS, "| back of the hand | Extensors | wrist |"),
    ],
)
def test_a_table_with_strange_columns_or_a_row_out_of_place_is_not(rows):
    found, sure = certain(table_of(*rows))
    assert found >= 6
    assert sure == 0


LIST = "# Sore thumb\n\n## Causes\n\nA sore thumb can be caused by:\n\n"


def test_a_list_that_was_read_in_part_is_not_certain():
    whole = "- a fall on the hand\n- long days of typing\n- heavy lifting\n"
    far_longer = " ".join(["we met a man who told us of it at length and then went home"] * 5)
    part = whole + f"- {far_longer}\n- {far_longer} once more\n"
    assert certain(LIST + whole) == (3, 3)
    assert certain(LIST + part) == (3, 0)


def test_an_exercise_is_certain_among_others_of_its_form():
    assert certain(STRETCH) == (4, 0)
    found, sure = certain(STRETCH + "\n" + OTHERS)
    assert found == sure > 6


@pytest.mark.parametrize(
    "words", ["- the bending of a joint", "bending (of a joint", "a joint |", "todo: bending"]
)
def test_marks_and_loose_ends_tell_that_words_were_cut_badly(words):
    assert is_badly_cut(words)


@pytest.mark.parametrize("words", ["bending (of a joint)", "“give” in a joint", "C1–C4", "<15°"])
def test_whole_words_were_not(words):
    assert not is_badly_cut(words)
