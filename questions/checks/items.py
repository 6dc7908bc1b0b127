"""The flaws of one item."""

from __future__ import annotations

from questions.checks.model import Flaw, Source
from questions.checks.registry import RULES, USABLE
from questions.items.model import Item
from questions.items.registers.twins import PLAIN


def check_item(item: Item, source: Source) -> tuple[Flaw, ...]:
    """Every flaw of an item, in the order of the registry; of one that cannot be answered at all,
    nothing but that."""
    if item.register == PLAIN:
        source = source.plain
    broken = USABLE.flaws(item, source)
    return broken or tuple(flaw for rule in RULES for flaw in rule.flaws(item, source))
