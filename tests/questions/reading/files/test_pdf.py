"""PDF with text, in reading order, without what pages add."""

import zlib
from pathlib import Path

import pytest

from questions.facts import extract, facts_to_json
from questions.reading import Article, BlockKind, UnreadableArticleError, read
from questions.reading.files.pdf_blocks import join_line
from tests.questions.reading.files.builders import FORMATS, lines, pdf

LEFT = [
    "The talus sits between the two bones",
    "of the lower leg like a block between",
    "two walls, and after a sprain the mus-",
    "cles of the calf tighten at once.",
    "Most people notice this on the stairs,",
    "where the heel comes up too early and",
]
RIGHT = [
    "the knee cannot travel over the foot.",
    "A firm shoe makes the first weeks easy,",
    "and so does a stick for longer ways.",
    "Grass is the best ground to begin on,",
    "and gravel comes next in the plan of",
    "those who want to run once more.",
]


def blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for section in article.sections for b in section.blocks]


def test_a_leaflet_in_two_columns_gives_its_facts():
    article = read((Path(FORMATS) / "two-columns.pdf").read_bytes())
    found = facts_to_json(extract(article))
    order = ["most people within six weeks", "tighten", "Stiffness can be caused by", "Rise onto"]
    assert sorted(order, key=article.text.index) == order
    assert "Most people notice this on the stairs" in article.text
    assert [one["name"] for one in found["exercises"]] == ["Knee to wall", "Heel raises"]
    assert [one["name"] for one in found["causes"][0]["items"]][:2] == [
        "swelling after a sprain",
        "weeks in a boot or plaster",
    ]
    rows = {
        (a["relation"], r["subject"]): r["value"] for a in found["attributes"] for r in a["rows"]
    }
    assert len(rows) == 16
    assert rows["nerve", "Peroneus longus"] == ["Superficial peroneal nerve"]
    assert "Brightwater Physiotherapy · Leaflet 14" in article.left_out
    assert "Brightwater" not in article.text


@pytest.mark.parametrize("shift", [0, 5], ids=["level", "lines beside each other stand apart"])
def test_columns_are_read_one_after_the_other_and_broken_words_mended(shift):
    page = [
        (50, 570, 16, "*Stiff ankles"),
        *lines(LEFT, x=40, size=9),
        *lines(RIGHT, x=215, top=550 - shift, size=9),
    ]
    article = read(pdf([page]))
    assert article.title == "Stiff ankles"
    assert "two walls, and after a sprain the muscles of the calf" in article.text
    assert "comes up too early and the knee cannot travel over the foot." in article.text


@pytest.mark.parametrize("mark", ["-", "\u2010", " \u2010", "\u00ad"])
def test_a_word_that_a_line_breaks_is_whole_whatever_marks_it(mark):
    pieces = [(f"the tendons of the fore{mark}", False, False)]
    rest = join_line(pieces, "arm join the bone", frozenset())
    assert pieces[-1][0] + rest == "the tendons of the forearm join the bone"


def test_what_runs_over_the_pages_goes_and_their_sentences_run_on():
    ends = ["stops and the calf", "lifts the heel when you", "walk uphill for a while."]
    pages = [
        [
            (50, 580, 8, "Ankle guide"),
            (300, 580, 8, f"Version {3 + at}"),
            *lines(["The soleus works where the other muscle", text], top=540),
            (195, 20, 8, str(at + 1)),
        ]
        for at, text in enumerate(ends)
    ]
    article = read(pdf(pages))
    assert set(article.left_out) == {"Ankle guide", "Version 3", "Version 4", "Version 5", *"123"}
    assert "Ankle guide" not in article.text


def test_an_exercise_at_the_foot_of_several_pages_stays():
    pages = [
        [*lines([f"*Lift {name}", "Lift the leg and lower it.", "Reps: 10"], top=60, leading=20)]
        for name in ("one", "two", "three")
    ]
    assert read(pdf(pages)).text.count("Reps: 10") == 3


def test_larger_and_bold_type_heads_what_follows():
    page = [
        (50, 560, 20, "*Tight hips"),
        (50, 530, 14, "*What helps"),
        *lines(["Most people feel better within a few weeks of daily work."], top=510),
        (50, 490, 10, "*Figure four"),
        *lines(["1. Lie on your back.", "2. Cross one ankle over the other knee."], top=478),
        *lines(["Hold for 30 seconds and do it three times on each side."], top=440),
    ]
    article = read(pdf([page]))
    assert [(s.title, len(s.path)) for s in article.sections] == [
        ("Tight hips", 0),
        ("What helps", 1),
        ("Figure four", 2),
    ]
    (exercise,) = facts_to_json(extract(article))["exercises"]
    assert exercise["name"] == "Figure four"


def test_bullets_are_entries_that_go_on_over_lines_and_lie_as_deep_as_they_are_indented():
    page = [
        *lines(["The hip has deep muscles, and these are the ones to know:"], top=550),
        (50, 536, 10, "•"),
        (62, 536, 10, "Piriformis, which runs from the sacrum to"),
        (62, 524, 10, "the greater trochanter"),
        (70, 510, 10, "• a nerve lies below it"),
        (50, 496, 10, "• Obturator internus"),
    ]
    entries = [
        (block.text, block.level)
        for section in read(pdf([page])).sections
        for block in section.blocks
        if block.kind is BlockKind.BULLET
    ]
    assert entries == [
        ("Piriformis, which runs from the sacrum to the greater trochanter", 0),
        ("a nerve lies below it", 1),
        ("Obturator internus", 0),
    ]


def test_a_table_without_lines_keeps_its_cells():
    rows = [
        [(50, "*Muscle"), (130, "*Nerve"), (230, "*Action")],
        [(50, "Soleus"), (130, "Tibial nerve"), (230, "Lifts the heel and")],
        [(230, "steadies the leg")],
        [(50, "Gracilis"), (130, "Obturator nerve"), (230, "Draws the thigh in")],
    ]
    at = [500, 480, 468, 448]
    page = [(x, y, 10, text) for y, row in zip(at, rows, strict=True) for x, text in row]
    article = read(pdf([[(50, 540, 16, "*Muscles of the leg"), *page]]))
    (table,) = [b for s in article.sections for b in s.blocks if b.kind is BlockKind.TABLE]
    assert table.text == (
        "Muscle | Nerve | Action\n"
        "Soleus | Tibial nerve | Lifts the heel and steadies the leg\n"
        "Gracilis | Obturator nerve | Draws the thigh in"
    )
    assert all(cell.is_header for cell in table.rows[0])


def test_a_label_and_its_value_stay_on_one_line():
    page = [(50, 560, 14, "*Heel raise"), (50, 536, 10, "Reps:"), (130, 536, 10, "10")]
    page += [(50, 522, 10, "Sets:"), (130, 522, 10, "3"), (50, 500, 10, "Rise onto your toes.")]
    assert "Reps: 10\n\nSets: 3" in read(pdf([page])).text


def test_small_raised_figures_are_notes():
    page = [
        *lines(["The soleus lifts the heel"], top=500),
        (158, 504, 6, "12"),
        *lines([" in all of us."], x=165, top=500),
    ]
    assert read(pdf([page])).text == "The soleus lifts the heel in all of us."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf([[]]), "holds pictures of pages and no text"),
        ((Path(FORMATS) / "locked.pdf").read_bytes(), "protected by a password"),
        (pdf([lines(LEFT)])[:90], "damaged or cut off|no text"),
        (b"%PDF-1.7\n" + b"[" * 5_000, "damaged or cut off|no text"),
        (pdf([lines(LEFT)] * 301), "more than 300 pages"),
    ],
    ids=["no text", "locked", "cut off", "brackets", "many pages"],
)
def test_what_cannot_be_read_is_refused(data, sentence):
    with pytest.raises(UnreadableArticleError, match=sentence):
        read(data)


def test_letters_without_a_meaning_are_refused():
    font = "/F1 << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts"
    font += " [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry"
    font += " (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    letters = pdf([lines(LEFT)], fonts=font + " " + font.replace("F1", "F2"))
    with pytest.raises(UnreadableArticleError, match=r"which letters|no text"):
        read(letters)


def test_a_picture_among_pages_of_text_is_told():
    picture = zlib.compress(b"\x00")
    data = pdf([lines(LEFT), []]).decode("latin-1")
    image = (
        f"9 0 obj\n<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        f" /ColorSpace /DeviceGray /Filter /FlateDecode /Length {len(picture)} >>\nstream\n"
        f"{picture.decode('latin-1')}\nendstream\nendobj\n"
    )
    empty = "<< /Length 0 >>\nstream\nendstream"
    data = data.replace(empty, "<< /Length 6 >>\nstream\n/I Do\nendstream")
    data = data.replace("/Resources <<", "/Resources << /XObject << /I 9 0 R >>")
    article = read(data.replace("trailer", f"{image}trailer").encode("latin-1"))
    assert article.notes == ("These pages are pictures and could not be read: 2.",)


def test_a_font_that_claims_more_letters_than_fit_the_memory_is_refused():
    font = "/F1 << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts"
    font += " [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 4000000000 500]"
    font += " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    with pytest.raises(UnreadableArticleError, match="unpacks to far more"):
        read(pdf([lines(LEFT)], fonts=font))
