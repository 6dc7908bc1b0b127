"""How plain text from leaflets, protocols and copied pages is laid out."""

import pytest

from questions.reading import read
from questions.reading.article import BlockKind

PROSE = (
    "A stiff joint makes stairs and hills a nuisance, and training can help you to get well again."
)


def blocks(text):
    article = read(f"Getting well again\n\n{PROSE}\n\n{text}\n\n{PROSE}\n".encode())
    shown = []
    for section in article.sections[1 if article.sections[0].blocks[0].text == PROSE else 0 :]:
        shown += [("#", section.heading.text)] if section.heading else []
        shown += [(block.kind.value[0], block.text) for block in section.blocks]
    first = article.sections[0].blocks[1:]
    return [*((block.kind.value[0], block.text) for block in first), *shown][:-1]


TABBED = [
    ("Signs:\n\n•\tfever\n•\ta rash", ["fever", "a rash"]),
    ("Goals:\n\n-\tless swelling\n-\tfull motion", ["less swelling", "full motion"]),
    ("Steps:\n\n1.\tLie down.\n2.\tLift the leg.", ["Lie down.", "Lift the leg."]),
    ("Bring:\n\n*\ta towel\n*\ta chair\n*\tshoes", ["a towel", "a chair", "shoes"]),
    ("Avoid:\n\no\ttwisting\no\tjumping", ["twisting", "jumping"]),
]


@pytest.mark.parametrize(("text", "entries"), TABBED)
def test_a_tab_behind_a_bullet_makes_no_table(text, entries):
    article = read(f"Getting well again\n\n{PROSE}\n\n{text}\n\n{PROSE}\n".encode())
    found = [block for section in article.sections for block in section.blocks]
    kinds = (BlockKind.BULLET, BlockKind.NUMBERED)
    assert [block.text for block in found if block.kind in kinds] == entries


def test_columns_behind_numbers_stay_a_table():
    text = "No.\tExercise\tSets\n1.\tClam\t3 x 10\n2.\tBridge\t2 x 12"
    assert [kind for kind, _ in blocks(text)] == ["t"]


HEADS = [
    "Phase 1: weeks 0–2",
    "Phase 1: Protection (weeks 0–2)",
    "PHASE 2: STRENGTH",
    "Stage 3 – Return to running",
    "Phase II. Loading",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_phase_heads_what_stands_below_it(head, gap):
    found = blocks(f"{head}{gap}Aim: to walk without a limp on any ground that you meet.")
    assert found[0] == ("#", head)


@pytest.mark.parametrize("noun", ["Grade", "Stage", "Phase", "Type"])
def test_several_in_a_row_are_entries(noun):
    text = f"{noun} 1: a few fibres are torn\n\n{noun} 2: half of them are torn"
    assert [kind for kind, _ in blocks(text)] == ["b", "b"]


RUN_INS = [
    "Stress leakage – you leak when you cough\nUrge leakage – you cannot hold on",
    "Referred pain: it comes from the neck\nLocal pain: it stays where it is",
    "Dry needling - a thin needle is put in\nCupping - a cup is put on the skin",
    "Arthritis = wear of a joint\nBursitis = swelling of a bursa",
    "Acute pain — under six weeks\nChronic pain — over three months",
]


@pytest.mark.parametrize("lines", RUN_INS)
def test_lines_that_say_what_a_name_is_are_entries(lines):
    found = blocks(f"Words to know\n\n{lines}")
    assert found == [("#", "Words to know"), *(("b", line) for line in lines.split("\n"))]


@pytest.mark.parametrize(
    "masthead",
    [
        "Hillside Orthopaedic Centre",
        "Northmoor Sports Injury Unit",
        "RIVERSIDE PHYSIOTHERAPY DEPARTMENT",
        "St Anne’s Infirmary",
        "The Harbour Knee Clinic",
    ],
)
def test_who_gives_a_leaflet_out_is_not_its_title(masthead):
    article = read(f"{masthead}\n\nAfter your knee operation\n\n{PROSE}\n".encode())
    assert article.title == "After your knee operation"


WRAPPED = [
    ("Push the heel down into the bed. Hold for\n6 seconds and relax.", "Hold for 6 seconds"),
    ("Take the arm up as far as it goes, with the\nThumb Pointing up.", "with the Thumb"),
    ("Lower it again, as slowly as you can, to\nL5 or below.", "to L5"),
    ("Keep the knee over the second toe, and\nI mean it.", "and I mean"),
    ("Go on until the pull is felt along the back of\nAchilles and calf.", "of Achilles"),
]


@pytest.mark.parametrize(("text", "joined"), WRAPPED)
def test_a_line_that_ends_open_goes_on(text, joined):
    assert any(joined in words for _, words in blocks(text))


def test_a_name_stands_above_prose_and_labelled_lines():
    text = "Bridge on one leg\nLie on your back with both knees bent. Lift your hips.\nDose: 3 x 8"
    assert blocks(text)[:1] == [("#", "Bridge on one leg")]
    assert ("p", "Dose: 3 x 8") in blocks(text)


@pytest.mark.parametrize("box", ["[ ]", "[x]", "[X]"])
def test_a_box_to_tick_is_no_word(box):
    article = read(f"# Clam\n\n{PROSE}\n\n- {box} Lift the knee.\n- {box} Lower it.\n".encode())
    entries = [block.text for block in article.sections[0].blocks[1:]]
    assert entries == ["Lift the knee.", "Lower it."]


def test_a_page_copied_from_an_encyclopedia_counts_with_crosses():
    text = (
        f"Vertigo\n\n{PROSE}\n\nCourse [edit]\nIt passes through two stages:\n"
        "# Acute stage: constant spinning.\n# Chronic stage: brief dizziness.\n"
    )
    article = read(text.encode())
    assert article.title == "Vertigo"
    assert [block.kind for block in article.sections[-1].blocks[1:]] == [BlockKind.BULLET] * 2


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("2. Causes", "Causes"),
        ("2.1 Causes", "Causes"),
        ("3.1.2. Types of tear", "Types of tear"),
        ("IV. Exercises", "Exercises"),
        ("7) When to rest", "When to rest"),
        ("90/90 Rotation", "90/90 Rotation"),
        ("3 types of tear", "3 types of tear"),
    ],
)
def test_a_section_is_called_without_its_number(heading, title):
    section = read(f"# Knee\n\n{PROSE}\n\n## {heading}\n\n{PROSE}\n".encode()).sections[-1]
    assert (section.title, section.heading.text) == (title, heading)


REPORT = """Northside Knee Guide                                 Spring

{title}

1. Introduction

{prose} {prose}

1.1 Anatomy

{prose}

Northside Knee Guide                                             1

2. Causes

• age
• sport

3) Exercises

{prose} Knee pain is common.

Northside Knee Guide                                             2

4 References

1. Smith J. Knees. 2019.

Northside Knee Guide                                             3
"""


def report(title="Living with\nknee pain"):
    return read(REPORT.format(title=title, prose=PROSE).encode())


def test_a_reports_numbered_headings_head_also_lists():
    headed = [(one.title, one.heading.level) for one in report().sections if one.heading]
    assert headed[1:] == [("Introduction", 2), ("Anatomy", 3), ("Causes", 2), ("Exercises", 2)]


def test_its_references_and_running_feet_are_left_out():
    text = report().text
    assert "Northside" not in text
    assert "Smith" not in text


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        ("Living with\nknee pain", "Living with knee pain"),
        ("Life After\nKnee Surgery", "Life After Knee Surgery"),
        ("All about knee\nPain", "All about knee Pain"),
        ("How to keep your\nKnee and\nHip Moving", "How to keep your Knee and Hip Moving"),
        ("KNEES\nand how they work", "KNEES and how they work"),
    ],
)
def test_a_title_may_stand_on_two_lines(title, joined):
    assert report(title).title == joined


@pytest.mark.parametrize(
    "foot", ["Knee guide | {}", "Knee guide    Page {} of 3", "Knee guide - {}"]
)
def test_feet_that_count_pages_are_left_out(foot):
    pages = [f"{PROSE}\n\n{foot.format(page)}" for page in (1, 2, 3)]
    assert "guide" not in read("\n\n".join(["Knee pain", *pages]).encode()).text


@pytest.mark.parametrize("counts", [(10, 20), (30, 30), (3, 2)])
def test_doses_that_differ_by_a_number_are_no_feet(counts):
    text = "\n\n".join(f"Leg {n}\n\nLie down. {PROSE}\n\nRepetitions - {n}" for n in counts)
    assert "Repetitions - " in read(f"Knee\n\n{PROSE}\n\n{text}\n".encode()).text


def test_a_numbered_list_with_gaps_stays_a_list():
    found = blocks("You need:\n\n1. A towel\n\n2. A chair\n\n3. A wall")
    assert [kind for kind, _ in found[1:]] == ["n", "n", "n"]


def test_a_title_that_the_feet_repeat_stays():
    pages = [f"{PROSE}\n\nManaging knee pain | {page}" for page in (1, 2)]
    article = read("\n\n".join(["Managing knee pain", *pages]).encode())
    assert article.title == "Managing knee pain"
    assert article.text.count("Managing") == 1


@pytest.mark.parametrize(
    "lines",
    ["Causes\noveruse\nbad shoes", "Equipment\na towel\na chair", "Types of pain\nacute\nchronic"],
)
def test_a_list_without_bullets_is_no_title(lines):
    assert all(words != lines.replace("\n", " ") for _, words in blocks(lines))


@pytest.mark.parametrize(
    "text",
    ["a) fever\nb) a rash\nc) chills", "(a) fever\n(b) a rash\n(c) chills",
     "A) fever\nB) a rash\nC) chills".lower()],
)  # fmt: skip
def test_letters_with_a_bracket_mark_entries(text):
    assert blocks(f"Signs:\n{text}")[1:] == [("b", "fever"), ("b", "a rash"), ("b", "chills")]


def test_a_table_and_a_heading_above_a_list_are_no_captions():
    text = "# Toe\n\nIt hurts.\n\nDoctors grade it:\n\n| Grade | Pain |\n|--|--|\n| 1 | mild |\n"
    article = read(f"{text}\n## Reasons\n\n- a fall\n- gout\n".encode())
    assert [section.title for section in article.sections] == ["Toe", "Reasons"]
