"""The steps of an exercise, where the article gives them one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.kinds import steps, training
from questions.items.model import Item, Kind, Option
from questions.items.wording import capital, quoted


def make(context: Context) -> Iterator[Item]:
    for exercise in context.facts.exercises:
        told = [capital(step) for step in steps.sequential_steps(context.facts.article, exercise)]
        if told:
            yield _ordered(context, exercise, told)


def _ordered(context: Context, exercise: Exercise, told: Sequence[str]) -> Item:
    fact = training.part_id(exercise, "steps")
    stem = Stem(
        kind=Kind.ORDER,
        template="order.steps",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=f"Put these steps of {quoted(exercise)} in order, from first to last.",
        evidence=steps.step_proof(context.facts.article, exercise, told),
        right="This is the order in which the article gives the steps.",
        wrong="The article gives the steps in the order shown here.",
        difficulty=0.4,
    )
    ids = tuple(context.option_id(stem, step) for step in told)
    return context.item(
        stem,
        options=_unsolved(context, stem, told, ids),
        key=ids,
        by_option={
            one: _place(step, told[place - 1] if place else None)
            for place, (one, step) in enumerate(zip(ids, told, strict=True))
        },
    )


def _unsolved(
    context: Context, stem: Stem, told: Sequence[str], key: tuple[str, ...]
) -> tuple[Option, ...]:
    """The steps shuffled; a shuffle that happens to be the solution is turned round by one."""
    options = context.shuffled_options(stem, told)
    is_solved = tuple(option.id for option in options) == key
    return (*options[1:], options[0]) if is_solved else options


def _place(step: str, before: str | None) -> str:
    if before is None:
        return f"In the article, “{step}” comes first."
    return f"In the article, “{step}” comes right after “{before}”."
