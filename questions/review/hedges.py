"""Words that leave open how far a sentence holds."""

from __future__ import annotations

from questions.facts.model import Evidence
from questions.language.words import words

_HEDGES = frozenset(
    word
    for line in (
        "may might could perhaps possibly probably likely often usually sometimes generally seems",
        "seem appears appear suggests suggest thought believed considered typically tends tend",
    )
    for word in line.split()
)


def is_hedged(text: str, evidence: Evidence) -> bool:
    """Whether one of these spans of the text leaves it open how far it holds."""
    return any(not _HEDGES.isdisjoint(words(text[span.start : span.end])) for span in evidence)
