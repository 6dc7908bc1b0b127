"""An article's facts as one flat sequence, whatever their kinds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.facts.kinds.kind import Section
from questions.facts.kinds.registry import KINDS, SECTIONS
from questions.facts.model import Fact, Facts


def flat(facts: Facts) -> tuple[Fact, ...]:
    """Every fact that can be asked, in the order of the facts format."""
    return tuple(_all(facts))


def topics(facts: Facts) -> dict[str, str]:
    """The topic of each fact and of each thing that facts belong to, by id."""
    found: dict[str, str] = {}
    for section, entry, topic in _entries(facts):
        found |= dict.fromkeys((entry.id, *(part.id for _, part in section.parts(entry))), topic)
    return found


def topic_of(facts: Facts, fact: str) -> str:
    """The topic of one fact or part; raises KeyError for an id that is not of these facts."""
    return topics(facts)[fact]


def _all(facts: Facts) -> Iterator[Fact]:
    for section, entry, topic in _entries(facts):
        lead = section.lead(entry)
        for name, part in section.parts(entry):
            kind = KINDS[name]
            yield Fact(
                id=part.id,
                kind=name,
                parent=entry.id if entry.id != part.id else "",
                topic=topic,
                text=kind.say(entry, part),
                words=kind.words(kind.values(entry, part)),
                evidence=lead + part.evidence,
                own=part.evidence,
                closure=kind.closure(entry) if kind.closure else None,
            )


def _entries(facts: Facts) -> Iterator[tuple[Section[Any], Any, str]]:
    for section in SECTIONS:
        entries = section.entries(facts)
        for entry, topic in zip(entries, section.topics(entries), strict=True):
            yield section, entry, topic
