"""Whether the article and the knowledge mean the same by a term."""

from __future__ import annotations

from questions.quality.auditor.case import Case
from questions.quality.words import marks


def disagrees(case: Case) -> bool:
    """Whether what the article says of a term has nothing in common with what is known of it."""
    if case.body is None:
        return False
    for one in case.facts.of("definition"):
        if one.fact in case.item.facts:
            entry = case.body.find_structure(one.subject)
            told = entry and " ".join(filter(None, (entry.what, entry.plain, entry.kind)))
            if told and not (marks(told).all & marks(one.value).all) - marks(one.subject).all:
                return True
    return False
