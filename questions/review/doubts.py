"""What is uncertain about a fact, as codes; the web gives the words."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from questions.facts.confidence import CERTAIN
from questions.facts.model import Closure, Evidence, Fact, Facts
from questions.facts.spelling import corrected
from questions.language.words import words
from questions.review.hedges import is_hedged


class Doubt(enum.StrEnum):
    """Why a reviewer should look twice: a warning touches it; its list is longer or shorter than
    announced, or nothing is announced; the way in which it was read goes wrong at times; its
    sentence is hedged; a slip of spelling was mended; it is told in words of the reviewer's own."""

    WARNED = "warned"
    COUNT_NOT_MET = "count_not_met"
    COUNT_NOT_STATED = "count_not_stated"
    UNSURE = "unsure"
    HEDGED = "hedged"
    SPELLING = "spelling"
    OWN_WORDS = "own_words"


_UNSURE: Mapping[Closure | None, Doubt] = {
    Closure.NOT_MET: Doubt.COUNT_NOT_MET,
    Closure.OPEN: Doubt.COUNT_NOT_STATED,
}


def doubts_about(
    facts: Facts, fact: Fact, warned: Warned, *, by_reviewer: bool
) -> tuple[Doubt, ...]:
    """The doubts about one fact, in a fixed order; `by_reviewer` says that its words may not be
    the article's."""
    return tuple(_doubts(facts, fact, warned, by_reviewer))


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


def _doubts(facts: Facts, fact: Fact, warned: Warned, by_reviewer: bool) -> Iterator[Doubt]:
    if warned.touches(fact.own):
        yield Doubt.WARNED
    if fact.closure in _UNSURE:
        yield _UNSURE[fact.closure]
    ground = facts.grounds.get(fact.id)
    if ground and ground.confidence < CERTAIN and not by_reviewer:
        yield Doubt.UNSURE
    if is_hedged(facts.article.text, fact.own):
        yield Doubt.HEDGED
    if any(corrected(one) != one for one in fact.words):
        yield Doubt.SPELLING
    if by_reviewer and not _are_quoted(facts.article.text, fact):
        yield Doubt.OWN_WORDS


def _are_quoted(text: str, fact: Fact) -> bool:
    quoted = {word for span in fact.own for word in words(text[span.start : span.end])}
    return all(word in quoted for one in fact.words for word in words(one))
