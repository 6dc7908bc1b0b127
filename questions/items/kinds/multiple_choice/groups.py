"""Which of these belong to a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Group
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.model import Item, Kind
from questions.items.wording import capital, listed, member_within

_KEYS = 4
_FEWEST_KEYS = 2
_DISTRACTORS = 4


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        for group in family.groups:
            yield from _of_group(context, family, group)
            yield from _parts(context, family, group)


def _of_group(context: Context, family: Family, group: Group) -> Iterator[Item]:
    """The group's members by portions, so that each is asked for once."""
    inside = [one for one in family.placed() if one.group is group]
    outside = [one for one in family.placed() if family.is_false(one, group)]
    others = members.elsewhere(context, family, group)
    for keys in _portions(inside):
        item = _choice(context, family, group, keys, outside, others)
        if item is not None:
            yield item


def _parts(context: Context, family: Family, group: Group) -> Iterator[Item]:
    """The names that stand in this group and in another, all their parts and angles side by
    side."""
    doubled = [one for one in family.placed() if family.twins(one)]
    keys = [one for one in doubled if one.group is group]
    others = [one for one in doubled if family.is_false(one, group)]
    stem = _stem(context, family, "multiple_choice.doubled", group, keys)
    if stem is not None:
        tier = _wrong(context, family, group, others)
        right = [members.right_choice(one) for one in keys]
        item = context.multiple_choice(stem, right, [tier], len(others))
        if item is not None:
            yield item


def _choice(
    context: Context,
    family: Family,
    group: Group,
    keys: Sequence[Placed],
    outside: Sequence[Placed],
    outsiders: Sequence[members.Outsider],
) -> Item | None:
    stem = _stem(context, family, "multiple_choice.members", group, keys, outsiders)
    if stem is None:
        return None
    twins = {twin.member.id for one in keys for twin in family.twins(one)}
    tiers = [
        _wrong(context, family, group, [one for one in outside if one.member.id in twins]),
        _wrong(context, family, group, [one for one in outside if one.member.id not in twins]),
        members.outside_choices(outsiders, group, members.some_of(group)),
    ]
    right = [members.right_choice(one) for one in keys]
    return context.multiple_choice(stem, right, tiers, _DISTRACTORS)


def _wrong(
    context: Context, family: Family, group: Group, outside: Sequence[Placed]
) -> list[Choice]:
    asked, article = members.some_of(group), context.facts.article
    return [members.wrong_choice(article, family, one, group, asked) for one in outside]


def _stem(
    context: Context,
    family: Family,
    template: str,
    group: Group,
    keys: Sequence[Placed],
    outsiders: Sequence[members.Outsider] = (),
) -> Stem | None:
    """What is asked; None of fewer keys than make several."""
    if len(keys) < _FEWEST_KEYS:
        return None
    names = listed([member_within(one.member) for one in keys])
    prompt = f"Which of these{family.things} {members.are_some(group)}?"
    why = f"Of these, the article lists with the {members.short_label(group)}: {names}."
    return Stem(
        kind=Kind.MULTIPLE_CHOICE,
        template=template,
        topic=context.topic_of(keys[0].member.id, capital(family.noun)),
        facts=tuple(one.member.id for one in keys),
        prompt=f"{members.asked_beside(outsiders, prompt)} Select all that apply.",
        evidence=members.proof(*keys),
        right=why,
        wrong=why,
    )


def _portions(inside: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    """Portions of at most four, as equal as they can be; the order is that of the article, dealt
    round so that neighbours are apart."""
    count = -(-len(inside) // _KEYS)
    for place in range(count):
        yield inside[place::count]
