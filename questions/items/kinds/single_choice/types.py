"""Which type is described, and which description fits a type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import TypeSet
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import typing
from questions.items.kinds.typing import OneType
from questions.items.model import Item, Kind
from questions.items.neighbours import Neighbour, beside_types
from questions.items.wording import capital, listed, lower_first, tidy

_FEWEST_OTHERS = 2


def make(context: Context) -> Iterator[Item]:
    for types in context.facts.types:
        basic = typing.basic_types(types)
        for one in basic:
            yield from _by_description(context, types, one, basic)
            yield from _description(context, types, one, basic)
        yield from _combined(context, types, basic)


def _by_description(
    context: Context, types: TypeSet, one: OneType, basic: tuple[OneType, ...]
) -> Iterator[Item]:
    """One feature told: the combined type would be right as well, so it is never offered."""
    name = typing.type_within(types, one.name)
    others = [
        Choice(
            typing.type_text(types, other.name),
            f"You chose {typing.type_within(types, other.name)}, where {_says(other)}; "
            f"the description is that of {name}.",
            other.definition.id,
            typing.ground(types, other),
        )
        for other in basic
        if other.name != one.name
    ]
    near = [
        Choice(
            other.name,
            f"You chose {lower_first(other.name)}, where {other.clause}; "
            f"the description is that of {name}.",
            ground=typing.ground_beside(types, other),
        )
        for other in _neighbours(types, others)
    ]
    prompt = f"Which {_asked(types, others)} fits this description: {one.description}?"
    stem = _stem(context, types, one, "single_choice.type", prompt)
    key = Choice(typing.type_text(types, one.name), stem.right)
    item = context.single_choice(stem, key, [others, near], are_names=True)
    if item is not None:
        yield item


def _asked(types: TypeSet, others: Sequence[Choice]) -> str:
    """What is asked for: a type, or a condition where the types are too few to choose from."""
    if len(others) < _FEWEST_OTHERS and not types.ordered:
        return "condition"
    return f"{typing.class_noun(types)} of {typing.called(types)}"


def _neighbours(types: TypeSet, others: Sequence[Choice]) -> tuple[Neighbour, ...]:
    """Conditions beside the types, where these are too few: among enough types, a condition that
    is none would be no answer to the question."""
    return beside_types(types.of) if len(others) < _FEWEST_OTHERS else ()


def _description(
    context: Context, types: TypeSet, one: OneType, basic: tuple[OneType, ...]
) -> Iterator[Item]:
    name = typing.type_within(types, one.name)
    right = f"of {name}, the article says: {one.description}."
    others = [
        Choice(
            capital(other.description),
            f"You chose what is found in {typing.type_within(types, other.name)}; {right}",
            other.definition.id,
            typing.ground(types, other),
        )
        for other in basic
        if other.name != one.name
    ]
    near = [
        Choice(
            capital(other.clause if one.is_clause else other.phrase),
            f"You chose a sign of {lower_first(other.name)}; {right}",
            ground=typing.ground_beside(types, other),
        )
        for other in _neighbours(types, others)
    ]
    stem = _stem(
        context, types, one, "single_choice.type_description", f"Which description fits {name}?"
    )
    key = Choice(capital(one.description), stem.right)
    item = context.single_choice(stem, key, [others, near])
    if item is not None:
        yield item


def _combined(context: Context, types: TypeSet, basic: tuple[OneType, ...]) -> Iterator[Item]:
    """Both features told: only the combined type has both."""
    name = typing.combined_name(types)
    if name is None or len(basic) != 2:
        return
    definition = types.definitions.get(name)
    text = typing.combined_text(name)
    both = f"{basic[0].description}, and {basic[1].description}"
    only = [
        Choice(
            capital(tidy(one.name)),
            f"You chose {_bare(one)}, where {_says(one)}; here both features are found.",
            one.definition.id,
            typing.ground(types, one),
        )
        for one in basic
    ]
    parts = listed([_bare(one) for one in basic])
    why = f"The {lower_first(text)} type has the features of {parts} together."
    stem = Stem(
        kind=Kind.SINGLE_CHOICE,
        template="single_choice.combined_type",
        topic=context.topic_of(definition.id if definition else types.id, typing.called(types)),
        facts=(definition.id if definition else types.id,),
        prompt=f"Both of these are found: {both}. Which type of {typing.called(types)} is this?",
        evidence=(
            *(definition.evidence if definition else types.evidence),
            *typing.proof(types, *(one.definition for one in basic)),
        ),
        right=why,
        wrong=why,
    )
    item = context.single_choice(stem, Choice(text, why), [only], are_names=True)
    if item is not None:
        yield item


def _stem(context: Context, types: TypeSet, one: OneType, template: str, prompt: str) -> Stem:
    why = typing.sentence(types, one)
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(one.definition.id, typing.called(types)),
        facts=(one.definition.id,),
        prompt=prompt,
        evidence=typing.proof(types, one.definition),
        right=why,
        wrong=why,
    )


def _says(one: OneType) -> str:
    return one.description if one.is_clause else f"there is {one.description}"


def _bare(one: OneType) -> str:
    return lower_first(tidy(one.name))
