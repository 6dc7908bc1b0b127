"""The headings under which a learner's knowledge is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.groups import opposite_labels
from questions.facts.model import Facts, Group
from questions.facts.phrasing import capitalised, sentence_case

EXERCISES = "Exercises"
TERMS = "Terms"
CAUSES = "Causes"
FUNCTIONS = "Why it matters"
RED_FLAGS = "When to see a doctor"


def topics(facts: Facts) -> dict[str, str]:
    """The topic of each fact and of each of its parts, by id."""
    return dict(_pairs(facts))


def topic_of(facts: Facts, fact: str) -> str:
    """The topic of one fact or part; raises KeyError for an id that is not of these facts."""
    return topics(facts)[fact]


def _pairs(facts: Facts) -> Iterator[tuple[str, str]]:
    labels = frozenset(group.label.lower() for group in facts.groups)
    for group in facts.groups:
        yield from _with_parts(
            group.id, [member.id for member in group.members], _group_topic(group, labels)
        )
    for types in facts.types:
        parts = [definition.id for definition in types.definitions.values()]
        yield from _with_parts(types.id, parts, capitalised(sentence_case(types.of)))
    for exercise in facts.exercises:
        yield from _with_parts(
            exercise.id, [part.id for part in exercise.parts.values()], EXERCISES
        )
    for listing in facts.causes:
        topic = CAUSES if len(facts.causes) > 1 else f"{CAUSES} of {sentence_case(listing.of)}"
        yield from _with_parts(listing.id, [item.id for item in listing.items], topic)
    for listing, topic in (
        *((listing, FUNCTIONS) for listing in facts.functions),
        *((listing, RED_FLAGS) for listing in facts.red_flags),
    ):
        yield from _with_parts(listing.id, [item.id for item in listing.items], topic)
    for definition in facts.definitions:
        yield definition.id, TERMS


def _with_parts(fact: str, parts: Sequence[str], topic: str) -> Iterator[tuple[str, str]]:
    yield fact, topic
    for part in parts:
        yield part, topic


def _group_topic(group: Group, labels: frozenset[str]) -> str:
    """What opposite groups have in common ("Rotators of the hip"), or the group's own label."""
    for other in opposite_labels(group.label):
        if other in labels:
            theirs = other.split()
            shared = [word for word in group.label.split() if word.lower() in theirs]
            if shared:
                return capitalised(sentence_case(" ".join(shared)))
    return capitalised(sentence_case(group.label))
