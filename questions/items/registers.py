"""Two registers: the words of the field, and those of a patient. Each has a catalogue of its own;
an item's two wordings ask the same facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from questions.items.model import Item
from questions.items.question import CLINICAL, PLAIN

__all__ = ["CLINICAL", "PLAIN", "in_register", "plain_id"]


def plain_id(clinical: str) -> str:
    """The id of an item's plain wording. Made of the clinical one, and so of fact, template and
    register."""
    template, _, _ = clinical.rpartition(".")
    digest = hashlib.sha256(f"{clinical}|{PLAIN}".encode()).hexdigest()
    return f"{template}.{digest[:12]}"


def in_register(items: Iterable[Item], register: str) -> tuple[Item, ...]:
    """The items in this register; in the clinical one where there is no plain wording of an item.
    Never both wordings of one item."""
    pool = tuple(items)
    if register != PLAIN:
        return tuple(item for item in pool if item.register == CLINICAL)
    plain = {item.id for item in pool if item.register == PLAIN}
    return tuple(item for item in pool if item.register == PLAIN or plain_id(item.id) not in plain)
