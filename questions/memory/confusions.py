"""Which thing was taken for which, read off a wrong answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.items.model import Item, Kind
from questions.scoring import Outcome, Response

_CHOICES = frozenset({Kind.SINGLE_CHOICE, Kind.PICTURE})
_SORTED = frozenset({Kind.CLASSIFY, Kind.MATCH})


@dataclass(frozen=True, slots=True)
class Confusion:
    """`thing` (what was asked, in the words it stood in) was taken for, or put with, `taken_for`;
    `fact` says otherwise."""

    fact: str
    thing: str
    taken_for: str


def confusions(item: Item, response: Response, outcome: Outcome) -> tuple[Confusion, ...]:
    """The mix-ups in one answer: the option chosen in place of the key, the group or response in
    which a thing was put. Kinds in which nothing is taken for another thing have none, nor have
    drawings, whose letters name nothing."""
    if outcome.is_right or not item.facts:
        return ()
    texts = {one.id: one.text for one in item.options}
    texts |= {one.id: one.text for one in item.groups}
    if item.kind in _CHOICES and isinstance(response, str) and isinstance(item.key, str):
        if any(option.figure for option in item.options):
            return ()
        return (Confusion(item.facts[0], texts[item.key], texts[response]),)
    if item.kind in _SORTED and isinstance(response, Mapping):
        return tuple(
            Confusion(item.fact_by_option.get(option, item.facts[0]), texts[option], texts[group])
            for option, group in response.items()
            if not outcome.parts.get(option, False)
        )
    return ()
