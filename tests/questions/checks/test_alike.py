from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.checks.alike import Texts
from questions.language.words import jaccard, words

_WORDS = st.sampled_from(["turn", "turns", "thigh", "hip", "knee", "bend", "band", "firm", "of"])
_TEXTS = st.lists(_WORDS, max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Turns the thigh inwards", "turn the thigh inward"),
        ("a ring of cartilage around the deep socket", "Ring of cartilage around the deep socket"),
        ("Pigeon stretch", "pigeon stretch."),
    ],
)
def test_stems_and_small_words_make_no_difference(text: str, other: str) -> None:
    assert text in Texts(["Something else", other])


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Pain after activity", "Pain during activity"),
        (
            "a bar of ten words that are one and the same all internal",
            "a bar of ten words that are one and the same all external",
        ),
        ("", "Words"),
    ],
)
def test_what_turns_the_meaning_does(text: str, other: str) -> None:
    assert text not in Texts([other])


@given(_TEXTS, st.lists(_TEXTS, max_size=12))
def test_no_text_that_shares_nearly_all_words_is_overlooked(text: str, others: list[str]) -> None:
    found = Texts(others).alike(text)
    own = frozenset(words(text))
    assert found == sorted(set(found))
    assert set(found) >= {at for at, one in enumerate(others) if frozenset(words(one)) == own}
    near = {at for at, one in enumerate(others) if jaccard(own, frozenset(words(one))) > 0.85}
    assert set(found) >= near
