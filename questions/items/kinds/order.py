"""Steps and stages, where the article gives them one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.facts.model import Exercise, TypeSet
from questions.items.build import Context, Stem
from questions.items.kinds import steps, training, typing
from questions.items.model import Item, Kind, Option
from questions.items.similarity import likeness
from questions.items.wording import capital, quoted
from questions.language.words import leading_number, words

_FEWEST, _MOST = 3, 7
# A name with one of these tells its place.
_COUNTING = frozenset(
    ["first", "second", "third", "fourth", "one", "two", "three", "four", "i", "ii", "iii", "iv"]
)


def make(context: Context) -> Iterator[Item]:
    for exercise in context.facts.exercises:
        told = [capital(step) for step in steps.sequential_steps(context.facts.article, exercise)]
        if told:
            yield _steps(context, exercise, told)
    for types in context.facts.types:
        yield from _stages(context, types)


def _steps(context: Context, exercise: Exercise, told: Sequence[str]) -> Item:
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
    )
    return _ordered(context, stem, told)


def _stages(context: Context, types: TypeSet) -> Iterator[Item]:
    """The stages by name; by what is found in each where a name tells its place. Only those that
    are defined, for these are the facts."""
    told = [name for name in types.names if name in types.definitions]
    if not types.ordered or len(told) < len(types.names) or not _FEWEST <= len(told) <= _MOST:
        return
    noun, definitions = typing.class_noun(types), [types.definitions[name] for name in told]
    texts = [typing.type_text(types, name) for name in told]
    prompt = f"Put these {noun}s of {typing.called(types)} in order, from first to last."
    if any(map(_counts, told)):
        texts = [
            capital(typing.OneType(name, types.definitions[name]).description) for name in told
        ]
        prompt = (
            f"Each of these describes a {noun} of {typing.called(types)}. "
            f"Put them in order, from the first {noun} to the last."
        )
    if len({words(text) for text in texts}) < len(texts) or any(map(_counts, texts)):
        return
    stem = Stem(
        kind=Kind.ORDER,
        template="order.stages",
        topic=context.topic_of(definitions[0].id, typing.called(types)),
        facts=tuple(one.id for one in definitions),
        prompt=prompt,
        evidence=(*types.evidence, *typing.proof(types, *definitions)),
        right=f"This is the order in which the article gives the {noun}s.",
        wrong=f"The article gives the {noun}s in the order shown here.",
    )
    yield _ordered(context, stem, texts)


def _counts(text: str) -> bool:
    told = words(text)
    return not _COUNTING.isdisjoint(told) or any(leading_number(one) is not None for one in told)


def _ordered(context: Context, stem: Stem, told: Sequence[str]) -> Item:
    ids = tuple(context.option_id(stem, one) for one in told)
    return context.item(
        stem,
        options=_unsolved(context, stem, told, ids),
        key=ids,
        by_option={
            one: _place(text, told[place - 1] if place else None)
            for place, (one, text) in enumerate(zip(ids, told, strict=True))
        },
        similarity=sum(likeness(one, other) for one, other in pairwise(told)) / (len(told) - 1),
    )


def _unsolved(
    context: Context, stem: Stem, told: Sequence[str], key: tuple[str, ...]
) -> tuple[Option, ...]:
    """The steps shuffled; a shuffle that happens to be the solution is turned round by one."""
    options = context.shuffled_options(stem, told)
    is_solved = tuple(option.id for option in options) == key
    return (*options[1:], options[0]) if is_solved else options


def _place(one: str, before: str | None) -> str:
    if before is None:
        return f"In the article, “{one}” comes first."
    return f"In the article, “{one}” comes right after “{before}”."
