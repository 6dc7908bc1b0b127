"""One learner under one policy, day by day until the exam."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks.memory.learners import DAYS, FACTS, SECONDS_A_QUESTION, Learner
from benchmarks.memory.minds import Mind

_STEP = SECONDS_A_QUESTION / 86_400
# In the morning, when most has faded, it is measured what is known.
MORNING = 0.375
EXAM = DAYS - 1 + MORNING
KNOWN = 0.9


class Policy(Protocol):
    """Decides what is asked. Times are in days."""

    def session(self, now: float, most: int) -> list[int]:
        """What to ask now, at most so many; nothing when there is nothing to do today."""

    def answered(self, fact: int, now: float, is_right: bool, guess: float) -> None: ...


@dataclass
class Outcome:
    """What came of it: facts known, as the sum of the chances and as the number at KNOWN or above,
    on the exam's morning and on the average morning; and how many questions it took."""

    exam: float = 0.0
    exam_firm: float = 0.0
    average: float = 0.0
    average_firm: float = 0.0
    asked: int = 0


@dataclass
class Run:
    """A learner's time with a policy. `watch` is called each morning; `mind` stands in for the
    learner's own."""

    learner: Learner
    policy: Policy
    minutes: float
    watch: Callable[[int, float, Mind], None] | None = None
    mind: Mind | None = None
    outcome: Outcome = field(default_factory=Outcome)

    def __post_init__(self) -> None:
        self._mind = self.mind or self.learner.new_mind()
        self._times_asked = [0] * FACTS

    def result(self) -> Outcome:
        sittings = {int(at): at for at in self.learner.sittings}
        for day in range(DAYS):
            self._measure(day)
            if day in sittings:
                self._sit(sittings[day])
        return self.outcome

    def _sit(self, now: float) -> None:
        left = int(self.minutes * 60 / SECONDS_A_QUESTION)
        while left > 0:
            facts = self.policy.session(now, left)[:left]
            if not facts:
                return
            left -= len(facts)
            for fact in facts:
                self._ask(fact, now)
                now += _STEP

    def _ask(self, fact: int, now: float) -> None:
        question = self.learner.question(fact, self._times_asked[fact])
        recalled = question.recalling < self._mind.recall(fact, now)
        is_right = self.learner.answers_right(question, recalled)
        self._mind.practise(fact, now, recalled)
        self.policy.answered(fact, now, is_right, question.guess)
        self._times_asked[fact] += 1
        self.outcome.asked += 1

    def _measure(self, day: int) -> None:
        now = day + MORNING
        chances = [self._mind.recall(fact, now) for fact in range(FACTS)]
        known, firm = sum(chances), sum(chance >= KNOWN for chance in chances)
        self.outcome.average += known / DAYS
        self.outcome.average_firm += firm / DAYS
        if day == DAYS - 1:
            self.outcome.exam, self.outcome.exam_firm = known, firm
        if self.watch:
            self.watch(day, now, self._mind)
