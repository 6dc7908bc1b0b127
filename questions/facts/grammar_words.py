"""The words that the grammars of prose share, as sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def grammar(name: str) -> dict[str, Any]:
    """The grammar of that name, as parsed from its file. Callers must not change it."""
    path = files(__package__).joinpath("grammars", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the shared lists of words."""
    return frozenset(grammar("words")[name])
