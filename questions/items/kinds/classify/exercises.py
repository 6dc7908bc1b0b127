"""Exercises to sort by how they start and by what they need."""

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


def make(context: Context) -> Iterator[Item]:
    yield from _by_position(context)
    yield from _by_equipment(context)


def _by_position(context: Context) -> Iterator[Item]:
    """Exercises whose names do not tell it, by positions that are clearly different; of those too
    near each other, the first only."""
    told: list[Exercise] = []
    for one in context.facts.exercises:
        position = one.position
        if position is None or training.name_tells_position(one):
            continue
        others = {other.position or "" for other in told} - {position}
        if all(training.positions_differ(position, other) for other in others):
            told.append(one)
    things = [
        Sorted(
            tidy(one.name),
            one.position or "",
            f"In the article, the starting position of {quoted(one)} is {one.position}.",
            training.part_id(one, "position"),
        )
        for one in told[:_MOST]
    ]
    prompt = "Sort these exercises by their starting position."
    yield from _sorted(context, "classify.starts", "position", told[:_MOST], things, prompt)


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
    yield from _sorted(context, "classify.equipment", "equipment", told, things, prompt)


def _sorted(
    context: Context,
    template: str,
    part: str,
    told: Sequence[Exercise],
    things: Sequence[Sorted],
    prompt: str,
) -> Iterator[Item]:
    groups = {one.group: capital(one.group) for one in things}
    facts = [one.fact for one in things if one.fact]
    if len(things) < _FEWEST or len(groups) < 2 or not facts:
        return
    stem = Stem(
        kind=Kind.CLASSIFY,
        template=template,
        topic=context.topic_of(facts[0], "Exercises"),
        facts=tuple(facts),
        prompt=prompt,
        evidence=tuple(
            span for one in told for span in training.proof(context.facts.article, one, part)
        ),
        right="Each one is sorted as the article has it.",
        wrong="The table shows how the article has each one.",
    )
    yield sorting(context, stem, things, groups)
