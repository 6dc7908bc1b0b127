"""Things sorted into groups, whatever they are: the making of such an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.items.build import Context, Stem
from questions.items.model import Item, OptionGroup


@dataclass(frozen=True, slots=True)
class Sorted:
    """A thing with the group that it belongs to, what is said where it was put elsewhere, and the
    fact that it tests, if there is one."""

    text: str
    group: str
    why: str
    fact: str | None = None


def sorting(
    context: Context,
    stem: Stem,
    things: Sequence[Sorted],
    groups: Mapping[str, str],
    similarity: float = 0.0,
) -> Item:
    """The item; `groups` has the text of each group by its name, in the order in which they
    stand. It tests the facts of its things."""
    ids = {one.text: context.option_id(stem, one.text) for one in things}
    group_ids = {name: context.group_id(stem, name) for name in groups}
    options = context.shuffled_options(stem, ids)
    key = {ids[one.text]: group_ids[one.group] for one in things}
    facts = {ids[one.text]: one.fact for one in things if one.fact}
    return context.item(
        stem,
        options=options,
        groups=[OptionGroup(group_ids[name], text) for name, text in groups.items()],
        key={option.id: key[option.id] for option in options},
        by_option={ids[one.text]: one.why for one in things},
        fact_by_option=facts,
        tests=tuple(facts.values()),
        similarity=similarity,
    )
