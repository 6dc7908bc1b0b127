"""What stands beside a thing and is none of its kind: wrong answers where the article has too few.
The entries are data, each with its reason, in the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from questions.language.words import words
from questions.lexicon import table


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A condition by its name, and its sign as a clause, also in plain words, and as a noun
    phrase."""

    name: str
    clause: str
    phrase: str
    plain: str = ""


@cache
def beside_types(thing: str) -> tuple[Neighbour, ...]:
    """Conditions like the types of this thing; empty where none is known for sure."""
    known, sought = table("items")["types"], " ".join(words(thing))
    entries = known.get(sought) or known.get(sought.removesuffix("s"), ())
    return tuple(Neighbour(**entry) for entry in entries)
