from __future__ import annotations

import pytest

from quizapp.accounts.errors import InvalidNameError, NameProblem
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


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("a" * 81, NameProblem.LONG),
        ("an\u200bna", NameProblem.UNSEEN),
        ("Anna P\u0435tersen", NameProblem.ALPHABETS),
        ("\u0455\u0443\u0455\u0442\u0435\u043c", NameProblem.ROLE),
    ],
)
def test_what_is_wrong_with_a_name_is_told(typed: str, problem: NameProblem) -> None:
    with pytest.raises(InvalidNameError) as raised:
        parse_name(typed)
    assert raised.value.problem is problem


@pytest.mark.parametrize(
    "name",
    [
        "José Núñez", "Анна Иванова", "Ivan (Иван) Petrov", "Αθηνά", "李雷", "山田 ひなた",
        "Tシャツ好き", "김 John", "राम", "שרה Sarah", "\u200fשרה\u200f (PT)",
        "يوسف\u200e", "\u061cعلي",
        "Рома", "Вера",
        "Сара", "Admin", "O'Neill", "Anna 👩🏽‍⚕️", "Anna \U0001fae9", "Anna \U0001fac6",
        "Ben \U0001faea",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f Ann", "🇪🇸 Eva",
        "½ Ann",
    ],
)  # fmt: skip
def test_people_are_called_what_they_are_called(name: str) -> None:
    assert parse_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "\u0430dmin", "Adm\u0456n", "\u0391dmin", "Anna P\u0435tersen",  # one letter
        "\u0430\u0501\u043c\u0456\u043f", "\u0455\u0443\u0455\u0442\u0435\u043c",  # all of them
        "Ｐ\u0435ter", "Γиан", "שרهה",
    ],
)  # fmt: skip
def test_a_name_in_letters_that_look_like_others_is_refused(name: str) -> None:
    with pytest.raises(InvalidNameError):
        parse_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "\u202dAnna", "Anna\u2066", "An\u2065na", "An\ufdd0na", "An\uffffna", "An\U000e0041na",
        "An\ufff0na",
    ],
)  # fmt: skip
def test_what_overrides_direction_or_is_never_seen_is_refused(name: str) -> None:
    with pytest.raises(InvalidNameError):
        parse_name(name)


@pytest.mark.parametrize("name", ["\u200e", "\u200f \u200d", "\u061c"])
def test_marks_alone_are_no_name(name: str) -> None:
    assert parse_name(name) is None
