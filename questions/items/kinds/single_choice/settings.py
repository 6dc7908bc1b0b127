"""How an exercise starts and what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import setting, training
from questions.items.kinds.setting import Setting, settings
from questions.items.model import Item, Kind, Tier
from questions.items.neighbours import equipment, positions
from questions.items.wording import capital, lower_first, quoted, tidy, with_article
from questions.language.words import lemmas


def make(context: Context) -> Iterator[Item]:
    for one in settings(context):
        yield from _asked(context, one)
    exercises = context.facts.exercises
    for thing in dict.fromkeys(tidy(name) for one in exercises for name in one.equipment):
        yield from _exercise_by_equipment(context, thing)


def _asked(context: Context, one: Setting) -> Iterator[Item]:
    """Among what other exercises have, then among what an exercise may have."""
    stem = setting.stem(context, Kind.SINGLE_CHOICE, one, one.question, None)
    elsewhere = _elsewhere(context, one)
    tiers = [_used(context, one, elsewhere), _more(stem, one, elsewhere)]
    item = context.single_choice(stem, Choice(capital(one.value), one.why), tiers, are_names=True)
    if item is not None:
        yield item


def _elsewhere(context: Context, one: Setting) -> Mapping[str, Exercise]:
    """What others have for this part that is clearly not this exercise's own, each with one that
    has it."""
    others = context.facts.exercises
    if one.part == "position":
        return {
            other.position: other
            for other in others
            if other.position and training.positions_differ(other.position, one.value)
        }
    return {
        tidy(name): other
        for other in others
        for name in other.equipment
        if not training.shares_words(name, one.value)
    }


def _used(context: Context, one: Setting, elsewhere: Mapping[str, Exercise]) -> list[Choice]:
    article = context.facts.article
    return [
        Choice(
            capital(name),
            f"You chose {lower_first(name)}, which is for {quoted(other)}. {one.why}",
            training.part_id(other, one.part),
            training.ground(article, other, one.part, lower_first(name)),
        )
        for name, other in elsewhere.items()
    ]


def _more(stem: Stem, one: Setting, elsewhere: Mapping[str, Exercise]) -> list[Choice]:
    ground = Ground(Tier.LEXICON, stem.right, stem.facts, stem.evidence)
    if one.part == "position":
        known = [name for name in positions() if training.positions_differ(name, one.value)]
        free = [name for name in known if name not in elsewhere]
    else:
        taken = (*elsewhere, one.value)
        known = [*equipment()]
        free = [
            name for name in known if not any(training.shares_words(name, its) for its in taken)
        ]
    return [Choice(capital(name), f"You chose {name}. {stem.right}", None, ground) for name in free]


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
        fact = training.part_id(exercise, "equipment")
        stem = Stem(
            kind=Kind.SINGLE_CHOICE,
            template="single_choice.exercise_by_equipment",
            topic=context.topic_of(fact, "Exercises"),
            facts=(fact,),
            prompt=prompt,
            evidence=training.proof(context.facts.article, exercise, "equipment"),
            right=why,
            wrong=why,
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
