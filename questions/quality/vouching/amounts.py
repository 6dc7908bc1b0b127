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
_ONE_SIDE = r"(?! (?:side|leg|arm|hand|foot|knee)\b)"
_LABEL = re.compile(r":\s*$")
_MINUTE = 60
_TIMES = ("x", "×")
_BEFORE = ("in",)  # a position, but not a number: "in two minutes" is a limit


def is_unsure(case: Case) -> bool:
    """Whether an amount that is asked is not plain."""
    is_asked = case.item.kind == "numeric"
    return is_asked and any(not _is_plain(case, one) for one in asked_exercises(case))


def _is_plain(case: Case, exercise: Mapping[str, Any]) -> bool:
    lines = list(_lines(case, exercise))
    return (
        bool(exercise.get("steps"))
        and bool(lines)
        and all(_is_below(case, exercise, start) for start, _ in lines)
        and read_again([line for _, line in lines], exercise["name"]) == dose_of(exercise)
    )


def _lines(case: Case, exercise: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The sentences of the dose and where they begin, each with the label before it: a label
    changes what a number means."""
    text = case.facts.text
    for span in (exercise.get("parts", {}).get("dose") or {}).get("evidence", ()):
        start, end = span["start"], span["end"]
        before = text[text.rfind("\n", 0, start) + 1 : start]
        yield start, (before if _LABEL.search(before) else "") + text[start:end]


def _is_below(case: Case, exercise: Mapping[str, Any], start: int) -> bool:
    """Whether a sentence stands between the exercise's name and the next exercise's."""
    own = min((one["start"] for one in exercise["evidence"]), default=start)
    names = (
        one["start"]
        for other in case.facts.exercises
        if other["id"] != exercise["id"]
        for one in other["evidence"][:1]
    )
    return own <= start and not any(own < one <= start for one in names)


def read_again(lines: Sequence[str], name: str) -> Amounts | None:
    """The amounts of these sentences by unit; None where a word beside a number is not accounted
    for, or two numbers go for one thing."""
    reading = _Reading(content(name))
    for line in lines:
        for clause in _clauses(line):
            reading.read(clause)
    return reading.amounts if reading.is_whole else None


def _clauses(line: str) -> Iterator[list[str]]:
    """Clauses that hold a number or say how often, as words."""
    plain = re.sub(r"(\d)(?=[a-z])", r"\1 ", _RANGE.sub(r"\1 / ", _in_figures(line.lower())))
    for clause in _CLAUSE.split(plain):
        told = _TOKEN.findall(clause)
        if any(one.isdigit() or one in _words("often", "day", "week") for one in told):
            yield told


def _in_figures(line: str) -> str:
    """Numbers in figures; "the other one" and "one leg" count nothing."""
    told = table("vouching")["doses"]
    figures = dict(zip(told["numbers"].split(), told["figures"], strict=True))
    line = re.sub(r"\b(?:both|the|other|each) one\b", " ", line)
    number = re.compile(rf"\b({'|'.join(figures)})\b{_ONE_SIDE}")
    return number.sub(lambda found: str(figures[found[1]]), line)


@dataclass
class _Reading:
    """What was read so far; `name` are the words of the exercise's name, which may stand
    anywhere."""

    name: frozenset[str]
    amounts: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_whole: bool = True

    def read(self, clause: list[str]) -> None:
        rest = _with_unit_behind(clause)
        is_held = bool(_words("hold") & set(clause))
        while rest and self.is_whole:
            self._next(rest, is_held=is_held)

    def _next(self, rest: list[str], *, is_held: bool) -> None:
        word = rest[0]
        if word.isdigit():
            self._number(rest, is_held=is_held)
            return
        rest.pop(0)
        if word in _words("often"):
            number = 1 + ("once", "twice", "thrice").index(word)
            self._count((number, number), rest)
        elif word in ("daily", "weekly"):
            self._take("per_day" if word == "daily" else "per_week", (1, 1))
        elif not (self._is_known(word) or (word in _BEFORE and not _begins_with_number(rest))):
            self.is_whole = word in _TIMES and _begins_with_number(rest)

    def _number(self, rest: list[str], *, is_held: bool) -> None:
        span = _span(rest)
        unit = rest.pop(0) if rest else ""
        has_count = bool(rest) and rest[0].isdigit()
        if (unit in _TIMES and has_count) or unit in _words("units_sets"):
            self._take("sets", span)
            if has_count or (rest[:1] == ["of"] and rest[1:] and rest[1].isdigit()):
                self._in_set(rest)
        elif unit in _words("seconds", "minutes"):
            length = _MINUTE if unit in _words("minutes") else 1
            low, high = span
            self._take(
                "hold_seconds" if is_held else "duration_seconds", (low * length, high * length)
            )
        elif unit in _TIMES or unit in _words("units_reps"):
            self._count(span, rest)
        else:
            self.is_whole = False

    def _in_set(self, rest: list[str]) -> None:
        """The count of one set, with or without its unit; a time there may be of each or of all."""
        if rest[0] == "of":
            rest.pop(0)
        self._take("reps", _span(rest))
        if rest and rest[0] in _words("seconds", "minutes"):
            self.is_whole = False
        elif rest and rest[0] in _words("units_reps"):
            rest.pop(0)

    def _count(self, span: tuple[int, int], rest: list[str]) -> None:
        """How often: a day, a week, or in one go."""
        if rest[:1] == ["daily"]:
            del rest[:1]
            self._take("per_day", span)
        elif rest[:1] and rest[0] in _words("per") and rest[1:2] and rest[1] in ("day", "week"):
            self._take(f"per_{rest[1]}", span)
            del rest[:2]
        else:
            self._take("reps", span)

    def _take(self, name: str, span: tuple[int, int]) -> None:
        if self.amounts.setdefault(name, span) != span:
            self.is_whole = False

    def _is_known(self, word: str) -> bool:
        is_named = bool(content(word) & self.name)
        return is_named or word in _words("beside", "hold", "day") or word == "/"


def _with_unit_behind(clause: list[str]) -> list[str]:
    """ "Reps: 8-10" as "8-10 reps"."""
    label, *rest = clause
    if label not in _words("units_reps", "units_sets") or not _begins_with_number(rest):
        return list(clause)
    end = 3 if rest[1:2] == ["/"] else 1
    return [*rest[:end], label, *rest[end:]]


def _begins_with_number(rest: list[str]) -> bool:
    return bool(rest) and rest[0].isdigit()


def _span(rest: list[str]) -> tuple[int, int]:
    """The number or the range at the front, which is taken away."""
    low = int(rest.pop(0))
    if rest[:1] == ["/"] and rest[1:] and rest[1].isdigit():
        rest.pop(0)
        return low, int(rest.pop(0))
    return low, low


@cache
def _words(*names: str) -> frozenset[str]:
    told = table("vouching")["doses"]
    return frozenset(word for name in names for word in told[name].split())
