"""What an article's facts name, in the words of the knowledge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from questions.knowledge import body
from questions.language.words import words

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_FEWEST_EXERCISES = 2

# Facts in their JSON form; what was stored long ago may lack whole sections.
FactsJson = Mapping[str, Any]


def is_about(facts: FactsJson, site: str) -> bool:
    """Whether the article's title has the word."""
    return site in words(facts.get("article", {}).get("title", ""))


def named(facts: FactsJson, site: str) -> frozenset[str]:
    """Conditions and movements that the facts name, and "exercises with their goals" where there
    are several and each has one. A cause that is named without its site is one of `site`."""
    return frozenset((*_conditions(facts, site), *_movements(facts), *_exercises(facts)))


def _conditions(facts: FactsJson, site: str) -> Iterator[str]:
    causes = [item["name"] for one in facts.get("causes", ()) for item in one["items"]]
    types = [one["of"] for one in facts.get("types", ())]
    terms = [one["term"] for one in facts.get("definitions", ())]
    for name in (*causes, *types, *terms):
        bare = _IN_BRACKETS.sub("", name)
        found = body().find_condition(f"{site} {bare}") or body().find_condition(bare)
        if found is not None and found.site == site:
            yield f"condition: {found.name}"


def _movements(facts: FactsJson) -> Iterator[str]:
    labels: Sequence[str] = (
        *(one["label"] for one in facts.get("groups", ())),
        *(one["term"] for one in facts.get("definitions", ())),
        *(one["of"] for one in (*facts.get("causes", ()), *facts.get("functions", ()))),
    )
    for label in labels:
        found = body().find_movement(label)
        if found is not None:
            yield f"movement: {found.key}"


def _exercises(facts: FactsJson) -> Iterator[str]:
    goals = [one["goal"] for one in facts.get("exercises", ())]
    if len(goals) >= _FEWEST_EXERCISES and all(goals):
        yield "exercises with their goals"
