"""What is uncertain about a fact, as codes; the web gives the words."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.facts.model import Evidence, Exercise, Facts, Group
from questions.facts.spelling import corrected
from questions.language.words import words
from questions.review.hedges import is_hedged


class Doubt(enum.StrEnum):
    """Why a reviewer should look twice: a warning touches it; its list is longer or shorter than
    announced, or nothing is announced; its sentence is hedged; a slip of spelling was mended; it
    is told in words of the reviewer's own."""

    WARNED = "warned"
    COUNT_NOT_MET = "count_not_met"
    COUNT_NOT_STATED = "count_not_stated"
    HEDGED = "hedged"
    SPELLING = "spelling"
    OWN_WORDS = "own_words"


@dataclass(frozen=True, slots=True)
class Told:
    """What one fact says in words of the article, and where: without the evidence of the list or
    the heading that it hangs on."""

    words: tuple[str, ...]
    evidence: Evidence
    group: Group | None = None


def told_by_id(facts: Facts) -> Mapping[str, Told]:
    """What each fact says, by the ids of the statements."""
    return dict(_told(facts))


def doubts_about(
    facts: Facts, told: Told, warned: Warned, *, by_reviewer: bool
) -> tuple[Doubt, ...]:
    """The doubts about one fact, in a fixed order; `by_reviewer` says that its words may not be
    the article's."""
    return tuple(_doubts(facts, told, warned, by_reviewer))


class Warned:
    """Where the warnings of an article touch it."""

    def __init__(self, facts: Facts) -> None:
        spans = sorted(span for warning in facts.warnings for span in warning.evidence)
        self._starts = [span.start for span in spans]
        self._ends: list[int] = []  # the furthest end of the spans up to each
        for span in spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def touches(self, evidence: Evidence) -> bool:
        return any(self._reaches(span.start, span.end) for span in evidence)

    def _reaches(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def _doubts(facts: Facts, told: Told, warned: Warned, by_reviewer: bool) -> Iterator[Doubt]:
    if warned.touches(told.evidence):
        yield Doubt.WARNED
    if told.group and not told.group.is_complete:
        is_stated = told.group.announced is not None
        yield Doubt.COUNT_NOT_MET if is_stated else Doubt.COUNT_NOT_STATED
    if is_hedged(facts.article.text, told.evidence):
        yield Doubt.HEDGED
    if any(corrected(one) != one for one in told.words):
        yield Doubt.SPELLING
    if by_reviewer and not _are_quoted(facts.article.text, told):
        yield Doubt.OWN_WORDS


def _are_quoted(text: str, told: Told) -> bool:
    quoted = {word for span in told.evidence for word in words(text[span.start : span.end])}
    return all(word in quoted for one in told.words for word in words(one))


def _told(facts: Facts) -> Iterator[tuple[str, Told]]:
    for group in facts.groups:
        for member in group.members:
            named = (member.name, member.qualifier or "")
            yield member.id, Told(named, member.evidence, group)
    for types in facts.types:
        for name, definition in types.definitions.items():
            yield definition.id, Told((name, definition.key), definition.evidence)
    for exercise in facts.exercises:
        for kind, part in exercise.parts.items():
            yield part.id, Told(_sentences(exercise, kind), part.evidence)
    for listing in (*facts.causes, *facts.functions, *facts.red_flags):
        yield from ((item.id, Told((item.name,), item.evidence)) for item in listing.items)
    for one in facts.definitions:
        yield one.id, Told((one.term, one.key), one.evidence)


def _sentences(exercise: Exercise, kind: str) -> tuple[str, ...]:
    """The words of a part; of a position, a dose or equipment only what was read from them is
    kept."""
    if kind == "steps":
        return exercise.steps
    return exercise.goal or () if kind == "goal" else ()
