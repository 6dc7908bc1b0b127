"""How fast one learner forgets, told by the answers to what a card had predicted, and how much
was known before it was asked.

FSRS' default curve is a mean over many people. Of each learner it is asked here which of a few
curves, times faster or slower and steeper or flatter, foretold the answers best (Bayes, over a
grid). The cards stay as FSRS makes them; what they say of now is read off the learner's own curve.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from questions.memory.evidence import Evidence, Rating, chance_of_knowledge
from questions.memory.scheduling import A_NIGHT, DECAY, DESIRED_RETENTION, Memory, foreseen

_DAY = 86_400.0
_A_DAY = dt.timedelta(days=1)
_SCALES = tuple(2.0**octave for octave in range(-3, 3))
_DECAYS = (0.08, DECAY, 0.3, 0.6, 1.2)
# Before any answer most people are within so many octaves of the default, either way.
_SPREAD = 1.0
# What is recalled is answered wrong all the same so often.
_SLIP = 0.05
# What was answered a moment ago says nothing about forgetting.
_SOONEST = dt.timedelta(hours=7)
# What may have been luck makes nothing known, however good the posterior.
_MOST_BY_LUCK = 0.9


@dataclass(frozen=True, slots=True)
class Curve:
    """(1 + f · t / (scale · S))^−decay, with f so that it is .9 where t is scale · S."""

    scale: float = 1.0
    decay: float = DECAY
    # f / scale, once for the thousands of cards that are looked at.
    factor: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        factor = (DESIRED_RETENTION ** (-1 / self.decay) - 1) / self.scale
        object.__setattr__(self, "factor", factor)

    def recall(self, stability: float, elapsed: dt.timedelta) -> float:
        """The chance of recalling after that time what has this stability in days."""
        days = max(elapsed.total_seconds() / _DAY, 0.0)
        return float((1 + self.factor * days / stability) ** -self.decay)


DEFAULT_CURVE = Curve()
_CURVES = tuple(Curve(scale, decay) for scale, decay in product(_SCALES, _DECAYS))
_PRIOR = tuple(
    -(math.log2(one.scale) ** 2 + math.log2(one.decay / DECAY) ** 2) / (2 * _SPREAD**2)
    for one in _CURVES
)


class Lucky(NamedTuple):
    """Right answers that may have been luck, so that no memory moved: when the last one was, and
    the chance that all were guesses."""

    at: dt.datetime
    luck: float


def foretold(curve: Curve, memory: Memory, lucky: Lucky | None, now: dt.datetime) -> float:
    """The chance of recalling now, by that curve, what has this memory.

    An answer that may have been luck moves no memory, but it was an answer, and the right one was
    read after it: what is recalled is at least the mean of what knowledge and a guess would have
    left, weighed by Bayes, up to _MOST_BY_LUCK.
    """
    faded = curve.recall(memory.stability, now - memory.reviewed_at)
    if lucky is None or lucky.at - memory.reviewed_at < A_NIGHT:  # in one sitting nothing faded
        return faded
    elapsed, since = lucky.at - memory.reviewed_at, now - lucky.at
    knew = chance_of_knowledge(curve.recall(memory.stability, elapsed), lucky.luck)
    right, wrong = foreseen(memory, max(dt.timedelta(days=elapsed.days), _A_DAY))
    refreshed = knew * curve.recall(right, since) + (1 - knew) * curve.recall(wrong, since)
    return max(faded, min(refreshed, _MOST_BY_LUCK))


@dataclass(frozen=True, slots=True)
class Forgetting:
    """`weights` is the logarithm of how likely each curve of the grid is, up to a constant; empty
    before the first answer that tells something. `known` of `first_looks` facts were known before
    they were asked here, luck taken out."""

    weights: tuple[float, ...] = ()
    known: float = 0.0
    first_looks: int = 0

    @property
    def curve(self) -> Curve:
        """The mean curve, by the likelihood of each."""
        return _mean_curve(self.weights) if self.weights else DEFAULT_CURVE

    @property
    def prior(self) -> float:
        """The chance that this learner knows what was never asked: their share so far, with one
        known and one unknown added."""
        return (self.known + 1) / (self.first_looks + 2)

    def after_first_look(self, evidence: Evidence) -> Forgetting:
        """What is believed after an answer to a fact that was never asked before."""
        if evidence.rating is Rating.HARD:  # partly right, or with a hint
            return self
        knew = chance_of_knowledge(self.prior, evidence.guess) if evidence.is_right else 0.0
        return replace(self, known=round(self.known + knew, 4), first_looks=self.first_looks + 1)

    def after(
        self,
        memory: Memory | None,
        evidence: Evidence,
        now: dt.datetime,
        lucky: Lucky | None = None,
    ) -> Forgetting:
        """What is believed after an answer to a fact with this memory, which was answered since
        then perhaps by luck."""
        if memory is None or evidence.hinted:
            return self
        if now - (lucky.at if lucky else memory.reviewed_at) < _SOONEST:
            return self
        is_right = evidence.rating is not Rating.AGAIN
        weights = [
            weight + _told(foretold(curve, memory, lucky, now), evidence.guess, is_right)
            for weight, curve in zip(self.weights or _PRIOR, _CURVES, strict=True)
        ]
        most = max(weights)
        return replace(self, weights=tuple(round(weight - most, 4) for weight in weights))

    @property
    def numbers(self) -> tuple[float, ...]:
        """To be stored: first looks, then the weights."""
        return (self.known, self.first_looks, *self.weights)

    @classmethod
    def from_numbers(cls, numbers: Sequence[float]) -> Forgetting:
        """As it was stored. Rows from before first looks were counted have the weights alone; those
        of another grid are begun anew."""
        if len(numbers) == len(_CURVES):
            return cls(tuple(numbers))
        known, looks, *weights = numbers
        if known < 0 or looks < 0:  # weights alone, as none of them is above 0
            return cls()
        kept = tuple(weights) if len(weights) == len(_CURVES) else ()
        return cls(kept, known, int(looks))


NOTHING_TOLD = Forgetting()


def _told(recall: float, guess: float, is_right: bool) -> float:
    right = recall * (1 - _SLIP) + (1 - recall) * guess
    return math.log(max(right if is_right else 1 - right, _SLIP / 5))


@lru_cache(maxsize=1024)
def _mean_curve(weights: tuple[float, ...]) -> Curve:
    shares = [math.exp(weight) for weight in weights]
    return Curve(
        _geometric_mean([one.scale for one in _CURVES], shares),
        _geometric_mean([one.decay for one in _CURVES], shares),
    )


def _geometric_mean(values: Sequence[float], shares: Sequence[float]) -> float:
    pairs = zip(values, shares, strict=True)
    return math.exp(sum(share * math.log(value) for value, share in pairs) / sum(shares))
