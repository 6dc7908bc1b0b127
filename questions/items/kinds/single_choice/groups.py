"""Which one belongs, and which one does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Group
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.model import Item, Kind, Tier
from questions.items.wording import capital, member_text, member_within


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        wrong = {group.id: _outside(context, family, group) for group in family.groups}
        others = {group.id: members.elsewhere(context, family, group) for group in family.groups}
        for one in family.placed():
            of = one.group.id
            yield from _belongs(context, family, one, wrong[of], others[of])
        for group in family.groups:
            yield from _does_not_belong(context, family, group)


def _outside(context: Context, family: Family, group: Group) -> list[tuple[Placed, Choice]]:
    """The members that are not in the group, each as a wrong answer."""
    article, asked = context.facts.article, members.one_of(group)
    return [
        (other, members.wrong_choice(article, family, other, group, asked))
        for other in family.placed()
        if family.is_false(other, group)
    ]


def _belongs(
    context: Context,
    family: Family,
    one: Placed,
    outside: Sequence[tuple[Placed, Choice]],
    outsiders: Sequence[members.Outsider],
) -> Iterator[Item]:
    """Of these, only this member is in the group."""
    group = one.group
    twins = {twin.member.id for twin in family.twins(one)}
    near: list[Choice] = []
    far: list[Choice] = []
    for other, choice in outside:
        (near if _shares_a_word(one, other, twins) else far).append(choice)
    tiers = [near, far, members.outside_choices(outsiders, group, members.one_of(group))]
    prompt = f"Which of these{family.things} {members.is_one(group)}?"
    stem = _stem(context, family, one, members.asked_beside(outsiders, prompt))
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
    choices = [_not_asked(other, group) for other in inside]
    stem = _negative_stem(context, family, one, group)
    item = context.single_choice(stem, members.right_choice(one), [choices], tests=(one.member.id,))
    if item is not None:
        yield item


def _stem(context: Context, family: Family, one: Placed, prompt: str) -> Stem:
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template="single_choice.belongs",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id,),
        prompt=prompt,
        evidence=members.proof(one),
        right=members.listed_with(one),
        wrong=members.listed_with(one),
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
    )


def _not_asked(one: Placed, group: Group) -> Choice:
    """A member of the group, where the one outside it is asked for."""
    why = (
        f"You chose {member_within(one.member)}, which the article lists with the "
        f"{members.short_label(group)}; the question asks for the one that "
        f"{members.is_none(group).replace('NOT', 'not')}."
    )
    ground = Ground(Tier.ARTICLE, members.listed_with(one), (one.member.id,), members.proof(one))
    return Choice(member_text(one.member), why, one.member.id, ground)


def _shares_a_word(one: Placed, other: Placed, twins: set[str]) -> bool:
    """Whether the two are easily mixed up: a word of the name in common, or qualifiers on both.
    The other half of the same name would need a second pair for company, so it is left out."""
    if other.member.id in twins:
        return False
    if one.member.qualifier and other.member.qualifier:
        return True
    return bool(set(members.name_words(one)) & set(members.name_words(other)))
