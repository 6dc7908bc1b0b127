"""How an exercise starts and what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import steps, training
from questions.items.model import Item, Kind, Tier
from questions.items.neighbours import equipment, positions
from questions.items.wording import capital, lower_first, quoted, tidy, with_article
from questions.items.words import lemmas

_Clues = tuple[tuple[str, str], ...]


def make(context: Context) -> Iterator[Item]:
    exercises = context.facts.exercises
    goals = training.with_goals(exercises)
    for exercise in exercises:
        clues = training.clues(exercise, goals, steps.telling_step(exercise, exercises))
        yield from _position(context, exercise, clues)
        yield from _equipment(context, exercise, clues)
    for thing in dict.fromkeys(tidy(name) for one in exercises for name in one.equipment):
        yield from _exercise_by_equipment(context, thing)


def _position(context: Context, exercise: Exercise, clues: _Clues) -> Iterator[Item]:
    """The starting position, asked by a clue where the name would tell it."""
    position = exercise.position
    if position is None:
        return
    if not training.name_tells_position(exercise):
        prompt = f"What is the starting position of {quoted(exercise)}?"
    else:
        told = [clue for clue in clues if not training.tells_position(clue[1], position)]
        if not told:
            return
        prompt = f"What is the starting position of the exercise with this {_told(told)}?"
    why = f"The article has {quoted(exercise)} start in this position: {position}."
    stem = _stem(context, exercise, "position", prompt, why)
    elsewhere = {
        other.position: other
        for other in context.facts.exercises
        if other.position and training.positions_differ(other.position, position)
    }
    tiers = [_used_positions(context, elsewhere, why), _more_positions(stem, position, elsewhere)]
    item = context.single_choice(stem, Choice(capital(position), why), tiers, are_names=True)
    if item is not None:
        yield item


def _used_positions(context: Context, elsewhere: Mapping[str, Exercise], why: str) -> list[Choice]:
    article = context.facts.article
    return [
        Choice(
            capital(name),
            f"You chose {name}, the starting position of {quoted(other)}. {why}",
            training.part_id(other, "position"),
            training.ground(article, other, "position", name),
        )
        for name, other in elsewhere.items()
    ]


def _more_positions(stem: Stem, position: str, elsewhere: Mapping[str, Exercise]) -> list[Choice]:
    ground = Ground(Tier.LEXICON, stem.right, stem.facts, stem.evidence)
    return [
        Choice(capital(name), f"You chose {name}. {stem.right}", None, ground)
        for name in positions()
        if training.positions_differ(name, position) and name not in elsewhere
    ]


def _equipment(context: Context, exercise: Exercise, clues: _Clues) -> Iterator[Item]:
    """The one thing that is needed, asked by a clue where a word of the name would tell it."""
    if len(exercise.equipment) != 1:
        return
    thing = tidy(exercise.equipment[0])
    if not training.shares_words(thing, exercise.name):
        prompt = f"What equipment does {quoted(exercise)} need?"
    else:
        told = [clue for clue in clues if not training.shares_words(thing, clue[1])]
        if not told:
            return
        prompt = f"What equipment is needed for the exercise with this {_told(told)}?"
    why = f"For {quoted(exercise)}, the article asks for {with_article(lower_first(thing))}."
    stem = _stem(context, exercise, "equipment", prompt, why)
    used = {
        tidy(name): other
        for other in context.facts.exercises
        for name in other.equipment
        if not any(training.shares_words(name, own) for own in exercise.equipment)
    }
    tiers = [_used_equipment(context, used, why), _more_equipment(stem, thing, used)]
    item = context.single_choice(stem, Choice(capital(thing), why), tiers, are_names=True)
    if item is not None:
        yield item


def _used_equipment(context: Context, used: Mapping[str, Exercise], why: str) -> list[Choice]:
    article = context.facts.article
    return [
        Choice(
            capital(name),
            f"You chose the {lower_first(name)}, which is for {quoted(other)}. {why}",
            training.part_id(other, "equipment"),
            training.ground(article, other, "equipment", lower_first(name)),
        )
        for name, other in used.items()
    ]


def _more_equipment(stem: Stem, thing: str, used: Mapping[str, Exercise]) -> list[Choice]:
    ground = Ground(Tier.LEXICON, stem.right, stem.facts, stem.evidence)
    return [
        Choice(capital(name), f"You chose the {name}. {stem.right}", None, ground)
        for name in equipment()
        if not any(training.shares_words(name, other) for other in (*used, thing))
    ]


def _exercise_by_equipment(context: Context, thing: str) -> Iterator[Item]:
    """The exercise that needs a thing, among those that do not speak of it."""
    needing = [
        one
        for one in context.facts.exercises
        if len(one.equipment) == 1
        and tidy(one.equipment[0]) == thing
        and not training.shares_words(thing, one.name)
    ]
    others = [one for one in context.facts.exercises if not _speaks_of(one, thing)]
    asked = with_article(lower_first(thing))
    for exercise in needing:
        why = f"For {quoted(exercise)}, the article asks for {asked}."
        wrong = [
            Choice(
                tidy(other.name),
                f"You chose {quoted(other)}, which needs {training.needed(other)}. {why}",
                training.part_id(other, "equipment"),
                _without(context, other, thing),
            )
            for other in others
        ]
        prompt = f"Which of these exercises needs {asked}?"
        stem = _stem(
            context, exercise, "equipment", prompt, why, "single_choice.exercise_by_equipment"
        )
        item = context.single_choice(
            stem, Choice(tidy(exercise.name), why), [wrong], are_names=True
        )
        if item is not None:
            yield item


def _speaks_of(exercise: Exercise, thing: str) -> bool:
    told = (exercise.name, *exercise.equipment, *exercise.steps, *(exercise.goal or ()))
    return any(lemmas(thing) & lemmas(text) for text in told)


def _without(context: Context, other: Exercise, thing: str) -> Ground:
    reason = f"Neither the equipment nor the steps of {quoted(other)} name {with_article(thing)}."
    parts = [part for part in ("equipment", "steps") if part in other.parts]
    return Ground(
        Tier.ARTICLE,
        reason,
        tuple(training.part_id(other, part) for part in parts),
        training.proof(context.facts.article, other, *parts),
    )


def _told(clues: list[tuple[str, str]]) -> str:
    word, text = clues[0]
    return f"{word}: {text}"


def _stem(
    context: Context,
    exercise: Exercise,
    part: str,
    prompt: str,
    why: str,
    template: str | None = None,
) -> Stem:
    fact = training.part_id(exercise, part)
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template or f"single_choice.{part}",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=prompt,
        evidence=training.proof(context.facts.article, exercise, part),
        right=why,
        wrong=why,
    )
