"""B. Distractors that are true in no world: nobody who can read would choose them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.knowledge import Condition
from questions.knowledge.entries import BodyPart
from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.tables import table
from questions.quality.words import content, has_any, is_in, is_repeated, stem, tokens

_WORN = re.compile(
    r"(?:\baround|\b(?:tie|strap|fasten|wrap|loop|put|hook)\b[^.,]*?\b(?:onto|on|over|to))"
    r"\s+(?:both\s+|one\s+)?(?:of\s+)?(?:your|the)\s+([a-z -]+)",
    re.I,
)
_VERB = re.compile(r"^(?:slowly\s+|then\s+)?([a-z]+)\s+(?:both\s+)?(?:your|the)\s+([a-z ]+)", re.I)
_WHICH = frozenset(
    ["left", "right", "other", "top", "bottom", "upper", "lower", "one", "both", "same", "sore"]
)
_THINGS = {"band": "band", "strap": "strap", "weight": "weight", "loop": "band", "belt": "strap"}
_ANYWHERE = "any"
_NUMBER = re.compile(r"^[<>]?\d+(?:[–-]\d+)?\s*°?\s*([a-z]*)", re.I)


def find_negations(case: Case) -> Iterator[Finding]:
    """A cause that denies what it is to cause: loose ligaments for a stiff hip."""
    item = case.item
    if not item.is_choice or not set(tokens(item.prompt)) & set(table("antonyms")["causes"]):
        return
    told = {word for one in item.right for word in content(one.text)}
    for option in item.wrong:
        if denied := _denied(item.prompt, option.text, told):
            message = (
                f"“{option.text}” denies the prompt (“{denied}”), so nobody can choose it. "
                "Take something that does cause it elsewhere."
            )
            yield finding("denies-prompt", Family.WORLD, message, option=option.id)


def find_impossible_parts(case: Case) -> Iterator[Finding]:
    """A body part that cannot do the verb or wear the thing."""
    if case.body is None or not case.item.is_choice:
        return
    for option in case.item.wrong:
        is_done = any(is_repeated(option.text, one.value) for one in case.facts.of("step"))
        if not is_done and (reason := _impossible(case, option.text)):
            message = f"“{option.text}”: {reason}. Take another part, or another verb."
            yield finding("impossible-part", Family.WORLD, message, option=option.id)


def find_strange_conditions(case: Case) -> Iterator[Finding]:
    """Conditions of another place, that nobody mixes up with the right one."""
    if case.body is None or not case.item.is_single or not case.item.wrong:
        return
    keys = [one for option in case.item.right if (one := _condition(case, option.text))]
    strange = [
        option for option in case.item.wrong if keys and _is_strange(case, option.text, keys[0])
    ]
    if len(strange) * 2 > len(case.item.wrong):
        names = ", ".join(option.text.lower() for option in strange)
        yield finding(
            "strange-conditions",
            Family.WORLD,
            f"Nobody takes {names} for {keys[0].name}: another place, another sort. "
            "Take conditions of the same place.",
        )


def find_other_sorts(case: Case) -> Iterator[Finding]:
    """A distractor of another sort than the key: a muscle among positions, a dose among goals."""
    item = case.item
    if not item.is_choice or item.is_drawn:
        return
    keys = {_sort(case, one.text) for one in item.right}
    if len(keys) != 1 or None in keys:
        return
    for option in item.wrong:
        sort = _sort(case, option.text)
        if sort is not None and sort not in keys:
            message = f"“{option.text}” is {sort}, the right answer is {keys.copy().pop()}."
            advice = "Take a wrong answer of the same sort."
            yield finding("other-sort", Family.WORLD, f"{message} {advice}", option=option.id)


def _denied(prompt: str, option: str, told: set[str]) -> str | None:
    words, asked = content(option), content(prompt)
    for left, right in table("antonyms")["pairs"]:
        for one, other in ((left, right), (right, left)):
            here = {stem(w) for w in one} & asked
            there = ({stem(w) for w in other} & words) - told
            if here and there and not here & words:
                return sorted(here)[0]
    return None


def _impossible(case: Case, text: str) -> str | None:
    thing = next((kind for word, kind in _THINGS.items() if is_in(word, text)), None)
    for found in _WORN.finditer(text) if thing else ():
        part = _part(case, found[1])
        if part is not None and thing not in part.wears:
            return f"no {thing} can be put around the {part.name}"
    verb = _VERB.match(text)
    part = _part(case, verb[2]) if verb else None
    if verb is None or part is None:
        return None
    deed = verb[1].lower()
    judged = deed in table("phrases")["joint_verbs"] and deed not in part.does
    return f"the {part.name} cannot {deed}" if judged else None


def _part(case: Case, text: str) -> BodyPart | None:
    """The part that a text opens with, behind words that tell which one."""
    if case.body is None:
        return None
    words = text.lower().split()
    while words and words[0] in _WHICH:
        words.pop(0)
    found = (case.body.find_body_part(" ".join(words[:size])) for size in (3, 2, 1))
    return next((one for one in found if one is not None), None)


def _condition(case: Case, text: str) -> Condition | None:
    name = re.sub(r"\s*\([A-Z]+\)", "", text)  # without its abbreviation
    return case.body.find_condition(name) if case.body else None


def _is_strange(case: Case, text: str, key: Condition) -> bool:
    """Whether a condition is of another place than the key; of what is not known, nothing is
    said."""
    if key.site == _ANYWHERE:  # "arthritis" is of the place that the question is about
        return False
    if has_any(table("phrases")["general_conditions"], text) == text.lower():
        return True
    found = _condition(case, text)
    return found is not None and not _may_be_mixed_up(key, found)


def _may_be_mixed_up(key: Condition, other: Condition) -> bool:
    named = {*key.confused_with} & {other.name, *other.aliases}
    back = {*other.confused_with} & {key.name, *key.aliases}
    return bool(named or back) or key.site == other.site


def _sort(case: Case, text: str) -> str | None:
    if (number := _NUMBER.match(text)) and len(tokens(text)) <= 5:
        return f"a number of {stem(number[1].lower())}s" if number[1] else None
    for relation, sort in (("equipment", "a piece of equipment"), ("position", "a position")):
        if _is_one_of(text, [one.value for one in case.facts.of(relation)]):
            return sort
    if case.muscle_in(text):
        return "a muscle"
    if _is_one_of(text, [one["name"] for one in case.facts.exercises]):
        return "an exercise"
    if _is_one_of(text, [one.value for one in case.facts.of("step")]):
        return "a step"
    return None


def _is_one_of(text: str, known: Sequence[str]) -> bool:
    return any(is_repeated(text, one) for one in known)
