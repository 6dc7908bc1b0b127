from __future__ import annotations

import pytest

from quizapp.classes.codes import ALPHABET, LENGTH, make_code, normalise_code


def test_codes_have_no_look_alikes_and_no_vowels() -> None:
    assert not set("0O1IL2Z5S8BUAE") & set(ALPHABET)
    assert set(make_code()) <= set(ALPHABET)
    assert len(make_code()) == LENGTH


def test_codes_are_not_made_twice() -> None:
    assert len({make_code() for _ in range(500)}) == 500


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KMR47TX", "KMR47TX"),
        ("  kmr 47tx ", "KMR47TX"),
        ("KMR-47-TX", "KMR47TX"),
        ("KMR47T", ""),
        ("KMR47TXX", ""),
        ("KMR47T0", ""),
        ("", ""),
        ("\x00" * 7, ""),
        ("ＫＭＲ４７ＴＸ", "KMR47TX"),
        ("“KMR–47TX”.", "KMR47TX"),
        ("'kmr\u201147\u2212tx\u200b'", "KMR47TX"),
        ("«KMR47TX»", "KMR47TX"),
        ("https://quiz.example/join/KMR47TX", "KMR47TX"),
        (" <http://10.0.0.7:8000/join/kmr47tx/?utm=x#top> ", "KMR47TX"),
        ("/join/KMR47TX", "KMR47TX"),
        ("x" * 10_000, ""),
    ],
)
def test_typed_codes(typed: str, code: str) -> None:
    assert normalise_code(typed) == code
