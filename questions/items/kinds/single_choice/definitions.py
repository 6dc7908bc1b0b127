"""Which term is described, and which description fits a term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Definition
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import defining
from questions.items.model import Item, Kind
from questions.items.wording import capital, lower_first


def make(context: Context) -> Iterator[Item]:
    definitions = defining.usable(context.facts.definitions)
    for one in definitions:
        others = [other for other in definitions if defining.are_of_one_sort(one, other)]
        yield from _term(context, one, others)
        yield from _description(context, one, others)


def _term(context: Context, one: Definition, others: Sequence[Definition]) -> Iterator[Item]:
    asked = defining.term(one)
    told = [
        Choice(
            capital(defining.term(other)),
            f"You chose {defining.term(other)}, which is {_told(other)}; "
            f"the description is that of {asked}.",
            other.id,
            defining.ground(other),
        )
        for other in others
    ]
    more = [
        Choice(
            capital(name),
            f"You chose {name}, which {motion.phrase}; the description is that of {asked}.",
            ground=defining.ground_beside(name, f"what {motion.phrase}"),
        )
        for name, motion in defining.motions_beside(one)
    ]
    more += [
        Choice(
            other.name,
            f"You chose {lower_first(other.name)}, which is {other.phrase}; "
            f"the description is that of {asked}.",
            ground=defining.ground_beside(other.name, other.phrase),
        )
        for other in defining.things_beside(one)
    ]
    stem = _stem(context, one, "single_choice.term", defining.question(one))
    item = context.single_choice(stem, Choice(capital(asked), stem.right), [told, more])
    if item is not None:
        yield item


def _description(context: Context, one: Definition, others: Sequence[Definition]) -> Iterator[Item]:
    asked = defining.term(one)
    told = [
        Choice(
            capital(defining.description(other)),
            f"You chose what describes {defining.term(other)}; the question asks for {asked}.",
            other.id,
            defining.ground(other),
        )
        for other in others
        if defining.form(other) == defining.form(one)
    ]
    more = [
        Choice(
            capital(text),
            f"You chose what describes {name}; the question asks for {asked}.",
            ground=defining.ground_beside(name, f"what {motion.phrase}"),
        )
        for name, motion in defining.motions_beside(one)
        if (text := defining.told_like(one, motion)) is not None
    ]
    more += [
        Choice(
            capital(other.phrase),
            f"You chose what describes {lower_first(other.name)}; the question asks for {asked}.",
            ground=defining.ground_beside(other.name, other.phrase),
        )
        for other in defining.things_beside(one)
    ]
    stem = _stem(context, one, "single_choice.definition", f"Which description fits {asked}?")
    key = Choice(capital(defining.description(one)), stem.right)
    item = context.single_choice(stem, key, [told, more])
    if item is not None:
        yield item


def _stem(context: Context, one: Definition, template: str, prompt: str) -> Stem:
    why = defining.sentence(one)
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(one.id, "Definitions"),
        facts=(one.id,),
        prompt=prompt,
        evidence=one.evidence,
        right=why,
        wrong=why,
    )


def _told(one: Definition) -> str:
    text = defining.description(one)
    return f"what {text}" if defining.form(one) == "verb" else text
