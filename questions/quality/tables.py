"""The auditor's words as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table of that name. Callers must not change it."""
    path = files("questions.quality") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
