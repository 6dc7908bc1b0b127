"""The members of groups of one noun to sort, all of them or a drawn part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.kinds.sorting import Sorted, sorting
from questions.items.model import Item, Kind
from questions.items.similarity import likeness
from questions.items.wording import capital, listed, member_text, member_within, plural_label

_LARGEST = 20
_MIXED = 8
_FEWEST = 4
# Two names with a word of two in common, or spelt nearly the same, from here on.
_LOOK_ALIKE = 0.3


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        if len(family.groups) > 1:
            yield from _of_family(context, family)


def _of_family(context: Context, family: Family) -> Iterator[Item]:
    everyone = family.placed()
    doubled = tuple(one for one in everyone if members.is_doubled(family, one))
    if len(everyone) > _MIXED + _FEWEST:
        mixed = _mixed(context, family, everyone)
        yield from _sorting(context, family, "classify.mixed", mixed)
        yield from _by_likeness(context, family, everyone)
    if len(everyone) <= _LARGEST:
        yield from _sorting(context, family, "classify.all", everyone)
    else:
        for start in range(0, len(everyone), _LARGEST // 2):
            part = everyone[start : start + _LARGEST // 2]
            yield from _sorting(context, family, "classify.part", part)
    if _FEWEST <= len(doubled) < len(everyone):
        yield from _sorting(context, family, "classify.doubled", doubled)


def _by_likeness(context: Context, family: Family, everyone: Sequence[Placed]) -> Iterator[Item]:
    """A hard part, of names that another group has the like of, and an easy one of all others."""
    alike = [one for one in everyone if _nearest(one, everyone) >= _LOOK_ALIKE]
    others = [one for one in everyone if one not in alike]
    for template, part in (("classify.look_alikes", alike), ("classify.distinct", others)):
        yield from _sorting(context, family, template, _few(context, family, part))


def _few(context: Context, family: Family, part: Sequence[Placed]) -> tuple[Placed, ...]:
    """At most eight by chance, from all groups alike."""
    rng = context.rng_of("|".join(one.member.id for one in part), "few")
    shuffled = rng.sample([*part], len(part))
    share = -(-_MIXED // len(family.groups))
    first = [one for group in family.groups for one in _of(group.id, shuffled)[:share]]
    return tuple([*first, *(one for one in shuffled if one not in first)][:_MIXED])


def _of(group: str, placed: Sequence[Placed]) -> list[Placed]:
    return [one for one in placed if one.group.id == group]


def _nearest(one: Placed, everyone: Sequence[Placed]) -> float:
    """The greatest likeness of a name to one in another group."""
    return max(
        (
            likeness(one.member.name, other.member.name)
            for other in everyone
            if other.group is not one.group
        ),
        default=0.0,
    )


def _mixed(context: Context, family: Family, everyone: Sequence[Placed]) -> tuple[Placed, ...]:
    """Eight members, doubled pairs first, no group left without one."""
    rng = context.rng_of("|".join(group.id for group in family.groups), "mixed")
    picked: list[Placed] = []
    for one in rng.sample([*everyone], len(everyone)):
        if members.is_doubled(family, one) and len(picked) + 1 < _MIXED // 2 and one not in picked:
            picked += [one, *family.twins(one)]
    for group in family.groups:
        rest = [one for one in everyone if one.group is group and one not in picked]
        picked += rng.sample(rest, min(len(rest), (_MIXED - 4) // len(family.groups) or 1))
    rest = [one for one in everyone if one not in picked]
    picked += rng.sample(rest, max(0, min(len(rest), _MIXED - len(picked))))
    return tuple(picked)


def _sorting(
    context: Context, family: Family, template: str, placed: Sequence[Placed]
) -> Iterator[Item]:
    groups = [group for group in family.groups if any(one.group is group for one in placed)]
    if len(groups) < 2 or len(placed) < _FEWEST:
        return
    things = [
        Sorted(
            member_text(one.member), one.group.id, _misplaced(context, family, one), one.member.id
        )
        for one in placed
    ]
    yield sorting(
        context,
        _stem(context, family, template, placed),
        things,
        {group.id: capital(plural_label(group.label)) for group in groups},
        similarity=sum(_nearest(one, placed) for one in placed) / len(placed),
    )


def _stem(context: Context, family: Family, template: str, placed: Sequence[Placed]) -> Stem:
    group_facts = tuple(group.id for group in family.groups)
    part = tuple(one.member.id for one in placed) if template == "classify.part" else ()
    things = family.things.strip() or "names"
    return Stem(
        kind=Kind.CLASSIFY,
        template=template,
        topic=context.topic_of(family.groups[0].members[0].id, capital(family.noun)),
        facts=group_facts + part,
        prompt=f"Sort these {things} into the groups that the article lists them in.",
        evidence=members.proof(*placed),
        right="Each one is where the article lists it." + _note(family, placed),
        wrong="The table shows where the article lists each one." + _note(family, placed),
        hint=_sizes(family, placed),
    )


def _sizes(family: Family, placed: Sequence[Placed]) -> str:
    """How many go where."""
    told = [
        f"{len(own)} with the {members.short_label(group)}"
        for group in family.groups
        if (own := _of(group.id, placed))
    ]
    return f"Of these, the article lists {listed(told)}."


def _note(family: Family, placed: Sequence[Placed]) -> str:
    """What to look out for, where a name stands in two lists."""
    names = sorted({members.bare_name(one) for one in placed if family.twins(one)})
    if not names:
        return ""
    verb = "stands" if len(names) == 1 else "stand"
    return f" {capital(listed(names))} {verb} in more than one list; the words in brackets decide."


def _misplaced(context: Context, family: Family, one: Placed) -> str:
    name = member_within(one.member)
    others = [group for group in family.groups if group is not one.group]
    wrong = f"the {members.short_label(others[0])}" if len(others) == 1 else "another group"
    there = members.listed_there(context.facts.article, one.group)
    return f"You put {name} with {wrong}. {there}"
