"""Which exercise has a goal or a dose, what an exercise is for, how it starts and what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Evidence, Exercise
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import steps, training
from questions.items.model import Item, Kind
from questions.items.neighbours import equipment, positions
from questions.items.wording import (
    capital,
    dose_text,
    goal_sentence,
    lower_first,
    quoted,
    tidy,
    with_article,
)

_TOPIC = "Exercises"


def make(context: Context) -> Iterator[Item]:
    goals = training.with_goals(context.facts.exercises)
    for exercise, goal in goals:
        yield from _exercise_by_goal(context, exercise, goal, goals)
        yield from _goal(context, exercise, goal, goals)
    goal_of = {one.id: goal for one, goal in goals}
    for exercise in context.facts.exercises:
        step = steps.telling_step(exercise, context.facts.exercises)
        clues = _clues(goal_of.get(exercise.id), step)
        yield from _position(context, exercise, clues)
        yield from _equipment(context, exercise, clues)
        yield from _exercise_by_step(context, exercise, step)
        yield from _exercise_by_dose(context, exercise)


def _exercise_by_goal(
    context: Context, exercise: Exercise, goal: str, goals: tuple[tuple[Exercise, str], ...]
) -> Iterator[Item]:
    others = [
        Choice(
            tidy(other.name),
            f"You chose {quoted(other)}, whose goal is another: {lower_first(its)}.",
        )
        for other, its in goals
        if other.id != exercise.id
    ]
    why = goal_sentence(exercise, goal)
    stem = _stem(
        context, exercise, "goal", "single_choice.exercise_by_goal",
        f"Which exercise has this goal: {lower_first(goal)}?", why, 0.5,
    )  # fmt: skip
    item = context.single_choice(stem, Choice(tidy(exercise.name), why), [others], are_names=True)
    if item is not None:
        yield item


def _goal(
    context: Context, exercise: Exercise, goal: str, goals: tuple[tuple[Exercise, str], ...]
) -> Iterator[Item]:
    why = goal_sentence(exercise, goal)
    others = [
        Choice(its, f"You chose the goal of {quoted(other)}. {why}")
        for other, its in goals
        if other.id != exercise.id
    ]
    stem = _stem(
        context, exercise, "goal", "single_choice.goal",
        f"What is the goal of {quoted(exercise)}?", why, 0.5,
    )  # fmt: skip
    item = context.single_choice(stem, Choice(goal, why), [others])
    if item is not None:
        yield item


def _position(context: Context, exercise: Exercise, clues: Sequence[str]) -> Iterator[Item]:
    """The starting position, asked by a clue where the name would tell it."""
    position = exercise.position
    if position is None:
        return
    if not training.name_tells_position(exercise):
        prompt = f"What is the starting position of {quoted(exercise)}?"
    else:
        told = [clue for clue in clues if not training.tells_position(clue, position)]
        if not told:
            return
        prompt = f"What is the starting position of the exercise with this {told[0]}?"
    why = f"The article has {quoted(exercise)} start in this position: {position}."
    stem = _stem(context, exercise, "position", "single_choice.position", prompt, why, 0.4)
    elsewhere = {
        other.position: other
        for other in context.facts.exercises
        if other.position and training.positions_differ(other.position, position)
    }
    others = [
        Choice(
            capital(name),
            f"You chose {name}, the starting position of {quoted(other)}. {why}",
        )
        for name, other in elsewhere.items()
    ]
    more = [
        Choice(capital(name), f"You chose {name}. {why}")
        for name in positions()
        if training.positions_differ(name, position) and name not in elsewhere
    ]
    item = context.single_choice(
        stem, Choice(capital(position), why), [others, more], are_names=True
    )
    if item is not None:
        yield item


def _equipment(context: Context, exercise: Exercise, clues: Sequence[str]) -> Iterator[Item]:
    """The one thing that is needed, asked by a clue where a word of the name would tell it."""
    if len(exercise.equipment) != 1:
        return
    thing = tidy(exercise.equipment[0])
    if not training.shares_words(thing, exercise.name):
        prompt = f"What equipment does {quoted(exercise)} need?"
    else:
        told = [clue for clue in clues if not training.shares_words(thing, clue)]
        if not told:
            return
        prompt = f"What equipment is needed for the exercise with this {told[0]}?"
    why = f"For {quoted(exercise)}, the article asks for {with_article(lower_first(thing))}."
    stem = _stem(context, exercise, "equipment", "single_choice.equipment", prompt, why, 0.4)
    used = {
        tidy(name): other
        for other in context.facts.exercises
        for name in other.equipment
        if not any(training.shares_words(name, own) for own in exercise.equipment)
    }
    others = [
        Choice(
            capital(name),
            f"You chose the {lower_first(name)}, which is for {quoted(other)}. {why}",
        )
        for name, other in used.items()
    ]
    more = [
        Choice(capital(name), f"You chose the {name}. {why}")
        for name in equipment()
        if not any(training.shares_words(name, other) for other in (*used, thing))
    ]
    item = context.single_choice(stem, Choice(capital(thing), why), [others, more], are_names=True)
    if item is not None:
        yield item


def _clues(goal: str | None, step: str | None) -> tuple[str, ...]:
    """What tells the exercise without its name, the better clue first."""
    told = (("goal", goal), ("step", step))
    return tuple(f"{word}: {lower_first(text)}" for word, text in told if text)


def _exercise_by_step(context: Context, exercise: Exercise, step: str | None) -> Iterator[Item]:
    """The exercise that is done so."""
    if step is None:
        return
    why = f"The article gives this step for {quoted(exercise)}."
    others = [
        Choice(
            tidy(other.name),
            f"You chose {quoted(other)}, which has no such step. {why}",
        )
        for other in context.facts.exercises
        if other.id != exercise.id
    ]
    stem = _stem(
        context, exercise, "steps", "single_choice.exercise_by_step",
        f"Which exercise has this step: {lower_first(step)}?", why, 0.4,
        steps.step_proof(context.facts.article, exercise, (step,)),
    )  # fmt: skip
    item = context.single_choice(stem, Choice(tidy(exercise.name), why), [others], are_names=True)
    if item is not None:
        yield item


def _exercise_by_dose(context: Context, exercise: Exercise) -> Iterator[Item]:
    """The exercise that a dose belongs to, among those whose dose is clearly another."""
    dose = dose_text(exercise.dosage)
    if not dose:
        return
    others = [
        Choice(
            tidy(other.name),
            f"You chose {quoted(other)}, whose dose is {dose_text(other.dosage)}; "
            f"the question asks for {dose}.",
        )
        for other in context.facts.exercises
        if dose_text(other.dosage)
        and other.id != exercise.id
        and training.doses_differ(other.dosage, exercise.dosage)
    ]
    why = f"The dose of {quoted(exercise)} is {dose}."
    stem = _stem(
        context, exercise, "dose", "single_choice.exercise_by_dose",
        f"Which exercise has this dose: {dose}?", why, 0.5,
    )  # fmt: skip
    item = context.single_choice(stem, Choice(tidy(exercise.name), why), [others], are_names=True)
    if item is not None:
        yield item


def _stem(
    context: Context,
    exercise: Exercise,
    part: str,
    template: str,
    prompt: str,
    why: str,
    difficulty: float,
    evidence: Evidence | None = None,
) -> Stem:
    fact = training.part_id(exercise, part)
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(fact, _TOPIC),
        facts=(fact,),
        prompt=prompt,
        evidence=evidence or training.proof(context.facts.article, exercise, part),
        right=why,
        wrong=why,
        difficulty=difficulty,
    )
