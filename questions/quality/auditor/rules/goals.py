"""D. Goals and doses that fit more than one exercise: they stand apart, and locate none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.statements import Statement
from questions.quality.tables import table
from questions.quality.words import covers, has_any, is_in, likeness, marks, stems

_ALIKE = 0.8
_PLAIN_ALIKE = 0.4  # a goal in plain words keeps so much of the article's
_DIRECTIONS = frozenset({"=internal", "=external", "=flex", "=extend", "=abduct", "=adduct"})


def find_exchangeable_goals(case: Case) -> Iterator[Finding]:
    """Two goals that could be exchanged, in one item."""
    item = case.item
    shown = [*item.options, *item.groups] if not item.is_statement else []
    goals = case.facts.of("goal")
    told = [(one, goal) for one in shown if (goal := _near(one.text, goals)) is not None]
    for at, (one, goal) in enumerate(told):
        for other, again in told[at + 1 :]:
            if goal != again and can_be_exchanged(goal.value, again.value):
                message = (
                    f"“{one.text}” and “{other.text}” fit the same exercises. "
                    "Never put the two together."
                )
                is_key = bool(item.placed) or one in item.right or other in item.right
                yield finding(
                    "exchangeable-goals",
                    Family.KEYS,
                    message,
                    option=other.id,
                    is_minor=not is_key,
                )


def find_goal_as_locator(case: Case) -> Iterator[Finding]:
    """A goal that is to tell an exercise, and could be another's."""
    item = case.item
    if not any(is_in(one, item.prompt) for one in table("phrases")["locating"]):
        return
    goals = case.facts.of("goal")
    told = [one for one in goals if covers(item.prompt, one.value) >= _ALIKE]
    if not told and item.is_plain:
        told = [
            one
            for one in [_near(_after_colon(item.prompt), goals, _PLAIN_ALIKE)]
            if one is not None
        ]
    for goal in told[:1]:
        others = [one for one in goals if one.subject != goal.subject]
        fitting = [one.subject for one in others if can_be_exchanged(goal.value, one.value)]
        if fitting:
            message = (
                f"This goal fits “{fitting[0]}” too, so it tells no exercise. Name the exercise."
            )
            yield finding("goal-as-locator", Family.KEYS, message)


def find_dose_as_locator(case: Case) -> Iterator[Finding]:
    """A dose that is to tell an exercise: an accident of its numbers."""
    if has_any(("this dose", "with the dose", "has the dose"), case.item.prompt):
        message = "Nobody tells an exercise by its numbers. Ask how much of the exercise is done."
        yield finding("dose-as-locator", Family.KEYS, message)


def can_be_exchanged(one: str, other: str) -> bool:
    """Whether two goals aim at the same movement in the same way."""
    first, second = _aim(one), _aim(other)
    return first is not None and first == second


def _aim(goal: str) -> tuple[str, frozenset[str]] | None:
    """The way of a goal and the directions that it speaks of, its reasons left out."""
    main = re.split(r",|\bwhile\b|\bbecause\b|\bso that\b", goal)[0]
    opening = stems(main)[:2]
    ways = table("phrases")["aims"]
    way = next(
        (w for w, verbs in ways.items() if any(s.startswith(v) for s in opening for v in verbs)),
        None,
    )
    directions = marks(main).senses & _DIRECTIONS
    return (way, directions) if way and directions else None


def _near(text: str, statements: Sequence[Statement], least: float = _ALIKE) -> Statement | None:
    best = max(statements, key=lambda one: likeness(one.value, text), default=None)
    return best if best is not None and likeness(best.value, text) >= least else None


def _after_colon(prompt: str) -> str:
    return prompt.rpartition(":")[2]
