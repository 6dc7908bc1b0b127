"""Which exercise has a step, which step follows another, and which one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import steps, training
from questions.items.model import Item, Kind, Tier
from questions.items.wording import capital, lower_first, quoted, tidy
from questions.limits.choices import is_long_prompt

_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_FEWEST_COUNTED = 4
_FEWEST_IN_ORDER = 2


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that only its exercise has, with why it is none of another's."""

    exercise: Exercise
    text: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question on the steps of an exercise; its key is the second of the steps shown."""

    template: str
    prompt: str
    why: str
    shown: Sequence[str]


def make(context: Context) -> Iterator[Item]:
    article, exercises = context.facts.article, context.facts.exercises
    alone = tuple(
        _Step(one, capital(step), steps.alone(article, one, step))
        for one in exercises
        for step in steps.unlike(one, exercises)
    )
    for exercise in context.facts.exercises:
        step = steps.telling_step(exercise, context.facts.exercises)
        if step is not None:
            yield from _exercise_by_step(context, exercise, step)
        others = tuple(step for step in alone if step.exercise is not exercise)
        own = [one for one in alone if one.exercise is exercise]
        yield from _of_exercise(context, exercise, _speaking(own), _speaking(others))
        told = [capital(one) for one in steps.sequential_steps(article, exercise, _FEWEST_IN_ORDER)]
        if told:
            missing = _missing(context, exercise, told, others)
            yield from (item for _, item in missing)
            yield from _next(context, exercise, told, others, {place for place, _ in missing})
            yield from _in_place(context, exercise, told)


def _exercise_by_step(context: Context, exercise: Exercise, step: str) -> Iterator[Item]:
    """The exercise that is done so."""
    why = f"The article gives this step for {quoted(exercise)}."
    others = [
        Choice(
            tidy(other.name),
            f"You chose {quoted(other)}, which has no such step. {why}",
            training.part_id(other, "steps"),
            _no_such_step(context, other),
        )
        for other in context.facts.exercises
        if other.id != exercise.id
    ]
    prompt = f"Which exercise has this step: {lower_first(step)}?"
    stem = _stem(context, exercise, "single_choice.exercise_by_step", prompt, why, (step,))
    item = context.single_choice(stem, Choice(tidy(exercise.name), why), [others], are_names=True)
    if item is not None:
        yield item


def _speaking(alone: Sequence[_Step]) -> list[_Step]:
    return [one for one in alone if steps.speaks_for_itself(one.text)]


def _of_exercise(
    context: Context, exercise: Exercise, own: Sequence[_Step], others: Sequence[_Step]
) -> Iterator[Item]:
    """A step that the exercise alone has, among those of others: the first, in an order by chance,
    for which there are wrong answers."""
    for place in _places(context, exercise, "one of", range(len(own))):
        step = own[place].text
        prompt = f"Which of these is a step of {quoted(exercise)}?"
        why = f"The article gives this step for {quoted(exercise)}: {lower_first(step)}."
        asked = _Asked("single_choice.step", prompt, why, (step, step))
        item = _step(context, exercise, (), others, asked)
        if item is not None:
            yield item
            return


def _missing(
    context: Context, exercise: Exercise, told: Sequence[str], others: Sequence[_Step]
) -> list[tuple[int, Item]]:
    """The step between two that are told, with its place: the first, in an order by chance, for
    which there are wrong answers."""
    for place in _places(context, exercise, "missing", range(1, len(told) - 1)):
        shown = told[place - 1 : place + 2]
        before, step, after = shown
        prompt = (
            f"Which step of {quoted(exercise)} is missing between {steps.opening_of(before)} "
            f"and {steps.opening_of(after)}?"
        )
        why = f"Between the two, the article has “{step}”."
        item = _step(
            context,
            exercise,
            told,
            others,
            _Asked("single_choice.missing_step", prompt, why, shown),
        )
        if item is not None:
            return [(place, item)]
    return []


def _next(
    context: Context,
    exercise: Exercise,
    told: Sequence[str],
    others: Sequence[_Step],
    asked: set[int],
) -> Iterator[Item]:
    """The step after one that is told; one that is not asked for elsewhere comes first."""
    places = _places(context, exercise, "next", range(1, len(told)))
    for place in sorted(places, key=lambda place: place in asked):
        before, step = told[place - 1 : place + 1]
        prompt = f"What comes right after this step of {quoted(exercise)}: {lower_first(before)}?"
        why = f"Right after the step in the question, the article has “{step}”."
        item = _step(
            context,
            exercise,
            told,
            others,
            _Asked("single_choice.next_step", prompt, why, (before, step)),
        )
        if item is not None:
            yield item
            return


def _in_place(context: Context, exercise: Exercise, told: Sequence[str]) -> Iterator[Item]:
    """The second, third … step among others of the same exercise, where the article counts the
    steps as they are counted here. Of three steps, that would ask for no more than their order."""
    if len(told) < _FEWEST_COUNTED:
        return
    counted = tuple(capital(tidy(step)) for step in exercise.steps)
    if counted[: len(told)] != tuple(told):
        return
    for place in _places(context, exercise, "place", range(1, min(len(told), len(_ORDINALS)))):
        prompt = f"Which of these is the {_ORDINALS[place]} step of {quoted(exercise)}?"
        why = f"The {_ORDINALS[place]} step in the article is “{told[place]}”."
        shown = (told[place], told[place])
        item = _step(
            context,
            exercise,
            told,
            (),
            _Asked("single_choice.step_in_place", prompt, why, shown),
        )
        if item is not None:
            yield item
            return


def _step(
    context: Context,
    exercise: Exercise,
    told: Sequence[str],
    others: Sequence[_Step],
    asked: _Asked,
) -> Item | None:
    """An item whose key is the second of the steps shown."""
    if is_long_prompt(asked.prompt):
        return None
    why, shown = asked.why, asked.shown
    stem = _stem(context, exercise, asked.template, asked.prompt, why, shown)
    own = [_elsewhere(context, exercise, one, why) for one in told if one not in shown]
    elsewhere = [
        Choice(one.text, f"You chose a step of {quoted(one.exercise)}. {why}", None, one.ground)
        for one in others
    ]
    # Steps are told as orders, each with its verb first: their forms are alike.
    return context.single_choice(stem, Choice(shown[1], why), [own, elsewhere], are_names=True)


def _elsewhere(context: Context, exercise: Exercise, step: str, why: str) -> Choice:
    """A step of the same exercise, which stands in another place."""
    ground = Ground(
        Tier.QUALIFIER,
        f"The article has this step of {quoted(exercise)} in another place. {why}",
        (training.part_id(exercise, "steps"),),
        steps.step_proof(context.facts.article, exercise, (step,)),
    )
    return Choice(step, f"You chose a step that stands in another place. {why}", None, ground)


def _no_such_step(context: Context, other: Exercise) -> Ground:
    return Ground(
        Tier.ARTICLE,
        f"No step of {quoted(other)} is like it.",
        (training.part_id(other, "steps"),),
        training.proof(context.facts.article, other, "steps"),
    )


def _places(
    context: Context, exercise: Exercise, purpose: str, places: Sequence[int]
) -> Sequence[int]:
    return context.rng_of(training.part_id(exercise, "steps"), purpose).sample(places, len(places))


def _stem(
    context: Context,
    exercise: Exercise,
    template: str,
    prompt: str,
    why: str,
    shown: Sequence[str],
) -> Stem:
    fact = training.part_id(exercise, "steps")
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=prompt,
        evidence=steps.step_proof(context.facts.article, exercise, shown),
        right=why,
        wrong=why,
    )
