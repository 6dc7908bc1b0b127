"""Which features are found together in the type that combines the others."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import TypeSet
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import typing
from questions.items.model import Item, Kind
from questions.items.neighbours import beside_types
from questions.items.wording import capital, listed, lower_first, tidy


def make(context: Context) -> Iterator[Item]:
    for types in context.facts.types:
        yield from _combined(context, types)


def _combined(context: Context, types: TypeSet) -> Iterator[Item]:
    """The features of the others are right; signs of conditions that are no such type, wrong."""
    name, basic = typing.combined_name(types), typing.basic_types(types)
    if name is None or name not in types.definitions or len(basic) != 2:
        return
    definition = types.definitions[name]
    parts = listed([lower_first(tidy(one.name)) for one in basic])
    why = (
        f"The {lower_first(typing.combined_text(name))} type has the features of {parts} together."
    )
    keys = [
        Choice(capital(one.description), f"This is found in {one.name}. {why}") for one in basic
    ]
    wrong = [
        Choice(
            capital(other.clause),
            f"You chose a sign of {lower_first(other.name)}. {why}",
            ground=typing.ground_beside(types, other),
        )
        for other in beside_types(types.of)
    ]
    stem = Stem(
        kind=Kind.MULTIPLE_CHOICE,
        template="multiple_choice.features",
        topic=context.topic_of(definition.id, typing.called(types)),
        facts=(definition.id,),
        prompt=f"Which of these are found in {typing.type_within(types, name)}? "
        "Select all that apply.",
        evidence=(*definition.evidence, *typing.proof(types, *(one.definition for one in basic))),
        right=why,
        wrong=why,
    )
    item = context.multiple_choice(stem, keys, [wrong], len(wrong), tests=(definition.id,))
    if item is not None:
        yield item
