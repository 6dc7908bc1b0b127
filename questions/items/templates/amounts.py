"""The dose of an exercise, number by number, and whether it is told whole: no number of its
sentences is left over, and it is neither a minimum nor the first of several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from questions.facts.model import ArticleRef, Exercise, Facts, Range
from questions.items.templates import practice
from questions.items.wording import counted
from questions.language.words import holds_phrase
from questions.lexicon import table

_MINUTE = 60
_WIDEST = 2  # times the low end
_UNITS = {
    "reps": "repetitions",
    "hold_seconds": "seconds",
    "duration_seconds": "seconds",
    "sets": "sets",
    "per_day": "times a day",
    "per_week": "times a week",
}
_LIMB = r"(?:sides?|legs?|arms?|feet|foot|hands?|knees?|hips?|ankles?|shoulders?|directions?|ways?)"
_EACH = re.compile(rf"\b(?:each|per|either|every) (?:\w+ )?{_LIMB}\b|\bboth sides\b", re.IGNORECASE)
_AGAIN = re.compile(
    rf"\b(?:repeat|switch|change|do the same|swap)\b.*\b(?:other|opposite|left|right)\b.*{_LIMB}",
    re.IGNORECASE,
)
_BOTH_AT_ONCE = re.compile(rf"\bboth (?!sides)(?:\w+ )?{_LIMB}\b", re.IGNORECASE)
# Ten "each way", or ten and "then the other way": ten in all, or twenty.
_TWO_WAYS = re.compile(
    r"\b(?:each|both|either|every) (?:ways?|directions?)\b"
    r"|\b(?:revers\w+|other way|other direction|opposite direction)\b"
    r"|\bthen (?:change|switch|swap)\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\bhalf\b|\d[.,/]\d|½")
_UNIT = r"(?:sec|min|times?\b|reps?\b|repetitions?\b|sets?\b|breaths?\b|hours?\b|x\b|×)"
_IN_UNITS = re.compile(rf"(?:(\d+)\s*(?:-|–|to|or)\s*)?(\d+)[\s-]*{_UNIT}", re.IGNORECASE)
_OFTEN = {
    "per_day": re.compile(r"\b(?:daily|(?:a|per|each|every|the) day|/\s*day)\b", re.IGNORECASE),
    "per_week": re.compile(r"\b(?:weekly|(?:a|per|each|every|the) week|/\s*week)\b", re.IGNORECASE),
}
# How often an hour is no amount that a dose has; a number of sets behind how often a day says the
# same again, and sets that are "repeated" are done as often again.
_UNCOUNTED = re.compile(
    r"\b(?:times?|x|once|twice) (?:an|per|each|every|in an) (?:waking )?hour\b|\bhourly\b"
    r"|\b(?:day|daily|week|weekly)\s*\(\s*[\w–-]+ sets?\b"
    r"|\brepeat (?:the|this|your|these|both|all)\b[^.;]*\b(?:sets?|rounds?|circuit|sequence)\b",
    re.IGNORECASE,
)
_SOME_DAYS = re.compile(r"\bevery (?:other|second|third|2nd|3rd|few|\d|hour)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a dose in the unit in which the article gives it."""

    field: str
    span: Range
    unit: str

    @property
    def is_asked(self) -> bool:
        """How many sets is guessed by whoever never read it, once is no number to recall, and any
        guess falls into a range from half a minute to two."""
        is_narrow = self.span.high <= _WIDEST * self.span.low
        return self.field != "sets" and self.span.high > 1 and is_narrow

    def told(self) -> str:
        noun, *rest = self.unit.split(" ")
        own = self.span
        often = {1: "once", 2: "twice"}.get(own.low) if rest and own.low == own.high else None
        return " ".join((often or counted(own, noun.removesuffix("s")), *rest))


def whole_dose(facts: Facts, exercise: Exercise) -> tuple[Amount, ...]:
    """The numbers of a dose, the one on which the others hang first; empty where the article gives
    more than these, or where they are where to begin or the least that is needed."""
    amounts = _amounts(facts, exercise)
    said = practice.sentences(facts.article, exercise, "dose")
    known = _known(amounts, exercise)
    if not amounts or not said or _is_open(said, practice.passage(facts, exercise)):
        return ()
    if any(_is_minimum(facts.article, one) for one in amounts):
        return ()
    around = practice.passage(facts, exercise)
    if _UNCOUNTED.search(f"{around} {' '.join(said)}"):
        return ()
    if any(one.field == "reps" for one in amounts) and _TWO_WAYS.search(around):
        return ()
    in_units = {int(n) for found in _IN_UNITS.findall(around) for n in found if n}
    is_whole = in_units | _numbers(said) <= known and not _FRACTION.search(" ".join(said))
    return amounts if is_whole and _says_how_often(said, exercise) else ()


def on_each_side(facts: Facts, exercise: Exercise) -> str:
    """ " on each side" where the article says so of what is counted."""
    said = practice.sentences(facts.article, exercise, "dose")
    counts = [one for one in said if re.search(r"\d", one) or _numbers([one])]
    if any(_BOTH_AT_ONCE.search(one) for one in counts) or exercise.dosage.sides != "each":
        return ""
    is_told = any(map(_EACH.search, counts)) or any(map(_AGAIN.search, said))
    return " on each side" if is_told else ""


def dose_told(amounts: Sequence[Amount], side: str) -> str:
    """The whole dose in a few words: "2–3 sets of 10 repetitions, each held for 5 seconds, twice a
    day"; "it 3 times a day" where only that is told."""
    told = {one.field: one.told() for one in amounts}
    counts = [told[one] for one in ("sets", "reps", "duration_seconds") if one in told]
    held = told.get("hold_seconds", "")
    often = [told[one] for one in ("per_day", "per_week") if one in told]
    if not counts and not held:
        return f"it {', '.join(often)}{side}"
    if held and "reps" not in told and "duration_seconds" not in told and counts:
        # A set is not held.
        return ", ".join((f"{counts[0]}{side}", f"each with a hold of {held}", *often))
    parts = [f"{' of '.join(counts) or f'a hold of {held}'}{side}"]
    parts += [f"each held for {held}"] if counts and held else []
    return ", ".join((*parts, *often))


def _is_minimum(article: ArticleRef, amount: Amount) -> bool:
    """Whether the article says elsewhere that such an amount is the least that is needed."""
    value = amount.span.low
    least = rf"\b(?:minimum|at least)\b[^.]{{0,25}}\b{value}\b[\s-]*{amount.unit[:3]}"
    return re.search(least, article.text, re.IGNORECASE) is not None


def _amounts(facts: Facts, exercise: Exercise) -> tuple[Amount, ...]:
    dose = exercise.dosage
    told = {
        "reps": dose.reps,
        "hold_seconds": dose.hold_seconds,
        "duration_seconds": dose.duration_seconds,
        "sets": dose.sets if dose.sets and dose.sets.high > 1 else None,
        "per_day": dose.per_day,
        "per_week": dose.per_week,
    }
    said = " ".join(practice.sentences(facts.article, exercise, "dose")).lower()
    is_in_minutes = "min" in said and "sec" not in said
    return tuple(_amount(name, span, is_in_minutes) for name, span in told.items() if span)


def _amount(name: str, span: Range, is_in_minutes: bool) -> Amount:
    """A time in the unit in which the article gives it: "2 minutes" is not read as 120 seconds."""
    is_whole = span.low % _MINUTE == 0 and span.high % _MINUTE == 0
    if name.endswith("_seconds") and is_in_minutes and is_whole:
        return Amount(name, Range(span.low // _MINUTE, span.high // _MINUTE), "minutes")
    return Amount(name, span, _UNITS[name])


def _known(amounts: Sequence[Amount], exercise: Exercise) -> set[int]:
    """Every number that the dose accounts for, times in both units."""
    known = {end for one in amounts for end in (one.span.low, one.span.high)}
    dose = exercise.dosage
    times = [one for one in (dose.hold_seconds, dose.duration_seconds) if one]
    known |= {end for one in times for end in (one.low, one.high)}
    known |= {end // _MINUTE for one in times for end in (one.low, one.high) if end >= _MINUTE}
    return known | ({1} if dose.sets and dose.sets.high == 1 else set())


def _numbers(said: Sequence[str]) -> set[int]:
    """The numbers of a dose's sentences, in figures and in words."""
    told = " ".join(said).lower()
    named = {number for word, number in _number_words().items() if holds_phrase(told, word)}
    return named | {int(one) for one in re.findall(r"\d+", told)}


def _is_open(said: Sequence[str], around: str) -> bool:
    listed: Mapping[str, Sequence[str]] = table("doses")["words"]
    told = " ".join(said)
    return any(holds_phrase(told, one) for one in listed["open"]) or any(
        holds_phrase(around, one) for one in listed["grows"]
    )


def _says_how_often(said: Sequence[str], exercise: Exercise) -> bool:
    """Whether the dose has how often a day or a week, if the sentences say anything of it."""
    told, dose = " ".join(said), exercise.dosage
    has = {"per_day": dose.per_day, "per_week": dose.per_week}
    is_left_out = any(has[name] is None and one.search(told) for name, one in _OFTEN.items())
    return not is_left_out and not _SOME_DAYS.search(told)


@cache
def _number_words() -> Mapping[str, int]:
    numbers: Mapping[str, int] = table("doses")["numbers"]
    return numbers
