"""FSRS as pure functions: how a memory changes with a review, and how it fades.

The scheduler is the `fsrs` package, FSRS-6 with its default parameters; without its fuzz, and with
every time passed in, it has neither chance nor clock.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

import fsrs

from questions.memory.evidence import Rating

DESIRED_RETENTION = 0.9
_SCHEDULER = fsrs.Scheduler(desired_retention=DESIRED_RETENTION, enable_fuzzing=False)
_W = _SCHEDULER.parameters
DECAY = _W[20]
_DECAY = -DECAY
# The stability that a first answer leaves, in days.
FIRST_WRONG, FIRST_RIGHT = _W[0], _W[2]
_FACTOR = DESIRED_RETENTION ** (1 / _DECAY) - 1
_DAY = 86_400.0
# Two answers so far apart are of two days in every time zone.
A_NIGHT = dt.timedelta(hours=12)


class Memory(NamedTuple):
    """FSRS' state of one card: `stability` in days, `difficulty` 1..10, `step` in the learning
    steps, None once it is learnt. `is_relearning` says which steps these are."""

    stability: float
    difficulty: float
    step: int | None
    is_relearning: bool
    reviewed_at: dt.datetime
    due: dt.datetime


def reviewed(memory: Memory | None, rating: Rating, now: dt.datetime) -> Memory:
    """The memory after a review, a new one for None; nothing but its arguments decides.

    Raises ValueError for a time that is not in UTC.
    """
    reviewed, _ = _SCHEDULER.review_card(_to_fsrs(memory, now), fsrs.Rating(rating), now)
    return _from_fsrs(reviewed, now)


def retrievability(stability: float, elapsed: dt.timedelta) -> float:
    """FSRS-6's forgetting curve: (1 + f·t/S)^−w20, 0.9 at t = S (in days)."""
    days = max(elapsed.total_seconds() / _DAY, 0.0)
    return float((1 + _FACTOR * days / stability) ** _DECAY)


def foreseen(memory: Memory, elapsed: dt.timedelta) -> tuple[float, float]:
    """The stability that a right and a wrong answer would leave on a later day, as `reviewed` has
    it: plain arithmetic, since a queue asks it of thousands of cards."""
    stability, difficulty = memory.stability, memory.difficulty
    forgotten = 1 - retrievability(stability, elapsed)
    growth = math.exp(_W[8]) * (11 - difficulty) * stability ** -_W[9]
    right = stability * (1 + growth * (math.exp(_W[10] * forgotten) - 1))
    relearnt = _W[11] * difficulty ** -_W[12] * ((stability + 1) ** _W[13] - 1)
    wrong = min(relearnt * math.exp(_W[14] * forgotten), stability / math.exp(_W[17] * _W[18]))
    return right, wrong


def lasting(stability: float, wanted: float) -> dt.timedelta:
    """How long recall stays at `wanted` or above."""
    return dt.timedelta(days=stability * (wanted ** (1 / _DECAY) - 1) / _FACTOR)


def interval(stability: float) -> dt.timedelta:
    """Whole days, as FSRS counts them, until recall falls to DESIRED_RETENTION."""
    return dt.timedelta(days=max(1, round(stability)))


def _to_fsrs(memory: Memory | None, now: dt.datetime) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=1, due=now)
    learning = fsrs.State.Relearning if memory.is_relearning else fsrs.State.Learning
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review if memory.step is None else learning,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=_last_review(memory.reviewed_at, now),
    )


def _last_review(reviewed_at: dt.datetime, now: dt.datetime) -> dt.datetime:
    """The library counts whole days and takes what is less for one sitting, in which a memory
    hardly grows: 23 hours after an answer as after a minute. A night between two makes a day."""
    if now - reviewed_at < A_NIGHT:
        return reviewed_at
    return min(reviewed_at, now - dt.timedelta(days=1))


def _from_fsrs(card: fsrs.Card, now: dt.datetime) -> Memory:
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a review always sets them")
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        step=card.step,
        is_relearning=card.state is fsrs.State.Relearning,
        reviewed_at=now,
        due=card.due,
    )
