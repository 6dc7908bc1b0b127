"""What others do: boxes, ladders, SM-2, FSRS at one retention, chance."""

from __future__ import annotations

import datetime as dt
import random
from abc import ABC, abstractmethod
from dataclasses import dataclass

import fsrs

from benchmarks.memory.learners import FACTS

_EPOCH = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def moment(now: float) -> dt.datetime:
    return _EPOCH + dt.timedelta(days=now)


@dataclass(frozen=True)
class Habits:
    """What a policy leaves open, and may choose at its best: new facts a day; whether what was
    wrong is asked again in the same sitting; whether minutes that are left go to facts before
    their time."""

    new_a_day: int = 10
    repeats: bool = True
    goes_ahead: bool = False


# The best of each policy, tried on seeds that are not reported (`--tune`): the same for all.
BEST = Habits(new_a_day=20, repeats=True, goes_ahead=True)


class Scheduled(ABC):
    """Asks what is due, the longest overdue first, then new facts."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits
        self._due: dict[int, float] = {}
        self._again: list[int] = []
        self._today, self._asked_today, self._new_today = -1, set[int](), 0

    def session(self, now: float, most: int) -> list[int]:
        self._begin(int(now))
        if self._again:
            again, self._again = self._again, []
            return again[:most]
        facts = self._ordered(now, [f for f, day in self._due.items() if day <= int(now)])
        allowed = max(self._habits.new_a_day - self._new_today, 0)
        facts += list(range(len(self._due), FACTS))[: min(allowed, max(most - len(facts), 0))]
        if not facts and self._habits.goes_ahead:
            ahead = [fact for fact in self._due if fact not in self._asked_today]
            facts = sorted(ahead, key=lambda fact: self._due[fact])
        return facts[:most]

    def answered(self, fact: int, now: float, is_right: bool, guess: float) -> None:
        self._new_today += fact not in self._due
        is_repeat = fact in self._asked_today
        self._asked_today.add(fact)
        if self._habits.repeats and not is_right:
            self._again.append(fact)
        if not is_repeat:
            self._due[fact] = int(now) + self._days_until_next(fact, now, is_right)

    def _begin(self, day: int) -> None:
        if day != self._today:
            self._today, self._new_today = day, 0
            self._asked_today.clear()
            self._again.clear()

    def _ordered(self, now: float, facts: list[int]) -> list[int]:
        return sorted(facts, key=lambda fact: self._due[fact])

    @abstractmethod
    def _days_until_next(self, fact: int, now: float, is_right: bool) -> int: ...


class Ladder(Scheduled):
    """A rung up when right, back to the first when wrong."""

    rungs: tuple[int, ...] = (1, 6, 12, 48)

    def __init__(self, habits: Habits) -> None:
        super().__init__(habits)
        self._rung: dict[int, int] = {}

    def _days_until_next(self, fact: int, now: float, is_right: bool) -> int:
        rung = min(self._rung.get(fact, -1) + 1, len(self.rungs) - 1) if is_right else 0
        self._rung[fact] = rung
        return self.rungs[rung]


class Leitner(Ladder):
    """Five boxes, each opened half as often as the one before."""

    rungs = (1, 2, 4, 8, 16)


class Sm2(Scheduled):
    """SuperMemo 2: a right answer is a 4, a wrong one a 2."""

    def __init__(self, habits: Habits) -> None:
        super().__init__(habits)
        self._state: dict[int, tuple[int, float, float]] = {}

    def _days_until_next(self, fact: int, now: float, is_right: bool) -> int:
        times, days, ease = self._state.get(fact, (0, 0.0, 2.5))
        quality = 4 if is_right else 2
        ease = max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
        times = times + 1 if is_right else 0
        days = {0: 1.0, 1: 1.0, 2: 6.0}.get(times, days * ease)
        self._state[fact] = (times, days, ease)
        return round(days)


class FixedRetention(Scheduled):
    """The `fsrs` package as it comes, at a retention of .9: right is Good, wrong is Again."""

    def __init__(self, habits: Habits) -> None:
        super().__init__(habits)
        steps: tuple[dt.timedelta, ...] = ()  # what is wrong is repeated as in the others
        self._scheduler = fsrs.Scheduler(
            learning_steps=steps, relearning_steps=steps, enable_fuzzing=False
        )
        self._cards: dict[int, fsrs.Card] = {}

    def answered(self, fact: int, now: float, is_right: bool, guess: float) -> None:
        is_repeat = fact in self._asked_today
        super().answered(fact, now, is_right, guess)
        if is_repeat:  # the memory counts every answer
            self._due[fact] = int(now) + self._days_until_next(fact, now, is_right)

    def _ordered(self, now: float, facts: list[int]) -> list[int]:
        at = moment(now)
        return sorted(
            facts,
            key=lambda f: self._scheduler.get_card_retrievability(self._cards[f], at),
        )

    def _days_until_next(self, fact: int, now: float, is_right: bool) -> int:
        at = moment(now)
        card = self._cards.get(fact) or fsrs.Card(card_id=fact, due=at)
        rating = fsrs.Rating.Good if is_right else fsrs.Rating.Again
        self._cards[fact], _ = self._scheduler.review_card(card, rating, at)
        return round((self._cards[fact].due - at).total_seconds() / 86_400)


class Chance:
    """Any fact, seen or not."""

    def __init__(self, habits: Habits) -> None:
        self._rng = random.Random(1)

    def session(self, now: float, most: int) -> list[int]:
        return self._rng.sample(range(FACTS), min(most, FACTS))

    def answered(self, fact: int, now: float, is_right: bool, guess: float) -> None:
        """Nothing is learnt from it."""
