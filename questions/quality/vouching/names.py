"""Whether exercises are called by names: noun phrases that end in what an exercise is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from questions.quality.auditor.case import Case
from questions.quality.tables import table
from questions.quality.words import is_in, quoted, stem

_WORD = re.compile(r"[a-z0-9/]+(?:['’-][a-z0-9]+)*")
_CODE = re.compile(r"\b(?=[a-z]*\d)[a-z]+\d\w*\b", re.IGNORECASE)  # "WU002"
_BRACKET = re.compile(r"\([^)]*\)")


def lack_a_name(case: Case) -> bool:
    """Whether an exercise that the item names is called by no name of an exercise."""
    return any(not is_name(one) for one in _named(case))


def _named(case: Case) -> Iterator[str]:
    """The exercises in the prompt and among what is shown; what the facts call one whole line of it
    may be a word of a sentence as well, so that only quotations count there."""
    item = case.item
    shown = [one.text for one in (*item.options, *item.groups)]
    told = quoted(item.prompt)
    for exercise in case.facts.exercises:
        name = exercise["name"]
        if name in shown or any(is_in(name, one) and len(one) <= len(name) + 1 for one in told):
            yield name


def is_name(name: str) -> bool:
    """Whether a text names one exercise: "seated calf stretch", and not "grab your foot",
    "against a wall", "all stretches" or "stretching"."""
    told = _WORD.findall(_BRACKET.sub(" ", name.lower().replace("’", "'")))
    core = _core(told)
    if not core or _CODE.search(name) or _names()["collective"] & set(core):
        return False
    if any(is_in(pair, " ".join(told)) for pair in table("vouching")["names"]["pairs"]):
        return True
    if len(core) == 1:
        return core[0] in _names()["whole"]
    return len(core) > 1 and _is_head(core[-1]) and not _is_order(core)


def _core(told: list[str]) -> list[str]:
    """What stands before "with a band", "on the wall"; the words "exercise" and "hold" at the end
    say nothing."""
    tails = table("vouching")["names"]["tails"]
    end = next((at for at, one in enumerate(told) if at and one in tails), len(told))
    core = told[:end]
    while core and core[-1] in ("exercise", "exercises", "hold", "holds"):
        core = core[:-1]
    return core


def _is_head(word: str) -> bool:
    return any(_root(one) in _names()["heads"] for one in (word, word.rpartition("-")[2]))


def _is_order(core: list[str]) -> bool:
    """Whether a verb in front tells what to do: "grab the towel stretch"."""
    return core[0] in _names()["orders"]


def _root(word: str) -> str:
    return stem(word.removesuffix("'s"))


@cache
def _names() -> dict[str, frozenset[str]]:
    told = table("vouching")["names"]
    heads = frozenset(stem(one) for one in told["heads"].split()) | frozenset(told["heads"].split())
    return {
        "heads": heads,
        "whole": frozenset(told["whole"].split()),
        "collective": frozenset(told["collective"].split()),
        "orders": frozenset(told["imperatives"].split()),
    }
