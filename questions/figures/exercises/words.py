"""What a picture shows, in a language: the phrases of data/words.toml put together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from questions.figures.exercises.places import DATA

LANGUAGES = ("en", "es")


def in_words(phrases: Sequence[str], language: str) -> str:
    """One sentence for the phrases, in their order."""
    said = "; ".join(_phrase(name, language) for name in phrases)
    return f"{said[:1].upper()}{said[1:]}."


def moment_title(moment: str, language: str) -> str:
    """How the picture of the start or the end is called."""
    return _phrase(f"title_{moment}", language)


def _phrase(name: str, language: str) -> str:
    return _phrases()[name][language if language in LANGUAGES else "en"]


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
