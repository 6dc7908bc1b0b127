"""Several right options: which of these belong to a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Group
from questions.items.build import Context, Stem
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


def _of_group(context: Context, family: Family, group: Group) -> Iterator[Item]:
    """The group's members by portions, so that each is asked for once."""
    inside = [one for one in family.placed() if one.group is group]
    outside = [one for one in family.placed() if family.is_false(one, group)]
    for keys in _portions(inside):
        if len(keys) >= _FEWEST_KEYS:
            item = _choice(context, family, group, keys, outside)
            if item is not None:
                yield item


def _choice(
    context: Context,
    family: Family,
    group: Group,
    keys: Sequence[Placed],
    outside: Sequence[Placed],
) -> Item | None:
    twins = {twin.member.id for one in keys for twin in family.twins(one)}
    asked = members.some_of(group)
    tiers = [
        [members.wrong_choice(one, asked) for one in outside if one.member.id in twins],
        [members.wrong_choice(one, asked) for one in outside if one.member.id not in twins],
        members.lexicon_choices(family, group, asked),
    ]
    names = listed([member_within(one.member) for one in keys])
    why = f"Of these, the article lists with the {members.short_label(group)}: {names}."
    stem = Stem(
        kind=Kind.MULTIPLE_CHOICE,
        template="multiple_choice.members",
        topic=context.topic_of(keys[0].member.id, capital(family.noun)),
        facts=tuple(one.member.id for one in keys),
        prompt=f"Which of these{family.things} {members.are_some(group)}? Select all that apply.",
        evidence=members.proof(*keys),
        right=why,
        wrong=why,
        difficulty=0.6,
    )
    return context.multiple_choice(
        stem, [members.right_choice(one) for one in keys], tiers, _DISTRACTORS
    )


def _portions(inside: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    """Portions of at most four, as equal as they can be; the order is that of the article, dealt
    round so that neighbours are apart."""
    count = -(-len(inside) // _KEYS)
    for place in range(count):
        yield inside[place::count]
