from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.accounts.errors import PasswordProblem, WeakPasswordError
from quizapp.accounts.passwords import check_password, normalise_password


@pytest.mark.parametrize(
    "password",
    [
        "seven green bicycles",
        "gr33nb!k",
        " leading and trailing ",
        "пароль из слов",
        "密码很长很长很长",
        "🦴🦵🏃🏽 hip hip",
        "x7" * 20 + "the end",
        "a sentence of many words " * 5,
        "tab\tand nul\x00 inside",
    ],
)
def test_any_long_and_rare_password_is_taken(password: str) -> None:
    assert check_password(password)


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", PasswordProblem.SHORT),
        ("kz9!qwx", PasswordProblem.SHORT),
        ("kz9!qwx" * 147, PasswordProblem.LONG),
        ("lone \ud800 surrogate", PasswordProblem.UNREADABLE),
        ("password", PasswordProblem.COMMON),
        ("PassWord1", PasswordProblem.COMMON),
        ("ｐａｓｓｗｏｒｄ", PasswordProblem.COMMON),
        ("iloveyou", PasswordProblem.COMMON),
        ("qwertyuiop", PasswordProblem.COMMON),
        ("        ", PasswordProblem.SIMPLE),
        ("aaaaaaaaaaaa", PasswordProblem.SIMPLE),
        ("abababababab", PasswordProblem.SIMPLE),
        ("9876543210", PasswordProblem.SIMPLE),
        ("cdefghijklm", PasswordProblem.SIMPLE),
        ("quizapp2026", PasswordProblem.OWN_NAME),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(
    password: str, problem: PasswordProblem
) -> None:
    with pytest.raises(WeakPasswordError) as caught:
        check_password(password)
    assert caught.value.problem == problem


@pytest.mark.parametrize(
    "password",
    ["annabeispiel", "AnnaBeispiel1!", "anna.beispiel@example.org", "beispiel2026", "xxBeispielxx"],
)
def test_a_password_that_is_little_more_than_the_login_is_refused(password: str) -> None:
    words = ("anna.beispiel@example.org", "Anna Beispiel", None, "annabeispiel")
    with pytest.raises(WeakPasswordError) as caught:
        check_password(password, words)
    assert caught.value.problem == PasswordProblem.OWN_NAME


def test_a_password_may_hold_the_name_among_much_else() -> None:
    assert check_password("anna rides seven bicycles", ("anna",))


def test_a_short_name_forbids_nothing() -> None:
    assert check_password("lalalu-sings", ("la",))


@pytest.mark.parametrize(("one", "other"), [("Å" * 9, "A\u030a" * 9), ("ﬁ" * 8, "fi" * 8)])
def test_other_keyboards_give_the_same_password(one: str, other: str) -> None:
    assert normalise_password(one) == normalise_password(other)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_is_taken_or_refused_by_name(password: str) -> None:
    try:
        normal = check_password(password, (password,))
    except WeakPasswordError:
        return
    assert normal.encode()
