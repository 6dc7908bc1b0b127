"""Banks for learners: what is made, less what the checker finds a flaw in.

Templates are written so that the checker finds nothing. Where an article is built otherwise than
any before it, it may; such an item is worth less than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.checks import Source, check_item
from questions.facts.model import Facts
from questions.items import Bank, generate


def sound_bank(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
) -> Bank:
    """The bank of `generate` without flawed items; its shares are kept over what is left."""
    source = Source(facts)
    return generate(
        facts, seed, variants, confused, is_sound=lambda item: not any(check_item(item, source))
    )
