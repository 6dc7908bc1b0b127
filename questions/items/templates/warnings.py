"""Signs that call for a doctor, among observations of the same sort that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import ListedItem
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.neighbours import harmless
from questions.items.question import Answer, Question
from questions.items.wording import tidy

_CLAUSE = re.compile(
    r"^(?:you|your|the|it)\b.*\b(?:is|are|do|does|have|has|can|cannot|don['’]t)\b", re.I
)
_WHY = "This can be a sign of something that gets worse without treatment."


def choose(context: Context) -> Iterator[Question]:
    for listing in context.facts.red_flags:
        for item in listing.items:
            yield _which(context, item)


def _which(context: Context, item: ListedItem) -> Question:
    """Recall that protects: the sign that should be seen, among everyday complaints."""
    is_clause = bool(_CLAUSE.match(item.name))
    wrong = [
        Answer(
            one,
            "By itself this is usual and no reason for concern.",
            None,
            Ground(Tier.LEXICON, f"{one}: by itself no reason to see a doctor."),
        )
        for one in harmless(as_clauses=is_clause)
    ]
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="flag.which",
        about=(item.id,),
        topic=context.topic_of(item.id, "When to see a doctor"),
        evidence=item.evidence,
        keys=(Answer(tidy(item.name), "", item.id),),
        pool=[wrong],
        why=_WHY,
    )
