"""Goals to sort by how their exercise starts and by what it needs: without names, which tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.kinds.sorting import Sorted, sorting
from questions.items.model import Item, Kind
from questions.items.wording import capital, lower_first, quoted, tidy

_FEWEST, _MOST = 4, 8
_NOTHING = "nothing"

_Goals = Sequence[tuple[Exercise, str]]


def make(context: Context) -> Iterator[Item]:
    goals = training.with_goals(context.facts.exercises)
    yield from _by_position(context, goals)
    yield from _by_equipment(context, goals)


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
            f"The article has {quoted(one)}, whose goal this is, start so: {one.position}.",
            training.part_id(one, "position"),
        )
        for one, goal in told[:_MOST]
    ]
    prompt = "Each of these is the goal of an exercise. Sort them by how the exercise starts."
    yield from _sorted(context, "position", told[:_MOST], things, prompt)


def _by_equipment(context: Context, goals: _Goals) -> Iterator[Item]:
    """Exercises that need one thing or none; at least one needs something."""
    told = [
        (one, goal)
        for one, goal in goals
        if len(one.equipment) <= 1
        and not any(training.shares_words(thing, goal) for thing in one.equipment)
    ][:_MOST]
    things = [
        Sorted(
            goal,
            tidy(one.equipment[0]) if one.equipment else _NOTHING,
            f"For {quoted(one)}, whose goal this is, the article names this equipment: "
            f"{lower_first(tidy(one.equipment[0])) if one.equipment else _NOTHING}.",
            training.part_id(one, "equipment") if one.equipment else None,
        )
        for one, goal in told
    ]
    prompt = "Each of these is the goal of an exercise. Sort them by the equipment that it needs."
    yield from _sorted(context, "equipment", told, things, prompt)


def _sorted(
    context: Context, part: str, told: _Goals, things: Sequence[Sorted], prompt: str
) -> Iterator[Item]:
    groups = {one.group: capital(one.group) for one in things}
    facts = [one.fact for one in things if one.fact]
    if len(things) < _FEWEST or len(groups) < 2 or not facts:
        return
    stem = Stem(
        kind=Kind.CLASSIFY,
        template=f"classify.{part}",
        topic=context.topic_of(facts[0], "Exercises"),
        facts=tuple(facts),
        prompt=prompt,
        evidence=tuple(
            span
            for one, _ in told
            for span in training.proof(context.facts.article, one, "goal", part)
        ),
        right="Each goal stands where the article has its exercise.",
        wrong="The table shows where the article has each exercise.",
    )
    yield sorting(context, stem, things, groups)
