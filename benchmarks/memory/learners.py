"""Simulated learners: how able, how careful, when they study, how lucky."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import cached_property

from benchmarks.memory.minds import MINDS, Mind

FACTS = 160
DAYS = 60
SECONDS_A_QUESTION = 25.0
# The chance that somebody who knows nothing is right: a statement, four options, a typed word, a
# placement between two groups. One kind is as frequent as another.
GUESSES = (0.5, 0.25, 0.0, 0.5)
# What people know before they begin, as a logit at ability and difficulty 0; and for how long
# before the first day they had known it.
_PRIOR, _KNOWN_FOR = -1.0, (20.0, 5.0)
_DIFFICULTY = random.Random(12)
DIFFICULTIES = [_DIFFICULTY.gauss(0, 0.7) for _ in range(FACTS)]
_MOST_ASKED = 100


@dataclass(frozen=True)
class Question:
    """How a fact is asked: the chance of guessing it, and the luck of whoever answers, 0..1."""

    guess: float
    recalling: float
    guessing: float
    slipping: float


@dataclass(frozen=True)
class Learner:
    """One person. Everything about them is the same under each policy: mind, days missed, and what
    the nth question on a fact is like."""

    mind: str
    seed: int

    @cached_property
    def ability(self) -> float:
        return random.Random(self.seed).gauss(0, 0.7)

    @cached_property
    def slip(self) -> float:
        """How often a fact that is recalled is answered wrong all the same."""
        return random.Random(self.seed + 1).betavariate(2, 48)

    @cached_property
    def sittings(self) -> list[float]:
        """When they sit down, in days from the start: in the evening, some days never. The exam is
        in the morning of the last day."""
        rng = random.Random(self.seed + 2)
        missing = rng.uniform(0, 0.3)
        times = [day + 0.75 + rng.uniform(-0.1, 0.1) for day in range(DAYS - 1)]
        return [at for at in times if rng.random() >= missing]

    @cached_property
    def questions(self) -> list[list[Question]]:
        rng = random.Random(self.seed + 3)
        return [
            [
                Question(rng.choice(GUESSES), rng.random(), rng.random(), rng.random())
                for _ in range(_MOST_ASKED)
            ]
            for _ in range(FACTS)
        ]

    def new_mind(self) -> Mind:
        """The mind as it is on the first day, with what was known before."""
        rng = random.Random(self.seed + 4)
        ease = [self.ability - difficulty for difficulty in DIFFICULTIES]
        mind = MINDS[self.mind](rng, ease)
        for fact in range(FACTS):
            if rng.random() < 1 / (1 + math.exp(-_PRIOR - ease[fact])):
                for days_ago in _KNOWN_FOR:
                    mind.practise(fact, -days_ago, recalled=True)
        return mind

    def question(self, fact: int, asked: int) -> Question:
        return self.questions[fact][asked % _MOST_ASKED]

    def answers_right(self, question: Question, recalled: bool) -> bool:
        if recalled:
            return question.slipping >= self.slip
        return question.guessing < question.guess


def learners(count: int, seed: int) -> list[Learner]:
    """`count` learners for each mind; no two seeds have one in common."""
    return [
        Learner(mind, (seed * 10_000 + number) * 100 + 10 * kind)
        for kind, mind in enumerate(MINDS)
        for number in range(count)
    ]
