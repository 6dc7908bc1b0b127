"""Banks for learners: what is made, less what the auditor calls spoilt, and less what does not
stand by itself where no reviewer looked.

Templates are written so that the auditor finds nothing. Where an article is built otherwise than
any before it, it may; such an item is worth less than none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from questions.auditing import Auditor, Want
from questions.facts.model import Facts
from questions.items import Bank, Item, generate


@dataclass(frozen=True, slots=True)
class GatedBank:
    """A bank with what was left out of it: for each item why it does not stand by itself, by its
    id; nothing where the item is spoilt, which no reviewer's word on its facts would mend."""

    bank: Bank
    left_out: Mapping[str, tuple[Want, ...]]


def sound_bank(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
    accepted: Set[str] = frozenset(),
) -> Bank:
    """The bank of `gated_bank`."""
    return gated_bank(facts, seed, variants, confused, accepted).bank


def gated_bank(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
    accepted: Set[str] = frozenset(),
    tell: Callable[[int, int], None] = lambda *_: None,
) -> GatedBank:
    """The bank of `generate` without spoilt items and without those that only a reviewer can vouch
    for; its shares are kept over what is left. `accepted` are the ids of facts that a reviewer
    agreed to: what rests on these alone is asked."""
    gate = _Gate(Auditor(facts), accepted)
    bank = generate(facts, seed, variants, confused, is_sound=gate.lets_in, tell=tell)
    asked = {one.id for one in bank.items}
    left_out = {one: wants for one, wants in gate.left_out.items() if one not in asked}
    return GatedBank(bank, left_out)


@dataclass(frozen=True, slots=True)
class _Gate:
    auditor: Auditor
    accepted: Set[str]
    left_out: dict[str, tuple[Want, ...]] = field(default_factory=dict)

    def lets_in(self, item: Item) -> bool:
        is_accepted = set(item.facts) <= self.accepted
        wants = () if is_accepted else self.auditor.wants(item)
        if not wants and self.auditor.is_sound(item, is_reviewed=is_accepted):
            return True
        self.left_out.setdefault(item.id, wants)
        return False
