"""Pages that Word and Google Docs wrote."""

import pytest

from questions.facts import extract, facts_to_json
from questions.reading import Article, BlockKind, read

LIST = (
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>"
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>"
    "{text}<o:p></o:p></p>"
)
FILTERED = (
    "<p class=MsoListParagraphCxSpMiddle style='margin-left:{margin}pt;text-indent:-18.0pt'>"
    "<span style='font-family:Symbol'>·<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span>"
    "</span>{text}</p>"
)


def word(body: str) -> bytes:
    island = "<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->"
    head = f"<meta charset=windows-1252>{island}"
    return f"<html><head>{head}</head><body><div class=WordSection1>{body}</div>".encode("cp1252")


def entries(article: Article) -> list[tuple[str, int]]:
    return [
        (block.text, block.level)
        for section in article.sections
        for block in section.blocks
        if block.kind is BlockKind.BULLET
    ]


def test_an_exercise_of_a_page_from_word_is_found():
    body = (
        "<p class=MsoTitle>Sore knees<o:p></o:p></p><p class=MsoNormal>Sore knees are common in"
        " runners – they mostly settle within weeks.</p>"
        "<p class=MsoNormal style='mso-outline-level:2'><b>Clamshell</b></p>"
        + LIST.format(level=1, mark="1.", text="Lie on your side with your knees bent.")
        + LIST.format(level=1, mark="2.", text="Lift the top knee.")
        + "<p class=MsoNormal>Do 3 sets of 12, once a day.</p>"
    )
    article = read(word(body))
    assert article.title == "Sore knees"
    (exercise,) = facts_to_json(extract(article))["exercises"]
    assert exercise["name"] == "Clamshell"
    assert exercise["steps"] == ["Lie on your side with your knees bent.", "Lift the top knee."]


def test_list_paragraphs_of_word_are_entries_as_deep_as_it_says():
    body = "<h1>Hips</h1><p class=MsoNormal>The deep muscles are:</p>" + "".join(
        LIST.format(level=level, mark=mark, text=text)
        for level, mark, text in (
            (1, "·", "Piriformis"),
            (2, "o", "on the nerve"),
            (1, "§", "Gemelli"),
        )
    )
    assert entries(read(word(body))) == [("Piriformis", 0), ("on the nerve", 1), ("Gemelli", 0)]


def test_filtered_pages_of_word_say_it_by_the_margin():
    body = "<h1>Hips</h1><p class=MsoNormal>The deep muscles are:</p>" + "".join(
        FILTERED.format(margin=margin, text=text)
        for margin, text in (("36.0", "Piriformis"), ("72.0", "on the nerve"))
    )
    assert entries(read(word(body))) == [("Piriformis", 0), ("on the nerve", 1)]


DOCS = (
    '<html><head><meta charset="utf-8"><style type="text/css">.c1{font-weight:700}'
    ".c2{font-weight:400}</style></head><body><p class='c3 title'><span>Neck care</span></p>"
    "<p class=c3><span class=c2>The neck tires when you look down for long.</span></p>"
    "<p class=c3><span class=c1>Chin tuck</span></p>"
    "<ol class='c6 lst-kix_d-0 start' start=1><li><span>Sit tall.</span></li></ol>"
    "<ul class='c6 lst-kix_a-1 start'><li><span>on a firm chair</span></li></ul>"
    "<ol class='c6 lst-kix_d-0' start=2><li><span>Pull your chin back.</span></li></ol>"
    "<p class=c3><span>Repeat 10 times, three times a day.</span></p></body></html>"
)


def test_a_page_from_google_docs_has_its_title_bold_lines_and_depths():
    article = read(DOCS.encode())
    blocks = [block for section in article.sections for block in section.blocks]
    assert [section.title for section in article.sections] == ["Neck care", "Chin tuck"]
    assert [(b.text, b.number) for b in blocks if b.kind is BlockKind.NUMBERED] == [
        ("Sit tall.", 1),
        ("Pull your chin back.", 2),
    ]
    assert entries(article) == [("on a firm chair", 1)]
    assert len(extract(article).exercises) == 1


def test_what_is_pasted_from_google_docs_is_not_all_bold():
    page = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><h1>Neck</h1><p>Chin tuck now</p>'
        "<p>The neck tires when you look down for long.</p></b>"
    )
    assert [section.title for section in read(page.encode()).sections] == ["Neck"]


@pytest.mark.parametrize("style", ["mso-list:l0 level9 lfo1", "margin-left:9.9.9pt", "mso-list:"])
def test_odd_styles_are_no_hindrance(style):
    page = word(f"<p class=MsoListParagraph style='{style}'>·&nbsp;&nbsp;The soleus lifts it.</p>")
    assert "The soleus lifts it." in read(page).text
