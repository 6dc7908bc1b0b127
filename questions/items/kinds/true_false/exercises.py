"""What an exercise is for, how much of it, how it starts, what it needs and what follows what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.kinds import steps, training
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
    with_article,
)

_Goals = Sequence[tuple[Exercise, str]]


def claims(context: Context) -> Iterator[Claim]:
    exercises = context.facts.exercises
    goals = training.with_goals(exercises)
    yield from _goals(context)
    for exercise in exercises:
        yield from _dose(context, exercise)
    yield from _steps(context)
    for exercise in exercises:
        clues = training.clues(exercise, goals, steps.telling_step(exercise, exercises))
        yield from _position(context, exercise, clues)
        yield from _equipment(context, exercise, clues)
        yield from _order(context, exercise)


def _goals(context: Context) -> Iterator[Claim]:
    """Also of goals that are much alike: only those that clearly differ make a false one."""
    goals = [(one, goal) for one in context.facts.exercises if (goal := goal_text(one))]
    for exercise, goal in goals:
        others = [other for _, other in goals if not training.are_alike_goals(goal, other)]
        yield _claim(
            context,
            exercise,
            "goal",
            goal_sentence(exercise, goal),
            [goal_sentence(exercise, other) for other in others],
            f"{capital(giver(exercise, 'goal'))} gives {quoted(exercise)} this goal: "
            f"{lower_first(goal)}.",
        )


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


def _position(
    context: Context, exercise: Exercise, clues: Sequence[tuple[str, str]]
) -> Iterator[Claim]:
    """The starting position of an exercise, told by a clue where the name would tell it."""
    position = exercise.position
    if position is None:
        return
    if not training.name_tells_position(exercise):
        lead, told = f"The starting position of {quoted(exercise)} is ", "."
    else:
        usable = [clue for clue in clues if not training.tells_position(clue[1], position)]
        if not usable:
            return
        word, text = usable[0]
        lead, told = (
            f"The starting position of the exercise with this {word} is ",
            f": {text}.",
        )
    others = {
        other.position
        for other in context.facts.exercises
        if other.position and training.positions_differ(other.position, position)
    }
    yield _claim(
        context,
        exercise,
        "position",
        f"{lead}{position}{told}",
        [f"{lead}{other}{told}" for other in sorted(others)],
        f"The article has {quoted(exercise)} start in this position: {position}.",
    )


def _equipment(
    context: Context, exercise: Exercise, clues: Sequence[tuple[str, str]]
) -> Iterator[Claim]:
    """The one thing that is needed, told likewise."""
    if len(exercise.equipment) != 1:
        return
    thing = tidy(exercise.equipment[0])
    if not training.shares_words(thing, exercise.name):
        lead, told = quoted(exercise), "."
    else:
        usable = [clue for clue in clues if not training.shares_words(thing, clue[1])]
        if not usable:
            return
        word, text = usable[0]
        lead, told = f"The exercise with this {word}", f": {text}."
    others = {
        tidy(name)
        for other in context.facts.exercises
        for name in other.equipment
        if not training.shares_words(name, thing) and not _speaks_of(exercise, name)
    }

    def statement(named: str) -> str:
        return f"{lead} needs {with_article(lower_first(named))}{told}"

    why = f"For {quoted(exercise)}, the article asks for {with_article(lower_first(thing))}."
    false = [statement(other) for other in sorted(others)]
    yield _claim(context, exercise, "equipment", statement(thing), false, why)


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


def _order(context: Context, exercise: Exercise) -> Iterator[Claim]:
    """Two steps, one right after the other; false where they are exchanged."""
    told = [capital(one) for one in steps.sequential_steps(context.facts.article, exercise)]
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
