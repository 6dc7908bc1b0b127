"""What is uncertain about a fact, as codes; the web gives the words."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

from questions.facts.confidence import CERTAIN
from questions.facts.model import Closure, Fact, Facts
from questions.facts.spelling import corrected
from questions.language.words import words
from questions.review.hedges import hedges_in
from questions.review.touching import Touched


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
    facts: Facts, fact: Fact, warned: Touched, *, by_reviewer: bool
) -> tuple[Doubt, ...]:
    """The doubts about one fact, in a fixed order; `by_reviewer` says that its words may not be
    the article's."""
    return tuple(_doubts(facts, fact, warned, by_reviewer))


def detail_of(doubt: Doubt, facts: Facts, fact: Fact) -> str:
    """What a doubt is about: the warning's sentence, the words that hedge, how many the list has
    and how many are announced; nothing where the code says it all."""
    if doubt is Doubt.WARNED:
        spans = Touched(fact.own)
        return " ".join(one.message for one in facts.warnings if spans.touches(one.evidence))
    if doubt is Doubt.HEDGED:
        return ", ".join(f"“{one}”" for one in hedges_in(facts.article.text, fact.own))
    group = next((one for one in facts.groups if one.id == fact.parent), None)
    if doubt is Doubt.COUNT_NOT_MET and group:
        return f"{len(group.members)}/{group.announced}"
    return ""


def _doubts(facts: Facts, fact: Fact, warned: Touched, by_reviewer: bool) -> Iterator[Doubt]:
    if warned.touches(fact.own):
        yield Doubt.WARNED
    ground = facts.grounds.get(fact.id)
    # A list that nobody counted is no reason to doubt what surely stands in it.
    is_sure = ground is not None and ground.confidence >= CERTAIN and not by_reviewer
    if fact.closure in _UNSURE and not (is_sure and fact.closure is Closure.OPEN):
        yield _UNSURE[fact.closure]
    # Nor is what a list is about one to doubt what its stated count bears out.
    is_borne_out = by_reviewer or fact.closure is Closure.CLOSED
    if ground and ground.confidence < CERTAIN and not is_borne_out:
        yield Doubt.UNSURE
    if hedges_in(facts.article.text, fact.own):
        yield Doubt.HEDGED
    if any(corrected(one) != one for one in fact.words):
        yield Doubt.SPELLING
    if by_reviewer and not _are_quoted(facts.article.text, fact):
        yield Doubt.OWN_WORDS


def _are_quoted(text: str, fact: Fact) -> bool:
    quoted = {word for span in fact.own for word in words(text[span.start : span.end])}
    return all(word in quoted for one in fact.words for word in words(one))
