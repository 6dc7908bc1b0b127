"""Banks for learners: what is made, less what the auditor calls spoilt.

Templates are written so that the auditor finds nothing. Where an article is built otherwise than
any before it, it may; such an item is worth less than none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from questions.auditing import Auditor
from questions.facts.model import Facts
from questions.items import Bank, generate


def sound_bank(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
    tell: Callable[[int, int], None] = lambda *_: None,
) -> Bank:
    """The bank of `generate` without spoilt items; its shares are kept over what is left."""
    return generate(facts, seed, variants, confused, Auditor(facts).is_sound, tell=tell)
