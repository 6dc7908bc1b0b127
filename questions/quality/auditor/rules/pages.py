"""H. What a layout was taken for: names that are none, amounts of something else, labels as
descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.statements import DOSES
from questions.quality.tables import table
from questions.quality.words import content, has_any, quoted, tokens

_FEWEST = 2  # words of a description
_A_MINUTE = 60
_COUNTED = re.compile(
    r"^(?:\d+|[ivx]+|[a-z]*(?:first|second|third|fourth|fifth)|primary|secondary|tertiary)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:in|within|every|rest(?:ing)?(?: for)?|after|prerequisite|until)\W+(?:\w+\s+)?$", re.I
)


def find_no_name(case: Case) -> Iterator[Finding]:
    """An exercise called by a piece of a sentence, or by what several have in common."""
    if case.item.kind != "numeric":
        return
    for name in quoted(case.item.prompt):
        if not _may_be_name(name):
            message = f"“{name}” is no name of an exercise. Name it, or leave it out."
            yield finding("no-name", Family.PAGES, message)


def find_label_as_description(case: Case) -> Iterator[Finding]:
    """A description to be recognized that is a bare label: "A doctor says: “Mild.”"."""
    item = case.item
    told = [one for one in quoted(item.prompt) if item.is_single and not item.is_drawn]
    for one in told:
        is_speech = one.rstrip().endswith((".", "…"))
        if is_speech and len(content(one)) < _FEWEST:
            message = f"“{one}” is a label and describes nothing. Describe what is meant."
            yield finding("label-as-description", Family.PAGES, message)


def find_counted_order(case: Case) -> Iterator[Finding]:
    """Things to be put in order that are counted by their names."""
    steps = case.item.steps
    if sum(bool(_COUNTED.match(one.text.lower())) for one in steps) > 1:
        message = "The names count what is to be put in order. Ask for something else."
        yield finding("told-order", Family.ORDER, message)


def find_class_of_class(case: Case) -> Iterator[Finding]:
    """ "The stages of phase": a class where a thing should stand."""
    classes = table("vouching")["types"]["classes"].split()
    line = tokens(case.item.prompt)
    for at, word in enumerate(line[:-2]):
        if word in classes and line[at + 1] == "of" and line[at + 2] in classes:
            message = f"“{' '.join(line[at : at + 3])}” names no thing. Say of what."
            yield finding("class-of-class", Family.PAGES, message)
            return


def find_amount_of_another(case: Case) -> Iterator[Finding]:
    """A number that the article gives as a limit, a rest or a condition."""
    item = case.item
    if item.kind != "numeric":
        return
    for one in item.evidence:
        for found in re.finditer(r"\d+", one.text):
            before = one.text[: found.start()]
            is_asked = int(found[0]) in (item.key["low"], item.key["high"])
            if is_asked and _OTHER_TIME.search(before):
                message = f"“{one.text}” does not give the amount that is asked. Leave it out."
                yield finding("amount-of-another", Family.PAGES, message)
                return


def find_two_doses(case: Case) -> Iterator[Finding]:
    """An amount of an exercise that the page gives twice, and not alike."""
    item = case.item
    if item.kind != "numeric":
        return
    for one in asked_exercises(case):
        if any(gives_another_dose(one, other) for other in case.facts.exercises):
            message = f"The article has another dose of “{one['name']}” elsewhere. Ask neither."
            yield finding("second-key", Family.KEYS, message)


def find_strange_dose(case: Case) -> Iterator[Finding]:
    """Repetitions that last minutes each: two numbers of different things were put together."""
    if case.item.kind == "numeric":
        for one in asked_exercises(case):
            told = one.get("dosage") or {}
            reps, lasts = told.get("reps"), told.get("duration_seconds")
            if reps and lasts and reps[0] > 1 and lasts[0] >= _A_MINUTE:
                message = f"{reps[0]} times {lasts[0]} seconds is no dose. Look at the sentence."
                yield finding("wrong-key", Family.KEYS, message)


def asked_exercises(case: Case) -> list[Mapping[str, Any]]:
    """The exercises whose dose the item asks."""
    return [one for one in case.facts.exercises if dose_id(one) in case.item.facts]


def dose_id(exercise: Mapping[str, Any]) -> str:
    return str((exercise.get("parts", {}).get("dose") or {}).get("id", exercise["id"]))


def dose_of(exercise: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    told = exercise.get("dosage") or {}
    return {name: (told[name][0], told[name][1]) for name in DOSES if told.get(name)}


def gives_another_dose(exercise: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a page speaks of the same exercise once more, with another dose. What is done in
    another position is another exercise: a heel raise and a seated heel raise."""
    positions = {exercise.get("position"), other.get("position")}
    if None not in positions and len(positions) > 1:
        return False
    here, there = _amounts(exercise), _amounts(other)
    if other["id"] == exercise["id"] or not any(
        here[one] != there[one] for one in here.keys() & there.keys()
    ):
        return False
    own, its = _core(exercise["name"]), _core(other["name"])
    told = own | content(" ".join(exercise.get("steps") or ()))
    return bool(own and its) and (own <= its or its <= own or (its <= told and bool(own & its)))


def _amounts(exercise: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """The dose with one name for a time, whether a position is held or a movement goes on."""
    return {name.replace("hold", "duration"): span for name, span in dose_of(exercise).items()}


def _core(name: str) -> frozenset[str]:
    """What tells an exercise's name from others: "stretch" and "pose" do not."""
    return content(name) - content(table("vouching")["names"]["general"])


def _may_be_name(name: str) -> bool:
    told = tokens(name)
    words = table("vouching")["names"]
    if has_any(words["pairs"], name):
        return True
    if not told or told[0] in words["openings"].split():
        return False
    if len(told) == 1:
        return not told[0].endswith(("ing", "al", "ior")) and told[0] not in words["places"].split()
    return not (told[0] in words["orders"].split() and told[-1] not in words["heads"].split())
