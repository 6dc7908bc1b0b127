"""Two registers: the words of the field, and those of a patient. Each has a catalogue of its own;
an item's two wordings ask the same facts. What somebody is asked is drawn in one of three wordings:
either register, or what is for patients alone of the plain one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from questions.items.model import Item
from questions.items.patients import for_patients, is_for_patients_alone
from questions.items.question import CLINICAL, PLAIN

__all__ = ["CLINICAL", "PATIENT", "PLAIN", "count_by_register", "in_register", "plain_id"]

# The wording of who wants to understand their own body.
PATIENT = "patient"


def plain_id(clinical: str) -> str:
    """The id of an item's plain wording. Made of the clinical one, and so of fact, template and
    register."""
    template, _, _ = clinical.rpartition(".")
    digest = hashlib.sha256(f"{clinical}|{PLAIN}".encode()).hexdigest()
    return f"{template}.{digest[:12]}"


def count_by_register(items: Iterable[Item]) -> dict[str, int]:
    """How many questions somebody may be asked in each wording; draws of one count once."""
    pool = tuple(items)
    return {
        register: len({item.id for item in in_register(pool, register)})
        for register in (CLINICAL, PLAIN, PATIENT)
    }


def in_register(items: Iterable[Item], register: str) -> tuple[Item, ...]:
    """The items in this register; in the clinical one where there is no plain wording of an item,
    and in plain words about facts that no clinical item asks, as the doses of a sheet of exercises.
    Never both wordings of one item. For patients, only what is for them."""
    if register == PATIENT:
        return for_patients(items)
    pool = tuple(item for item in items if not is_for_patients_alone(item.template))
    if register != PLAIN:
        asked = {fact for item in pool if item.register == CLINICAL for fact in item.facts}
        return tuple(
            item for item in pool if item.register == CLINICAL or asked.isdisjoint(item.facts)
        )
    plain = {item.id for item in pool if item.register == PLAIN}
    return tuple(item for item in pool if item.register == PLAIN or plain_id(item.id) not in plain)
