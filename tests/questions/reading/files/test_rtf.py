import pytest

from questions.facts import extract, facts_to_json
from questions.reading import BlockKind, UnreadableArticleError, read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}"
    r"{\f1\fnil\fcharset2 Symbol;}}"
)
LEAFLET = (
    HEAD
    + r"""{\*\generator Riched20}\viewkind4\uc1
\pard\b\fs36 Tight calves\b0\fs22\par
The soleus plantarflexes the ankle; it\rquote s the deeper one. It bends 20\'b0 \u8211? no more.\par
See a doctor if you have:\par
\pard{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt\pnf1{\pntxtb\'B7}}fever\par
{\pntext\f1\'B7\tab}numbness in the foot\par
\pard\b Wall stretch\b0\par
\pard{\pntext\f0 1.\tab}Stand facing a wall.\par
{\pntext\f0 2.\tab}Step back with one foot.\par
\pard Hold for 30 seconds. Repeat 3 times on each side.\par
\trowd\cellx3000\cellx6000\pard\intbl\b Muscle\cell Nerve\cell\row\b0
\trowd\cellx3000\cellx6000\pard\intbl Soleus\cell Tibial nerve\cell\row
\trowd\cellx3000\cellx6000\pard\intbl Gracilis\par or so\cell Obturator nerve\cell\row
\pard\par}"""
)


def test_a_leaflet_of_rich_text_gives_its_facts():
    article = read(LEAFLET.encode())
    found = facts_to_json(extract(article))
    assert article.title == "Tight calves"
    assert "it’s the deeper one. It bends 20° – no more." in article.text
    assert [one["name"] for one in found["red_flags"][0]["items"]] == [
        "fever",
        "numbness in the foot",
    ]
    (exercise,) = found["exercises"]
    assert exercise["steps"][:2] == ["Stand facing a wall.", "Step back with one foot."]
    assert exercise["dosage"]["hold_seconds"] == [30, 30]


def test_its_tables_are_tables():
    (table,) = [
        block
        for section in read(LEAFLET.encode()).sections
        for block in section.blocks
        if block.kind is BlockKind.TABLE
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Muscle", "Nerve"],
        ["Soleus", "Tibial nerve"],
        ["Gracilis; or so", "Obturator nerve"],
    ]
    assert all(cell.is_header for cell in table.rows[0])


def test_styles_and_outline_levels_are_headings():
    text = HEAD + (
        r"{\stylesheet{\s0 Normal;}{\s3\sbasedon0\b heading 2;}}"
        r"\pard\s3 Causes\par\pard The calf tires on long hills, and that is all.\par"
        r"\pard\outlinelevel0 Cures\par\pard Rest.\par}"
    )
    article = read(text.encode())
    assert [(s.title, s.heading.level) for s in article.sections if s.heading] == [
        ("Causes", 2),
        ("Cures", 1),
    ]


def test_pictures_fields_and_hidden_words_are_no_text():
    text = HEAD + (
        r"{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK x}{\fldrslt The soleus}} lifts"
        r"{\v unseen} the heel.\par"
    )
    data = text.encode() + rb"{\pict\bin6 }}{{\\}\pard It tires.\par}"
    assert read(data).text == "The soleus lifts the heel.\n\nIt tires."


@pytest.mark.parametrize("data", [HEAD.encode() + b"{" * 9_000, rb"{\rtf1 }", rb"{\rtf1\u-10179?}"])
def test_what_holds_no_text_is_refused(data):
    with pytest.raises(UnreadableArticleError, match=r"^[A-Z].*\.$"):
        read(data)
