"""In which list the article has a name, and which name it has in a list. What is on another list
may belong to this one as well, so both ask what the article lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from questions.facts.model import Group
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.model import Item, Kind, Tier
from questions.items.wording import (
    capital,
    lower_first,
    member_text,
    member_within,
    plural_label,
)
from questions.language.words import words

# From so many, wrong answers are as good as from more.
_MOST_LISTS, _MOST_NAMES = 12, 40

# The ids of the lists in which each name stands.
_Homes = Mapping[tuple[str, ...], set[str]]
_Placed = tuple[Family, Placed]


def make(context: Context) -> Iterator[Item]:
    homes = _homes(context)
    groups: dict[str, Group] = {}
    told: list[_Placed] = []
    for family in context.families:
        named = [group for group in family.groups if members.is_named(group)]
        groups |= {group.id: group for group in named if len(groups) < _MOST_LISTS}
        told += [
            (family, one)
            for one in family.placed()
            if one.group.id in groups and not family.twins(one)
        ]
    for family, one in told:
        own = homes[words(one.member.name)]
        yield from _in_which(
            context, family, one, [group for key, group in groups.items() if key not in own]
        )
        if members.stands_alone(context, family, one.group):
            others = [place for place in told if one.group.id not in homes[_name(place[1])]]
            yield from _listed_with(context, family, one, others[:_MOST_NAMES])


def _homes(context: Context) -> _Homes:
    homes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for group in context.facts.groups:
        for member in group.members:
            homes[words(member.name)].add(group.id)
    return homes


def _in_which(
    context: Context, family: Family, one: Placed, others: Sequence[Group]
) -> Iterator[Item]:
    name, why = member_within(one.member), _stands(one)
    wrong = [
        Choice(
            _label(group), f"You chose “{lower_first(_label(group))}”. {why}", None, _ground(one)
        )
        for group in others
    ]
    prompt = f"In which of these lists does the article have {name}?"
    stem = _stem(context, family, one, "single_choice.list", prompt)
    item = context.single_choice(stem, Choice(_label(one.group), why), [wrong], are_names=True)
    if item is not None:
        yield item


def _listed_with(
    context: Context, family: Family, one: Placed, others: Sequence[_Placed]
) -> Iterator[Item]:
    wrong = [
        Choice(
            member_text(other.member),
            f"You chose {member_within(other.member)}. {_stands(other)}",
            other.member.id,
            _ground(other),
        )
        for _, other in others
    ]
    prompt = f"Which of these does the article have in this list: {plural_label(one.group.label)}?"
    stem = _stem(context, family, one, "single_choice.listed_with", prompt)
    key = Choice(member_text(one.member), _stands(one), one.member.id)
    item = context.single_choice(stem, key, [wrong], are_names=True)
    if item is not None:
        yield item


def _stands(one: Placed) -> str:
    """Where the article has it, by the full name of the list."""
    listed_in = plural_label(one.group.label)
    return f"The article has {member_within(one.member)} in this list: {listed_in}."


def _ground(one: Placed) -> Ground:
    return Ground(Tier.ARTICLE, _stands(one), (one.member.id,), members.proof(one))


def _label(group: Group) -> str:
    return capital(plural_label(group.label))


def _name(one: Placed) -> tuple[str, ...]:
    return words(one.member.name)


def _stem(context: Context, family: Family, one: Placed, template: str, prompt: str) -> Stem:
    why = _stands(one)
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id,),
        prompt=prompt,
        evidence=members.proof(one),
        right=why,
        wrong=why,
    )
