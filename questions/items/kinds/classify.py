"""Things to sort: the members of groups of one noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.model import Item, Kind, OptionGroup
from questions.items.wording import capital, listed, member_text, member_within, plural_label

_LARGEST = 20
_MIXED = 8
_FEWEST = 4


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        if len(family.groups) > 1:
            yield from _of_family(context, family)


def _of_family(context: Context, family: Family) -> Iterator[Item]:
    everyone = family.placed()
    doubled = tuple(one for one in everyone if members.is_doubled(family, one))
    if len(everyone) > _MIXED + _FEWEST:
        mixed = _mixed(context, family, everyone)
        yield from _sorting(context, family, "classify.mixed", mixed, 0.5)
    if len(everyone) <= _LARGEST:
        yield from _sorting(context, family, "classify.all", everyone, 0.6)
    else:
        for start in range(0, len(everyone), _LARGEST // 2):
            part = everyone[start : start + _LARGEST // 2]
            yield from _sorting(context, family, "classify.part", part, 0.6)
    if _FEWEST <= len(doubled) < len(everyone):
        yield from _sorting(context, family, "classify.doubled", doubled, 0.8)


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
    context: Context, family: Family, template: str, placed: Sequence[Placed], difficulty: float
) -> Iterator[Item]:
    groups = [group for group in family.groups if any(one.group is group for one in placed)]
    if len(groups) < 2 or len(placed) < _FEWEST:
        return
    stem = _stem(context, family, template, placed, difficulty)
    group_ids = {group.id: context.group_id(stem, group.id) for group in groups}
    option_of = {one.member.id: context.option_id(stem, member_text(one.member)) for one in placed}
    options = context.shuffled_options(stem, (member_text(one.member) for one in placed))
    key = {option_of[one.member.id]: group_ids[one.group.id] for one in placed}
    yield context.item(
        stem,
        options=options,
        groups=[OptionGroup(group_ids[one.id], capital(plural_label(one.label))) for one in groups],
        key={option.id: key[option.id] for option in options},
        by_option={option_of[one.member.id]: _misplaced(family, one) for one in placed},
        fact_by_option={option_of[one.member.id]: one.member.id for one in placed},
        tests=[one.member.id for one in placed],
    )


def _stem(
    context: Context, family: Family, template: str, placed: Sequence[Placed], difficulty: float
) -> Stem:
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
        difficulty=difficulty,
    )


def _note(family: Family, placed: Sequence[Placed]) -> str:
    """What to look out for, where a name stands in two lists."""
    doubled = {members.bare_name(one) for one in placed if family.twins(one)}
    names = sorted(doubled)
    if not names:
        return ""
    verb = "stands" if len(names) == 1 else "stand"
    return f" {capital(listed(names))} {verb} in more than one list; the words in brackets decide."


def _misplaced(family: Family, one: Placed) -> str:
    name, right = member_within(one.member), members.short_label(one.group)
    others = [group for group in family.groups if group is not one.group]
    if len(others) == 1:
        wrong = members.short_label(others[0])
        return f"You put {name} with the {wrong}. The article lists it with the {right}."
    return f"You put {name} with another group. The article lists it with the {right}."
