"""Banks for learners: what is made, less what the auditor calls spoilt, and less what does not
stand by itself where no reviewer looked.

Templates are written so that the auditor finds nothing. Where an article is built otherwise than
any before it, it may; such an item is worth less than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from questions.auditing import Auditor, Want
from questions.facts.model import Facts
from questions.items import Bank, Item, generate


def sound_bank(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
    accepted: Set[str] = frozenset(),
    left_out: dict[str, LeftOut] | None = None,
) -> Bank:
    """The bank of `generate` without spoilt items and without those that only a reviewer can vouch
    for; its shares are kept over what is left. `accepted` are the facts that a reviewer agreed to:
    what rests on these alone is asked. `left_out` is filled with what was not asked, by its id."""
    gate = _Gate(Auditor(facts), accepted, left_out if left_out is not None else {})
    return generate(facts, seed, variants, confused, is_sound=gate.is_open_to)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that was not asked: what it lacks, and the facts that would have to be accepted."""

    wants: tuple[Want, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Gate:
    auditor: Auditor
    accepted: Set[str]
    left_out: dict[str, LeftOut] = field(default_factory=dict)

    def is_open_to(self, item: Item) -> bool:
        if not self.auditor.is_sound(item):
            return False
        if set(item.facts) <= self.accepted:
            return True
        wants = self.auditor.wants(item)
        if wants:
            self.left_out.setdefault(item.id, LeftOut(wants, item.facts))
        return not wants
