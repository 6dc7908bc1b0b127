"""What a type is, what the one that combines the others has, and what a term means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import TypeSet
from questions.items.build import Context
from questions.items.kinds import defining, typing
from questions.items.kinds.true_false.claim import Claim
from questions.items.kinds.typing import OneType
from questions.items.model import Tier
from questions.items.neighbours import beside_types
from questions.items.wording import lower_first
from questions.language.words import lemmas

# Fewer words describe no more than "both".
_FEWEST_LEMMAS = 4


def claims(context: Context) -> Iterator[Claim]:
    for types in context.facts.types:
        basic = typing.basic_types(types)
        for kind in basic:
            yield _type(context, types, kind, basic)
        if len(basic) == 2:
            yield _both(context, types, basic)
        yield from _combined(context, types)
    yield from _definitions(context)


def _type(context: Context, types: TypeSet, one: OneType, basic: Sequence[OneType]) -> Claim:
    def statement(described: OneType) -> str:
        return typing.sentence(types, one, described)

    return Claim(
        template="true_false.type",
        topic=context.topic_of(one.definition.id, typing.called(types)),
        facts=(one.definition.id,),
        true=statement(one),
        false=tuple(statement(other) for other in basic if other.name != one.name),
        evidence=typing.proof(types, one.definition),
        why=f"The article says of {typing.type_within(types, one.name)}: {one.description}.",
    )


def _both(context: Context, types: TypeSet, basic: Sequence[OneType]) -> Claim:
    """Which of two types is which; false where they are exchanged."""
    facts = tuple(one.definition.id for one in basic)
    first, second = (f"{typing.type_within(types, one.name)}: {one.description}" for one in basic)
    return Claim(
        template="true_false.two_types",
        topic=context.topic_of(facts[0], typing.called(types)),
        facts=facts,
        true=typing.sentence_on_both(types, basic, basic),
        false=(typing.sentence_on_both(types, basic, basic[::-1]),),
        evidence=typing.proof(types, *(one.definition for one in basic)),
        why=f"In the article, this is said of {first}. This is said of {second}.",
        tier=Tier.OPPOSITE,
    )


def _combined(context: Context, types: TypeSet) -> Iterator[Claim]:
    """Of the type that combines the others a feature of theirs is true, so only the sign of
    another condition makes a false statement."""
    name = typing.combined_name(types)
    if name is None or name not in types.definitions:
        return
    one = OneType(name, types.definitions[name])
    if len(lemmas(one.description)) < _FEWEST_LEMMAS:
        return
    called = typing.type_within(types, name)
    yield Claim(
        template="true_false.combined_type",
        topic=context.topic_of(one.definition.id, typing.called(types)),
        facts=(one.definition.id,),
        true=f"In {called}, {one.description}.",
        false=tuple(f"In {called}, {other.clause}." for other in beside_types(types.of)),
        evidence=typing.proof(types, one.definition),
        why=f"The article says of {called}: {one.description}.",
        tier=Tier.LEXICON,
    )


def _definitions(context: Context) -> Iterator[Claim]:
    definitions = defining.usable(context.facts.definitions)
    for one in definitions:
        others = [
            other
            for other in definitions
            if defining.are_of_one_sort(one, other) and defining.form(other) == defining.form(one)
        ]
        yield Claim(
            template="true_false.definition",
            topic=context.topic_of(one.id, "Terms"),
            facts=(one.id,),
            true=defining.sentence(one),
            false=tuple(defining.sentence(one, other) for other in others),
            evidence=one.evidence,
            why=f"In the article: {lower_first(defining.sentence(one))}",
        )
