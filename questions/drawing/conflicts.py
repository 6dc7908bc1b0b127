"""Which items must not stand in one quiz: near-duplicates, those that give another away, and those
that come back to the same exercise, sentence or scene."""

from __future__ import annotations

from questions.drawing.cards import Card, card
from questions.items.model import Kind
from questions.language.words import jaccard, lemmas

__all__ = [
    "Card",
    "are_alike",
    "are_in_conflict",
    "card",
    "gives_away",
    "is_near_duplicate",
    "share_ground",
    "teaches",
]

_NEAR_DUPLICATE = 0.8
# A prompt has few words: with one of eight exchanged it still is the same.
_NEAR_STEM = 0.75
# Stems one after the other should differ by more than their last words.
_ALIKE = 0.5
# A sentence answers a question if it holds the key and so much of what the question says.
_ENOUGH, _FEWEST = 0.5, 2


def are_in_conflict(first: Card, second: Card) -> bool:
    """Whether two items are the same one, nearly so, or one's prompt tells the other's answer."""
    return (
        first.item.id == second.item.id
        or is_near_duplicate(first, second)
        or gives_away(first, second)
        or gives_away(second, first)
    )


def share_ground(first: Card, second: Card) -> bool:
    """Whether two items rest on one exercise, sentence or scene, or one teaches what the other
    asks: its feedback is read before the next question comes."""
    return (
        not first.exercises.isdisjoint(second.exercises)
        or not first.locators.isdisjoint(second.locators)
        or _overlap(first, second)
        or _have_options_in_common(first, second)
        or _explain_alike(first, second)
        or teaches(first, second)
        or teaches(second, first)
    )


def _explain_alike(first: Card, second: Card) -> bool:
    """Whether one rule explains both: who has read the one knows the other."""
    one, other = (lemmas(card.item.feedback.right) for card in (first, second))
    return min(len(one), len(other)) >= _FEWEST and jaccard(one, other) > _NEAR_DUPLICATE


def _have_options_in_common(first: Card, second: Card) -> bool:
    """Whether two questions offer the same things: what is said of a wrong one in the first strikes
    it out in the second."""
    return len(_offered(first) & _offered(second)) >= _FEWEST


def _offered(one: Card) -> frozenset[str]:
    if one.item.kind is Kind.TRUE_FALSE:
        return frozenset()
    return frozenset(option.text.lower() for option in one.item.options if not option.figure)


def are_alike(first: Card, second: Card) -> bool:
    """Whether two questions read alike, so that one should not follow the other."""
    return (
        first.item.template == second.item.template
        or jaccard(first.prompt.lemmas, second.prompt.lemmas) > _ALIKE
    )


def is_near_duplicate(first: Card, second: Card) -> bool:
    """Whether two items say or ask nearly the same; the same question of another drawing is
    another."""
    return first.drawings == second.drawings and (
        jaccard(first.prompt_words, second.prompt_words) > _NEAR_STEM
        or jaccard(first.vocabulary, second.vocabulary) > _NEAR_DUPLICATE
    )


def gives_away(told: Card, asked: Card) -> bool:
    """Whether one's prompt holds the other's answer."""
    if any(key in told.prompt.text for key in asked.keys):
        return True
    if any(
        thing in told.prompt.text and home <= told.prompt.lemmas for thing, home in asked.placements
    ):
        return True
    if not asked.numbers or told.asked.isdisjoint(asked.asked):
        return False
    return asked.numbers <= set(told.prompt.text.split())


def teaches(told: Card, asked: Card) -> bool:
    """Whether the options, groups or feedback of one answer the other: by the facts that they tell,
    by the very sentence that explains the other's key, or by a sentence that holds it."""
    return (
        not told.told.isdisjoint(asked.asked)
        or not told.taught.isdisjoint(asked.explained)
        or any(_says(told, key, asked.prompt.lemmas) for key in asked.keys)
        or any(_places(told, thing, home) for thing, home in asked.placements)
    )


def _says(told: Card, key: str, asked: frozenset[str]) -> bool:
    if key not in told.said_text:
        return False
    content = asked.difference(key.split())
    needed = max(_FEWEST, _ENOUGH * len(content))
    return any(key in one.text and len(content & one.lemmas) >= needed for one in told.said)


def _places(told: Card, thing: str, home: frozenset[str]) -> bool:
    return thing in told.said_text and any(
        thing in one.text and home <= one.lemmas for one in told.said
    )


def _overlap(first: Card, second: Card) -> bool:
    return any(
        start < other_end and other_start < end
        for start, end in first.spans
        for other_start, other_end in second.spans
    )
