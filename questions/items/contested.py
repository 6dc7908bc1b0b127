"""Which facts are the article's own word rather than common ground.

By rule: what the article hedges, and what it says of a part of a thing or of one angle only. By a
short list: the muscles whose turning of a joint is told in opposite ways by textbooks. A question
about them asks what the article says.
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import Evidence, Facts, Group, Member
from questions.items.wording import lower_first
from questions.language.words import words
from questions.lexicon import table

_HEDGES = frozenset(
    word
    for line in (
        "may might could perhaps possibly probably likely often usually sometimes generally seems",
        "seem appears appear suggests suggest thought believed considered typically tends tend",
    )
    for word in line.split()
)
_ATTRIBUTED = frozenset({"article", "article's", "article’s"})


def contested_facts(facts: Facts) -> frozenset[str]:
    """The ids of the facts that stand under a qualifier or in a hedged sentence."""
    return frozenset(_contested(facts))


def attributed(prompt: str) -> str:
    """The prompt as a question about what the article says; as it is where it is one already."""
    if _ATTRIBUTED & set(words(prompt)):
        return prompt
    return f"According to the article, {lower_first(prompt)}"


def is_hedged(text: str, evidence: Evidence) -> bool:
    """Whether one of these spans of the text leaves it open how far it holds."""
    return any(not _HEDGES.isdisjoint(words(text[span.start : span.end])) for span in evidence)


def _contested(facts: Facts) -> Iterator[str]:
    text = facts.article.text
    for group in facts.groups:
        is_list_hedged = is_hedged(text, group.evidence)
        for member in group.members:
            is_own_word = bool(member.qualifier) or _is_disputed(group, member)
            if is_list_hedged or is_own_word or is_hedged(text, member.evidence):
                yield member.id
    for found, evidence in _others(facts):
        if is_hedged(text, evidence):
            yield found


def _is_disputed(group: Group, member: Member) -> bool:
    label = frozenset(words(group.label))
    return any(
        label.issuperset(words(kind)) and words(member.name) in map(words, names)
        for kind, names in table("items")["disputed"].items()
    )


def _others(facts: Facts) -> Iterator[tuple[str, Evidence]]:
    for types in facts.types:
        yield from ((one.id, one.evidence) for one in types.definitions.values())
    for exercise in facts.exercises:
        yield from ((part.id, part.evidence) for part in exercise.parts.values())
    for listing in (*facts.causes, *facts.functions, *facts.red_flags):
        yield from ((item.id, item.evidence) for item in listing.items)
    yield from ((one.id, one.evidence) for one in facts.definitions)
