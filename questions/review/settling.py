"""What follows from decisions for the lists that facts stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.facts.model import Facts, Group, Listing


def settled(found: Facts, decided: Facts) -> Facts:
    """The decided facts without lists that lost all they had. A list that is not as it was found
    is complete only if it now has as many members as the article announces."""
    had_types = {types.id for types in found.types if types.definitions}
    return replace(
        decided,
        groups=tuple(_groups(found, decided)),
        types=tuple(one for one in decided.types if one.definitions or one.id not in had_types),
        exercises=tuple(one for one in decided.exercises if one.parts),
        causes=_filled(decided.causes),
        functions=_filled(decided.functions),
        red_flags=_filled(decided.red_flags),
    )


def _groups(found: Facts, decided: Facts) -> Iterator[Group]:
    before = {group.id: _member_ids(group) for group in found.groups}
    for group in decided.groups:
        if before.get(group.id) == _member_ids(group):
            yield group
        elif group.members:
            is_met = group.announced == len(group.members)
            yield replace(group, stated_count=group.announced if is_met else None)


def _member_ids(group: Group) -> frozenset[str]:
    return frozenset(member.id for member in group.members)


def _filled(listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    return tuple(one for one in listings if one.items)
