"""Whether everything can be known on the day of an exam, and how many looks that takes."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from questions.memory.cards import NO_IDEA, Card
from questions.memory.evidence import Rating
from questions.memory.scheduling import (
    FIRST_RIGHT,
    FIRST_WRONG,
    Memory,
    foreseen,
    interval,
    lasting,
    retrievability,
    reviewed,
)

WANTED = 0.9
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_MOST_LOOKS = 12
# Stabilities this close (as a ratio) need the same looks: the results are kept by class.
_CLASSES = 8
_LONGEST = 3650
_HALF_DAY = dt.timedelta(hours=12)
_LASTING_SECONDS = lasting(1.0, WANTED).total_seconds()


@dataclass(frozen=True, slots=True)
class ExamOutlook:
    """`days` until the exam; `looks` is how many questions it takes to bring every fact to WANTED
    on that day, if all goes well; `possible` how many there is time for; `reachable` how many
    facts of `total` come to WANTED within these; `ready` how many would be there with no more
    practice; `looks_a_day` what it would take to reach them all."""

    days: int
    looks: int
    possible: int
    ready: int
    reachable: int
    total: int

    @property
    def is_too_late(self) -> bool:
        return self.reachable < self.total

    @property
    def looks_a_day(self) -> int:
        return math.ceil(self.looks / max(self.days, 1))


def outlook(
    cards: Iterable[Card | None], exam: dt.datetime, now: dt.datetime, looks_a_day: float
) -> ExamOutlook:
    """How the exam at that moment looks, with so many questions a day until then, today included.
    Facts that need least come first: that reaches the most."""
    days = min(_days_until(exam, now), _LONGEST)
    needed = Counter(_looks_of(card, exam, now, days) for card in cards)
    possible = int(looks_a_day * days)
    left, reachable = possible, needed[0]
    for looks in sorted(needed.keys() - {0}):
        if looks >= _MOST_LOOKS:
            break
        reached = min(needed[looks], left // looks)
        reachable, left = reachable + reached, left - reached * looks
        if reached < needed[looks]:
            break
    return ExamOutlook(
        days=days,
        looks=sum(looks * facts for looks, facts in needed.items()),
        possible=possible,
        ready=needed[0],
        reachable=reachable,
        total=needed.total(),
    )


def looks_needed(card: Card | None, exam: dt.datetime, now: dt.datetime) -> int:
    """The fewest answers, all right and each given when the last one begins to fade, after which
    the chance on the day of the exam is WANTED. 0 where it is anyway."""
    return _looks_of(card, exam, now, min(_days_until(exam, now), _LONGEST))


def is_ready(card: Card | None, exam: dt.datetime) -> bool:
    """Whether the chance on the day of the exam is WANTED with no more practice."""
    if card is None or card.memory is None or not card.last_right:
        return False
    seconds = (exam - card.memory.reviewed_at).total_seconds()
    return seconds <= card.memory.stability * _LASTING_SECONDS


def expected_gain(card: Card | None, exam: dt.datetime, now: dt.datetime) -> float:
    """By how much an answer now, right or wrong, raises the chance on the day of the exam. That is
    most for what is about to fade: what is fresh gains little, and what is lost is seldom recalled.

    Days and memories are taken by class, since there are thousands of cards.
    """
    days = min(_days_until(exam, now), _LONGEST)
    if card is None or card.memory is None:
        return _gain_of_new(days)
    memory = card.memory
    half_days = round((now - memory.reviewed_at) / _HALF_DAY)
    return _gain(
        round(_CLASSES * math.log2(memory.stability)),
        min(max(half_days, 0), 2 * _LONGEST),
        round(memory.difficulty),
        days,
    )


@lru_cache(maxsize=4096)
def _gain_of_new(days: int) -> float:
    left = dt.timedelta(days=days)
    right, wrong = retrievability(FIRST_RIGHT, left), retrievability(FIRST_WRONG, left)
    return NO_IDEA * right + (1 - NO_IDEA) * wrong


@lru_cache(maxsize=65_536)
def _gain(stability_class: int, half_days: int, difficulty: int, days: int) -> float:
    memory, since = _typical(stability_class, difficulty), half_days * _HALF_DAY
    left = dt.timedelta(days=days)
    right, wrong = foreseen(memory, since)
    chance = retrievability(memory.stability, since)
    after = chance * retrievability(right, left) + (1 - chance) * retrievability(wrong, left)
    return after - retrievability(memory.stability, since + left)


def _days_until(exam: dt.datetime, now: dt.datetime) -> int:
    return max(math.ceil((exam - now).total_seconds() / 86_400), 0)


def _looks_of(card: Card | None, exam: dt.datetime, now: dt.datetime, days: int) -> int:
    if card is None or card.memory is None:
        return _looks(None, 0, 5, days)
    if is_ready(card, exam):
        return 0
    memory = card.memory
    # By class of stability, days since the last review and difficulty.
    return _looks(
        round(_CLASSES * math.log2(memory.stability)),
        min(max((now - memory.reviewed_at).days, 0), _LONGEST),
        round(memory.difficulty),
        days,
    )


def _typical(stability_class: int, difficulty: int) -> Memory:
    """A memory of that class, reviewed at _EPOCH."""
    stability = 2 ** (stability_class / _CLASSES)
    return Memory(stability, float(difficulty), None, False, _EPOCH, _EPOCH)


@lru_cache(maxsize=65_536)
def _looks(stability_class: int | None, elapsed: int, difficulty: int, days: int) -> int:
    memory = None
    if stability_class is not None:
        past = _EPOCH - dt.timedelta(days=elapsed)
        memory = _typical(stability_class, difficulty)._replace(reviewed_at=past)
    at, exam = _EPOCH, _EPOCH + dt.timedelta(days=days)
    for looks in range(1, _MOST_LOOKS):
        memory = _right(memory, at)
        if retrievability(memory.stability, exam - at) >= WANTED:
            return looks
        at = min(max(memory.due, at + dt.timedelta(minutes=10)), exam)
        if at == exam:  # the last look, on the day itself
            return looks + 1
    return _MOST_LOOKS


def _right(memory: Memory | None, at: dt.datetime) -> Memory:
    """The memory after a right answer: `reviewed`, but for the hair by which difficulty moves, and
    in a fraction of its time once the fact is learnt."""
    if memory is None or memory.step is not None:
        return reviewed(memory, Rating.GOOD, at)
    stability, _ = foreseen(memory, at - memory.reviewed_at)
    return memory._replace(stability=stability, reviewed_at=at, due=at + interval(stability))
