"""What patients ask themselves and what is known of it: `data/explanations.toml`, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from questions.knowledge.loading import kept_entry, tables

# The source of what is told of the article itself.
ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene of `questions.figures` as JSON, and its words. `moves` names how it moves, empty for
    one that stands still; `lit` lights up what an explanation would."""

    scene: Mapping[str, Any]
    said: str
    moves: str = ""
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two; `sources` where it was checked, `needs` what the article has to name."""

    text: str
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One screen: a question as a person asks it, what is known of it, and its pictures. The
    article has to name all of `needs`, and one of `needs_any` where there are such."""

    key: str
    site: str
    needs: tuple[str, ...]
    question: str
    pictures: tuple[Picture, ...]
    lines: tuple[Line, ...]
    needs_any: tuple[str, ...] = ()


@cache
def explanations() -> tuple[Explanation, ...]:
    """All there are, in the order in which they are shown."""
    told = dict(tables("explanations"))
    return tuple(_explanation(one) for one in told["screen"])


def _explanation(values: Mapping[str, Any]) -> Explanation:
    pictures = tuple(kept_entry(Picture, one) for one in values["pictures"])
    lines = tuple(kept_entry(Line, one) for one in values["lines"])
    rest = {key: one for key, one in values.items() if key not in ("pictures", "lines")}
    return kept_entry(Explanation, rest, pictures=pictures, lines=lines)
