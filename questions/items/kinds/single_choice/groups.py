"""Which one belongs, which one does not, and what becomes of a name that stands in two lists."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import Group
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.model import Item, Kind
from questions.items.wording import capital, member_text, member_within, within


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        for one in family.placed():
            yield from _belongs(context, family, one)
        for group in family.groups:
            yield from _does_not_belong(context, family, group)
        yield from _doubled_names(context, family)


def _belongs(context: Context, family: Family, one: Placed) -> Iterator[Item]:
    """Of these, only this member is in the group."""
    group = one.group
    asked = members.one_of(group)
    outside = [other for other in family.placed() if family.is_false(other, group)]
    twins = {twin.member.id for twin in family.twins(one)}
    near = [other for other in outside if _shares_a_word(one, other, twins)]
    tiers = [
        [members.wrong_choice(other, asked) for other in near],
        [members.wrong_choice(other, asked) for other in outside if other not in near],
        members.lexicon_choices(family, group, asked),
    ]
    stem = _stem(context, family, "single_choice.belongs", one, group)
    item = context.single_choice(stem, members.right_choice(one), tiers)
    if item is not None:
        yield item


def _does_not_belong(context: Context, family: Family, group: Group) -> Iterator[Item]:
    """Of these, all but one are in the group: one such question for each group."""
    outside = [one for one in family.placed() if family.is_false(one, group)]
    inside = [one for one in family.placed() if one.group is group]
    if not outside or len(inside) < 2:
        return
    one = context.rng_of(group.id, "outsider").choice(outside)
    choices = [Choice(member_text(other.member), _not_asked(other, group)) for other in inside]
    stem = _negative_stem(context, family, one, group)
    item = context.single_choice(stem, members.right_choice(one), [choices], tests=(one.member.id,))
    if item is not None:
        yield item


def _doubled_names(context: Context, family: Family) -> Iterator[Item]:
    """For a name that stands once in each of two groups: which part or angle goes where."""
    if len(family.groups) != 2 or not all(family.distinctions):
        return
    first, second = family.groups
    for one in family.placed():
        twins = family.twins(one)
        if one.group is first and len(twins) == 1 and twins[0].group is second:
            item = _doubled(context, family, one, twins[0])
            if item is not None:
                yield item


def _doubled(context: Context, family: Family, one: Placed, twin: Placed) -> Item | None:
    here, there = within(one.member.qualifier or ""), within(twin.member.qualifier or "")
    why = f"The article lists {members.told(one)} and {members.told(twin)}."

    def choice(first: str, second: str, said: str = "") -> Choice:
        first_word, second_word = family.distinctions
        return Choice(f"{capital(first_word)}: {first}; {second_word}: {second}", f"{said}{why}")

    stem = Stem(
        kind=Kind.SINGLE_CHOICE,
        template="single_choice.doubled",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id, twin.member.id),
        prompt=f"How does the article list {members.bare_name(one)} among the {family.noun}?",
        evidence=members.proof(one, twin),
        right=why,
        wrong=why,
        difficulty=0.7,
    )
    wrong = [
        choice(there, here, "You chose the two the other way round. "),
        choice("both", "neither", "You chose one group for both. "),
        choice("neither", "both", "You chose one group for both. "),
    ]
    return context.single_choice(stem, choice(here, there), [wrong], least=3)


def _stem(context: Context, family: Family, template: str, one: Placed, group: Group) -> Stem:
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id,),
        prompt=f"Which of these{family.things} {members.is_one(group)}?",
        evidence=members.proof(one),
        right=members.listed_with(one),
        wrong=members.listed_with(one),
        difficulty=0.6 if family.twins(one) else 0.4,
    )


def _negative_stem(context: Context, family: Family, one: Placed, group: Group) -> Stem:
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template="single_choice.does_not_belong",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(group.id,),
        prompt=f"Which of these{family.things} {members.is_none(group)}?",
        evidence=members.proof(one),
        right=members.listed_with(one),
        wrong=members.listed_with(one),
        difficulty=0.5,
    )


def _not_asked(one: Placed, group: Group) -> str:
    return (
        f"You chose {member_within(one.member)}, which the article lists with the "
        f"{members.short_label(group)}; the question asks for the one that "
        f"{members.is_none(group).replace('NOT', 'not')}."
    )


def _shares_a_word(one: Placed, other: Placed, twins: set[str]) -> bool:
    """Whether the two are easily mixed up: a word of the name in common, or qualifiers on both.
    The other half of the same name would need a second pair for company, so it is left out."""
    if other.member.id in twins:
        return False
    if one.member.qualifier and other.member.qualifier:
        return True
    return bool(set(members.name_words(one)) & set(members.name_words(other)))
