"""E. Plain words that falsify."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.tables import table
from questions.quality.words import covers, has_any, is_in, likeness

_WITHOUT = re.compile(
    r"\b(?:no|without)\s+(?:any\s+)?([a-z ]+?)(?:[,.;:?]|\band\b|\bor\b|\bmixed\b|$)", re.I
)
_GLOSS = re.compile(r",\s*((?:a|an|the)\s[^,?.]{4,60}?)(?:,|\)|$)")
# A symptom in the place of a name: "type of hip pain", "cam-type hip pain", "“hip pain”".
_TYPED = (
    r"(?:types?|forms?|kinds?)\s+of\s+(?:[a-z]+\s+)?{0}\b"
    r"|-type\s+(?:[a-z]+\s+)?{0}\b"
    r"|[“\"](?:[a-z]+\s+)?{0}[”\"]"
)
_ALIKE = 0.4


def find_symptom_as_condition(case: Case) -> Iterator[Finding]:
    """A condition that is called by its symptom: "which type of hip pinching"."""
    text = case.item.shown
    of = [one.subject for one in case.facts.of("type")]
    for symptom in table("phrases")["symptoms"]:
        named = re.search(_TYPED.format(symptom), text, re.I)
        is_its_name = any(is_in(symptom, one) for one in of)
        if named and not is_its_name:
            message = (
                f"“{named[0]}” calls a condition by its symptom “{symptom}”, and makes the effect "
                "the cause. Keep its name, and say in words what it is."
            )
            yield finding("symptom-as-condition", Family.PLAIN, message)
            return


def find_false_without(case: Case) -> Iterator[Finding]:
    """ "No bending of the hip" for what is done with the hip bent."""
    if not _WITHOUT.search(case.item.shown):
        return
    for exercise in sorted(case.facts.exercises, key=lambda one: -_nearness(case, one)):
        if not exercise.get("position") or not _nearness(case, exercise):
            continue
        for position, bent in table("phrases")["bent"].items():
            if not _is_in_position(position, exercise["position"]):
                continue
            for found in _WITHOUT.finditer(case.item.shown):
                if denied := has_any(bent, found[1]):
                    message = (
                        f"“{found[0].strip(' ,.;:?')}”: “{exercise['name']}” is done "
                        f"{exercise['position']}, with “{denied}” in it. Say what is not added."
                    )
                    yield finding("false-without", Family.PLAIN, message)
                    return


def find_false_gloss(case: Case) -> Iterator[Finding]:
    """A muscle that is said to be where it is not."""
    if case.body is None:
        return
    for text in (case.item.prompt, case.item.explained):
        for named in case.muscles_told(text):
            entry = case.entry(named)
            gloss = _gloss_behind(named.name, text)
            if entry is None or not entry.region or gloss is None:
                continue
            for place, regions in table("phrases")["places"].items():
                if is_in(place, gloss) and not any(is_in(one, entry.region) for one in regions):
                    message = f"“{named.name}, {gloss}”: it belongs to the {entry.region} region."
                    yield finding("false-gloss", Family.PLAIN, f"{message} Correct the gloss.")
                    return


def _nearness(case: Case, exercise: Mapping[str, Any]) -> float:
    """How far an item is about an exercise: most where it says what this one denies."""
    item = case.item
    goals = [covers(item.shown, one) for one in exercise.get("goal") or ()]
    denied = any(_WITHOUT.search(one) for one in exercise.get("goal") or ())
    best = max(goals, default=0.0) + denied
    is_named = is_in(exercise["name"], item.shown) or bool(set(item.facts) & _ids(exercise))
    return best + is_named if is_named or best > 1 + _ALIKE else 0.0


def _ids(exercise: Mapping[str, Any]) -> set[str]:
    return {exercise["id"], *(one["id"] for one in (exercise.get("parts") or {}).values())}


def _is_in_position(position: str, told: str) -> bool:
    return likeness(position, told) > 0.5 or covers(told, position) == 1.0


def _gloss_behind(name: str, text: str) -> str | None:
    at = text.lower().find(name.lower())
    rest = text[at + len(name) :]
    rest = re.sub(r"^\s*\([^)]*\)", "", rest)
    found = _GLOSS.match(rest)
    return found[1] if found else None
