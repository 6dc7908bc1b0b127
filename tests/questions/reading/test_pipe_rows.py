"""Tables typed with upright strokes that copying has broken."""

import pytest

from questions.reading import read
from questions.reading.article import Block, BlockKind


def tables(text: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows] for block in blocks(text) if block.rows
    ]


def blocks(text: str) -> list[Block]:
    return [block for section in read(text.encode()).sections for block in section.blocks]


def test_rows_over_two_lines_are_one():
    broken = (
        "Muscle | Origin | Nerve | Action |\n---|---|---|---|\n"
        "Soleus | Shin bone | Tibial nerve |\nPoints the foot |\n"
        "Plantaris | Thigh bone |\nTibial nerve | Helps to point it |\n"
    )
    assert tables(broken) == [
        [
            ["Muscle", "Origin", "Nerve", "Action"],
            ["Soleus", "Shin bone", "Tibial nerve", "Points the foot"],
            ["Plantaris", "Thigh bone", "Tibial nerve", "Helps to point it"],
        ]
    ]


def test_cells_whose_column_is_unknown_stand_beyond_the_columns():
    broken = (
        "Muscle | Origin | Nerve | Action |\n---|---|---|---|\n"
        "Soleus | Shin bone | Tibial nerve |\nPoints the foot |\n"
        "Plantaris | Tibial nerve |\nHelps to point it |\n"
        "Popliteus | Thigh bone | Tibial nerve |\nUnlocks the knee |\n"
    )
    (rows,) = tables(broken)
    assert rows[2][:4] == ["Plantaris", "", "", "Helps to point it"]


def test_two_tables_that_touch_are_two_and_the_line_between_heads_the_second():
    text = (
        "Muscle | Nerve |\n---|---|\nSoleus | Tibial nerve |\nPopliteus | Tibial nerve |\n"
        "Front of the leg\nMuscle | Nerve |\n---|---|\nTibialis anterior | Deep fibular nerve |\n"
    )
    assert [len(rows) for rows in tables(text)] == [3, 2]
    titles = [section.title for section in read(text.encode()).sections]
    assert titles == ["", "Front of the leg"]


def test_plain_text_may_part_cells_by_strokes():
    text = (
        "How far joints move in most people\n\nJoint | Bends | Straightens |\n"
        "Elbow | 145 degrees | 0 degrees |\nKnee | 135 degrees | 0 degrees |\n"
    )
    assert tables(text) == [
        [
            ["Joint", "Bends", "Straightens"],
            ["Elbow", "145 degrees", "0 degrees"],
            ["Knee", "135 degrees", "0 degrees"],
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Home | About us | Contact\n\nThe knee bends and straightens when you walk up the stairs.",
        "Written by Ann Lee | May\nThe knee bends and straightens when you walk up the stairs.",
        "The knee | it bends.\nThe elbow | it | bends | too.\nThe hip | turns | as well as that.",
    ],
)
def test_single_strokes_make_no_table(text: str) -> None:
    assert not any(block.kind is BlockKind.TABLE for block in blocks(text))


def test_a_heading_needs_no_blank_behind_its_marks():
    sections = read(b"# Ankle\n\nThe ankle bends.\n\n###Ligaments\n\nThey hold it.").sections
    assert [section.title for section in sections] == ["Ankle", "Ligaments"]
