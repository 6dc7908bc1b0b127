"""What an exercise without a name is called by: the order that it opens with, "bend your knee" in
"3. Lie on your back and bend your knee. Hold ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.instructions import Role, is_instruction, may_open, role_of
from questions.facts.records.words import opening, pattern
from questions.lexicon import table

_LOOKED_AT = 320  # characters behind the number in which the order stands
_MOST_CLAUSES = 6
_LONGEST = 9  # words; a longer order is cut where it goes on
_SHORTEST = 3
_FEWEST = 2  # words of a name
_BREAKS = re.compile(r"[.;:,!]\s+|\s?[-–—]\s+")
_JOINTS = re.compile(r"\s+(?:and(?:\s+then)?|then)\s+", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s+(?:and|then|so that|while|until|keeping|without|by|before|as if|as though)\s+",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d{1,3}|once|twice|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty)"
_DOSE = re.compile(
    rf"\s*(?:\(\s*)?(?:[x×]\s?\d|\b(?:for\s+)?(?:about\s+)?{_NUMBER}(?:\s?(?:-|–|to)\s?\d+)?"
    r"\s?(?:x\b|times|seconds?|secs?|minutes?|mins?|reps?|repetitions?))",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:lie|lying|sit|sitting|stand|kneel(?:ing)?) (?:on|in|at|with|facing|behind|near)\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(r"\s(?=(?P<verb>[a-z]+)\s(?:your|the|both|one)\b)")
_LEAD = re.compile(r"(?:(?:and|then|now|next|try to|alternately),?\s+)+", re.IGNORECASE)


def opening_order(text: str, start: int) -> tuple[int, int] | None:
    """Where the first order stands that does more than say how to sit, stand or lie; or, without
    one, the first of all. None where the text opens with no order."""
    end = min(len(text), start + _LOOKED_AT)
    if opening("no_opening").match(text, start, end):
        return None
    if not may_open(text[start:end]) and not opening("posture").match(text, start, end):
        return None
    clauses = [one for one in _clauses(text, start, end) if _is_order(text[slice(*one)])]
    moves = [one for one in clauses if not opening("posture").match(text, *one)]
    shortened = (_shortened(text, *one) for one in (*moves, *clauses))
    return next((one for one in shortened if len(text[slice(*one)].split()) >= _FEWEST), None)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses in order; those that take up a position are cut where a movement follows."""
    at = start
    for _ in range(_MOST_CLAUSES):
        match = _BREAKS.search(text, at, end)
        stop = match.start() if match else end
        yield from _without_posture(text, at, stop)
        if match is None:
            return
        at = match.end()


def _without_posture(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while opening("posture").match(text, start, end):
        joint = _JOINTS.search(text, start, end)
        stop = joint.start() if joint else end
        if inside := _verb_inside(text, start, stop):
            yield inside.end(), end
            return
        yield start, stop
        if joint is None:
            return
        start = joint.end()
    lead = _LEAD.match(text, start, end)
    yield lead.end() if lead else start, end


def _verb_inside(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where "With your arm on the table turn your hand" begins to tell a movement."""
    found = _OBJECTS.finditer(text, start, end)
    return next((one for one in found if one["verb"] in table("verbs")["imperative"]), None)


def _is_order(clause: str) -> bool:
    return may_open(clause) and role_of(clause, is_entry=True) is Role.STEP


def _shortened(text: str, start: int, end: int) -> tuple[int, int]:
    """The order up to its dose and, if it is long, up to where it goes on."""
    dose = _DOSE.search(text, start, end)
    if dose and dose.start() > start:
        end = dose.start()
    if len(text[start:end].split()) > _LONGEST:
        for cut in _GOES_ON.finditer(text, start, end):
            if len(text[start : cut.start()].split()) >= _SHORTEST:
                end = cut.start()
                break
    return start, start + len(text[start:end].rstrip(" .,;:!-–—"))


def opens_with_object(name: str) -> bool:
    """Whether a first sentence orders something of a part, or says where to be: "Bend your knee"
    and "Lying on your back" are no names."""
    if _PLACE.match(name):
        return True
    return pattern("object").search(name) is not None and is_instruction(name)
