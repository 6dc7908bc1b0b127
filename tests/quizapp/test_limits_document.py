"""docs/limits.md says what the code does."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_PAGE = (_ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
_ROW = re.compile(r"\| ([\d,]+)[^|]* \| `([\w.]+)\.(\w+)` \|$", re.M)
_RATE = re.compile(r"\b\d+ per (?:\d+ )?\w+")
_RATES_IN_CODE = re.compile(r'"(\d+ per [^"]*)"')


@pytest.mark.parametrize(("number", "module", "name"), _ROW.findall(_PAGE))
def test_a_limit_is_the_one_in_the_code(number: str, module: str, name: str) -> None:
    assert getattr(import_module(module), name) == int(number.replace(",", ""))


def test_every_row_that_names_code_is_looked_at() -> None:
    assert len(_ROW.findall(_PAGE)) == _PAGE.count("` |\n") >= 30


def test_every_rate_of_the_code_is_told_and_no_other() -> None:
    code = "".join(path.read_text() for path in (_ROOT / "quizapp").rglob("*.py"))
    rates = _RATE.findall(" ".join(_RATES_IN_CODE.findall(code)))
    assert set(rates) == set(_RATE.findall(_PAGE))
