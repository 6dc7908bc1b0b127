"""Which of these are steps of an exercise."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import steps, training
from questions.items.model import Item, Kind
from questions.items.wording import capital, listed, quoted

_MOST_KEYS, _FEWEST_KEYS = 3, 2


def make(context: Context) -> Iterator[Item]:
    exercises = context.facts.exercises
    told = {one.id: steps.unlike(one, exercises) for one in exercises}
    for exercise in exercises:
        keys = told[exercise.id][:_MOST_KEYS]
        if len(keys) >= _FEWEST_KEYS:
            others = [
                (one, step) for one in exercises if one is not exercise for step in told[one.id]
            ]
            yield from _of_exercise(context, exercise, keys, others)


def _of_exercise(
    context: Context,
    exercise: Exercise,
    keys: tuple[str, ...],
    others: list[tuple[Exercise, str]],
) -> Iterator[Item]:
    fact = training.part_id(exercise, "steps")
    told = listed([steps.opening_of(step) for step in keys])
    why = f"Of these, the article gives for {quoted(exercise)}: {told}."
    wrong = [
        Choice(
            capital(step),
            f"You chose a step of {quoted(other)}; the question asks for {quoted(exercise)}.",
            None,
            steps.alone(context.facts.article, other, step),
        )
        for other, step in others
    ]
    right = [Choice(capital(step), f"This is a step of {quoted(exercise)}.") for step in keys]
    stem = Stem(
        kind=Kind.MULTIPLE_CHOICE,
        template="multiple_choice.steps",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=f"Which of these are steps of {quoted(exercise)}? Select all that apply.",
        evidence=steps.step_proof(context.facts.article, exercise, keys),
        right=why,
        wrong=why,
    )
    # Steps are told as orders, each with its verb first: their forms are alike.
    item = context.multiple_choice(stem, right, [wrong], len(keys), tests=(fact,), are_names=True)
    if item is not None:
        yield item
