"""What can be said of a fact, rightly and wrongly."""

from __future__ import annotations

from dataclasses import dataclass

from questions.facts.model import Evidence
from questions.items.model import Tier


@dataclass(frozen=True, slots=True)
class Claim:
    """A true statement, and the false ones that differ from it in one value. `why` is said with
    either; `tier` is the sort of mistake that a false one makes."""

    template: str
    topic: str
    facts: tuple[str, ...]
    true: str
    false: tuple[str, ...]
    evidence: Evidence
    why: str
    tier: Tier = Tier.ARTICLE
