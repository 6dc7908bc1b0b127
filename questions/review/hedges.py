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


def hedges_in(text: str, evidence: Evidence) -> tuple[str, ...]:
    """The words in these spans of the text that leave it open how far they hold."""
    told = (word for span in evidence for word in words(text[span.start : span.end]))
    return tuple(dict.fromkeys(word for word in told if word in _HEDGES))
