"""Goals to sort by how their exercise starts, and exercises by what they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.kinds.sorting import Sorted, sorting
from questions.items.model import Item, Kind
from questions.items.wording import capital, quoted, tidy

_FEWEST, _MOST = 4, 8
_NOTHING = "no equipment"

_Goals = Sequence[tuple[Exercise, str]]


def make(context: Context) -> Iterator[Item]:
    goals = training.with_goals(context.facts.exercises)
    yield from _by_position(context, goals)
    yield from _by_equipment(context)


def _by_position(context: Context, goals: _Goals) -> Iterator[Item]:
    """Positions that are clearly different; of those too near each other, the first only."""
    told: list[tuple[Exercise, str]] = []
    for one, goal in goals:
        position = one.position
        if position is None or training.tells_position(goal, position):
            continue
        others = {other.position or "" for other, _ in told} - {position}
        if all(training.positions_differ(position, other) for other in others):
            told.append((one, goal))
    things = [
        Sorted(
            goal,
            one.position or "",
            f"This is the goal of {quoted(one)}. Its starting position is {one.position}.",
            training.part_id(one, "position"),
        )
        for one, goal in told[:_MOST]
    ]
    prompt = "Sort these goals by the starting position of the exercise that has the goal."
    yield from _sorted(context, "position", [one for one, _ in told[:_MOST]], things, prompt)


def _by_equipment(context: Context) -> Iterator[Item]:
    """Exercises that need one thing or none, by names that do not tell it."""
    told = [
        one
        for one in context.facts.exercises
        if len(one.equipment) <= 1
        and not any(training.shares_words(thing, one.name) for thing in one.equipment)
    ][:_MOST]
    things = [
        Sorted(
            tidy(one.name),
            tidy(one.equipment[0]) if one.equipment else _NOTHING,
            f"In the article, {quoted(one)} needs {training.needed(one)}.",
            training.part_id(one, "equipment") if one.equipment else None,
        )
        for one in told
    ]
    prompt = "Sort these exercises by the equipment that they need."
    yield from _sorted(context, "equipment", told, things, prompt)


def _sorted(
    context: Context,
    part: str,
    told: Sequence[Exercise],
    things: Sequence[Sorted],
    prompt: str,
) -> Iterator[Item]:
    groups = {one.group: capital(one.group) for one in things}
    facts = [one.fact for one in things if one.fact]
    if len(things) < _FEWEST or len(groups) < 2 or not facts:
        return
    parts = ("goal", part) if part == "position" else (part,)
    stem = Stem(
        kind=Kind.CLASSIFY,
        template=f"classify.{part}",
        topic=context.topic_of(facts[0], "Exercises"),
        facts=tuple(facts),
        prompt=prompt,
        evidence=tuple(
            span for one in told for span in training.proof(context.facts.article, one, *parts)
        ),
        right="Each one is sorted as the article has it.",
        wrong="The table shows how the article has each one.",
    )
    yield sorting(context, stem, things, groups)
