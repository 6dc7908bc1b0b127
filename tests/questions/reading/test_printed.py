"""Texts out of PDF files, wiki dumps, copied tables and notes."""

import pytest

from questions.reading import Article, BlockKind, read

PROSE = "The ankle carries the whole weight of the body each time that you stand on one leg."


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for section in article.sections for b in section.blocks]


def plain(text: str) -> list[tuple[str, str]]:
    return blocks(read(f"Ankle care\n\n{PROSE}\n\n{text}".encode()))[1:]


def test_words_that_a_line_breaks_are_whole_again():
    text = (
        "Stand on the step and stretch-\ning the calf, lie in a side-\nlying position for long.\n"
    )
    assert plain(text) == [
        ("paragraph", "Stand on the step and stretching the calf, lie in a side-lying position for "
         "long.")
    ]  # fmt: skip


def test_heads_and_foots_of_pages_are_left_out_and_sentences_run_on():
    pages = [
        f"Ankle care\n\n{PROSE} Keep the weight on\nClinic leaflet 7        Page 1 of 2\n",
        f"\fthe outer foot.\n\n{PROSE}\nClinic leaflet 7        Page 2 of 2\n",
    ]
    article = read("".join(pages).encode())
    assert "weight on the outer foot." in article.text
    assert "Page" not in article.text
    assert len(article.left_out) == 2


@pytest.mark.parametrize("mark", ["•", "·", "–", "o", "\uf0b7", "▪", "-", "*"])
def test_any_bullet_is_a_bullet(mark):
    text = f"The muscles are:\n{mark} Soleus\n{mark} Plantaris\n"
    assert plain(text)[1:] == [("bullet", "Soleus"), ("bullet", "Plantaris")]


def test_a_bullet_alone_on_its_line_belongs_to_the_next():
    text = "The muscles are:\n\n•\nSoleus\n•\nPlantaris\n"
    assert plain(text)[1:] == [("bullet", "Soleus"), ("bullet", "Plantaris")]


def test_columns_between_tabs_are_a_table():
    article = read(f"Ankle\n\n{PROSE}\n\nMuscle\tAction\nSoleus\tflexion\n".encode())
    (table,) = [b for s in article.sections for b in s.blocks if b.kind is BlockKind.TABLE]
    assert [[c.text for c in row] for row in table.rows] == [
        ["Muscle", "Action"],
        ["Soleus", "flexion"],
    ]


def test_a_wiki_dump_is_read():
    dump = (
        f"'''Ankle''' is a [[joint (body)|joint]].<ref>Gray</ref> {PROSE}[2]\n\n"
        "== Muscles ==[edit]\n".replace("[edit]", "")
        + "* [[Soleus]]\n** deep part\n# Step one\n; Talus : a bone\n{{stub}}\n"
    )
    assert blocks(read(dump.encode())) == [
        ("paragraph", f"Ankle is a joint. {PROSE}"),
        ("bullet", "Soleus"),
        ("bullet", "deep part"),
        ("numbered", "Step one"),
        ("bullet", "Talus: a bone"),
    ]


def test_front_matter_names_title_and_author():
    text = f'---\ntitle: "Ankle: care"\nauthor: Ann Lee\n---\n\n{PROSE}\n'
    article = read(text.encode())
    assert (article.title, article.author, article.text) == ("Ankle: care", "Ann Lee", PROSE)


def test_a_first_level_heading_is_the_title_rather_than_front_matter():
    assert read(f"---\ntitle: A\n---\n\n# B\n\n{PROSE}\n".encode()).title == "B"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Care\n====\n\nText one.\n\nPart\n----\n\nText two.", ["Care", "Part"]),
        ("# Care\n\n**Part**\n\nText two.", ["Care", "Part"]),
        ("# Care\n\nText <script>alert(1)</script> one.\n\n## Part\n\nMore.", ["Care", "Part"]),
        ("# Care\n\n<div>\n\n## Part\n\n</div>\n\nMore.", ["Care", "Part"]),
    ],
)
def test_markdown_has_its_headings(text, expected):
    article = read(text.encode())
    assert [section.title for section in article.sections] == expected
    assert "alert" not in article.text


def test_a_definition_list_in_markdown_is_a_list():
    told = read(f"# Ankle\n\n{PROSE}\n\nTalus\n: a bone of the ankle\n".encode())
    assert blocks(told)[1:] == [("bullet", "Talus: a bone of the ankle")]
