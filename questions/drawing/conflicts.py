"""Which items must not stand in one quiz: near-duplicates, and those that give another away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.figures import Scene
from questions.items.model import Blanks, Item, Kind, NumericRange
from questions.language.words import jaccard, lemmas, words

_NEAR_DUPLICATE = 0.8


@dataclass(frozen=True, slots=True)
class Card:
    """An item with its words taken out once, for many comparisons. Texts stand as their words
    between single spaces, so that a phrase is found as a part of a text."""

    item: Item
    vocabulary: frozenset[str]
    prompt: str
    prompt_lemmas: frozenset[str]
    keys: tuple[str, ...]
    placements: tuple[tuple[str, frozenset[str]], ...]
    numbers: frozenset[str]
    drawings: frozenset[Scene]


def card(item: Item) -> Card:
    text = " ".join((item.prompt, *(option.text for option in item.options)))
    return Card(
        item=item,
        vocabulary=frozenset(words(text)),
        prompt=_spaced(item.prompt),
        prompt_lemmas=lemmas(item.prompt),
        keys=_keys(item),
        placements=_placements(item),
        numbers=_numbers(item),
        drawings=frozenset(item.scenes.values()),
    )


def are_in_conflict(first: Card, second: Card) -> bool:
    """Whether two items are the same one, nearly so, or one's prompt tells the other's answer."""
    return (
        first.item.id == second.item.id
        or is_near_duplicate(first, second)
        or gives_away(first, second)
        or gives_away(second, first)
    )


def is_near_duplicate(first: Card, second: Card) -> bool:
    """Whether two items say nearly the same; the same question of another drawing is another."""
    is_same_drawing = first.drawings == second.drawings
    return is_same_drawing and jaccard(first.vocabulary, second.vocabulary) > _NEAR_DUPLICATE


def gives_away(told: Card, asked: Card) -> bool:
    """Whether one's prompt holds the other's answer."""
    if any(key in told.prompt for key in asked.keys):
        return True
    if any(thing in told.prompt and to <= told.prompt_lemmas for thing, to in asked.placements):
        return True
    if not asked.numbers or not set(told.item.facts) & set(asked.item.facts):
        return False
    return asked.numbers <= set(told.prompt.split())


def _keys(item: Item) -> tuple[str, ...]:
    """The texts of the right options, or the words of the blanks, where words are asked for."""
    if isinstance(item.key, Blanks):
        return tuple(_spaced(accepted[0]) for accepted in item.key.accepted.values())
    if item.kind in (Kind.SINGLE_CHOICE, Kind.PICTURE):
        return tuple(_spaced(option.text) for option in item.options if option.id == item.key)
    if item.kind is Kind.MULTIPLE_CHOICE and isinstance(item.key, tuple):
        return tuple(_spaced(option.text) for option in item.options if option.id in item.key)
    return ()


def _placements(item: Item) -> tuple[tuple[str, frozenset[str]], ...]:
    if not isinstance(item.key, Mapping):
        return ()
    groups = {group.id: lemmas(group.text) for group in item.groups}
    return tuple((_spaced(option.text), groups[item.key[option.id]]) for option in item.options)


def _numbers(item: Item) -> frozenset[str]:
    if not isinstance(item.key, NumericRange):
        return frozenset()
    return frozenset({f"{item.key.low:g}", f"{item.key.high:g}"})


def _spaced(text: str) -> str:
    return f" {' '.join(words(text))} "
