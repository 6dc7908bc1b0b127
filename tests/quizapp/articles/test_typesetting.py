from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions import reading
from questions.reading import Block, BlockKind, Cell, Section, Span
from quizapp.articles.typesetting import List, Mark, Table, Text, parse_spans, typeset

_SOURCE = b"""# The knee

It bends. It also turns a little.

#### How it bends

1. Lift the heel.
2. Hold it:
   - with the hand
   - with a band
3. Let go.

- One thing
- Another
"""


def _article() -> reading.Article:
    return reading.read(_SOURCE)


def _marked(words: str, name: str = "evidence") -> Mark:
    start = _article().text.index(words)
    return Mark(Span(start, start + len(words)), name)


def _pieces(shown: object) -> list[tuple[str, bool, tuple[str, ...]]]:
    found = []
    for block in shown.blocks:
        assert isinstance(block, Text | List)
        pieces = (
            block.pieces
            if isinstance(block, Text)
            else [p for e in block.entries for p in e.pieces]
        )
        found += [(piece.text, bool(piece.marks), piece.opens) for piece in pieces]
    return found


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("**Goal:** Bend the knee.", "Goal:"),
        ("- Starting position: on your side.", "Starting position:"),
        ("1. Side-lying rest time: a minute.", "Side-lying rest time:"),
        ("You need it for: squatting.", None),
        ("Goal:", None),
        ("At 10:30 it bends.", None),
        ("# Goal: bend", None),
    ],
)
def test_a_few_words_before_a_colon_are_a_label(source: str, label: str | None) -> None:
    (block,) = typeset(reading.read(f"# T\n\n{source}".encode())).blocks
    pieces = block.entries[0].pieces if isinstance(block, List) else block.pieces
    assert [piece.text for piece in pieces if piece.is_label] == ([label] if label else [])


def test_a_mark_may_begin_within_a_label() -> None:
    article = reading.read(b"# T\n\nStarting position: seated.")
    start = article.text.index("position")
    (block,) = typeset(article, [Mark(Span(start, start + 16), "evidence")]).blocks
    assert isinstance(block, Text)
    assert [(piece.text, bool(piece.marks), piece.is_label) for piece in block.pieces] == [
        ("Starting ", False, True),
        ("position:", True, True),
        (" seated", True, False),
        (".", False, False),
    ]


def test_title_stands_apart_from_the_blocks() -> None:
    shown = typeset(_article())
    assert shown.title.words == "The knee"
    assert "The knee" not in [text for text, _, _ in _pieces(shown)]


def test_headings_skip_no_level() -> None:
    headings = [b for b in typeset(_article()).blocks if isinstance(b, Text) and b.level]
    assert [(h.words, h.level) for h in headings] == [("How it bends", 2)]


def test_entries_become_lists_of_their_kind_with_lists_inside() -> None:
    numbered, bulleted = (b for b in typeset(_article()).blocks if isinstance(b, List))
    assert (numbered.is_numbered, len(numbered.entries)) == (True, 3)
    assert [len(inner.entries) for inner in numbered.entries[1].lists] == [2]
    assert (bulleted.is_numbered, len(bulleted.entries)) == (False, 2)


def test_every_word_of_the_article_is_on_the_page() -> None:
    article = reading.read(_SOURCE)
    shown = typeset(article, [_marked("bends. It also")])
    on_page = "".join(text for text, _, _ in _pieces(shown))
    paragraphs = [b for s in article.sections for b in s.blocks if b.text in on_page]
    assert "It bends. It also turns a little." in [block.text for block in paragraphs]


def test_a_span_is_marked_where_it_stands() -> None:
    shown = typeset(_article(), [_marked("It also turns a little.")])
    assert ("It bends. ", False, ()) in _pieces(shown)
    assert ("It also turns a little.", True, ("evidence",)) in _pieces(shown)


def test_a_span_over_several_blocks_marks_each_and_is_one_target() -> None:
    text = _article().text
    span = Span(text.index("turns"), text.index("heel"))
    marked = [piece for piece in _pieces(typeset(_article(), [Mark(span, "evidence")])) if piece[1]]
    assert [text for text, _, _ in marked] == ["turns a little.", "How it bends", "Lift the "]
    assert [target for _, _, target in marked] == [("evidence",), (), ()]


def test_of_marks_that_overlap_the_narrowest_comes_first() -> None:
    marks = [_marked("It bends. It also", "wide"), _marked("bends", "narrow")]
    paragraph = typeset(_article(), marks).blocks[0]
    assert isinstance(paragraph, Text)
    names = [(p.text, [m.name for m in p.marks], p.opens) for p in paragraph.pieces]
    assert names == [
        ("It ", ["wide"], ("wide",)),
        ("bends", ["narrow", "wide"], ("narrow",)),
        (". It also", ["wide"], ()),
        (" turns a little.", [], ()),
    ]


def test_two_marks_of_the_same_words_both_open_there() -> None:
    shown = typeset(_article(), [_marked("bends", "one"), _marked("bends", "other")])
    assert ("bends", True, ("one", "other")) in _pieces(shown)


def test_a_table_keeps_its_cells_and_their_marks() -> None:
    spans = [Span(0, 6), Span(9, 15), Span(16, 24), Span(27, 32)]
    words = ["Muscle", "Action", "Gracilis", "bends"]
    cells = [
        Cell(text, span, (), is_header=place < 2)
        for place, (text, span) in enumerate(zip(words, spans, strict=True))
    ]
    text = "Muscle | Action\nGracilis | bends"
    rows = ((cells[0], cells[1]), (cells[2], cells[3]))
    block = Block(BlockKind.TABLE, text, Span(0, len(text)), (), rows=rows)
    article = reading.Article("", text, "", (Section(None, (), (block,)),))
    (table,) = typeset(article, [Mark(spans[2], "fact")]).blocks
    assert isinstance(table, Table)
    assert [[cell.is_header for cell in row] for row in table.rows] == [[True] * 2, [False] * 2]
    assert table.rows[1][0].pieces[0].opens == ("fact",)
    assert table.rows[1][1].pieces[0].marks == ()


def test_a_numbered_list_goes_on_with_its_number_after_a_paragraph() -> None:
    article = reading.read(b"# Steps\n\n1. One.\n\nA word between.\n\n2. Two.\n")
    lists = [b for b in typeset(article).blocks if isinstance(b, List)]
    assert [one.start for one in lists] == [1, 2]


@pytest.mark.parametrize(
    ("starts", "ends", "spans"),
    [
        ("3", "9", [(3, 9)]),
        ("3,12", "9,20", [(3, 9), (12, 20)]),
        ("0", "100", [(0, 100)]),
        ("", "", []),
        ("3", "", []),
        ("9", "3", []),
        ("3", "3", []),
        ("3", "101", []),
        ("-3", "9", []),
        ("3,4", "9", []),
        ("3.5", "9", []),
        ("٣", "٩", []),
        ("²", "9", []),
        ("3 ", "9", []),
        ("9" * 5000, "9" * 5000, []),
        ("<script>", "9", []),
        (",".join("1" * 200), ",".join("2" * 200), []),
    ],
)
def test_spans_of_an_address(starts: str, ends: str, spans: list[tuple[int, int]]) -> None:
    assert parse_spans(starts, ends, 100) == tuple(Span(a, b) for a, b in spans)


_SPANS = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda at: Span(at[0], sum(at)))


@given(st.lists(_SPANS, max_size=12))
def test_each_piece_has_all_marks_that_cover_it_the_narrowest_first(spans: list[Span]) -> None:
    article = reading.read(
        b"One line of words.\n\nAnother line of them.\n\nAnd a third one here.\n"
    )
    marks = [Mark(span, f"m{number}") for number, span in enumerate(spans)]
    for block in typeset(article, marks).blocks:
        at = int(block.anchor.removeprefix("at-"))
        for piece in block.pieces:
            end = at + len(piece.text)
            over = [m for m in marks if m.span.start <= at and end <= m.span.end]
            widths = [m.span.end - m.span.start for m in piece.marks]
            assert sorted(m.name for m in piece.marks) == sorted(m.name for m in over)
            assert widths == sorted(widths)
            at = end
