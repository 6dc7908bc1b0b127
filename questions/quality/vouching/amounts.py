"""A second reading of doses. Every word beside a number has to be accounted for, and what comes
out has to be the dose of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from questions.quality.auditor.case import Case
from questions.quality.auditor.rules.pages import asked_exercises, dose_of
from questions.quality.tables import table
from questions.quality.words import content

Amounts = Mapping[str, tuple[int, int]]

_TOKEN = re.compile(r"\d+|[a-z]+(?:['’-][a-z]+)*|[×/%½¼]")
_CLAUSE = re.compile(r"[.;!?\n•]+|,| then | and (?=[a-z])", re.IGNORECASE)
_RANGE = re.compile(r"(\d)\s*(?:-|–|—|to|or)\s*(?=\d)")
_MINUTE = 60


def is_unsure(case: Case) -> bool:
    """Whether an amount that is asked is not plain."""
    if case.item.kind != "numeric":
        return False
    return any(not _is_plain(case, one) for one in asked_exercises(case))


def _is_plain(case: Case, exercise: Mapping[str, Any]) -> bool:
    dose = dose_of(exercise)
    lines = list(_lines(case, exercise))
    return (
        bool(exercise.get("steps"))
        and bool(lines)
        and all(_is_below(case, exercise, start) for start, _ in lines)
        and read_again([line for _, line in lines], exercise["name"]) == dose
    )


def _lines(case: Case, exercise: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The sentences of the dose, each with all that stands before it on its line: a label changes
    what a number means."""
    text = case.facts.text
    for span in (exercise.get("parts", {}).get("dose") or {}).get("evidence", ()):
        start, end = span["start"], span["end"]
        label = text[text.rfind("\n", 0, start) + 1 : start]
        has_label = bool(re.search(r":\s*$", label))
        yield start, (label if has_label else "") + text[start:end]


def _is_below(case: Case, exercise: Mapping[str, Any], start: int) -> bool:
    """Whether a sentence stands between the exercise's name and the next exercise's."""
    own = min((one["start"] for one in exercise["evidence"]), default=start)
    between = (
        one["start"]
        for other in case.facts.exercises
        if other["id"] != exercise["id"]
        for one in other["evidence"][:1]
    )
    return own <= start and not any(own < one <= start for one in between)


def read_again(lines: Sequence[str], name: str) -> Amounts | None:
    """The amounts of these sentences by unit; None where a word beside a number is not accounted
    for, or two numbers go for one thing."""
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        for clause in _clauses(line):
            told = _read(clause, content(name))
            if told is None:
                return None
            for unit, span in told.items():
                if found.setdefault(unit, span) != span:
                    return None
    return found


def _clauses(line: str) -> Iterator[list[str]]:
    """Clauses that hold a number or say how often, as words."""
    plain = _RANGE.sub(r"\1 - ", _in_figures(line.lower()))
    plain = re.sub(r"(\d)(?=[a-z])", r"\1 ", plain)
    for clause in _CLAUSE.split(plain):
        told = _TOKEN.findall(clause.replace(" - ", " / ") if " - " in clause else clause)
        if any(one.isdigit() or one in _words("often", "day", "week") for one in told):
            yield told


def _in_figures(line: str) -> str:
    words = dict(zip(table("vouching")["doses"]["numbers"].split(), _figures(), strict=True))
    line = re.sub(r"\b(?:both|the|other|each) one\b", " ", line)
    return re.sub(
        r"\b(" + "|".join(words) + r")\b(?! (?:side|leg|arm|hand|foot|knee)\b)",
        lambda found: str(words[found[1]]),
        line,
    )


def _figures() -> list[int]:
    return list(table("vouching")["doses"]["figures"])


@dataclass
class _Reading:
    """What was read of a clause so far."""

    is_held: bool
    amounts: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_whole: bool = True

    def take(self, name: str, span: tuple[int, int]) -> None:
        if self.amounts.setdefault(name, span) != span:
            self.is_whole = False


def _read(told: list[str], name: frozenset[str]) -> Amounts | None:
    reading = _Reading(bool(_words("hold") & set(told)))
    at = 0
    while at < len(told) and reading.is_whole:
        at = _step(told, at, reading, name)
    return reading.amounts if reading.is_whole else None


def _step(told: list[str], at: int, reading: _Reading, name: frozenset[str]) -> int:
    word = told[at]
    if word.isdigit():
        return _number(told, at, reading)
    if word in _words("often"):
        return _times(told, at + 1, (1 + ("once", "twice", "thrice").index(word),) * 2, reading)
    if word in ("daily", "weekly"):
        reading.take("per_day" if word == "daily" else "per_week", (1, 1))
        return at + 1
    known = word in _words("beside", "hold") or word in ("day", "/") or bool(content(word) & name)
    if not known:
        reading.is_whole = False
    return at + 1


def _number(told: list[str], at: int, reading: _Reading) -> int:
    low = high = int(told[at])
    at += 1
    if told[at : at + 1] == ["/"] and at + 1 < len(told) and told[at + 1].isdigit():
        high, at = int(told[at + 1]), at + 2
    unit = told[at] if at < len(told) else ""
    if unit in ("x", "×") and at + 1 < len(told) and told[at + 1].isdigit():
        reading.take("sets", (low, high))
        return _counted(told, at + 1, reading)
    if unit in _words("units_sets"):
        reading.take("sets", (low, high))
        has_count = told[at + 1 : at + 2] == ["of"] and told[at + 2 : at + 3][0:1] != []
        return _counted(told, at + 2, reading) if has_count else at + 1
    if unit in _words("seconds", "minutes"):
        times = _MINUTE if unit in _words("minutes") else 1
        slot = "hold_seconds" if reading.is_held else "duration_seconds"
        reading.take(slot, (low * times, high * times))
        return at + 1
    if unit in _words("units_reps") or unit in ("x", "×"):
        return _times(told, at + 1, (low, high), reading)
    reading.is_whole = False
    return at


def _counted(told: list[str], at: int, reading: _Reading) -> int:
    """The count of one set: a number with or without its unit."""
    if at >= len(told) or not told[at].isdigit():
        reading.is_whole = False
        return at
    low = high = int(told[at])
    at += 1
    if told[at : at + 1] == ["/"] and at + 1 < len(told) and told[at + 1].isdigit():
        high, at = int(told[at + 1]), at + 2
    if at < len(told) and told[at] in _words("seconds", "minutes"):
        reading.is_whole = False
    reading.take("reps", (low, high))
    return at + (at < len(told) and told[at] in _words("units_reps"))


def _times(told: list[str], at: int, span: tuple[int, int], reading: _Reading) -> int:
    """How often: a day, a week, or in one go."""
    rest = told[at : at + 2]
    if rest and rest[0] == "daily":
        reading.take("per_day", span)
        return at + 1
    if (
        len(rest) == 2
        and rest[0] in ("a", "per", "each", "every", "/")
        and rest[1] in ("day", "week")
    ):
        reading.take("per_day" if rest[1] == "day" else "per_week", span)
        return at + 2
    reading.take("reps", span)
    return at


@cache
def _words(*names: str) -> frozenset[str]:
    told = table("vouching")["doses"]
    return frozenset(word for name in names for word in told[name].split())
