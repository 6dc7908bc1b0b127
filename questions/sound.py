"""Banks for learners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.facts.model import Facts
from questions.items import Bank, generate


def sound_bank(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
) -> Bank:
    return generate(facts, seed, variants, confused)
