"""The headings under which a learner's knowledge is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from questions.facts.groups import opposite_labels
from questions.facts.labels import names_class
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
    order: dict[str, int] = {}
    for group in facts.groups:
        order.setdefault(group.label.lower(), len(order))
    for group in facts.groups:
        yield from _with_parts(
            group.id, [member.id for member in group.members], _group_topic(group, order)
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


def _group_topic(group: Group, order: Mapping[str, int]) -> str:
    """What opposite groups have in common ("Rotators of the hip"), both where they share no more
    than a place ("Flexors and extensors of the hip"), or the group's own label."""
    own = group.label.lower()
    other = next((one for one in opposite_labels(own) if one in order), None)
    if other is None or len(other.split()) != len(own.split()):
        return _as_heading(group.label)
    first, second = sorted((own, other), key=order.__getitem__)
    pairs = list(zip(first.split(), second.split(), strict=False))
    shared = " ".join(one for one, two in pairs if one == two)
    if names_class(shared):
        return _as_heading(" ".join(_shared_words(group.label, other)))
    spelt = {word.lower(): word for word in group.label.split()}
    both = (spelt.get(one, one) if one == two else f"{one} and {two}" for one, two in pairs)
    return _as_heading(" ".join(both))


def _shared_words(label: str, other: str) -> list[str]:
    return [word for word in label.split() if word.lower() in other.split()]


def _as_heading(text: str) -> str:
    return capitalised(sentence_case(text))
