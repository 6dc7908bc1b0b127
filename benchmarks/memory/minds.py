"""How simulated people forget: three theories, none of them with our parameters.

Each has the same verbs. Times are in days. `practise` says whether the fact was recalled; after a
failure the right answer is shown, so that something of it is there in any case.
"""

from __future__ import annotations

import math
import random
from typing import Protocol

from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

# Below so many days, two practices are one sitting.
_SITTING = 0.5


class Mind(Protocol):
    """`ease` of each fact is the learner's ability less its difficulty, in logits."""

    def recall(self, fact: int, now: float) -> float: ...
    def practise(self, fact: int, now: float, recalled: bool) -> None: ...


class OtherFsrs:
    """FSRS-6, each parameter drawn around its default (a spread of 25 % on the logarithm), so that
    the schedule's are wrong for everybody."""

    def __init__(self, rng: random.Random, ease: list[float]) -> None:
        drawn = [w * math.exp(rng.gauss(0, 0.25)) for w in DEFAULT_PARAMETERS]
        bounds = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        self._w = [min(max(w, low), high) for w, low, high in bounds]
        self._decay = -self._w[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        lasting = rng.gauss(0, 0.4)
        self._first = [math.exp(lasting + 0.5 * one) for one in ease]
        self._shift = [-one for one in ease]
        self._memory: dict[int, tuple[float, float, float]] = {}

    def recall(self, fact: int, now: float) -> float:
        if fact not in self._memory:
            return 0.0
        stability, _, last = self._memory[fact]
        return self._retrievability(stability, now - last)

    def practise(self, fact: int, now: float, recalled: bool) -> None:
        rating = 3 if recalled else 1
        if fact not in self._memory:
            stability = self._w[rating - 1] * self._first[fact]
            self._memory[fact] = (stability, self._first_difficulty(rating, fact), now)
            return
        stability, difficulty, last = self._memory[fact]
        chance = self._retrievability(stability, now - last)
        if now - last < _SITTING:
            stability = self._same_day(stability, rating)
        elif recalled:
            stability = self._after_success(stability, difficulty, chance)
        else:
            stability = self._after_failure(stability, difficulty, chance)
        self._memory[fact] = (
            max(stability, 0.001),
            self._next_difficulty(difficulty, rating, fact),
            now,
        )

    def _retrievability(self, stability: float, elapsed: float) -> float:
        return (1 + self._factor * elapsed / stability) ** self._decay

    def _first_difficulty(self, rating: int, fact: int) -> float:
        start = self._w[4] - math.exp(self._w[5] * (rating - 1)) + 1
        return min(max(start + self._shift[fact], 1.0), 10.0)

    def _next_difficulty(self, difficulty: float, rating: int, fact: int) -> float:
        w = self._w
        moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
        home = self._w[4] - math.exp(self._w[5] * 3) + 1 + self._shift[fact]
        return min(max(w[7] * home + (1 - w[7]) * moved, 1.0), 10.0)

    def _same_day(self, stability: float, rating: int) -> float:
        w = self._w
        gain = math.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        return stability * (max(gain, 1.0) if rating == 3 else gain)

    def _after_success(self, stability: float, difficulty: float, chance: float) -> float:
        w = self._w
        growth = math.exp(w[8]) * (11 - difficulty) * stability ** -w[9]
        return stability * (1 + growth * (math.exp(w[10] * (1 - chance)) - 1))

    def _after_failure(self, stability: float, difficulty: float, chance: float) -> float:
        w = self._w
        long_term = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
        return min(long_term * math.exp(w[14] * (1 - chance)), stability / math.exp(w[17] * w[18]))


class PowerLaw:
    """ACT-R: activation is the logarithm of the summed traces, each of which fades by a power of
    its age, faster the more active the fact was when it was made (Pavlik and Anderson 2005). Decay
    and spacing are theirs; the threshold is lower, since their words were of another language."""

    # Between sittings time passes more slowly for memory (their h, per day in seconds).
    _SECONDS = 86_400 * 0.025
    # A recall leaves a stronger trace than a correction that was read.
    _RECALLED = 1.5

    def __init__(self, rng: random.Random, ease: list[float]) -> None:
        self._least_decay = 0.177 * math.exp(rng.gauss(0, 0.2))
        self._spacing = 0.217 * math.exp(rng.gauss(0, 0.2))
        self._noise = 0.3 * math.exp(rng.gauss(0, 0.2))
        threshold = -1.45 + rng.gauss(0, 0.2)
        self._threshold = [threshold - 0.25 * one for one in ease]
        self._traces: dict[int, list[tuple[float, float, float]]] = {}

    def recall(self, fact: int, now: float) -> float:
        strength = self._strength(fact, now)
        if strength == 0:
            return 0.0
        margin = (math.log(strength) - self._threshold[fact]) / self._noise
        return 1 / (1 + math.exp(-min(max(margin, -50.0), 50.0)))

    def practise(self, fact: int, now: float, recalled: bool) -> None:
        # e^activation is the strength itself.
        decay = self._spacing * self._strength(fact, now) + self._least_decay
        weight = self._RECALLED if recalled else 1.0
        self._traces.setdefault(fact, []).append((now, decay, weight))

    def _strength(self, fact: int, now: float) -> float:
        return sum(
            weight * max((now - at) * self._SECONDS, 1.0) ** -decay
            for at, decay, weight in self._traces.get(fact, ())
        )


class HalfLife:
    """Forgetting with a half-life that a recall multiplies, the more the more had faded, and a
    failure divides (in the manner of half-life regression, Settles and Meeder 2016)."""

    _LONGEST = 2000.0
    # What is right the first time was known before, and lasts longer than what was just read.
    _KNOWN_BEFORE = 6

    def __init__(self, rng: random.Random, ease: list[float]) -> None:
        self._gain = 4.0 * math.exp(rng.gauss(0, 0.35))
        self._loss = min(0.35 * math.exp(rng.gauss(0, 0.3)), 0.9)
        first = 2.0 * math.exp(rng.gauss(0, 0.3))
        self._first = [first * math.exp(0.4 * one) for one in ease]
        self._memory: dict[int, tuple[float, float]] = {}

    def recall(self, fact: int, now: float) -> float:
        if fact not in self._memory:
            return 0.0
        half_life, last = self._memory[fact]
        return 2.0 ** (-(now - last) / half_life)

    def practise(self, fact: int, now: float, recalled: bool) -> None:
        first = self._first[fact]
        if fact not in self._memory:
            self._memory[fact] = (first * (self._KNOWN_BEFORE if recalled else 1), now)
            return
        half_life, _ = self._memory[fact]
        if recalled:
            half_life *= 1 + self._gain * math.sqrt(1 - self.recall(fact, now))
        else:
            half_life = max(half_life * self._loss, first)
        self._memory[fact] = (min(half_life, self._LONGEST), now)


MINDS = {"FSRS, other parameters": OtherFsrs, "power law": PowerLaw, "half-life": HalfLife}
