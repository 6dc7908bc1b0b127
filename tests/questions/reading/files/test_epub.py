import pytest

from questions.facts import extract, facts_to_json
from questions.reading import UnreadableArticleError, read
from tests.questions.reading.files.builders import epub

KNEES = (
    "<h1>Knees</h1><p>The knee bends and straightens, and it carries most of the body’s weight.</p>"
)
MUSCLES = (
    "<h2>Extensors of the knee</h2><p>In all, 3 muscles extend the knee:</p>"
    "<ul><li>Vastus lateralis</li><li>Vastus medialis</li><li>Rectus femoris</li></ul>"
)


def test_chapters_come_in_the_order_of_the_book_and_give_their_facts():
    article = read(epub([KNEES, MUSCLES]))
    assert article.text.index("carries") < article.text.index("Vastus")
    assert article.author == "Ada Moor"
    (group,) = facts_to_json(extract(article))["groups"]
    assert len(group["members"]) == 3


def test_the_title_of_a_book_without_headings_is_its_own():
    assert read(epub(["<p>The knee bends and straightens all day.</p>"])).title == "A book of knees"


def test_a_book_that_is_protected_is_refused():
    lock = '<encryption><CipherReference URI="OEBPS/c1.xhtml"/></encryption>'
    with pytest.raises(UnreadableArticleError, match="protected against copying"):
        read(epub([KNEES], **{"META-INF/encryption.xml": lock}))


@pytest.mark.parametrize(
    "book",
    [
        "<package><manifest/><spine/></package>",
        "<package>",
        '<!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><package>&b;</package>',
        "",
    ],
    ids=["empty", "cut off", "entities", "nothing"],
)
def test_a_book_without_chapters_is_refused(book):
    with pytest.raises(UnreadableArticleError, match=r"^[A-Z].*\.$"):
        read(epub([KNEES], **{"OEBPS/book.opf": book}))


def test_a_chapter_reads_no_file_of_this_machine(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word", encoding="utf-8")
    book = (
        f'<!DOCTYPE package [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>&x;</title></metadata>'
        '<manifest><item id="a" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    article = read(epub(["<p>The knee bends all day.</p>"], **{"OEBPS/book.opf": book}))
    assert "secret" not in article.title + article.text
