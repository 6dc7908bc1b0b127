"""What picture questions say of members of two opposite lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import Evidence, Group
from questions.items.choosing import Ground
from questions.items.families import Family, Placed
from questions.items.model import Tier
from questions.items.wording import member_within, plural_label

_PLACE = re.compile(r" (?:of|at|in) .*")


def pairs(family: Family) -> Iterator[tuple[Placed, Placed]]:
    """The names that stand once in each of two groups, as both of their members."""
    if len(family.groups) != 2 or not all(family.distinctions):
        return
    first, second = family.groups
    for one in family.placed():
        twins = family.twins(one)
        if one.group is first and len(twins) == 1 and twins[0].group is second:
            yield one, twins[0]


def is_doubled(family: Family, one: Placed) -> bool:
    """Whether the same name stands in the family again, told apart by its qualifier."""
    return bool(family.twins(one))


def short_label(group: Group) -> str:
    """The label without the place it is at: "internal rotators", but not a bare "muscles"."""
    label = plural_label(group.label)
    short = _PLACE.sub("", label)
    return label if short == "muscles" else short


def told(one: Placed) -> str:
    """ "gluteus medius (anterior fibers) with the internal rotators"."""
    return f"{member_within(one.member)} with the {short_label(one.group)}"


def proof(*placed: Placed) -> Evidence:
    """The lead-in of each list and each member's own entry."""
    spans = [span for one in placed for span in (*one.group.evidence, *one.member.evidence)]
    return tuple(spans)


def ground(family: Family, one: Placed, group: Group) -> Ground:
    """Why a member is not in a group, for one that `family.is_false` settles."""
    is_twin = any(twin.group is group for twin in family.twins(one))
    reason = f"The article lists {told(one)}, and not with the {short_label(group)}."
    tier = Tier.QUALIFIER if is_twin else Tier.OPPOSITE
    return Ground(tier, reason, (one.member.id,), proof(one))
