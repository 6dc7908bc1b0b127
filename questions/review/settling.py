"""What follows from decisions for the things that facts belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.facts.kinds.kind import Section
from questions.facts.kinds.registry import SECTIONS
from questions.facts.model import Facts


def settled(found: Facts, decided: Facts) -> Facts:
    """The decided facts without lists and exercises that lost all they had; what is not as it was
    found is settled as its section says."""
    for section in SECTIONS:
        decided = section.put(decided, _settled(section, found, decided))
    return decided


def _settled(section: Section[Any], found: Facts, decided: Facts) -> Iterator[Any]:
    before = {entry.id: section.ids(entry) for entry in section.entries(found)}
    for entry in section.entries(decided):
        ids = section.ids(entry)
        if ids == before.get(entry.id):
            yield entry
        elif ids:
            yield section.settle(entry)
