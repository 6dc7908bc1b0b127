"""What a reviewer decided about one fact, as a value and as JSON."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from questions.facts.kinds.registry import KINDS

MAX_QUOTE = 2_000
MAX_FIELD = 10_000
_MAX_FIELDS = 20
_MAX_START = 10_000_000
_KEYS = frozenset(("verb", "kind", "fields", "quote", "start"))


class Verb(enum.StrEnum):
    """What can be done with a fact; a list of facts can be renamed."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    RENAME = "rename"


class InvalidDecisionError(ValueError):
    """The value is no decision."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; it is kept under the id of the fact that it is about, or of the list that it
    renames.

    `kind` is the kind of statement, of a list that of its facts. `fields` are what a form posts: a
    field that is left out keeps today's value. `quote` holds the words of the article that an
    addition comes from, `start` where they stand: the occurrence nearest to it counts.
    """

    verb: Verb
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    start: int | None = None


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """The decision as plain values."""
    return {
        "verb": decision.verb.value,
        "kind": decision.kind,
        "fields": dict(decision.fields),
        "quote": decision.quote,
        "start": decision.start,
    }


def decision_from_json(value: object) -> Decision:
    """The way back; raises InvalidDecisionError for anything else."""
    if not isinstance(value, Mapping) or set(value) != _KEYS:
        raise InvalidDecisionError("A decision has a verb, a kind, fields, a quote and a start.")
    verb, kind = value["verb"], value["kind"]
    if not isinstance(verb, str) or verb not in list(Verb):
        raise InvalidDecisionError("Nothing of that name can be done with a fact.")
    if not isinstance(kind, str) or kind not in KINDS:
        raise InvalidDecisionError("There is no such kind of fact.")
    quote = _text(value["quote"], MAX_QUOTE)
    decision = Decision(Verb(verb), kind, _fields(value["fields"]), quote, _start(value["start"]))
    if decision.verb is not Verb.ADD and (quote or decision.start is not None):
        raise InvalidDecisionError("Only an addition has a quote of its own.")
    if decision.verb in (Verb.ACCEPT, Verb.REJECT) and decision.fields:
        raise InvalidDecisionError("What accepts or rejects has no fields.")
    return decision


def _fields(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or len(value) > _MAX_FIELDS:
        raise InvalidDecisionError("The fields are no fields.")
    return {_text(name, 100): _text(text, MAX_FIELD) for name, text in value.items()}


def _start(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MAX_START:
        raise InvalidDecisionError("The start is no place in a text.")
    return value


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise InvalidDecisionError("A text is too long or no text.")
    # A lone half of a surrogate pair cannot be stored, nor a NUL in PostgreSQL.
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise InvalidDecisionError("A text holds what is no character.")
    return value
