"""A name that stands in two groups: which part or angle goes where, and what decides."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.model import Item, Kind, Tier
from questions.items.wording import capital, lower_first, within

# What changes nothing about which way a muscle turns a joint.
_NEVER = ("A light load or a heavy load", "A slow movement or a fast movement")


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        for one, twin in members.pairs(family):
            yield from _how_listed(context, family, one, twin)
            yield from _what_decides(context, family, one, twin)


def _how_listed(context: Context, family: Family, one: Placed, twin: Placed) -> Iterator[Item]:
    here, there = within(one.member.qualifier or ""), within(twin.member.qualifier or "")
    why = _both(one, twin)
    first_word, second_word = family.distinctions
    ground = _ground(Tier.QUALIFIER, one, twin)

    def choice(first: str, second: str, said: str = "", ground: Ground | None = None) -> Choice:
        text = f"{capital(first_word)}: {first}; {second_word}: {second}"
        return Choice(text, f"{said}{why}", ground=ground)

    prompt = f"How does the article list {members.bare_name(one)} among the {family.noun}?"
    wrong = [
        choice(there, here, "You chose the two the other way round. ", ground),
        choice("both", "neither", "You chose one group for both. ", ground),
        choice("neither", "both", "You chose one group for both. ", ground),
    ]
    stem = _stem(context, family, "single_choice.doubled", (one, twin), prompt)
    item = context.single_choice(stem, choice(here, there), [wrong], least=3)
    if item is not None:
        yield item


def _what_decides(context: Context, family: Family, one: Placed, twin: Placed) -> Iterator[Item]:
    """Which two parts or angles tell the two apart. The second tier is for muscles alone: only of
    them is it known what decides nothing."""
    why, ground = _both(one, twin), _ground(Tier.ARTICLE, one, twin)
    prompt = (
        f"What decides whether the article lists {members.bare_name(one)} with the "
        f"{members.short_label(one.group)} or with the {members.short_label(twin.group)}?"
    )
    others = [
        Choice(
            _alternatives(other, its),
            f"You chose what decides about {members.bare_name(other)}. {why}",
            ground=ground,
        )
        for other, its in members.pairs(family)
        if other.member.id != one.member.id
    ]
    never = [
        Choice(text, f"You chose “{lower_first(text)}”. {why}", ground=ground)
        for text in _NEVER
        if family.things
    ]
    stem = _stem(context, family, "single_choice.what_decides", (one, twin), prompt)
    key = Choice(_alternatives(one, twin), why)
    item = context.single_choice(stem, key, [others, never])
    if item is not None:
        yield item


def _alternatives(one: Placed, twin: Placed) -> str:
    return capital(f"{within(one.member.qualifier or '')} or {within(twin.member.qualifier or '')}")


def _both(one: Placed, twin: Placed) -> str:
    return f"The article lists {members.told(one)} and {members.told(twin)}."


def _ground(tier: Tier, one: Placed, twin: Placed) -> Ground:
    facts = (one.member.id, twin.member.id)
    return Ground(tier, _both(one, twin), facts, members.proof(one, twin))


def _stem(
    context: Context, family: Family, template: str, pair: tuple[Placed, Placed], prompt: str
) -> Stem:
    one, twin = pair
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id, twin.member.id),
        prompt=prompt,
        evidence=members.proof(one, twin),
        right=_both(one, twin),
        wrong=_both(one, twin),
    )
