from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.accounts.errors import InvalidLoginError, LoginProblem
from quizapp.accounts.logins import check_new_login, parse_login


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("anna@example.org", "anna@example.org"),
        ("  Anna@Example.ORG ", "anna@example.org"),
        ("a.b+c@mail.example.co.uk", "a.b+c@mail.example.co.uk"),
        ("jörg@münchen.example", "jörg@münchen.example"),
    ],
)
def test_an_address_is_kept_in_lower_case(typed: str, stored: str) -> None:
    assert parse_login(typed).email == stored
    assert parse_login(typed).username is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Anna", "anna"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ａｎｎａ", "anna"),
        ("Ångström", "ångström"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
        ("Οδυσσεύς", "οδυσσεύσ"),
        ("李雷", "李雷"),
        ("o'brien_2.b-c", "o'brien_2.b-c"),
    ],
)
def test_user_names_that_look_the_same_are_the_same(typed: str, stored: str) -> None:
    assert parse_login(typed).username == stored


@pytest.mark.parametrize(
    "typed",
    [
        "anna@", "@example.org", "anna@example", "a@b@c.org", "a b@c.org", "a@c..org", "a@.org",
        "a,b@c.org", "<a@c.org>", "a@c.org\nBcc: d@e.org", "a\x00@c.org", "a\u202e@c.org",
        "a\u200b@c.org", "a" * 250 + "@c.org", "a\ud800@c.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidLoginError) as caught:
        parse_login(typed)
    assert caught.value.problem == LoginProblem.EMAIL


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "a", "a b", "a" * 65, "-anna", ".anna", "an\x00na", "an\u200bna", "\u202eanna",
        "anna\u2069", "an\ud800na", "an\ue000na", "\u0301anna", "anna!", "😀😀", "a/b", "a\\b",
    ],
)  # fmt: skip
def test_what_is_no_user_name_is_refused(typed: str) -> None:
    with pytest.raises(InvalidLoginError) as caught:
        parse_login(typed)
    assert caught.value.problem == LoginProblem.USERNAME


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=70))
def test_reading_a_stored_login_again_changes_nothing(typed: str) -> None:
    try:
        login = parse_login(typed)
    except InvalidLoginError:
        return
    assert parse_login(login.text) == login


@pytest.mark.parametrize("typed", ["\u200fשרה\u200f", "anna\u200e"])
def test_marks_of_direction_are_no_part_of_a_login(typed: str) -> None:
    assert parse_login(typed) == parse_login(typed.strip("\u200f\u200e"))


@pytest.mark.parametrize("login", ["anna", "иван", "ivan.иванов", "李雷", "jörg@münchen.example"])
def test_a_new_login_is_written_in_one_alphabet(login: str) -> None:
    check_new_login(parse_login(login))


@pytest.mark.parametrize(
    "login",
    ["\u0430dmin", "\u0430\u0501\u043c\u0456\u043f", "\u0430nna@example.org", "an\u03bfther"],
)
def test_a_new_login_that_looks_like_another_is_refused(login: str) -> None:
    with pytest.raises(InvalidLoginError) as caught:
        check_new_login(parse_login(login))
    assert caught.value.problem == LoginProblem.LOOKALIKE
