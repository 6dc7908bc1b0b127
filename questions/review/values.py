"""What a form posts, read: clean lines, ranges, lists; and what may be wrong with it, as codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from questions.facts.ids import UniqueIds
from questions.facts.model import Evidence, Range
from questions.language.words import words
from questions.reading.normalising import collapse, normalise

Values = Mapping[str, str]
# The name of a field and the code of what is wrong with it.
Problems = dict[str, str]

MAX_NAME = 120
MAX_LABEL = 160
MAX_SENTENCE = 600
MAX_LINES = 30
_MAX_NUMBER = 10_000
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be typed. `choices` are what there is already; a field without any is
    free. An `optional` one may stay empty."""

    name: str
    value: str
    multiline: bool = False
    choices: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Addition:
    """A fact on its way in: what was typed, and the sentences that it comes from. `id` is what it
    is to be called; empty where nobody knows yet."""

    values: Values
    evidence: Evidence
    sentence: str
    id: str = ""

    @property
    def place(self) -> int:
        return self.evidence[0].start if self.evidence else 0


class NotThereError(Exception):
    """What a decision is about is not among the facts."""


def line(values: Values, name: str) -> str:
    """A field as one clean line; nothing where it is missing."""
    return collapse(normalise(values.get(name, "")))


def lines(values: Values, name: str) -> tuple[str, ...]:
    """The lines of a field without the empty ones."""
    cleaned = (collapse(one) for one in normalise(values.get(name, "")).split("\n"))
    return tuple(one for one in cleaned if one)


def things(values: Values, name: str) -> tuple[str, ...]:
    """The things between the commas of a field, each once."""
    named = (one.strip() for one in line(values, name).split(","))
    return tuple(dict.fromkeys(one for one in named if one))


def read_range(values: Values, name: str) -> Range | None:
    """The range in "8" or "8-12"; None for an empty field. Raises ValueError for anything else."""
    text = line(values, name)
    if not text:
        return None
    match = _RANGE.fullmatch(text)
    low, high = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= low <= high <= _MAX_NUMBER:
        raise ValueError(name)
    return Range(low, high)


def write_range(found: Range | None) -> str:
    """A range as a person types it."""
    if found is None:
        return ""
    return str(found.low) if found.low == found.high else f"{found.low}-{found.high}"


def wanted(values: Values, name: str, longest: int) -> Problems:
    """What is wrong with a line that has to be there: no word in it, or too many letters."""
    return {name: "empty"} if not words(line(values, name)) else short(values, name, longest)


def short(values: Values, name: str, longest: int) -> Problems:
    """What is wrong with a line that may be empty."""
    return {name: "too_long"} if len(line(values, name)) > longest else {}


def one_of_two(values: Values, name: str, longest: int) -> Problems:
    """As `wanted`, for what is chosen in one field or typed in another one, named "new_..."."""
    return wanted({name: chosen(values, name)}, name, longest)


def wrong_name(names: Mapping[str, str], list_id: str, field: str) -> Problems:
    """What is wrong with the name of the list of that id, among the names of all by their ids."""
    key = key_of(names[list_id])
    if any(key_of(name) == key for one, name in names.items() if one != list_id):
        return {field: "already_there"}
    return wanted({field: names[list_id]}, field, MAX_LABEL)


def chosen(values: Values, name: str) -> str:
    """What was typed as new, or else what was chosen among what there is."""
    return line(values, f"new_{name}") or line(values, name)


def key_of(*parts: str | None) -> tuple[str, ...]:
    """Words that are compared, without regard to capitals and spacing."""
    return tuple(folded(part or "") for part in parts)


def free_id(wanted_id: str, sentence: str, taken: Iterable[str]) -> str:
    """`wanted_id`, or one made of it and the sentence where another fact has it."""
    known, ids = frozenset(taken), UniqueIds()
    one = ids.take(wanted_id, sentence)
    while one in known:
        one = ids.take(wanted_id, sentence)
    return one


# Each correction is compared with all names of its list.
@lru_cache(maxsize=32_768)
def folded(text: str) -> str:
    """One text as it stands in a key."""
    return collapse(text).casefold()
