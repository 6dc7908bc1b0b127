from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.search.index import Index, Query, folded

TEXTS = (
    "The piriformis turns the thigh.",
    "Piriform means pear-shaped.",
    "Schüßler wrote of a résumé; co\u0302te\u0301 is French.",
    "A thigh has one femur.",
)
INDEX = Index(TEXTS)


def _find(query: str) -> list[int]:
    return INDEX.find(Query.of(query))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("piriform", [1, 0]),  # a whole word goes before a beginning
        ("PIRI", [0, 1]),
        ("thigh", [0, 3]),
        ("thigh piri", [0]),
        ("igh", []),
        ("shaped", [1]),
        ("schussler", [2]),
        ("RESUME", [2]),
        ("cote", [2]),
        ("CÔTÉ", [2]),
        ("", []),
        ("?!", []),
        ("thigh thigh", [0, 3]),
        ("thigh nowhere", []),
    ],
)
def test_words_are_found_by_their_beginnings(query: str, found: list[int]) -> None:
    assert _find(query) == found


def test_what_is_found_is_marked() -> None:
    pieces = Query.of("piri THI").pieces(TEXTS[0])
    assert [(piece.text, piece.is_hit) for piece in pieces] == [
        ("The ", False),
        ("piriformis", True),
        (" turns the ", False),
        ("thigh", True),
        (".", False),
    ]


def test_accents_stay_in_what_is_shown() -> None:
    hits = [piece.text for piece in Query.of("resu cote").pieces(TEXTS[2]) if piece.is_hit]
    assert hits == ["résumé", "co\u0302te\u0301"]


def test_a_long_text_is_cut_around_what_was_found() -> None:
    text = f"{'word ' * 200}needle {'more ' * 200}"
    pieces = Query.of("needle").pieces(text)
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("… word")
    assert shown.endswith("more …")
    assert "needle" in shown
    assert len(shown) < 350


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=12))
def test_the_index_finds_just_what_fits(texts: list[str], asked: str) -> None:
    query = Query.of(asked)
    fitting = {number for number, text in enumerate(texts) if query.fits(text)}
    assert set(Index(texts).find(query)) == fitting


@given(st.text(max_size=600), st.text(max_size=12))
def test_nothing_is_lost_or_made_up_by_marking(text: str, asked: str) -> None:
    shown = "".join(piece.text for piece in Query.of(asked).pieces(text))
    assert shown.removeprefix("… ").removesuffix(" …") in text
    if len(text) <= 320:
        assert shown == text


@given(st.text(max_size=12))
def test_folding_again_changes_nothing(word: str) -> None:
    assert folded(folded(word)) == folded(word)
