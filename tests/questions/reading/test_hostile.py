"""Texts made to keep a reader busy: each is read, or refused with a sentence, and its facts are
extracted. A longer one takes longer in proportion; what hangs is ended from outside."""

import faulthandler
from collections.abc import Iterator

import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.reading import UnreadableArticleError, read
from tests.questions.reading.growth import grows_evenly

SIZE = 64_000  # characters
LINES = 2_400
LONGEST = 900  # seconds; hundreds of times what the slowest takes

REPEATED = [
    "a", "1", ",", "muscle ", "soleus, ", "and ", ". ", ": ", "- ", "|", "a|", "> ", "[", "(", "()",
    "*", "*a", "_a ", "`", "[a](", "![a", "&amp;", "<b>", "<a:", "•", "•\n", "abc-\n", "a\u00ad\n",
    "a b\f", "a\tb\n", "a\t", "== H ==\n", "===", "Repeat 10 times. ", "3 x ", "Stage I. ",
    "There are two types of pain: a and b. ", "pain can be caused by ", "A is a ", "(FAI ", "“",
    "See a doctor if you have pain or ", "Clam: lift the leg. ", "Goal: a\n", "😀", "\u00a0",
    "The deep neck flexors are longus colli and longus capitis. ", "1. Lift the leg 10 times.\n",
    "- Gluteus medius\n", "## Lift\n\nLift the leg. 10 reps.\n\n",
    "## Types of pain\n\n### A\n\nIs.\n",
    "| Muscle | Action |\n|---|---|\n| Soleus | flexion |\n\n", "---\ntitle: a\n", "two types of ",
]  # fmt: skip
WRAPPED = [
    ("<p>x</p>", "<div>"), ("<p>x</p>", "<ul><li>"), ("<p>x</p>", "<p><b>"), ("<p>x</p>", "<br>a"),

    ("<p>x</p><table>", "<tr><td>a<td>b"),
    ("<p>x</p><table>", "<tr><td rowspan=999 colspan=999>a"),
    ("<p>x</p><dl>", "<dt>a<dd>b"),
    ("<p>x</p>", "<table><tr><th>Muscle<th>Action<tr><td>a<td>b</table>"),
    ("<p>x</p>", "<div class=sidebar>"), ("== H ==\n", "[["), ("== H ==\n", "{{"),
    ("# a\n", "[a](b)"),
    ("# a\n\n| a | b |\n|---|---|\n", "| a | b |\n"),
    ("# Muscles\n\nThe muscles are:\n\n", "- a\n"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _ended_from_outside() -> Iterator[None]:
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def keeps_its_text(text: str) -> bool:
    """Whether facts are found in the text of the article as it was read; also where the article
    is refused with a sentence."""
    try:
        article = read(text.encode())
    except UnreadableArticleError as refused:
        return bool(str(refused))
    return extract(article).article.text == article.text


def is_read_in_proportion(start: str, piece: str, lines: int) -> bool:
    def work(count: int) -> None:
        assert keeps_its_text(start + piece * count)

    most, ends = SIZE // len(piece), piece.count("\n")
    return grows_evenly(work, min(most, lines // ends) if ends else most)


@pytest.mark.parametrize("piece", REPEATED, ids=[repr(piece)[:24] for piece in REPEATED])
def test_one_piece_over_and_over_is_read(piece):
    assert is_read_in_proportion("", piece, LINES)


@pytest.mark.parametrize(("start", "piece"), WRAPPED, ids=[one[1][:24] for one in WRAPPED])
def test_one_piece_inside_a_beginning_is_read(start, piece):
    assert is_read_in_proportion(start, piece, LINES // 2)


def test_as_many_lines_as_are_read_at_all_are_read():
    """What is found in such lines, and how long that takes, is asked with fewer of them above."""
    assert read(b"- Gluteus medius\n" * 29_000).text.count("Gluteus medius") >= 29_000


def test_lists_nested_in_lists_are_read():
    assert keeps_its_text("# a\n" + "".join("  " * depth + "- a\n" for depth in range(500)))


def test_a_book_is_read():
    assert keeps_its_text(shipped_article().decode() * 10)


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{number}" for number in range(60_000)),
        "/".join(f"a{number}" for number in range(60_000)),
        "".join(f'a{number}="1"' for number in range(60_000)),
    ],
    ids=["bare", "slashes", "joined"],
)
def test_a_tag_with_more_attributes_than_a_page_has_is_refused(attributes):
    with pytest.raises(UnreadableArticleError, match="too many attributes"):
        read(f"<html><body><p {attributes}>The soleus lifts the heel.</p></body>".encode())


def test_a_long_drawing_or_picture_inside_a_page_is_no_hindrance():
    path = f'<svg><path d="{"M 1 1 L 2 2 " * 2000}"/></svg><img src="data:{"A=" * 5000}">'
    page = f"<html><body>{path}<p>The soleus lifts the heel.</p></body></html>"
    assert "The soleus lifts the heel." in read(page.encode()).text


def test_a_row_of_very_many_cells_is_read_as_words():
    wide = "| a " * 50_000 + "|\n" + "|---" * 50_000 + "|\n"
    assert read(f"# Heel\n\nThe soleus lifts the heel.\n\n{wide}".encode()).title == "Heel"
