"""Whether the article says that these are the types of one thing, and describes each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from questions.knowledge import Condition
from questions.quality.auditor.case import Case
from questions.quality.tables import table
from questions.quality.words import content, is_in, shared, stem, stems, tokens

_NUMBER = re.compile(r"^(?:\d+[a-c]?|[ivx]+|[a-d])\b")
_LINE = re.compile(r"[\n.!?]+")
_PAGE_SIGNS = re.compile(r"[→;+=|(]|:\s")
_STOPS = re.compile(r"[\n.!?:;,|]+")
_STOP = re.compile(r"[.!?]\s+\S")
_MOST_SENTENCES = 2
_LONGEST_HEADING = 7
_LONGEST = 25  # words of a description
_NOUN = 2  # words behind a name: "type", "of tissue"
_FEWEST = 2  # words of a description that its name does not say
_MOST_KNOWN = 2 / 3
_COUNTS = ("", "", "two", "three", "four", "five", "six", "seven", "eight")


def are_unsaid(case: Case) -> bool:
    """Whether nothing but a layout makes things the types of one: no scale, no condition that is
    known, no words of the article that call them types; or a name that the article does not use."""
    return any(not _are_said(case, one) for one in _asked(case))


def are_not_described(case: Case) -> bool:
    """Whether a description says hardly more than its name, is a piece of the page's own
    shorthand, or is not what the question tells of the type."""
    return any(not _is_described(case, one) for one in _asked(case))


def _asked(case: Case) -> Iterator[Mapping[str, Any]]:
    for types in case.facts.json.get("types", ()):
        ids = {types["id"], *(one.get("id") for one in types.get("definitions", {}).values())}
        if ids & set(case.item.facts):
            yield types


def _are_said(case: Case, types: Mapping[str, Any]) -> bool:
    names = types["names"]
    if _is_class(types["of"]):
        return False
    condition = _condition(case, types["of"])
    if condition is not None and _share_known(condition, names) >= _MOST_KNOWN:
        return True
    if all(map(_is_step, names)):
        return True
    return _is_announced(case.facts.text, types) and all(
        _is_used(case.facts.text, one) for one in _called(case, types)
    )


def _is_class(of: str) -> bool:
    """ "Stages of phase": a thing that is itself a class."""
    told = tokens(of)
    return not told or told[-1] in table("vouching")["types"]["classes"].split()


def _condition(case: Case, of: str) -> Condition | None:
    if case.body is None:
        return None
    found = case.body.find_condition(of)
    named = (one for one in case.body.conditions.values() if any(is_in(n, of) for n in _names(one)))
    return found or next(named, None)


def _names(condition: Condition) -> tuple[str, ...]:
    return (condition.name, *condition.aliases)


def _share_known(condition: Condition, names: list[str]) -> float:
    known = sum(any(key in name.lower() for key in condition.types) for name in names)
    return known / len(names)


def _is_step(name: str) -> bool:
    """Whether a name is a step of a scale: "grade 2", "stage IV"."""
    scale, *number = name.lower().split()[:2]
    is_class = scale.removesuffix("s") in table("vouching")["types"]["scale"].split()
    return is_class and bool(number) and bool(_NUMBER.match(number[0]))


def _is_announced(text: str, types: Mapping[str, Any]) -> bool:
    """Whether a line calls them types: it names them all, or says how many there are, or is a
    heading that says of what."""
    classes = {stem(one) for one in table("vouching")["types"]["classes"].split()}
    wanted = [content(one) - content(types["of"]) for one in types["names"]]
    for line, told in _lines(text):
        if not classes & set(told):
            continue
        here = content(line)
        names_all = all(one and one <= here for one in wanted)
        count = len(types["names"])
        says_count = {str(count), *_COUNTS[count : count + 1]} & set(tokens(line))
        is_heading = len(told) <= _LONGEST_HEADING and content(types["of"]) <= here
        if names_all or (says_count and content(types["of"]) & here) or is_heading:
            return True
    return False


@lru_cache(16)
def _lines(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((one, stems(one)) for one in _LINE.split(text) if one.strip())


def _called(case: Case, types: Mapping[str, Any]) -> Iterator[str]:
    """How the item calls the types: in what is shown, and in the prompt with the noun of the thing
    behind the name."""
    shown = [one.text for one in (*case.item.options, *case.item.groups)]
    for name in types["names"]:
        yield from (one for one in shown if _is_called(one, name))
        with_noun = f"{name} {tokens(types['of'])[-1]}"
        if is_in(with_noun, case.item.prompt):
            yield with_noun


def _is_called(text: str, name: str) -> bool:
    return content(name) <= content(text) and len(tokens(text)) <= len(tokens(name)) + _NOUN


def _is_used(text: str, name: str) -> bool:
    return f" {' '.join(stems(name))} " in _stemmed(text)


@lru_cache(16)
def _stemmed(text: str) -> str:
    """The text in stems; words on both sides of a stop do not stand together."""
    return " | ".join(f" {' '.join(stems(one))} " for one in _STOPS.split(text))


def _is_described(case: Case, types: Mapping[str, Any]) -> bool:
    item = case.item
    shown = (item.prompt, *(one.text for one in (*item.options, *item.groups)))
    is_told = _condition(case, types["of"]) is not None or all(map(_is_step, types["names"]))
    if item.is_plain and not is_told and item.kind != "order":
        return False  # no doctor says it to a patient
    for name, told in types.get("definitions", {}).items():
        key = told["key"].rstrip(".")
        is_shown = any(is_in(key, one) for one in shown)
        if is_shown and not _is_description(key, name):
            return False
        is_asked = told.get("id") in item.facts and not (item.kind == "order" or item.is_drawn)
        if is_asked and not _tells(case, key, name, is_shown=is_shown):
            return False
    return True


def _is_description(key: str, name: str) -> bool:
    is_long = len(tokens(key)) > _LONGEST or len(_STOP.findall(key)) >= _MOST_SENTENCES
    return not (is_long or _PAGE_SIGNS.search(key)) and _telling(key, name)


def _telling(key: str, name: str) -> bool:
    return len(content(key) - content(name)) >= _FEWEST


def _tells(case: Case, key: str, name: str, *, is_shown: bool) -> bool:
    """Whether what the article says of the type is what is asked: in its words, or in others that
    share some."""
    asked = " ".join((case.item.prompt, *(one.text for one in case.item.right)))
    return _telling(key, name) and (is_shown or bool(shared(key, asked) - content(name)))
