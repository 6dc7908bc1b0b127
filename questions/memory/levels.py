"""How well a topic is known, in Khan Academy's four words, from the cards of its facts."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from questions.memory.cards import Card, recall

_MASTERED, _PROFICIENT, _FAMILIAR = 0.9, 0.7, 0.35
# Above the nine in ten that it promises: of simulated learners who forget by another law than the
# cards suppose, some recalled less of what had exactly that (docs/simulated-learners.md).
_KNOWN = 0.94


class Level(enum.StrEnum):
    """The first that holds, from the top."""

    MASTERED = "mastered"
    PROFICIENT = "proficient"
    FAMILIAR = "familiar"
    ATTEMPTED = "attempted"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Standing:
    """`mastery` is the mean chance of recall over all facts, an unseen one counting 0; `seen` and
    `total` count facts, `shaky` those that were seen and are below "proficient"."""

    level: Level
    mastery: float
    seen: int
    shaky: int
    total: int


def standing(cards: Iterable[Card | None], now: dt.datetime) -> Standing:
    """Where a set of facts stands now, a card or None for each.

    Mastered: all seen, all right again in a mixed quiz on a later day, mean at least .9.
    Proficient: all seen, all right the last time, mean at least .7. Familiar: mean at least .35.
    Attempted: at least one seen.
    """
    facts = list(cards)
    chances = [recall(card, now) for card in facts]
    seen = [card for card in facts if card is not None and card.asked]
    mastery = sum(chances) / len(facts) if facts else 0.0
    shaky = sum(
        chance < _PROFICIENT
        for card, chance in zip(facts, chances, strict=True)
        if card is not None and card.asked
    )
    return Standing(_level(seen, len(facts), mastery), mastery, len(seen), shaky, len(facts))


def is_known(card: Card | None, now: dt.datetime) -> bool:
    """Whether a fact is recalled now nine times in ten, also by somebody who forgets faster than
    most."""
    return recall(card, now) >= _KNOWN


def is_shaky(card: Card | None, now: dt.datetime) -> bool:
    """Whether a fact was asked and is not known well enough to be called proficient."""
    return card is not None and card.asked > 0 and recall(card, now) < _PROFICIENT


def _level(seen: list[Card], total: int, mastery: float) -> Level:
    if not seen:
        return Level.UNSEEN
    is_whole = len(seen) == total and all(card.last_right for card in seen)
    if is_whole and mastery >= _MASTERED and all(card.is_confirmed for card in seen):
        return Level.MASTERED
    if is_whole and mastery >= _PROFICIENT:
        return Level.PROFICIENT
    return Level.FAMILIAR if mastery >= _FAMILIAR else Level.ATTEMPTED
