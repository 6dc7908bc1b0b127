"""What is marked in an article for its reviewers: facts, warnings, and what is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from questions.review import Covered
from quizapp.articles.typesetting import Mark
from quizapp.library.cards import UNREAD, Card, ReviewPage, marked_spans

WARNING = "warning"


def fact_marks(page: ReviewPage, *, is_unread: bool = False) -> tuple[Mark, ...]:
    """A mark for each fact, under its id, and for each warning, under "warning-1" and so on; or
    for each passage that gave no fact, under its id, in place of the facts."""
    marks = _unread(page) if is_unread else _facts(page.cards)
    return (*marks, *_warnings(page))


def coverage_marks(sentences: Iterable[Covered]) -> tuple[Mark, ...]:
    """A mark for each sentence that has a fact: "tested", or "untested"."""
    return tuple(
        Mark(one.span, one.facts[0], "tested" if one.is_tested else "untested")
        for one in sentences
        if one.has_fact
    )


def _facts(cards: Iterable[Card]) -> Iterator[Mark]:
    for card in cards:
        tone = "uncertain" if card.is_uncertain else card.entry.state.value
        for span in marked_spans(card):
            yield Mark(span, card.entry.id, tone)


def _unread(page: ReviewPage) -> Iterator[Mark]:
    for one in page.unread:
        for block in one.blocks:
            yield Mark(block.span, one.id, UNREAD)


def _warnings(page: ReviewPage) -> Iterator[Mark]:
    for number, warning in enumerate(page.warnings, start=1):
        for span in warning.evidence:
            yield Mark(span, f"{WARNING}-{number}", WARNING)
