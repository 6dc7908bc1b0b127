"""Translations as they are kept: `<name>.<language>.toml`, beside the article whose facts they
tell, or in `data` for texts of our own. A table for each fact, in it a line for each sentence:

    ["exercise-120f183e37.steps"]
    "5c1f0a72d9be" = "…"
"""

from __future__ import annotations

import enum
import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_PLACES = (("questions.articles", ""), ("questions.translations", "data"))
_FILE = re.compile(r"[\w-]+\.(?P<language>[a-z]{2})\.toml")
_OWN_DIGEST = re.compile(r"(?<=\.)(?P<part>[a-z_]+)-[0-9a-f]{6,}$")
_SPACES = re.compile(r"\s+")
_DIGITS = 12

# By fact, then by the digest of the source's words.
_Table = Mapping[str, Mapping[str, str]]


class Standing(enum.StrEnum):
    """Whether a text has a translation, was translated from other words, or never was."""

    CURRENT = "current"
    STALE = "stale"
    NONE = "none"


def translated(fact_id: str, source_text: str, language: str) -> str | None:
    """The words of a fact in a language, where they were translated from these very words. The
    language may name a country too ("es-MX")."""
    return _table(language).get(kept_at(fact_id), {}).get(digest(source_text))


def standing(fact_id: str, source_text: str, language: str) -> Standing:
    """How it stands with a translation of these words."""
    known = _table(language).get(kept_at(fact_id), {})
    if digest(source_text) in known:
        return Standing.CURRENT
    return Standing.STALE if known else Standing.NONE


def digest(text: str) -> str:
    """The same for the same words, whatever the white space between them."""
    plain = _SPACES.sub(" ", text).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:_DIGITS]


def kept_at(fact_id: str) -> str:
    """Where the translations of a fact are kept: its id without the digest of its own words, which
    an edit changes, so that what was translated before is found and known to be stale."""
    return _OWN_DIGEST.sub(r"\g<part>", fact_id)


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is any translation in."""
    return tuple(sorted({language for language, _ in _files()}))


@cache
def _table(language: str) -> _Table:
    wanted = language[:2].lower()
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for own, told in _files():
        if own == wanted:
            for fact_id, lines in told.items():
                found[kept_at(fact_id)] |= lines
    return found


def _files() -> Iterator[tuple[str, _Table]]:
    for package, folder in _PLACES:
        place = files(package).joinpath(folder) if folder else files(package)
        for one in sorted(place.iterdir(), key=lambda one: one.name):
            if name := _FILE.fullmatch(one.name):
                yield name["language"], tomllib.loads(one.read_text(encoding="utf-8"))
