"""A dose that is said once for several exercises: "Do each of these three times a day"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.dosage import read_dose
from questions.facts.model import Dosage
from questions.facts.passages import MAX_SENTENCE
from questions.facts.records.lines import Line
from questions.facts.records.segmenting import Record
from questions.facts.records.statements import Statement

_FOR_ALL = re.compile(
    r"\b(?:all (?:of )?(?:these|the|them)"
    r"|(?:each|every|the (?:above|following)|these|all)"
    r" (?:of these |of the )?(?:\w+ )?(?:exercises?|stretch(?:es)?|moves?|movements?|drills?)"
    r"|the whole (?:set|routine|programme|program))\b",
    re.IGNORECASE,
)
# In the paragraph that names an exercise, each is one of its own: a side, a picture.
_EACH_OF_THEM = re.compile(
    r"\b(?:each one|(?:repeat|hold) each\b(?! (?:side|leg|arm|foot|hand|knee)))", re.IGNORECASE
)
_DO_THESE = re.compile(
    r"\b(?:do|try|repeat|perform|practi[sc]e|complete|aim to do|carry out|run through)"
    r" (?:all of )?(?:these|them|the (?:\w+ )?(?:exercises|stretches)"
    r"|this (?:programme|program|routine|set|sequence|circuit))\b",
    re.IGNORECASE,
)
# A tale, a film or an offer that speaks of them orders nothing.
_NO_ORDER = re.compile(
    r"^if\b|^you (?:may|might|will)\b"
    r"|\b(?:video|would like|included?|takes?|last(?:s|ed)?|should not last|rest)\b",
    re.IGNORECASE,
)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SO_MANY = re.compile(
    r"\b(both|two|three|four|five|six)(?: of (?:these|the|them)| exercises)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|every (?:one|exercise|stretch|move|movement|drill|pose))\b", re.IGNORECASE
)
_LONGEST_OF_ONE = 60  # seconds
_AMOUNTS = ("reps", "sets", "hold_seconds", "duration_seconds")
_OFTEN = ("per_day", "per_week", "sides")


@dataclass(frozen=True, slots=True)
class SharedDose:
    """A dose said for every exercise below one heading, and the sentence that says it; `heading`
    is that heading's place among the lines, -1 for the whole page."""

    dosage: Dosage
    statement: Statement
    heading: int

    def is_for(self, how_many: int) -> bool:
        """Whether it can be meant for so many: "both of these" are two."""
        told = _SO_MANY.search(self.statement.text)
        return told is None or _NUMBERS[told[1].lower()] == how_many


def shared_doses(lines: Sequence[Line], records: Sequence[Record]) -> Iterator[SharedDose]:
    """The doses said once for all, in order."""
    inside = {id(line) for one in records for line in (one.name, *one.body)}
    naming = {id(one.name) for one in records}
    # What an exercise among others gives as its own dose is no dose of the others.
    labelled = {id(line) for one in records[:-1] for line in one.body if line.shows("label:dose")}
    for at, line in enumerate(lines):
        if line.kind == "T" or not line.shows("dose", "often") or id(line) in labelled:
            continue
        for sentence in line.block.sentences:
            if len(sentence.text) > MAX_SENTENCE or _NO_ORDER.search(sentence.text):
                continue
            is_for_all = (
                _FOR_ALL.search(sentence.text)
                or (id(line) not in naming and _EACH_OF_THEM.search(sentence.text))
                or (id(line) not in inside and _DO_THESE.search(sentence.text))
            )
            if is_for_all:
                dosage = _of_each(sentence.text, read_dose([sentence.text]).dosage)
                if not dosage.is_empty:
                    told = Statement(sentence.text, sentence.span)
                    above = at if line.kind == "H" else line.above
                    yield SharedDose(dosage, told, _heading_of_all(lines, above, records))


def _of_each(text: str, dosage: Dosage) -> Dosage:
    """A dose without the minutes that all take together: "Do these for five minutes"."""
    long = dosage.duration_seconds or dosage.hold_seconds
    is_of_all = long is not None and long.high > _LONGEST_OF_ONE and not _EACH.search(text)
    return replace(dosage, duration_seconds=None, hold_seconds=None) if is_of_all else dosage


def says_for_all(text: str) -> bool:
    """Whether a sentence speaks of several exercises."""
    return any(one.search(text) for one in (_FOR_ALL, _EACH_OF_THEM, _DO_THESE))


def _heading_of_all(lines: Sequence[Line], heading: int, records: Sequence[Record]) -> int:
    """The heading above a sentence that speaks of all, which is none that names one of them, since
    what stands below the last exercise of several may end them all, and none of its own ("How
    often")."""
    level = 7
    names = [one.name for one in records]
    while heading >= 0 and (
        lines[heading] in names
        or lines[heading].block.level >= level
        or lines[heading].shows("label:dose")
    ):
        level = min(level, lines[heading].block.level)
        heading = lines[heading].above
    return heading


def stands_below(lines: Sequence[Line], line: Line, heading: int) -> bool:
    """Whether a line stands below a heading or below one that is under it."""
    if heading < 0:
        return True
    at = line.above
    while at > heading:
        level, at = lines[at].block.level, lines[at].above
        while at > heading and lines[at].block.level >= level:
            at = lines[at].above
    return at == heading or lines[heading] is line


def add_shared(own: Dosage, shared: Dosage) -> Dosage:
    """A dose with what is said for all and not for its exercise; where that says itself how much
    is to be done, only how often and on which sides is taken."""
    told = {
        name: value
        for name in _OFTEN
        if (value := getattr(shared, name)) and not getattr(own, name)
    }
    if not any(getattr(own, name) for name in _AMOUNTS):
        told |= {name: value for name in _AMOUNTS if (value := getattr(shared, name))}
    return replace(own, **told)
