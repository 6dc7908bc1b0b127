from __future__ import annotations

import pytest

from quizapp.accounts.errors import InvalidNameError
from quizapp.accounts.names import parse_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Anna  Beispiel ", "Anna Beispiel"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("", None),
        (None, None),
        ("\t", None),
        ("\u200d", None),
        ("a" * 80, "a" * 80),
    ],
)
def test_a_name_keeps_its_words_and_loses_spare_space(typed: str | None, name: str | None) -> None:
    assert parse_name(typed) == name


@pytest.mark.parametrize("typed", ["a" * 81, "an\x00na", "\u202eanna", "an\u200bna", "a\ud800"])
def test_a_name_that_is_long_or_hides_signs_is_refused(typed: str) -> None:
    with pytest.raises(InvalidNameError):
        parse_name(typed)
