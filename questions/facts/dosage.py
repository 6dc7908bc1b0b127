"""How much of an exercise: repetitions, sets, holds, durations, how often, which sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

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

_N = r"\d{1,4}(?:\.\d)?"
_DASH = r"\s*(?:-\s*to\s*-?|-|\bto\b|\bor\b|\bthrough\b)\s*"
_R = rf"(?:(?P<{{0}}low>{_N}){_DASH})?(?P<{{0}}high>{_N})"
_TIME_UNIT = r"(?:seconds?|secs?\b\.?|s\b|minutes?|mins?\b\.?|''|”|\"|″)"
_LIMB = (
    r"(?:sides?|legs?|arms?|feet|foot|hips?|knees?|ankles?|hands?|shoulders?|limbs?|wrists?"
    r"|elbows?|directions?)"
)
_ONE_LIMB = _LIMB.replace("|directions?", "")
_PERIOD_DAY = r"\s*(?:/|\b(?:a|per|each|every|in a|in 1)\b)\s*day\b|\s*\bdaily\b"
_PERIOD_WEEK = (
    r"\s*(?:/|\b(?:a|per|each|every|in a|of the|out of the|in 1"
    r"|during the)\b)\s*(?:week|wk)\b|\s*\bweekly\b"
)


def _range(name: str = "") -> str:
    return _R.replace("{0}", name)


_PROGRESSION = re.compile(
    r"\b(?:progress(?:ing|ion)?s?\b|(?:gradually |slowly )?(?:work|build|increase|move"
    r"|advance)(?:ing)?"
    r"(?: (?:up|your way up|it|this|the \w+|reps|sets))* to\b|once (?:you|this|that|it)\b"
    r"|when (?:this|that|it) (?:is|gets|becomes|feels)"
    r"|when you(?:'re|’re| are| can)\b|as (?:you|it|this) (?:get|gets|become|becomes|improve|feel)"
    r"|after (?:a|an|\d+)(?: to \d+|-\d+)? (?:days?|weeks?|months?)|to (?:progress|make (?:it"
    r"|this) (?:harder|easier|more))"
    r"|for (?:a |an )?(?:more |extra |added )?(?:challenge|progression)|if (?:this|that"
    r"|it) (?:is|feels|gets|becomes)"
    r"|if you (?:can|are|find|want|need)\b|advanced\b|increase\b|add (?:\d+|more)|eventually\b"
    r"|over time\b"
    r"|(?:in|over|within) (?:the )?(?:next|following|coming)\b)[^;]*"
)
_REST = re.compile(
    rf"\b(?:break|pause"
    rf"|wait)\b[^.;\d]{{0,30}}?{_range()}\s*-?\s*{_TIME_UNIT}[^.;]{{0,30}}?\bbetween\b"
    rf"|{_range('b')}\s*-?\s*{_TIME_UNIT}[ -]*(?:of |as a |for )?(?:rest|breaks?|recovery"
    rf"|between sets|in between)\b"
    rf"|\b(?:rest(?:s|ing)?|relax(?:ing)?|recover(?:y|ing)?"
    rf"|break)\b[^.;\d]{{0,30}}?(?:{_range('c')}|\ban?)\s*-?\s*{_TIME_UNIT}"
)
_TEMPO = re.compile(
    rf"\b(?:over|take|taking|takes)\b(?: about| around"
    rf"| roughly)?(?: the)? (?:a )?(?:count of )?{_range()}\s*-?\s*{_TIME_UNIT}?"
    rf"|\b(?:to )?(?:a |the )?(?:slow )?count of {_range('b')}"
    rf"|{_range('c')}\s*-?\s*(?:{_TIME_UNIT}|count)[ -]*(?:lower|lowering|eccentric|descent"
    rf"|down\b|up\b|lift\b|tempo|return|each way)"
    rf"|\b(?:lower|lowering|lift|lifting|raise|raising|return|returning|inhale|inhaling|exhale"
    rf"|exhaling|breathe (?:in|out)|breathing (?:in"
    rf"|out))\b[^.;,\d]{{0,40}}?\bfor {_range('d')}\s*-?\s*{_TIME_UNIT}"
    r"|\btempo\b[^.;]*"
)
_NOT_DOSE = re.compile(
    r"\b\d{1,3}\s*/\s*\d{1,3}\b(?!\s*(?:day|week))"
    rf"|{_N}(?:{_DASH}{_N})?\s*-?\s*(?:degrees?|degs?\b|°|cm\b|mm\b|inch(?:es)?|ins?\b\.?|feet\b"
    rf"|foot\b|ft\b|lbs?\b|pounds?|kgs?\b|kilos?|%|percent|metres?|meters?|years?|months?|hours?"
    rf"|hrs?\b|weeks?\b(?!ly)|breaths?|o'?clock)"
    r"|\bevery (?:other|second|2nd|third|few) (?:day|week)s?\b"
)

_DAY = re.compile(rf"{_range()}\s*(?:x|times?|sessions?)?(?:{_PERIOD_DAY})")
_EVERY_DAY = re.compile(
    r"\b(?:daily|(?:every|each|per|a) (?:single )?day|/ ?day|every (?:morning|evening|night)"
    r"|once every day)\b"
)
_BOTH_ENDS = re.compile(
    r"\b(?:every |each |in the |once in the )?morning and (?:once |again )?(?:every |each "
    r"|in the |at )?(?:evening|night)\b"
)
_WEEK = re.compile(
    rf"{_range()}\s*(?:x|times?|days?|sessions?|workouts?|nights?)?(?:{_PERIOD_WEEK})"
)
_SETS_OF = re.compile(
    rf"(?:{_range('s')}|\b(?P<one>a)) (?:\w+ )?(?:sets?|rounds?|bouts?|circuits?)\b\s*(?:x|of|by"
    rf"|with|for|,|:|-|at)?\s*(?:about |around |up to "
    rf"|at least )?{_range('r')}(?P<unit>\s*-?\s*{_TIME_UNIT})?"
)
_CROSS = re.compile(
    rf"{_range('s')}\s*(?:x|by)\s*{_range('r')}\s*-?\s*(?P<unit>{_TIME_UNIT}|sets?\b)?"
)
_SETS = re.compile(
    rf"{_range()}\s*-?\s*(?:\w+ )?(?:sets?|rounds?|circuits?)\b|\b(?:sets"
    rf"|rounds)\s*:?\s*{_range('b')}"
)
_MIXED_TIME = re.compile(
    rf"(?P<low>{_N})\s*-?\s*(?P<lowunit>{_TIME_UNIT}){_DASH}(?:up to )?(?P<high>{_N}"
    rf"|an?)\s*-?\s*(?P<unit>{_TIME_UNIT})"
)
_TIME = re.compile(
    rf"(?:{_range()}\s*-?\s*(?P<unit>{_TIME_UNIT})|\ban? (?P<one>second"
    rf"|minute)\b)(?P<noun>[ -]*holds?\b)?"
)
_REPS = re.compile(
    rf"{_range()}\s*-?\s*(?:[a-z-]+ ){{0,2}}?(?P<reps>reps?\b|repetitions?)"
    rf"|\b(?:reps|repetitions)\s*:?\s*{_range('e')}"
    rf"|{_range('b')}\s*(?:times?\b|x\b(?!\s*\d))"
    rf"|\bx\s?{_range('c')}\b"
    rf"|\brepeat(?:ed|ing)?(?: \w+){{0,3}}? (?:for )?{_range('d')}\b"
    rf"|{_range('f')}\s*(?:on|with|for|per|to|in)?\s*(?:each|every|either|both|per|the (?:left"
    rf"|right|other))\s+(?:of )?{_LIMB}"
    rf"|\b(?:do|perform|complete|aim for|start with)\s+(?:about |around |up to "
    rf"|at least )?{_range('g')}\s+(?:(?:slow|full|controlled|gentle|small|big|smooth"
    rf"|\w+ed)\s+)?(?!(?:sets|seconds|minutes|days|weeks|sides|legs|arms|exercises|stretches"
    rf"|movements|moves|of)\b)[a-z-]+s\b"
)
_SIDES = re.compile(
    rf"\b(?:on|for|with|per|to)\s+(?:each|either|every"
    rf"|the left and right)\s+(?:of your )?{_ONE_LIMB}\b"
    rf"|\b(?:each|per|either|every) {_ONE_LIMB}\b|/ ?(?:side|leg|arm|foot|hand)\b|\bper (?:side"
    rf"|leg|arm)\b"
    rf"|\b(?:switch|swap|change|alternat\w+)(?: to)?(?: the| your)?(?: other"
    rf"| opposite)?(?: between)? {_ONE_LIMB}\b"
    rf"|\b(?:repeat|perform|do|complete|switch|change|swap|try)\b[^.;]*\b(?:other|opposite"
    rf"|second) {_ONE_LIMB}\b"
    rf"|\brepeat\b[^.;]*\b(?:left|right) {_ONE_LIMB}\b"
    r"|\b(?:then|and) (?:do|perform|repeat|try)\b[^.;]*\bthe other\b"
    rf"|\bboth {_ONE_LIMB}\b"
)
_BOTH_LIMBS = re.compile(rf"^both {_ONE_LIMB}$")
_BOTH_DOSED = re.compile(
    rf"\bboth sides\b|\b(?:on|for|per) both {_ONE_LIMB}\b|\b(?:repeat|switch"
    rf"|alternate)\b[^.;]*\bboth {_ONE_LIMB}\b"
    rf"|\b(?:sets?|reps?|repetitions|times)\b[^.;]{{0,20}}\bboth {_ONE_LIMB}\b"
)

_HOLDING = re.compile(
    r"\b(?:hold(?:ing|s)?|held|stay(?:ing)?|pause|pausing|remain(?:ing)?|maintain(?:ing)?"
    r"|sustain|squeez(?:e|ing)|"
    r"tighten(?:ing)?|contract(?:ing)?|tens(?:e|ing)|press(?:ing)?|push(?:ing)?|balanc(?:e|ing)"
    r"|keep(?:ing)?(?! \w+ing\b)|wait|"
    r"relax|stand|sit|lie|rest|stretch(?! your arms)|sink)\b"
)
_MOVING = re.compile(
    r"\bkeep \w+ing\b|\b(?:march|walk|step|continue|circle|rock|swing|pedal|cycle|alternate|jog"
    r"|skip|massage|roll|move|go|breathe|"
    r"repeat|bounce|pulse|write|shake|jump|hop|rotate)(?:ing|s|es)?\b"
)
_STATIC_NAME = re.compile(
    r"\b(?:stretch|hold|plank|pose|isometric|wall sit|bridge hold|balance|stance)\b", re.I
)


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


def read_dose(sentences: Sequence[str], *, name: str = "") -> DoseReading:
    """The dose that an exercise's sentences give; `name` helps to tell a stretch from a motion.

    What contradicts itself or cannot be done is left out and named in `problems`.
    """
    is_static = bool(_STATIC_NAME.search(name))
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
    text = figures(sentence)
    for noise in (_PROGRESSION, _REST, _TEMPO, _NOT_DOSE):
        text = noise.sub("¦", text)
    found = _Found(text, is_static)
    for step in _SENTENCE_STEPS:
        step(found)
    return found


def _take_frequency(found: _Found) -> None:
    for name, pattern in (("per_week", _WEEK), ("per_day", _DAY)):
        while match := pattern.search(found.text):
            found.add(name, *_ends(match))
            found.cut(match)
    if match := _BOTH_ENDS.search(found.text):
        found.add("per_day", 2, 2)
        found.cut(match)
    elif "per_day" not in found.values and (match := _EVERY_DAY.search(found.text)):
        found.add("per_day", 1, 1)
        found.cut(match)


def _take_sets_of(found: _Found) -> None:
    for pattern in (_SETS_OF, _CROSS):
        while match := pattern.search(found.text):
            _add_product(found, match)
            found.cut(match)


def _add_product(found: _Found, match: re.Match[str]) -> None:
    first = (1.0, 1.0) if match.groupdict().get("one") else _ends(match, "s")
    second = _ends(match, "r")
    unit = (match["unit"] or "").strip(" -")
    if unit.startswith("set"):
        first, second = second, first
    found.add("sets", *first)
    if unit and not unit.startswith("set"):
        found.add(_time_kind(found, match), *(end * _seconds(unit) for end in second))
    else:
        found.add("reps", *second)


def _take_times(found: _Found) -> None:
    while match := _MIXED_TIME.search(found.text):
        low = float(match["low"]) * _seconds(match["lowunit"])
        high = (float(match["high"]) if match["high"][0].isdigit() else 1) * _seconds(match["unit"])
        found.add(_time_kind(found, match), low, high)
        found.cut(match)
    while match := _TIME.search(found.text):
        low, high = (1.0, 1.0) if match["one"] else _ends(match)
        factor = _seconds(match["one"] or match["unit"])
        found.add(_time_kind(found, match), low * factor, high * factor)
        found.cut(match)


def _take_sets(found: _Found) -> None:
    while match := _SETS.search(found.text):
        found.add("sets", *_ends(match, "b" if match["bhigh"] else ""))
        found.cut(match)


def _take_reps(found: _Found) -> None:
    while match := _REPS.search(found.text):
        name = next(key for key in ("", "b", "c", "d", "e", "f", "g") if match[f"{key}high"])
        found.repeats = found.repeats or (name in "bd" and "repeat" in found.text)
        if name == "f":
            found.sides = found.sides or "direction" not in match[0]
        found.add("reps", *_ends(match, name))
        found.cut(match)


def _take_sides(found: _Found) -> None:
    for match in _SIDES.finditer(found.text):
        if not _BOTH_LIMBS.match(match[0]) or _BOTH_DOSED.search(found.text):
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
    holds = [one.start() for one in _HOLDING.finditer(before)]
    moves = [one.start() for one in _MOVING.finditer(before)]
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
