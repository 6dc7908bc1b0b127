from __future__ import annotations

import pytest
from flask import Flask

from quizapp.accounts import hashing
from tests.quizapp.accounts.conftest import OTHER_PASSWORD, PASSWORD


@pytest.fixture(autouse=True)
def _context(app: Flask):
    with app.app_context():
        yield


def test_a_hash_opens_for_its_password_only() -> None:
    stored = hashing.hash_password(PASSWORD)
    assert hashing.is_password(stored, PASSWORD)
    assert not hashing.is_password(stored, OTHER_PASSWORD)


def test_hashes_are_argon2id_and_salted() -> None:
    one, other = hashing.hash_password(PASSWORD), hashing.hash_password(PASSWORD)
    assert one.startswith("$argon2id$")
    assert one != other


@pytest.mark.parametrize("stored", [None, "", "not a hash", "$argon2id$v=19$broken"])
def test_nothing_opens_what_holds_no_hash(stored: str | None) -> None:
    assert not hashing.is_password(stored, PASSWORD)


@pytest.mark.parametrize("password", ["nobody has this password", "x" * 1025, "\ud800" * 9, ""])
def test_an_account_without_a_hash_opens_for_nothing(password: str) -> None:
    assert not hashing.is_password(None, password)


def test_an_unknown_account_costs_a_whole_verification(monkeypatch: pytest.MonkeyPatch) -> None:
    verified = []
    hasher = hashing._hasher()
    monkeypatch.setattr(
        type(hasher), "verify", lambda self, stored, password: verified.append(stored) or True
    )
    assert not hashing.is_password(None, PASSWORD)
    assert len(verified) == 1
    assert not hashing.is_outdated(verified[0])


def test_the_same_words_typed_on_another_keyboard_open() -> None:
    stored = hashing.hash_password("Ångström's unit")
    assert hashing.is_password(stored, "A\u030angstro\u0308m's unit")


def test_a_hash_of_other_parameters_is_outdated(app: Flask) -> None:
    stored = hashing.hash_password(PASSWORD)
    assert not hashing.is_outdated(stored)
    app.config["ARGON2_COST"] = {"time_cost": 2, "memory_cost": 64, "parallelism": 1}
    assert hashing.is_outdated(stored)


def test_without_configuration_the_library_decides(app: Flask) -> None:
    del app.config["ARGON2_COST"]
    assert "m=65536,t=3,p=4" in hashing.hash_password(PASSWORD)
