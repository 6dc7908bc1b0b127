"""Ids that depend on a fact's own kind and words, never on where it stands."""

from __future__ import annotations

import hashlib

from questions.reading.normalising import collapse

_LENGTH = 10


def fact_id(kind: str, *words: str) -> str:
    """`kind-` and ten hex digits of the words, without regard to capitals and spacing."""
    joined = "\x1f".join((kind, *(collapse(word).casefold() for word in words)))
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8')).hexdigest()[:_LENGTH]}"


def part_id(parent: str, kind: str, *words: str) -> str:
    """The id of one part of a fact: `parent.kind-` and ten hex digits of the part's own words."""
    return f"{parent}.{fact_id(kind, *words)}"


class UniqueIds:
    """Hands out ids; on a collision the fact's own sentence is mixed in."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, wanted: str, sentence: str) -> str:
        """`wanted`, or a new id made of it and its sentence where another fact has it."""
        count = self._taken.get(wanted, 0)
        self._taken[wanted] = count + 1
        if not count:
            return wanted
        # Even the sentence may stand twice; then only the count can tell the two apart.
        _, _, digits = fact_id("again", wanted, sentence, str(count)).partition("-")
        return f"{wanted}-{digits}"
