"""What a question asks of the mind, by template. Kept as data in `catalogue/asks.toml`."""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


class Asks(enum.StrEnum):
    """Recall of what was read, telling apart what is mixed up, or applying it elsewhere."""

    RECALL = "recall"
    APART = "apart"
    APPLY = "apply"


def asks_of(template: str) -> Asks:
    """What the template's questions ask for; recall for one that is not in the table, such as that
    of a question stored by an older version or written by a reviewer."""
    return asks_by_template().get(template, Asks.RECALL)


@cache
def asks_by_template() -> Mapping[str, Asks]:
    """The table as it ships. Raises ValueError for a word that is none of the three."""
    path = files("questions.items") / "catalogue" / "asks.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {template: Asks(word) for template, word in told.items()}
