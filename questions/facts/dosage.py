"""How much of an exercise: repetitions, sets, holds, durations, how often, which sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from questions.facts import dose_patterns as patterns
from questions.facts.model import Dosage, Range
from questions.facts.numbers import figures

# What no one could do, or a slip of the pen: such a number is reported, not taught.
LIMITS = {
    "reps": 500,
    "sets": 20,
    "hold_seconds": 1800,
    "duration_seconds": 7200,
    "per_day": 24,
    "per_week": 21,
}


@dataclass
class DoseReading:
    """A dose with what was wrong about it, and whether each sentence gave a part of it."""

    dosage: Dosage
    used: tuple[frozenset[str], ...]
    problems: tuple[str, ...] = ()


@dataclass
class _Found:
    """What one sentence says, before sentences are put together."""

    text: str
    is_static: bool
    values: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    sides: bool = False
    repeats: bool = False

    def add(self, name: str, low: float, high: float) -> None:
        self.values.setdefault(name, []).append((low, high))

    def cut(self, match: re.Match[str]) -> None:
        gap = " " * (match.end() - match.start() - 1) + "¦"
        self.text = self.text[: match.start()] + gap + self.text[match.end() :]


# Where two bare numbers stand with an x between: no more sets than this, and at least so many
# repetitions, whichever comes first.
_MOST_SETS, _FEWEST_REPS = 5, 8


def read_dose(sentences: Sequence[str], *, name: str = "") -> DoseReading:
    """The dose that an exercise's sentences give; `name` helps to tell a stretch from a motion.

    What contradicts itself or cannot be done is left out and named in `problems`.
    """
    is_static = bool(patterns.STATIC_NAME.search(name))
    found = [_read_sentence(sentence, is_static) for sentence in sentences]
    problems: list[str] = []
    values = _combine(found, problems)
    sides = "each" if any(one.sides for one in found) else None
    used = tuple(
        frozenset(one.values) | (frozenset({"sides"}) if one.sides else frozenset())
        for one in found
    )
    return DoseReading(Dosage(**values, sides=sides), used, tuple(problems))


def _read_sentence(sentence: str, is_static: bool) -> _Found:
    text = patterns.EITHER_TIME.sub(r"\1-\2", figures(sentence))
    if "count" in text:
        text = patterns.HELD_COUNT.sub(_in_seconds, text)
    if text.count(":") > 1 and len(patterns.LABELS.findall(text)) > 1:
        text = patterns.LABELS.sub(" ¦ ", text)
    if not _tells(text) or patterns.OTHERS.match(text):
        return _Found(text, is_static)
    for noise in (patterns.PROGRESSION, patterns.REST, patterns.TEMPO, patterns.NOT_DOSE):
        text = noise.sub("¦", text)
    found = _Found(text, is_static)
    for step in _SENTENCE_STEPS:
        step(found)
    return found


def _tells(text: str) -> bool:
    """Whether a text says anything about how much."""
    if patterns.AMOUNT.search(text) or patterns.WEEKDAYS.search(text):
        return True
    return patterns.OF_SIDES.search(text) is not None and patterns.SIDES.search(text) is not None


def _in_seconds(match: re.Match[str]) -> str:
    """A count that a hold lasts, in seconds; one to which a part is moved or somebody breathes
    stays as it is."""
    is_hold = match["verb"].startswith(("hold", "held"))
    if not is_hold and patterns.ON_THE_WAY.search(match["between"]):
        return match[0]
    return f"{match['verb']}{match['between']}{match['of'] or match['counts']} seconds"


def _take_frequency(found: _Found) -> None:
    for name, pattern in (("per_week", patterns.WEEK), ("per_day", patterns.DAY)):
        while match := pattern.search(found.text):
            found.add(name, *_ends(match))
            found.cut(match)
    if "per_week" not in found.values and (days := patterns.WEEKDAYS.search(found.text)):
        count = len(set(patterns.WEEKDAY.findall(days[0])))
        found.add("per_week", count, count)
        found.cut(days)
    for pattern, times in ((patterns.THRICE, 3), (patterns.BOTH_ENDS, 2)):
        if match := pattern.search(found.text):
            found.add("per_day", times, times)
            found.cut(match)
    if "per_day" not in found.values and (match := patterns.EVERY_DAY.search(found.text)):
        found.add("per_day", 1, 1)
        found.cut(match)


def _take_sets_of(found: _Found) -> None:
    if match := patterns.REPS_BY_SETS.search(found.text):
        found.add("reps", *_ends(match, "r"))
        found.add("sets", *_ends(match, "s"))
        found.cut(match)
    for pattern in (patterns.SETS_OF, patterns.CROSS):
        while match := pattern.search(found.text):
            _add_product(found, match)
            found.cut(match)


def _add_product(found: _Found, match: re.Match[str]) -> None:
    first = (1.0, 1.0) if match.groupdict().get("one") else _ends(match, "s")
    second = _ends(match, "r")
    unit = (match["unit"] or "").strip(" -")
    if unit.startswith("set") or (not unit and _is_turned(match, first, second)):
        first, second = second, first
    # Ten holds are repeated; ten seconds may as well be a set.
    is_held = unit and found.text[match.end() :].lstrip(" -").startswith("hold")
    found.add("reps" if is_held else "sets", *first)
    if unit and not unit.startswith("set"):
        found.add(_time_kind(found, match), *(end * _seconds(unit) for end in second))
    else:
        found.add("reps", *second)


def _is_turned(
    match: re.Match[str], first: tuple[float, float], second: tuple[float, float]
) -> bool:
    """Whether "10-15x3" or "12 x 2" tells the repetitions first: a range is theirs, and nobody does
    a dozen sets of two."""
    if match.re is not patterns.CROSS or second[0] != second[1]:
        return False
    return first[0] != first[1] or (second[1] <= _MOST_SETS and first[0] >= _FEWEST_REPS)


def _take_times(found: _Found) -> None:
    if match := patterns.HOLD_LABEL.search(found.text):
        found.add("hold_seconds", *_ends(match))
        found.cut(match)
    while match := patterns.MIXED_TIME.search(found.text):
        low = float(match["low"]) * _seconds(match["lowunit"])
        high = (float(match["high"]) if match["high"][0].isdigit() else 1) * _seconds(match["unit"])
        found.add(_time_kind(found, match), low, high)
        found.cut(match)
    while match := patterns.TIME.search(found.text):
        low, high = (1.0, 1.0) if match["one"] else _ends(match)
        factor = _seconds(match["one"] or match["unit"])
        found.add(_time_kind(found, match), low * factor, high * factor)
        found.cut(match)


def _take_sets(found: _Found) -> None:
    while match := patterns.SETS.search(found.text):
        found.add("sets", *_ends(match, "b" if match["bhigh"] else ""))
        found.cut(match)


def _take_reps(found: _Found) -> None:
    if not patterns.DIGIT.search(found.text):
        return
    while match := patterns.REPS.search(found.text):
        name = next(key for key in ("", *"bcdefghijklmnopqr") if match[f"{key}high"])
        found.repeats = found.repeats or (name in "bd" and "repeat" in found.text)
        if name == "f":
            found.sides = found.sides or "direction" not in match[0]
        found.add("reps", *_ends(match, name))
        found.cut(match)


def _take_sides(found: _Found) -> None:
    for match in patterns.SIDES.finditer(found.text):
        if not patterns.BOTH_LIMBS.match(match[0]) or patterns.BOTH_DOSED.search(found.text):
            found.sides = True


_SENTENCE_STEPS: tuple[Callable[[_Found], None], ...] = (
    _take_sides,
    _take_frequency,
    _take_sets_of,
    _take_times,
    _take_sets,
    _take_reps,
)


def _ends(match: re.Match[str], name: str = "") -> tuple[float, float]:
    high = float(match[f"{name}high"])
    low = match[f"{name}low"]
    return (float(low) if low else high), high


def _seconds(unit: str) -> int:
    return 60 if unit.lstrip().startswith("m") else 1


def _time_kind(found: _Found, match: re.Match[str]) -> str:
    """A position held or movement kept up: told by the nearest verb before the time."""
    if match.groupdict().get("noun"):
        return "hold_seconds"
    before = found.text[max(0, match.start() - 120) : match.start()]
    holds = [one.start() for one in patterns.HOLDING.finditer(before)]
    moves = [one.start() for one in patterns.MOVING.finditer(before)]
    if holds or moves:
        return (
            "hold_seconds"
            if max(holds, default=-1) > max(moves, default=-1)
            else "duration_seconds"
        )
    after = found.text[match.end() : match.end() + 12]
    return "hold_seconds" if found.is_static or "hold" in after else "duration_seconds"


def _combine(found: Iterable[_Found], problems: list[str]) -> dict[str, Range]:
    gathered: dict[str, list[tuple[float, float]]] = {}
    for one in found:
        _move_repeats_to_sets(one, gathered)
        for name, ranges in one.values.items():
            gathered.setdefault(name, []).extend(ranges)
    values: dict[str, Range] = {}
    for name, ranges in gathered.items():
        if len(set(ranges)) > 1:
            problems.append(f"{name}: the article gives different numbers")
        elif not _is_possible(name, *ranges[0]):
            problems.append(f"{name}: {ranges[0][0]:g} to {ranges[0][1]:g} cannot be meant")
        else:
            values[name] = Range(round(ranges[0][0]), round(ranges[0][1]))
    return values


def _move_repeats_to_sets(one: _Found, gathered: dict[str, list[tuple[float, float]]]) -> None:
    """ "Repeat 3 times" after "10 repetitions" counts the sets."""
    if one.repeats and "reps" in gathered and "sets" not in gathered and "sets" not in one.values:
        ranges = one.values.pop("reps")
        if ranges == gathered["reps"]:
            one.values["reps"] = ranges
        else:
            one.values["sets"] = ranges


def _is_possible(name: str, low: float, high: float) -> bool:
    return 0 < low <= high <= LIMITS[name]
