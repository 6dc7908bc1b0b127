"""The best policy before an exam, computed: dynamic programming over stability, difficulty and days
left, at a price for each question.

In the manner of SSP-MMC (Ye, Su and Cao 2022), which minimises the cost of reaching a stability:
here the chance on the day of the exam less the price of the questions is maximised, in the model of
FSRS with its default parameters. A card is worth asking at the highest price at which it would have
been asked by now; each day asks what is worth most. Made once in a process; takes some ten
seconds.
"""

from __future__ import annotations

import math
from functools import lru_cache

from fsrs.scheduler import DEFAULT_PARAMETERS as W

from benchmarks.memory.learners import DAYS, FACTS
from benchmarks.memory.ours import Ours
from benchmarks.memory.policies import Habits, moment
from benchmarks.memory.simulation import EXAM
from questions.memory import Card

_PRICES = (0.01, 0.02, 0.035, 0.06, 0.1, 0.15, 0.25, 0.5)
# Stabilities in steps of half an octave, from 2^-5 to 2^9 days; difficulties as wrong answers
# leave them one after the other.
_LOWEST, _HIGHEST, _STEPS = -5.0, 9.0, 2
_STABILITIES = [2 ** (_LOWEST + n / _STEPS) for n in range(int(_HIGHEST - _LOWEST) * _STEPS + 1)]
_DIFFICULTIES = (2.1, 4.0, 6.4, 8.0, 9.0, 9.8)
_FIRST_RIGHT, _FIRST_WRONG = (W[2], 0), (W[0], 2)
# A new fact is known before in about as many cases.
_KNOWN_BEFORE = 0.35
_DECAY = -W[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1

Place = tuple[int, float]


class FiniteHorizon(Ours):
    """Our cards, asked in the order of the table."""

    def __init__(self, habits: Habits) -> None:
        super().__init__(habits)
        self._asked_on: dict[int, int] = {}

    def session(self, now: float, most: int) -> list[int]:
        day = int(now)
        waits, new_worth = table()
        ranked = []
        for fact in range(FACTS):
            card = self.card(fact)
            if self._asked_on.get(fact) == day:
                continue
            if card is None or card.memory is None:
                ranked.append((-new_worth[DAYS - 1 - day], -_rise_of_new(now), fact))
            else:
                ranked.append((-_worth(card, day, waits), -_rise(card, now), fact))
        chosen = [fact for _, _, fact in sorted(ranked)[:most]]
        self._asked_on.update(dict.fromkeys(chosen, day))
        return chosen


def _worth(card: Card, day: int, waits: dict[tuple[int, int, int, int], int]) -> int:
    """The highest price, counted from 1, at which the card would have been asked by now."""
    assert card.memory is not None
    asked_on = (card.memory.reviewed_at - moment(0)).days
    octave = min(max(math.log2(card.memory.stability), _LOWEST), _HIGHEST)
    state = (round((octave - _LOWEST) * _STEPS), _nearest(card.memory.difficulty))
    for price in reversed(range(len(_PRICES))):
        if 0 < waits[(price, *state, DAYS - 1 - asked_on)] <= day - asked_on:
            return price + 1
    return 0


def _rise(card: Card, now: float) -> float:
    """The rise of the chance on the day by one answer now: the order among what is worth alike."""
    assert card.memory is not None
    stability, difficulty = card.memory.stability, card.memory.difficulty
    elapsed, left = (moment(now) - card.memory.reviewed_at).total_seconds() / 86_400, EXAM - now
    chance = _recall(stability, elapsed)
    return (
        chance * _recall(_right(stability, difficulty, chance), left)
        + (1 - chance) * _recall(_wrong(stability, difficulty, chance), left)
        - _recall(stability, elapsed + left)
    )


def _rise_of_new(now: float) -> float:
    known, read = _recall(_FIRST_RIGHT[0], EXAM - now), _recall(_FIRST_WRONG[0], EXAM - now)
    return _KNOWN_BEFORE * known + (1 - _KNOWN_BEFORE) * read


@lru_cache(maxsize=1)
def table() -> tuple[dict[tuple[int, int, int, int], int], list[int]]:
    """In how many days to ask again, 0 for never, by price, stability, difficulty and days left;
    and what a new fact is worth, by days left."""
    steps = _transitions()
    waits: dict[tuple[int, int, int, int], int] = {}
    new_worth = [0] * DAYS
    for price, cost in enumerate(_PRICES):
        value: dict[tuple[int, int, int], float] = {}
        new: list[float] = []
        for left in range(DAYS):
            for level, stability in enumerate(_STABILITIES):
                for hard in range(len(_DIFFICULTIES)):
                    best, wait = _recall(stability, max(left - 0.4, 0.6)), 0
                    for days in range(1, left + 1):
                        chance, right, wrong, harder = steps[level, hard, days]
                        rest = left - days
                        found = (
                            chance * _between(value, right, hard, rest)
                            + (1 - chance) * _between(value, wrong, harder, rest)
                            - cost
                        )
                        if found > best:
                            best, wait = found, days
                    value[level, hard, left] = best
                    waits[price, level, hard, left] = wait
            new.append(_of_new(value, left) - cost)
            if new[left] > 0 and new[left] >= new[max(left - 1, 0)]:
                new_worth[left] = price + 1
    return waits, new_worth


def _of_new(value: dict[tuple[int, int, int], float], left: int) -> float:
    return _KNOWN_BEFORE * _between(value, _place(_FIRST_RIGHT[0]), _FIRST_RIGHT[1], left) + (
        1 - _KNOWN_BEFORE
    ) * _between(value, _place(_FIRST_WRONG[0]), _FIRST_WRONG[1], left)


def _transitions() -> dict[tuple[int, int, int], tuple[float, Place, Place, int]]:
    """The chance to be right after so many days, and where right and wrong lead."""
    found = {}
    for level, stability in enumerate(_STABILITIES):
        for hard, difficulty in enumerate(_DIFFICULTIES):
            for days in range(1, DAYS):
                chance = _recall(stability, days)
                right = _place(_right(stability, difficulty, chance))
                wrong = _place(_wrong(stability, difficulty, chance))
                harder = _nearest(difficulty + 2 * W[6] * (10 - difficulty) / 9)
                found[level, hard, days] = (chance, right, wrong, harder)
    return found


def _place(stability: float) -> Place:
    """The level below, and how far it is to the next."""
    octave = min(max(math.log2(stability), _LOWEST), _HIGHEST - 1e-6)
    level, share = divmod((octave - _LOWEST) * _STEPS, 1)
    return int(level), share


def _between(value: dict[tuple[int, int, int], float], place: Place, hard: int, left: int) -> float:
    level, share = place
    low = value[level, hard, left]
    return low + (value[level + 1, hard, left] - low) * share


def _nearest(difficulty: float) -> int:
    return min(range(len(_DIFFICULTIES)), key=lambda n: abs(_DIFFICULTIES[n] - difficulty))


def _recall(stability: float, days: float) -> float:
    return (1 + _FACTOR * days / stability) ** _DECAY


def _right(stability: float, difficulty: float, chance: float) -> float:
    growth = math.exp(W[8]) * (11 - difficulty) * stability ** -W[9]
    return stability * (1 + growth * (math.exp(W[10] * (1 - chance)) - 1))


def _wrong(stability: float, difficulty: float, chance: float) -> float:
    relearnt = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1)
    return min(relearnt * math.exp(W[14] * (1 - chance)), stability / math.exp(W[17] * W[18]))
