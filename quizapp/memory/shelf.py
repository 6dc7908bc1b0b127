"""The cards of learners who have many, kept from one page to the next.

Reading thousands of rows costs more than anything that a page does with them. What is kept is
brought up to date by the rows that moved since, and is used only where the database adds up to the
same: whatever other processes write, make again or delete is noticed, and all is read anew.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from questions.memory import Card
from quizapp.extensions import db

# Fewer are read as fast as they are looked up.
FEWEST = 500
_MOST_CARDS = 30_000


class Sums(NamedTuple):
    """What tells one set of cards from another: how many, and what they add up to."""

    cards: int = 0
    asked: int = 0
    right: int = 0
    stability: float = 0.0

    def agree(self, other: Sums) -> bool:
        return self[:3] == other[:3] and math.isclose(
            self.stability, other.stability, rel_tol=1e-9, abs_tol=1e-9
        )

    def without(self, other: Sums) -> Sums:
        return Sums(
            self.cards - other.cards,
            self.asked - other.asked,
            self.right - other.right,
            self.stability - other.stability,
        )


class Kept(NamedTuple):
    """Cards as they were read, with their sums, and when the last of them moved."""

    cards: Mapping[str, Card]
    sums: Sums
    until: dt.datetime

    @classmethod
    def of(cls, cards: Mapping[str, Card]) -> Kept:
        moved = max(card.last_at for card in cards.values() if card.last_at)
        return cls(cards, sums_of(cards), moved)


class CardShelf:
    """By learner; the ones read longest ago go first. One shelf for each database."""

    def __init__(self) -> None:
        self._kept: dict[int, Kept] = {}
        self._lock = Lock()

    def find(self, user_id: int) -> Kept | None:
        return self._kept.get(user_id)

    def keep(self, user_id: int, cards: Mapping[str, Card]) -> None:
        with self._lock:
            self._kept.pop(user_id, None)
            if not FEWEST <= len(cards) <= _MOST_CARDS:
                return
            self._kept[user_id] = Kept.of(cards)
            while sum(len(one.cards) for one in self._kept.values()) > _MOST_CARDS:
                del self._kept[next(iter(self._kept))]


def sums_of(cards: Mapping[str, Card]) -> Sums:
    values = cards.values()
    return Sums(
        len(cards),
        sum(card.asked for card in values),
        sum(card.right for card in values),
        math.fsum(card.memory.stability for card in values if card.memory is not None),
    )


_shelves: WeakKeyDictionary[Engine, CardShelf] = WeakKeyDictionary()


def get_shelf() -> CardShelf:
    """That of the database in use."""
    return _shelves.setdefault(db.engine, CardShelf())
