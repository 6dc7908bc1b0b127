"""The items of a pool in the wording that somebody wants."""

from __future__ import annotations

from collections.abc import Iterable

from questions.items.model import Item
from questions.items.registers.twins import CLINICAL, PLAIN, plain_id


def in_register(items: Iterable[Item], register: str) -> tuple[Item, ...]:
    """The items in this register; in the clinical one where there is no plain wording of an item.
    Never both wordings of one item."""
    pool = tuple(items)
    if register != PLAIN:
        return tuple(item for item in pool if item.register == CLINICAL)
    plain = {item.id for item in pool if item.register == PLAIN}
    return tuple(item for item in pool if item.register == PLAIN or plain_id(item.id) not in plain)
