"""Which exercise has a goal or a dose, and what an exercise is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import Exercise
from questions.items.blanks import GAP
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import training
from questions.items.model import Item, Kind, Tier
from questions.items.neighbours import verbs_beside
from questions.items.wording import (
    dose_text,
    goal_sentence,
    goal_text,
    lower_first,
    quoted,
    tidy,
)

_TOPIC = "Exercises"
# With fewer others whose goals are stated, exercises without one are offered too.
_FEWEST_GOALS = 2

# What goes with "build" or "train" alone, and what nobody would stretch, or strengthen.
_FITS_ONE_VERB = re.compile(
    r"^up\b|\bto\b|\b(?:stiffness|tightness|tension|pain|power|grip|strength|balance|reflex|reflexes|"
    r"degrees|link|control)\b"
)


def make(context: Context) -> Iterator[Item]:
    goals = training.with_goals(context.facts.exercises)
    for exercise, goal in goals:
        yield from _exercise_by_goal(context, exercise, goal, goals)
        yield from _goal(context, exercise, goal, goals)
    for exercise in context.facts.exercises:
        yield from _goal_verb(context, exercise)
        yield from _exercise_by_dose(context, exercise)


def _exercise_by_goal(
    context: Context, exercise: Exercise, goal: str, goals: tuple[tuple[Exercise, str], ...]
) -> Iterator[Item]:
    others = [
        Choice(
            tidy(other.name),
            f"You chose {quoted(other)}, whose goal is another: {lower_first(its)}.",
            training.part_id(other, "goal"),
            _other_goal(context, other, its),
        )
        for other, its in goals
        if other.id != exercise.id
    ]
    without = []
    asked = f"Which exercise has this goal: {lower_first(goal)}?"
    if len(others) < _FEWEST_GOALS:
        without = [
            _without_goal(context, other)
            for other in training.without_goal(exercise, goal, context.facts.exercises)
        ]
        asked = f"For which exercise does the article state this goal: {lower_first(goal)}?"
    why = goal_sentence(exercise, goal)
    stem = _stem(context, exercise, "goal", "single_choice.exercise_by_goal", asked, why)
    key = Choice(tidy(exercise.name), why)
    item = context.single_choice(stem, key, [others, without], are_names=True)
    if item is not None:
        yield item


def _without_goal(context: Context, other: Exercise) -> Choice:
    """An exercise for which the article states no goal, where it is asked what it states."""
    reason = f"The article states no goal of {quoted(other)}."
    facts = (training.part_id(other, "steps"),)
    proof = training.proof(context.facts.article, other, "steps")
    ground = Ground(Tier.ARTICLE, reason, facts, proof)
    return Choice(tidy(other.name), f"You chose {quoted(other)}. {reason}", None, ground)


def _goal(
    context: Context, exercise: Exercise, goal: str, goals: tuple[tuple[Exercise, str], ...]
) -> Iterator[Item]:
    why = goal_sentence(exercise, goal)
    others = [
        Choice(
            its,
            f"You chose the goal of {quoted(other)}. {why}",
            training.part_id(other, "goal"),
            _other_goal(context, other, its),
        )
        for other, its in goals
        if other.id != exercise.id
    ]
    stem = _stem(
        context, exercise, "goal", "single_choice.goal",
        f"What is the goal of {quoted(exercise)}?", why
    )  # fmt: skip
    item = context.single_choice(stem, Choice(goal, why), [others])
    if item is not None:
        yield item


def _goal_verb(context: Context, exercise: Exercise) -> Iterator[Item]:
    """Whether an exercise is there to strengthen or to stretch: the verb of its goal."""
    goal = goal_text(exercise) or ""
    verb, _, rest = goal.partition(" ")
    others = verbs_beside(verb.lower(), f"{exercise.name} {rest}")
    if not others or " " not in rest.strip() or _FITS_ONE_VERB.search(rest):
        return
    why = goal_sentence(exercise, goal)
    proof = training.proof(context.facts.article, exercise, "goal")
    ground = Ground(Tier.LEXICON, why, (training.part_id(exercise, "goal"),), proof)
    wrong = [
        Choice(other, f"You chose “{lower_first(other)}”. {why}", None, ground) for other in others
    ]
    prompt = f"Which verb completes the goal of {quoted(exercise)}: “{GAP} {rest}”?"
    stem = _stem(context, exercise, "goal", "single_choice.goal_verb", prompt, why)
    item = context.single_choice(stem, Choice(verb, why), [wrong], are_names=True)
    if item is not None:
        yield item


def _other_goal(context: Context, other: Exercise, goal: str) -> Ground:
    return training.ground(context.facts.article, other, "goal", lower_first(goal))


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
            training.part_id(other, "dose"),
            training.ground(context.facts.article, other, "dose", dose_text(other.dosage)),
        )
        for other in context.facts.exercises
        if dose_text(other.dosage)
        and other.id != exercise.id
        and training.doses_differ(other.dosage, exercise.dosage)
    ]
    why = f"The dose of {quoted(exercise)} is {dose}."
    stem = _stem(
        context, exercise, "dose", "single_choice.exercise_by_dose",
        f"Which exercise has this dose: {dose}?", why
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
) -> Stem:
    fact = training.part_id(exercise, part)
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(fact, _TOPIC),
        facts=(fact,),
        prompt=prompt,
        evidence=training.proof(context.facts.article, exercise, part),
        right=why,
        wrong=why,
    )
