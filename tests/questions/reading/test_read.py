"""Bytes of every sort to an article, or to a sentence that says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.articles import shipped_article
from questions.reading import Article, BlockKind, UnreadableArticleError, read
from tests.questions.reading.growth import grows_evenly

PROSE = (
    "Stiff ankles are common in people who sit all day, and they can make stairs and hills a "
    "nuisance. A few simple exercises may help."
)


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [b.text for section in article.sections for b in section.blocks if b.kind is kind]


def titles(article: Article) -> list[str]:
    return [section.title for section in article.sections]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n",
        b"\xef\xbb\xbf",
        b"text\x00with\x00nul",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(1, 32)) * 20,
        b"a" * 2_000_001,
        b"a\n" * 30_001,
    ],
    ids=["empty", "blank", "bom only", "nul", "png", "controls", "too long", "too many lines"],
)
def test_what_is_no_article_is_refused_with_a_sentence(data):
    with pytest.raises(UnreadableArticleError, match=r"^[A-Z].*\.$"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        "Ankle – “stiff”.".encode(),
        b"\xef\xbb\xbf" + "Ankle – “stiff”.".encode(),
        "\ufeffAnkle – “stiff”.".encode("utf-16-le"),
        "\ufeffAnkle – “stiff”.".encode("utf-16-be"),
        "Ankle – “stiff”.".encode("cp1252"),
        "Ankle\u00a0– “stiff”.".encode(),
        "Ankle\u200b – “stiff”.".encode(),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "windows-1252", "no-break space", "zero width"],
)
def test_encodings_give_the_same_text(data):
    assert read(data).text == "Ankle – “stiff”."


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"])
def test_line_ends_make_no_difference(line_end):
    assert read(shipped_article().replace(b"\n", line_end)) == read(shipped_article())


def test_a_form_feed_ends_a_paragraph():
    assert len(texts(read(b"One sentence.\x0cAnother sentence."), BlockKind.PARAGRAPH)) == 2


def test_markup_is_taken_off():
    data = "# *Stiff* ankles\n\nA **bold** [link](http://x.org/a) and `code` ![a picture](p.png).\n"
    article = read((data + PROSE).encode())
    assert article.title == "Stiff ankles"
    assert article.text.startswith("Stiff ankles\n\nA bold link and code .")


def test_front_matter_is_left_out():
    assert "secret" not in read(f"---\nkey: secret\n---\n\n# Ankles\n\n{PROSE}".encode()).text


def test_headings_know_those_above_them():
    article = read(f"# A\n\n{PROSE}\n\n## B\n\nText.\n\n### C\n\nText.\n\n## D\n\nText.\n".encode())
    assert [(one.title, one.path) for one in article.sections] == [
        ("A", ()),
        ("B", ("A",)),
        ("C", ("A", "B")),
        ("D", ("A",)),
    ]


def test_numbered_entries_keep_their_figures():
    article = read(b"# Steps\n\n3. Sit down.\n4. Stand up.\n")
    numbers = [block.number for section in article.sections for block in section.blocks]
    assert numbers == [3, 4]


def test_hard_wrapped_lines_are_joined():
    data = (
        b"Ankle Pain\n\nThe ankle is a joint that carries the whole weight\n"
        b"of the body when you stand on one leg for a while.\n"
    )
    (paragraph,) = texts(read(data), BlockKind.PARAGRAPH)
    assert "whole weight of the body" in paragraph


def test_lines_without_bullets_below_a_lead_in_are_a_list():
    data = f"Ankles\n\n{PROSE}\n\nThe muscles are:\n\nsoleus\nplantaris\n".encode()
    assert texts(read(data), BlockKind.BULLET) == ["soleus", "plantaris"]


def test_a_caption_between_lead_in_and_list_is_left_out():
    data = f"Ankle Pain\n\n{PROSE}\n\nThey include:\n\nAnkle pain photo\n• Soleus\n• Plantaris\n"
    assert "photo" not in read(data.encode()).text


@pytest.mark.parametrize(
    "junk",
    [
        "Share on Facebook",
        "We use cookies to improve your visit. By continuing you agree to our policy.",
        "Updated March 3, 2024",
        "By Ann Lee, DPT",
        "Photo: Sam Lee",
        "Follow us on Instagram",
        "Love this one 💪 #ankles @physio",
        "© 2024 Ankle Clinic",
        "Read more",
    ],
)
def test_furniture_of_a_page_is_left_out(junk):
    data = f"Ankle Pain Explained\n\n{PROSE}\n\n{junk}\n\n{PROSE}"
    assert junk not in read(data.encode()).text


@pytest.mark.parametrize(
    "heading",
    ["Related Articles", "You May Also Like", "3 Comments", "About the Author", "References"],
)
def test_sections_that_are_no_article_are_left_out(heading):
    data = f"# Ankles\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n## {heading}\n\n- Repeat 10 times\n"
    assert "Repeat 10 times" not in read(data.encode()).text


def test_a_menu_before_the_title_is_left_out():
    data = f"Menu\n\n  • Home\n  • Blog\n  • Contact\n\nAnkle Pain Explained\n\n{PROSE}\n"
    article = read(data.encode())
    assert article.title == "Ankle Pain Explained"
    assert "Blog" not in article.text


def test_html_is_read_without_its_scripts_and_navigation():
    data = (
        "<html><head><title>x</title></head><body><nav>Menu</nav><script>alert(1)</script>"
        f"<h1>Ankles</h1><p>{PROSE}</p><ul><li>One<li>Two</ul><footer>End</footer></body></html>"
    )
    article = read(data.encode())
    assert (article.title, texts(article, BlockKind.BULLET)) == ("Ankles", ["One", "Two"])
    assert not any(word in article.text for word in ("Menu", "alert", "End"))


def test_the_name_is_the_title_where_there_is_no_heading():
    assert read(b"just a sentence, no more than that.", name="notes.txt").title == "notes"


@pytest.mark.parametrize(
    ("start", "piece", "times"),
    [
        (b"", b"a", 1_000_000),
        (b"# a\n", b"[", 1_000_000),
        (b"# a\n", b"> ", 500_000),
        (b"# Muscles\n\nThe muscles are:\n\n", b"- Gluteus medius\n", 10_000),
    ],
    ids=["one word", "brackets", "nested quotes", "10,000 bullets"],
)
def test_the_worst_text_is_read_in_proportion(start, piece, times):
    assert grows_evenly(lambda count: read(start + piece * count), times)


ARTICLE_PIECES = st.sampled_from(
    ["# Hip\n", "\n\n", "- Soleus\n", "1. Lie down.\n", "Repeat 3 x 10.", "**b** ", "[a](b)",
     "<p>", "</p>", "include:\n", "😀", "\u00a0", "\r\n", "Two types of X: a and b. ", "|a|b|\n"]
)  # fmt: skip
ARTICLES = st.lists(ARTICLE_PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.binary(max_size=400), ARTICLES))
def test_any_bytes_give_an_article_whose_spans_quote_its_text(data):
    try:
        article = read(data)
    except UnreadableArticleError:
        return
    for section in article.sections:
        for block in ((section.heading,) if section.heading else ()) + section.blocks:
            assert article.quote(block.span) == block.text
            assert all(article.quote(one.span) == one.text for one in block.sentences)


def test_labelled_lines_of_one_paragraph_are_blocks_of_their_own():
    data = f"# Bridge\n\n{PROSE}\n\n**Position:** supine\n**Reps:** 10\nwith care\n".encode()
    assert texts(read(data), BlockKind.PARAGRAPH)[1:] == ["Position: supine", "Reps: 10 with care"]
