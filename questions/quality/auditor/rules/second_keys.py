"""D. Options that the article itself makes true, and keys that it makes false."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.quality.auditor.case import Case, Turn, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.membership import label_in, members_named
from questions.quality.auditor.rules.lists import asked_list
from questions.quality.auditor.statements import DOSES, Statement
from questions.quality.tables import table
from questions.quality.words import covers, has_any, is_in, is_same, tokens

_ALIKE = 0.8
_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?:\s*(?:–|-|to)\s*(\d+(?:\.\d+)?))?\s*([a-z]+)?", re.I)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
# A step stands in several exercises, and of a dose one number alone tells nothing.
_NO_LOCATORS = ("step", *DOSES)
# What is said in names, so that the key has to be one of them word for word.
_NAMED = ("member", "equipment", "position")


def find_second_keys(case: Case) -> Iterator[Finding]:
    """A distractor that a fact makes true of the prompt, as it makes the key."""
    item = case.item
    if not item.is_choice or item.is_drawn or case.turn is not Turn.STRAIGHT:
        return
    if len(case.names) > 1 or asked_list(case):  # what several share; what the lists are asked for
        return
    named = (*_NAMED, *case.facts.listings)
    asked = {relation for one in item.right for relation in _true_in(case, one.text)}
    for option in item.wrong:
        if asked & _true_in(case, option.text):
            message = f"The article makes “{option.text}” right as well. Take what it makes false."
            yield finding("second-key", Family.KEYS, message, option=option.id)
    names = {relation for relation in asked if relation[0] in named}
    is_in_its_words = not item.is_plain  # plain words are not the article's
    for option in item.right if is_in_its_words and asked and names == asked else ():
        if not asked & _true_in(case, option.text):
            message = f"The article does not make “{option.text}” right. Correct the key."
            yield finding("wrong-key", Family.KEYS, message, option=option.id)


def find_union(case: Case) -> Iterator[Finding]:
    """The type that has the features of the others, beside one of which it is also true."""
    item = case.item
    if not item.is_single or item.is_drawn:
        return
    meanings = {one.subject.lower(): one.value for one in case.facts.of("type meaning")}
    named = {one.id: name for one in item.options for name in meanings if is_in(name, one.text)}
    unions = [id_ for id_, name in named.items() if name in ("combined", "mixed", "both")]
    told = [name for name, text in meanings.items() if covers(item.prompt, text) >= _ALIKE]
    keys = {one.id for one in item.right}
    if len(told) == 1 and unions and not set(unions) & keys and not _settles_both(item.prompt):
        message = (
            "The type that unites the others has this feature too. Tell both, or leave it out."
        )
        yield finding("two-keys-by-union", Family.KEYS, message, option=unions[0])


def find_overlapping_numbers(case: Case) -> Iterator[Finding]:
    """Numbers of which one holds the other, or two readings of one."""
    item = case.item
    if not item.is_choice:
        return
    ranges = [(one, read) for one in item.options if (read := _range(one.text)) is not None]
    for at, (one, (low, high, unit)) in enumerate(ranges):
        for other, (low2, high2, unit2) in ranges[at + 1 :]:
            if unit == unit2 and low <= high2 and low2 <= high:
                message = f"“{one.text}” and “{other.text}” overlap. Keep the numbers apart."
                yield finding("overlapping-numbers", Family.KEYS, message, option=other.id)


def _true_in(case: Case, text: str) -> set[tuple[str, str]]:
    """The relations, each with the thing in the prompt, in which facts make the option true."""
    prompt = case.item.prompt
    asks_next = has_any(table("steps")["asking_next"], prompt) is not None
    is_opposed = has_any(table("phrases")["opposing"], prompt) is not None
    lists = () if is_opposed else members_named(case, text)
    label = label_in(case, prompt)
    found = {("member", one.subject) for one in lists if one.subject == label}
    for one in case.facts.statements:
        if one.relation in ("member", "type") or (one.relation == "step" and asks_next):
            continue
        if is_same(one.value, text) and _stands_in(one.subject, prompt):
            found.add((one.relation, one.subject))
        elif _locates(one) and is_same(one.subject, text) and _stands_in(one.value, prompt):
            found.add((f"{one.relation} of", one.value))
    return found


def _locates(statement: Statement) -> bool:
    return statement.relation not in _NO_LOCATORS


def _stands_in(part: str, prompt: str) -> bool:
    return is_in(part, prompt) or (len(tokens(part)) > 3 and covers(prompt, part) >= _ALIKE)


def _settles_both(prompt: str) -> bool:
    return any(
        is_in(one, prompt) for one in ("only", "alone", "otherwise", "while the", "normal", "but")
    )


def _range(text: str) -> tuple[float, float, str] | None:
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    low, high, unit = float(found[1]), float(found[2] or found[1]), (found[3] or "").lower()
    unit = unit.removesuffix("s")
    size = _SECONDS.get(unit, 1)
    return low * size, high * size, "second" if unit in _SECONDS else unit
