"""Which words are known: those of the lexicon and those of the article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from questions.facts import corrected
from questions.language.words import words
from questions.lexicon import table

# Slips and what is cut away from web pages: these words are listed because they are wrong here.
_NOT_WORDS = frozenset({"corrections", "furniture"})


def vocabulary(text: str) -> frozenset[str]:
    """Every word of the lexicon and of a text, in lower case; the text's known slips mended."""
    return lexicon_words() | _parts(corrected(text))


@cache
def lexicon_words() -> frozenset[str]:
    folder = files("questions.lexicon")
    names = sorted(file.name.removesuffix(".toml") for file in folder.iterdir())
    tables = [
        table(name)
        for name in names
        if folder.joinpath(f"{name}.toml").is_file() and name not in _NOT_WORDS
    ]
    return frozenset(word for text in _texts(tables) for word in _parts(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from (name, *_texts(one))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _parts(text: str) -> frozenset[str]:
    """The words, and of what is written with a hyphen each part as well."""
    return frozenset(part for word in words(text) for part in (word, *word.split("-")))
