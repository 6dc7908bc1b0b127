"""What an exercise is for, how much of it, how it starts, what it needs and what follows what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.kinds import details, setting, steps, training
from questions.items.kinds.setting import Setting
from questions.items.kinds.true_false.claim import Claim
from questions.items.model import Tier
from questions.items.own_goals import giver
from questions.items.wording import (
    capital,
    dose_text,
    goal_sentence,
    goal_text,
    lower_first,
    quoted,
    tidy,
)

_FEWEST_IN_ORDER = 2


def claims(context: Context) -> Iterator[Claim]:
    exercises = context.facts.exercises
    yield from _goals(context)
    for exercise in exercises:
        yield from _dose(context, exercise)
    yield from _steps(context)
    for exercise in exercises:
        yield from _details(context, exercise)
    for one in setting.settings(context):
        yield _setting(context, one)
    for exercise in exercises:
        yield from _order(context, exercise)


def _goals(context: Context) -> Iterator[Claim]:
    """Also of goals that are much alike: only those that clearly differ make a false one. Where
    there are none, the goal is said of an exercise for which the article states none."""
    exercises = context.facts.exercises
    goals = [(one, goal) for one in exercises if (goal := goal_text(one))]
    for exercise, goal in goals:
        true = goal_sentence(exercise, goal)
        others = [other for _, other in goals if not training.are_alike_goals(goal, other)]
        false = [goal_sentence(exercise, other) for other in others]
        without = training.without_goal(exercise, goal, exercises)
        if without and not false:
            true = _stated(exercise, goal)
            false = [_stated(other, goal) for other in without]
        why = (
            f"{capital(giver(exercise, 'goal'))} gives {quoted(exercise)} this goal: "
            f"{lower_first(goal)}."
        )
        yield _claim(context, exercise, "goal", true, false, why)


def _stated(exercise: Exercise, goal: str) -> str:
    return f"The article states this goal for {quoted(exercise)}: {lower_first(goal)}."


def _dose(context: Context, exercise: Exercise) -> Iterator[Claim]:
    dose = dose_text(exercise.dosage)
    if not dose:
        return
    others = [
        dose_text(other.dosage)
        for other in context.facts.exercises
        if dose_text(other.dosage) and training.doses_differ(other.dosage, exercise.dosage)
    ]
    yield _claim(
        context,
        exercise,
        "dose",
        f"The dose of {quoted(exercise)} is {dose}.",
        [f"The dose of {quoted(exercise)} is {other}." for other in others],
        f"The article gives {quoted(exercise)} this dose: {dose}.",
    )


def _setting(context: Context, one: Setting) -> Claim:
    """The starting position, or the one thing that is needed; false with that of another."""
    exercises = context.facts.exercises
    if one.part == "position":
        known = {other.position for other in exercises if other.position}
        others = {its for its in known if training.positions_differ(its, one.value)}
    else:
        things = {tidy(name) for other in exercises for name in other.equipment}
        others = {
            name
            for name in things
            if not training.shares_words(name, one.value) and not _speaks_of(one.exercise, name)
        }
    false = [one.said(its) for its in sorted(others)]
    return _claim(context, one.exercise, one.part, one.said(one.value), false, one.why)


def _speaks_of(exercise: Exercise, thing: str) -> bool:
    """Whether its name or steps have a word for the thing, which it may then need as well."""
    return any(training.shares_words(thing, text) for text in (exercise.name, *exercise.steps))


def _steps(context: Context) -> Iterator[Claim]:
    """A step that only its exercise has; false with one that only another has."""
    exercises = context.facts.exercises
    told = {one.id: steps.speaking(one, exercises) for one in exercises}
    for exercise in exercises:
        if not told[exercise.id]:
            continue
        fact = training.part_id(exercise, "steps")
        own = context.pick(fact, "step", told[exercise.id])
        others = [step for one in exercises if one is not exercise for step in told[one.id]]
        lead = f"In the article, {quoted(exercise)} has this step:"
        yield Claim(
            template="true_false.step",
            topic=context.topic_of(fact, "Exercises"),
            facts=(fact,),
            true=f"{lead} {lower_first(own)}.",
            false=tuple(f"{lead} {lower_first(other)}." for other in others),
            evidence=steps.step_proof(context.facts.article, exercise, (own,)),
            why=f"The article gives this step for {quoted(exercise)}: {lower_first(own)}.",
        )


def _details(context: Context, exercise: Exercise) -> Iterator[Claim]:
    """One word of a step exchanged: the way that it goes, else the part of the body. Not of the
    step that is told as a whole."""
    exercises = context.facts.exercises
    fact = training.part_id(exercise, "steps")
    told = steps.speaking(exercise, exercises)
    whole = context.pick(fact, "step", told) if told else None
    turned, parts = details.turned(exercise), details.in_steps(exercise, exercises)
    plausible = [replace(one, others=one.others[: one.of_article]) for one in parts]
    known = [one for one in turned or plausible if one.others]
    # Whether there is such a claim depends on no chance: so the item is there for every seed.
    if len({one.text for one in known}) < 2 and all(one.text in told for one in known):
        return
    found = [one for one in known if one.text != whole]
    one = context.rng_of(fact, "detail").choice(found)
    lead = f"{quoted(exercise)} is done like this:"
    yield Claim(
        template="true_false.step_detail",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        true=f"{lead} {lower_first(one.text)}.",
        false=tuple(f"{lead} {lower_first(one.told(other))}." for other in one.others),
        evidence=steps.step_proof(context.facts.article, exercise, (one.text,)),
        why=f"For {quoted(exercise)}, the article says: {lower_first(one.text)}.",
        tier=Tier.OPPOSITE if turned else Tier.ARTICLE,
    )


def _order(context: Context, exercise: Exercise) -> Iterator[Claim]:
    """Two steps, one right after the other; false where they are exchanged."""
    found = steps.sequential_steps(context.facts.article, exercise, _FEWEST_IN_ORDER)
    told = [capital(one) for one in found]
    if not told:
        return
    fact = training.part_id(exercise, "steps")
    place = context.rng_of(fact, "pair").randrange(len(told) - 1)
    first, second = (steps.opening_of(one) for one in told[place : place + 2])
    lead = f"In {quoted(exercise)},"
    yield Claim(
        template="true_false.steps",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        true=f"{lead} {first} comes before {second}.",
        false=(f"{lead} {second} comes before {first}.",),
        evidence=steps.step_proof(context.facts.article, exercise, told[place : place + 2]),
        why=f"In the article, {second} follows {first}.",
        tier=Tier.QUALIFIER,
    )


def _claim(
    context: Context, exercise: Exercise, part: str, true: str, false: Sequence[str], why: str
) -> Claim:
    fact = training.part_id(exercise, part)
    return Claim(
        template=f"true_false.{part}",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        true=true,
        false=tuple(dict.fromkeys(false)),
        evidence=training.proof(context.facts.article, exercise, part),
        why=why,
    )
