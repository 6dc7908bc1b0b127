"""A type by name, from what the article says of it."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import TypeSet
from questions.items.blanks import blank
from questions.items.build import Context, Stem
from questions.items.kinds import typing
from questions.items.kinds.cloze import gaps
from questions.items.kinds.typing import OneType
from questions.items.model import Item, Kind
from questions.items.wording import lower_first, within


def make(context: Context) -> Iterator[Item]:
    for types in context.facts.types:
        basic = typing.basic_types(types)
        for one in basic:
            yield from _named(context, types, one)
        yield from _combined(context, types, basic)


def _named(context: Context, types: TypeSet, one: OneType) -> Iterator[Item]:
    """The sentence of one type without its name. A combined type has the feature as well, so the
    question asks for a basic one where there is such a type."""
    sentence = gaps.without(typing.sentence(types, one), within(one.name))
    answers = gaps.accepted(within(one.name), typing.type_within(types, one.name))
    others = [other for other in types.names if other != one.name]
    if sentence is None or not gaps.is_told_from(answers, others):
        return
    kind = "a basic type" if typing.combined_name(types) else f"a {typing.class_noun(types)}"
    prompt = f"Complete the sentence with {kind} of {typing.called(types)}. {sentence}"
    stem = _stem(
        context, types, "cloze.type", one.definition.id, prompt, typing.sentence(types, one)
    )
    found = gaps.item(context, stem, answers)
    if found is not None:
        yield found


def _combined(context: Context, types: TypeSet, basic: tuple[OneType, ...]) -> Iterator[Item]:
    """Both features are told: only the combined type has both."""
    name = typing.combined_name(types)
    definition = types.definitions.get(name or "")
    if name is None or definition is None or len(basic) != 2:
        return
    answers = gaps.accepted(lower_first(typing.combined_text(name)))
    both = f"{basic[0].description}, and {basic[1].description}"
    why = (
        f"The {answers[0]} type has the features of "
        f"{within(basic[0].name)} and {within(basic[1].name)} together."
    )
    stem = _stem(
        context,
        types,
        "cloze.combined_type",
        definition.id,
        f"Complete the name of this type of {typing.called(types)}. The {blank(1)} type: {both}.",
        why,
    )
    found = gaps.item(context, stem, answers)
    if found is not None and gaps.is_told_from(answers, (one.name for one in basic)):
        yield found


def _stem(
    context: Context, types: TypeSet, template: str, fact: str, prompt: str, why: str
) -> Stem:
    told = next(one for one in types.definitions.values() if one.id == fact)
    return Stem(
        kind=Kind.CLOZE,
        template=template,
        topic=context.topic_of(fact, typing.called(types)),
        facts=(fact,),
        prompt=prompt,
        evidence=typing.proof(types, told),
        right=why,
        wrong=why,
        difficulty=0.6,
    )
